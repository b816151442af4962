// Plays random configurations, line-ups and actions, legal and illegal, on the debug build, and checks what must always hold.
// As a program: node bootstrap/node.mjs scenarios/moba/rules/fuzz.ts STEPS [--seed N] [--mode ID] [--from MATCH]
import { parseArgs } from 'node:util';
import { actionLayout, deriveSeed, instantiateModule, isLegalAction, Random, ScenarioInstance } from '@jixia/env';
import type { ConfigField, Manifest } from '@jixia/env/types';
import { Brawl } from './brawl.ts';
import { builtModes } from './built-modes.ts';
import { FuzzChecks } from './fuzz-checks.ts';
import type { ModeId } from './slots.ts';

export const FUZZ_MODES = Object.keys(builtModes) as ModeId[];

export type FuzzReport = {
  readonly steps: number;
  readonly ticks: number;
  readonly matches: number;
  /** Matches by how they ended; `running` were left off. */
  readonly ends: Readonly<Record<string, number>>;
  readonly illegal: number;
  readonly kills: number;
  readonly monsterKills: number;
  readonly towers: number;
  readonly failure?: { readonly match: number; readonly decision: number; readonly problem: string };
};

/** A value somewhere in the range of a field; often its default, now and then an end of the range. */
const drawValue = ({ name, type, min, max, default: preset }: ConfigField, random: Random): number => {
  const isLineUp = /^(hero|summoner)\d+$/.test(name);
  if (!isLineUp && random.nextBelow(3) > 0) return preset;
  if (!isLineUp && random.nextBelow(6) === 0) return random.nextBelow(2) === 0 ? min : max;
  if (type === 'f32') return min + ((max - min) * random.nextBelow(1001)) / 1000;
  // Long ranges of ticks: mostly their lower part, where matches have time to go on.
  const span = max - min + 1;
  return min + random.nextBelow(span > 20_000 && random.nextBelow(2) === 0 ? span >> 3 : span);
};

const drawConfig = (manifest: Manifest, random: Random): Record<string, number> =>
  Object.fromEntries(manifest.config.map((field) => [field.name, drawValue(field, random)]));

/** Turns a legal action into nonsense: values in or just out of range, or any number. */
const spoil = (manifest: Manifest, action: Int32Array, random: Random): void => {
  for (const [head, { size }] of manifest.actionHeads.entries()) {
    action[head] = random.nextBelow(20) === 0 ? random.nextU32() | 0 : random.nextBelow(size + 2) - 1;
  }
};

class Fuzz {
  readonly #manifest: Manifest;
  readonly #instance: ScenarioInstance;
  readonly #checks: FuzzChecks;
  readonly #expected: Uint8Array;
  readonly report = {
    ...{ steps: 0, ticks: 0, matches: 0, ends: {} as Record<string, number> },
    ...{ illegal: 0, kills: 0, monsterKills: 0, towers: 0 },
  };
  decision = 0;

  constructor(id: ModeId) {
    const { manifest, module } = builtModes[id];
    this.#manifest = manifest;
    this.#instance = new ScenarioInstance(manifest, instantiateModule(module, manifest), 1);
    this.#checks = new FuzzChecks(id, this.#instance);
    this.#expected = new Uint8Array(manifest.agents.length);
  }

  #act(brawl: Brawl, nonsensePct: number, random: Random): void {
    const { observations, masks, actions } = this.#instance;
    const { observation, masks: maskSpec, actionHeads, agents } = this.#manifest;
    const layout = actionLayout(this.#manifest);
    const heads = actionHeads.length;
    for (const agent of agents.keys()) {
      const action = actions.subarray(agent * heads, (agent + 1) * heads);
      const row = observations.subarray(agent * observation.size, (agent + 1) * observation.size);
      const mask = masks.subarray(agent * maskSpec.size, (agent + 1) * maskSpec.size);
      brawl.decide(agent, row, mask, action);
      if (random.nextBelow(100) < nonsensePct) spoil(this.#manifest, action, random);
      this.#expected[agent] = isLegalAction(layout, mask, 0, action, 0) ? 0 : 1;
    }
  }

  /** Plays one match, at most `limit` steps of it; returns the problem, '' for none. */
  play(seed: bigint, limit: number): string {
    const random = new Random(seed);
    const brawl = new Brawl(this.#manifest, random);
    const [instance, checks, { report }] = [this.#instance, this.#checks, this];
    const config = drawConfig(this.#manifest, random);
    const length = Math.min(limit, 50 + random.nextBelow(1500));
    const nonsensePct = random.nextBelow(3) === 0 ? 0 : random.nextBelow(40);
    this.decision = 0;
    try {
      instance.configure(0, config);
      instance.setSeed(0, seed);
      instance.reset();
      instance.recordEvents(0);
      instance.observe();
      checks.open();
      const [endReason, illegal] = [checks.view('endReason'), checks.view('illegalActions')];
      const begin = checks.tick;
      while (this.decision < length && endReason[0] === 0) {
        this.#act(brawl, nonsensePct, random);
        const before = Array.from(illegal);
        instance.stepObserve();
        this.decision++;
        for (const [agent, count] of before.entries()) {
          if ((illegal[agent] as number) - count !== this.#expected[agent]) {
            return `agent ${agent}: an action that the mask ${this.#expected[agent] ? 'forbids' : 'allows'} was judged otherwise`;
          }
        }
        const problem = checks.problem();
        if (problem) return problem;
      }
      report.ticks += checks.tick - begin;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      report.steps += this.decision;
    }
    this.#count();
    return '';
  }

  #count(): void {
    const { report } = this;
    const sum = (name: string): number => Array.from(this.#checks.view(name)).reduce((total, one) => total + one, 0);
    const end = this.#manifest.endReasons[this.#checks.view('endReason')[0] as number] ?? 'unknown';
    report.matches++;
    report.ends[end] = (report.ends[end] ?? 0) + 1;
    report.illegal += sum('illegalActions');
    report.kills += sum('kills');
    report.monsterKills += sum('monsterKills');
    const { slots } = builtModes[this.#manifest.id as ModeId];
    const hp = this.#checks.view('hp');
    for (const side of [0, 1]) {
      for (let i = 0; i < slots.sizes.structuresPerTeam - 1; i++) if (hp[slots.tower(side, i)] === 0) report.towers++;
    }
  }
}

/** Plays matches `from`, `from + 1`, ... of a seed until `steps` match-steps are done or something does not hold. */
export const fuzz = (
  id: ModeId,
  steps: number,
  seed = 1n,
  from = 0,
  onMatch: (report: Omit<FuzzReport, 'failure'>) => void = () => {},
): FuzzReport => {
  const run = new Fuzz(id);
  for (let match = from; run.report.steps < steps; match++) {
    const problem = run.play(deriveSeed(seed, FUZZ_MODES.indexOf(id), match), steps - run.report.steps);
    if (problem) return { ...run.report, failure: { match, decision: run.decision, problem } };
    onMatch(run.report);
  }
  return run.report;
};

const usage = 'usage: fuzz.ts STEPS [--seed N] [--mode ID] [--from MATCH]';

const naturalNumber = (name: string, text: string | undefined): number => {
  if (text === undefined || !/^\d{1,15}$/.test(text)) {
    throw new Error(`${name} is '${text ?? ''}', not a whole number from 0 on; ${usage}`);
  }
  return Number(text);
};

const main = (): number => {
  let steps: number;
  let seed: number;
  let from: number;
  let modes = FUZZ_MODES;
  try {
    const options = { seed: { type: 'string' }, mode: { type: 'string' }, from: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    steps = naturalNumber('STEPS', positionals[0]);
    seed = naturalNumber('--seed', values.seed ?? '1');
    from = naturalNumber('--from', values.from ?? '0');
    if (values.mode !== undefined) modes = FUZZ_MODES.filter((id) => id === values.mode);
    if (modes.length === 0) throw new Error(`--mode is '${values.mode}'; modes: ${FUZZ_MODES.join(', ')}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  for (const id of modes) {
    const began = performance.now();
    let told = began;
    const report = fuzz(id, Math.ceil(steps / modes.length), BigInt(seed), from, ({ steps: done, matches }) => {
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      console.error(`${id}: ${done} steps, ${matches} matches, ${Math.round((1000 * done) / (told - began))} steps/s`);
    });
    process.stdout.write(`${JSON.stringify({ id, ...report })}\n`);
    if (report.failure) {
      const { match, decision, problem } = report.failure;
      console.error(`${id}: seed ${seed}, match ${match}, decision ${decision}: ${problem}`);
      console.error(`again: fuzz.ts ${decision} --seed ${seed} --mode ${id} --from ${match}`);
      return 1;
    }
  }
  return 0;
};

if (import.meta.main) process.exitCode = main();
