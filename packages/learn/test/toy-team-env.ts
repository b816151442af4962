// Small cooperative games in plain TypeScript, with a central state, for tests of team algorithms whose right answers are
// known. All agents of a game are one team and earn the same.

import type { Manifest, VectorEnv } from '@jixia/env';
import { toyManifest } from './toy-env.ts';

export type ToyTeamGame = {
  readonly manifest: Manifest;
  /** Starts an episode; `state` still holds the one before. */
  readonly start: (state: Int32Array) => void;
  readonly observe: (state: Int32Array, agent: number, observation: Float32Array, mask: Uint8Array) => void;
  readonly central: (state: Int32Array, central: Float32Array) => void;
  /** `actions` is [agents, heads] */
  readonly step: (
    state: Int32Array,
    actions: Int32Array,
  ) => { reward: number; ends: 'no' | 'terminated' | 'truncated' };
};

const stateWords = 8;

/** `matches` matches of the game, as an environment made with `central: true`. */
export const makeToyTeamEnv = (game: ToyTeamGame, matches: number): VectorEnv => {
  const { manifest } = game;
  const agents = manifest.agents.length;
  const rows = matches * agents;
  const { size } = manifest.observation;
  const maskSize = manifest.masks.size;
  const heads = manifest.actionHeads.length;
  const centralSize = manifest.central?.size ?? 0;
  const states = Array.from({ length: matches }, () => new Int32Array(stateWords));
  const observations = new Float32Array(rows * size);
  const masks = new Uint8Array(rows * maskSize);
  const actions = new Int32Array(rows * heads);
  const rewards = new Float32Array(rows);
  const terminated = new Uint8Array(matches);
  const truncated = new Uint8Array(matches);
  const finalObservations = new Float32Array(rows * size);
  const matchInfo = new Int32Array(matches * 4);
  const centralStates = new Float32Array(matches * centralSize);
  const finalCentralStates = new Float32Array(matches * centralSize);
  const decisions = new Int32Array(matches);
  const part = <T extends Float32Array | Uint8Array | Int32Array>(array: T, index: number, width: number): T =>
    array.subarray(index * width, (index + 1) * width) as T;
  const write = (match: number): void => {
    const state = states[match] as Int32Array;
    for (let agent = 0; agent < agents; agent++) {
      const row = match * agents + agent;
      game.observe(state, agent, part(observations, row, size), part(masks, row, maskSize));
    }
    game.central(state, part(centralStates, match, centralSize));
  };
  const start = (match: number): void => {
    decisions[match] = 0;
    game.start(states[match] as Int32Array);
    write(match);
  };
  const receive = (): void => {
    for (let match = 0; match < matches; match++) {
      const { reward, ends } = game.step(states[match] as Int32Array, part(actions, match, agents * heads));
      part(rewards, match, agents).fill(reward);
      decisions[match] = (decisions[match] as number) + 1;
      terminated[match] = ends === 'terminated' ? 1 : 0;
      truncated[match] = ends === 'truncated' ? 1 : 0;
      write(match);
      if (ends === 'no') continue;
      finalObservations.set(part(observations, match, agents * size), match * agents * size);
      finalCentralStates.set(part(centralStates, match, centralSize), match * centralSize);
      matchInfo.set([-1, decisions[match] as number, decisions[match] as number, 1], match * 4);
      start(match);
    }
  };
  return {
    manifest,
    matches,
    agentsPerMatch: agents,
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
    centralStates,
    finalCentralStates,
    reset: () => {
      for (let match = 0; match < matches; match++) {
        (states[match] as Int32Array).fill(0);
        start(match);
      }
    },
    step: receive,
    send: () => undefined,
    receive,
    close: async () => undefined,
  };
};

const feature = (name: string, index: number) => ({ name, index, unit: '', min: -1, max: 1 });

/** Manifest of a game of two agents with one head, `values` its values; all are always legal. */
const pairManifest = (
  id: string,
  features: readonly string[],
  values: readonly string[],
  central: readonly string[],
): Manifest => ({
  ...toyManifest({
    id,
    features,
    actionHeads: [{ name: 'choice', size: values.length, values }],
    masks: {
      size: values.length * 2,
      legalActions: [{ head: 'choice', offset: 0, length: values.length, perButton: false }],
      subActionMask: { offset: values.length, length: values.length },
    },
  }),
  agents: [
    { name: 'one', team: 0 },
    { name: 'two', team: 0 },
  ],
  central: { size: central.length, features: central.map(feature), blocks: [] },
});

/**
 * The two-step game of the QMIX paper (section 5.1): the first agent's first choice leads to 2A, where all earn 7, or to 2B,
 * whose pay-off table is [[0, 1], [1, 8]]. Best: 8.
 */
export const twoStepGame: ToyTeamGame = {
  manifest: pairManifest('two-step', ['at1', 'at2A', 'at2B'], ['a', 'b'], ['at1', 'at2A', 'at2B']),
  start: (state) => state.fill(0),
  observe: ([place], _agent, observation, mask) => {
    observation.fill(0);
    observation[place as number] = 1;
    mask.fill(1);
  },
  central: ([place], central) => {
    central.fill(0);
    central[place as number] = 1;
  },
  step: (state, [first, second]) => {
    const place = state[0];
    if (place === 0) {
      state[0] = first === 0 ? 1 : 2;
      return { reward: 0, ends: 'no' };
    }
    const table = [0, 1, 1, 8];
    const reward = place === 1 ? 7 : (table[(first as number) * 2 + (second as number)] as number);
    return { reward, ends: 'terminated' };
  },
};

/** One joint choice, paid by `table[first][second]`; the observation says nothing. */
export const matrixGame = (id: string, table: readonly (readonly number[])[]): ToyTeamGame => ({
  manifest: pairManifest(
    id,
    ['constant'],
    table.map((_, index) => `${index}`),
    ['constant'],
  ),
  start: (state) => state.fill(0),
  observe: (_state, _agent, observation, mask) => {
    observation[0] = 1;
    mask.fill(1);
  },
  central: (_state, central) => {
    central[0] = 1;
  },
  step: (_state, [first, second]) => ({
    reward: table[first as number]?.[second as number] as number,
    ends: 'terminated',
  }),
});

/** The climbing game of Claus and Boutilier (1998): 11 is best, but a partner who errs makes it cost 30. */
export const climbingTable = [
  [11, -30, 0],
  [-30, 7, 6],
  [0, 0, 5],
];

const doorCell = 3;
const doorLimit = 30;

/**
 * Each of two agents walks a corridor of its own to a door, `wait` or `on`; neither sees the other. Only at the door is
 * `open` legal; the door opens when both open it in the same decision. Every decision costs 0.05, opening earns 1. Best:
 * three steps, then both open: 1 - 4 * 0.05 = 0.8. The manifest has a second head, which `open` needs: the key, of which
 * the first agent must take number 1 and the second number 2; number 0 is never legal.
 */
export const doorGame: ToyTeamGame = {
  manifest: {
    ...pairManifest(
      'door',
      ['cell0', 'cell1', 'cell2', 'cell3'],
      ['wait', 'on', 'open'],
      ['cell of one', 'cell of two'],
    ),
    actionHeads: [
      { name: 'button', size: 3, values: ['wait', 'on', 'open'] },
      { name: 'key', size: 3, values: ['0', '1', '2'] },
    ],
    masks: {
      size: 3 + 9 + 6,
      legalActions: [
        { head: 'button', offset: 0, length: 3, perButton: false },
        { head: 'key', offset: 3, length: 9, perButton: true },
      ],
      subActionMask: { offset: 12, length: 6 },
    },
  },
  start: (state) => state.fill(0),
  observe: (state, agent, observation, mask) => {
    const cell = state[agent] as number;
    observation.fill(0);
    observation[cell] = 1;
    mask.set([1, 1, cell === doorCell ? 1 : 0], 0);
    mask.set([0, 0, 0, 0, 0, 0, 0, 1, 1], 3);
    mask.set([1, 0, 1, 0, 1, 1], 12);
  },
  central: (state, central) => {
    central[0] = (state[0] as number) / doorCell;
    central[1] = (state[1] as number) / doorCell;
  },
  step: (state, [button1, key1, button2, key2]) => {
    const time = (state[2] as number) + 1;
    state[2] = time;
    if (button1 === 2 && key1 === 1 && button2 === 2 && key2 === 2) return { reward: 0.95, ends: 'terminated' };
    for (const [agent, button] of [button1, button2].entries()) {
      const cell = state[agent] as number;
      if (button === 1) state[agent] = Math.min(doorCell, cell + 1);
    }
    return { reward: -0.05, ends: time >= doorLimit ? 'truncated' : 'no' };
  },
};

/**
 * Nothing to decide: five decisions, then the team earns +1 in every other episode and -1 in those between. Only the
 * central state says which it will be.
 */
export const omenGame: ToyTeamGame = {
  manifest: pairManifest('omen', ['time'], ['a', 'b'], ['omen', 'time']),
  start: (state) => {
    state[0] = 0;
    state[1] = state[1] === 1 ? -1 : 1;
  },
  observe: ([time], _agent, observation, mask) => {
    observation[0] = (time as number) / 5;
    mask.fill(1);
  },
  central: ([time, omen], central) => {
    central[0] = omen as number;
    central[1] = (time as number) / 5;
  },
  step: (state) => {
    state[0] = (state[0] as number) + 1;
    return state[0] === 5 ? { reward: state[1] as number, ends: 'terminated' } : { reward: 0, ends: 'no' };
  },
};
