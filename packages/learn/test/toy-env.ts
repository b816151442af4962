// A small vector environment in plain TypeScript, for tests whose right answers are known.

import type { Localized, Manifest, VectorEnv } from '@jixia/env';

/** What a toy game does with one match; the rest (batching, autoreset, final rows) is the same for all. */
export type ToyGame = {
  readonly manifest: Manifest;
  /** Starts the match's state (any numbers); it holds what the last episode left, zeros before the first. */
  readonly start: (state: Int32Array, match: number) => void;
  readonly observe: (state: Int32Array, observation: Float32Array, mask: Uint8Array) => void;
  readonly step: (state: Int32Array, action: Int32Array) => { reward: number; ends: 'no' | 'terminated' | 'truncated' };
};

const text = (value: string): Localized => ({ zh: value, en: value });

export const toyManifest = (
  change: Pick<Manifest, 'id' | 'actionHeads' | 'masks'> & { features: readonly string[] },
): Manifest => ({
  format: 1,
  abiVersion: 1,
  id: change.id,
  family: 'test',
  title: text(change.id),
  summary: text(change.id),
  rulesHash: 'a'.repeat(64),
  agents: [{ name: 'one', team: 0 }],
  teams: 1,
  ticksPerSecond: 1,
  stateBytes: 16,
  config: [],
  observation: {
    size: change.features.length,
    features: change.features.map((name, index) => ({ name, index, unit: '', min: -1, max: 1 })),
    blocks: [],
  },
  actionHeads: change.actionHeads,
  masks: change.masks,
  rewardItems: [],
  matchInfo: ['winner', 'tick', 'decision', 'endReason'].map((name, index) => ({ name, index })),
  agentInfo: [],
  endReasons: [],
  render: { header: [], unit: [], hero: [], projectile: [], zone: [], event: [], unitKinds: [], eventKinds: [] },
  map: null,
  content: null,
});

/** `matches` matches of a one-agent toy game. */
export const makeToyEnv = (game: ToyGame, matches: number): VectorEnv => {
  const { manifest } = game;
  const { size } = manifest.observation;
  const heads = manifest.actionHeads.length;
  const states = Array.from({ length: matches }, () => new Int32Array(4));
  const decisions = new Int32Array(matches);
  const observations = new Float32Array(matches * size);
  const masks = new Uint8Array(matches * manifest.masks.size);
  const actions = new Int32Array(matches * heads);
  const rewards = new Float32Array(matches);
  const terminated = new Uint8Array(matches);
  const truncated = new Uint8Array(matches);
  const finalObservations = new Float32Array(matches * size);
  const matchInfo = new Int32Array(matches * 4);
  const write = (match: number): void => {
    const mask = masks.subarray(match * manifest.masks.size, (match + 1) * manifest.masks.size);
    game.observe(states[match] as Int32Array, observations.subarray(match * size, (match + 1) * size), mask);
  };
  const start = (match: number): void => {
    decisions[match] = 0;
    game.start(states[match] as Int32Array, match);
    write(match);
  };
  const receive = (): void => {
    for (let match = 0; match < matches; match++) {
      const action = actions.subarray(match * heads, (match + 1) * heads);
      const { reward, ends } = game.step(states[match] as Int32Array, action);
      rewards[match] = reward;
      decisions[match] = (decisions[match] as number) + 1;
      terminated[match] = ends === 'terminated' ? 1 : 0;
      truncated[match] = ends === 'truncated' ? 1 : 0;
      write(match);
      if (ends === 'no') continue;
      finalObservations.set(observations.subarray(match * size, (match + 1) * size), match * size);
      matchInfo.set([-1, decisions[match] as number, decisions[match] as number, 1], match * 4);
      start(match);
    }
  };
  return {
    manifest,
    matches,
    agentsPerMatch: 1,
    observations,
    masks,
    actions,
    rewards,
    rewardItems: new Float32Array(0),
    terminated,
    truncated,
    finalObservations,
    matchInfo,
    agentInfo: new Int32Array(0),
    reset: () => {
      for (let match = 0; match < matches; match++) start(match);
    },
    step: receive,
    send: () => undefined,
    receive,
    close: async () => undefined,
  };
};

const corridorEnd = 4;

/**
 * Five cells. `move` (direction head) goes on where the direction is the cell's own, else costs 0.1; at the end `open`
 * (target head, mask per button) with the right key ends the episode with 1. Optimal: return 1 in 5 decisions.
 */
export const corridor: ToyGame = {
  manifest: toyManifest({
    id: 'corridor',
    features: ['cell0', 'cell1', 'cell2', 'cell3', 'cell4'],
    actionHeads: [
      { name: 'button', size: 3, values: ['none', 'move', 'open'] },
      { name: 'direction', size: 4, values: ['n', 'e', 's', 'w'] },
      { name: 'key', size: 3, values: ['red', 'green', 'blue'] },
    ],
    masks: {
      size: 3 + 4 + 9 + 9,
      legalActions: [
        { head: 'button', offset: 0, length: 3, perButton: false },
        { head: 'direction', offset: 3, length: 4, perButton: false },
        { head: 'key', offset: 7, length: 9, perButton: true },
      ],
      subActionMask: { offset: 16, length: 9 },
    },
  }),
  start: (state) => state.fill(0),
  observe: ([cell], observation, mask) => {
    observation.fill(0);
    observation[cell as number] = 1;
    mask.fill(0);
    const isEnd = cell === corridorEnd;
    mask.set([1, isEnd ? 0 : 1, isEnd ? 1 : 0], 0);
    // Direction n is never legal; keys only for `open`, and never the red one.
    mask.set([0, 1, 1, 1], 3);
    mask.set([0, 0, 0, 0, 0, 0, 0, 1, 1], 7);
    mask.set([1, 0, 0, 1, 1, 0, 1, 0, 1], 16);
  },
  step: (state, [button, direction, key]) => {
    state[1] = (state[1] as number) + 1;
    const late = (state[1] as number) >= 60 ? 'truncated' : 'no';
    if (button === 1) {
      if (direction !== 1 + ((state[0] as number) % 3)) return { reward: -0.1, ends: late };
      state[0] = (state[0] as number) + 1;
      return { reward: 0, ends: late };
    }
    if (button === 2) return key === 2 ? { reward: 1, ends: 'terminated' } : { reward: -0.1, ends: late };
    return { reward: 0, ends: late };
  },
};

/** One state, reward 1 a decision, ended every 4 decisions by `ends`; one head, no mask per button. */
export const metronome = (ends: 'terminated' | 'truncated'): ToyGame => ({
  manifest: toyManifest({
    id: 'metronome',
    features: ['constant'],
    actionHeads: [{ name: 'beat', size: 2, values: ['a', 'b'] }],
    masks: {
      size: 3 + 1,
      legalActions: [{ head: 'beat', offset: 0, length: 2, perButton: false }],
      subActionMask: { offset: 2, length: 2 },
    },
  }),
  start: (state) => state.fill(0),
  observe: (_state, observation, mask) => {
    observation[0] = 1;
    mask.fill(1);
  },
  step: (state) => {
    state[0] = (state[0] as number) + 1;
    return { reward: 1, ends: state[0] === 4 ? ends : 'no' };
  },
});

/** Decisions from the sign to the junction. */
export const corridorLength = 8;

/**
 * A T-maze: a sign at the entrance says left or right, a corridor of eight decisions shows nothing, then the turn has to
 * be the sign's: return 1, else 0. Who does not remember is right half of the time.
 */
export const tMaze: ToyGame = {
  manifest: toyManifest({
    id: 't-maze',
    features: ['signLeft', 'signRight', 'junction'],
    actionHeads: [{ name: 'turn', size: 2, values: ['left', 'right'] }],
    masks: {
      size: 2 + 1,
      legalActions: [{ head: 'turn', offset: 0, length: 2, perButton: false }],
      subActionMask: { offset: 2, length: 1 },
    },
  }),
  start: (state, match) => {
    state[0] = 0;
    // The sign: the highest bit of a linear congruential generator of the match's own.
    const before = (state[2] as number) === 0 ? Math.imul(match + 1, 0x9e3779b1) | 1 : (state[2] as number);
    state[2] = (Math.imul(before, 1664525) + 1013904223) | 0;
    state[1] = (state[2] as number) < 0 ? 1 : 0;
  },
  observe: ([place, sign], observation, mask) => {
    observation.fill(0);
    if (place === 0) observation[sign as number] = 1;
    if (place === corridorLength) observation[2] = 1;
    mask.fill(1);
  },
  step: (state, [turn]) => {
    if (state[0] === corridorLength) return { reward: turn === state[1] ? 1 : 0, ends: 'terminated' };
    state[0] = (state[0] as number) + 1;
    return { reward: 0, ends: 'no' };
  },
};
