// Builds the ring-duel test scenario (see ring-duel.as) and loads it through the same checks as any other.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { main } from 'assemblyscript/asc';
import { assembleScenario } from '../../src/assemble-scenario.ts';
import type { BotEntry, ConfigField, LoadedScenario, Localized, Manifest, ScenarioEntry } from '../../src/types.ts';

const text = (value: string): Localized => ({ zh: value, en: value });

const field = (name: string, index: number, [min, preset, max]: [number, number, number], choices?: string[]) => {
  const type: ConfigField['type'] = name === 'hitWeight' ? 'f32' : 'i32';
  const base = { name, index, type, min, max, default: preset, unit: '', title: text(name) };
  return choices ? { ...base, choices } : base;
};

const manifestOf = (wasm: Uint8Array): Manifest => ({
  format: 1,
  abiVersion: 1,
  id: 'ring-duel',
  family: 'test',
  title: text('Ring duel'),
  summary: text('Two shooters on a line'),
  rulesHash: createHash('sha256').update(wasm).digest('hex'),
  agents: [
    { name: 'left', team: 0 },
    { name: 'right', team: 1 },
  ],
  teams: 2,
  ticksPerSecond: 15,
  stateBytes: 64,
  config: [
    field('maxTicks', 0, [10, 1200, 100_000]),
    field('truncateTicks', 1, [0, 0, 100_000]),
    field('decisionIntervalTicks', 2, [1, 2, 30]),
    field('hitWeight', 3, [-10, 1, 10]),
    field('hero0', 4, [0, 0, 1], ['slim', 'stout']),
    field('hero1', 5, [0, 0, 1], ['slim', 'stout']),
  ],
  observation: {
    size: 6,
    features: ['own.x', 'enemy.x', 'own.hp', 'enemy.hp', 'tick', 'inRange'].map((name, index) => ({
      name,
      index,
      unit: 'share',
      min: 0,
      max: 1,
    })),
    blocks: [{ name: 'all', offset: 0, length: 6 }],
  },
  actionHeads: [
    { name: 'button', size: 3, values: ['none', 'move', 'shoot'] },
    { name: 'step', size: 4, values: ['-2', '-1', '+1', '+2'] },
    { name: 'target', size: 3, values: ['none', 'enemy', 'self'] },
  ],
  masks: {
    size: 28,
    legalActions: [
      { head: 'button', offset: 0, length: 3, perButton: false },
      { head: 'step', offset: 3, length: 4, perButton: false },
      { head: 'target', offset: 7, length: 9, perButton: true },
    ],
    subActionMask: { offset: 16, length: 9 },
  },
  rewardItems: [
    { name: 'hit', index: 0, weightField: 'hitWeight', title: text('hit') },
    { name: 'wasHit', index: 1, weightField: 'hitWeight', title: text('was hit') },
  ],
  matchInfo: ['winner', 'tick', 'decision', 'endReason'].map((name, index) => ({ name, index })),
  agentInfo: ['x', 'hp', 'illegalActions'].map((name, index) => ({ name, index })),
  endReasons: ['running', 'shot', 'timeLimit', 'truncated'],
  render: {
    header: ['tick', 'unitCount', 'heroCount', 'projectileCount', 'zoneCount'],
    unit: ['x', 'hp'],
    hero: [],
    projectile: [],
    zone: [],
    event: ['kind'],
    unitKinds: [],
    eventKinds: [],
  },
  map: null,
  content: null,
});

/** Walks up to the enemy and shoots it; the weak one only walks about. */
const bots: BotEntry[] = [
  {
    name: 'strong',
    title: text('strong'),
    create: () => ({
      reset: () => undefined,
      act: (_observation, mask, action) => action.set(mask[2] === 1 ? [2, 0, 1] : [1, 3, 0]),
    }),
  },
  {
    name: 'weak',
    title: text('weak'),
    create: () => {
      let turn = 0;
      return {
        reset: (seed) => {
          turn = seed % 7;
        },
        act: (_observation, _mask, action) => {
          turn += 1;
          action.set([1, turn % 4, 0]);
        },
      };
    },
  },
];

/** Changes of the source, text by text, each of which must occur: what makes a faulty module for a test. */
export type SourceEdits = readonly (readonly [from: string, to: string])[];

const editSource = (source: string, edits: SourceEdits): string =>
  edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`ring-duel.as has no "${from}"`);
    return text.replaceAll(from, to);
  }, source);

/** Compiles the module. */
export const ringDuelFiles = async (
  edits: SourceEdits = [],
): Promise<{ wasm: Uint8Array<ArrayBuffer>; manifest: Manifest }> => {
  const source = editSource(readFileSync(new URL('./ring-duel.as', import.meta.url), 'utf8'), edits);
  const outputs: Uint8Array<ArrayBuffer>[] = [];
  const { error, stderr } = await main(['ring-duel.ts', '--outFile', 'ring-duel.wasm', '--runtime', 'stub', '-O2'], {
    readFile: (name) => (name === 'ring-duel.ts' ? source : null),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') outputs.push(new Uint8Array(contents));
    },
    listFiles: () => [],
  });
  const wasm = outputs[0];
  if (error !== null || wasm === undefined) throw new Error(`ring-duel does not compile: ${stderr.toString()}`);
  return { wasm, manifest: manifestOf(wasm) };
};

const nowhere = new URL('data:,');

export const ringDuelEntry: ScenarioEntry = {
  id: 'ring-duel',
  moduleUrl: nowhere,
  debugModuleUrl: nowhere,
  manifestUrl: nowhere,
  bots,
};

/** The scenario, ready to instantiate. */
export const loadRingDuel = async (edits: SourceEdits = []): Promise<LoadedScenario> => {
  const { wasm, manifest } = await ringDuelFiles(edits);
  return assembleScenario(ringDuelEntry, wasm, JSON.stringify(manifest));
};

/** Takes the place of a host's loader where a worker thread needs this scenario. */
export const loadScenario = (): Promise<LoadedScenario> => loadRingDuel();
