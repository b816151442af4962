// A matrix game as an environment of two teams: one decision each, then the match is over.

import type { Manifest, VectorEnv } from '@jixia/env';
import type { MatrixGame } from '../src/problems/matrix-games.ts';
import { toyManifest } from './toy-env.ts';

export const duelManifest = ({ id, actions }: MatrixGame): Manifest => ({
  ...toyManifest({
    id,
    features: ['constant'],
    actionHeads: [{ name: 'choice', size: actions.length, values: [...actions] }],
    masks: {
      size: actions.length * 2,
      legalActions: [{ head: 'choice', offset: 0, length: actions.length, perButton: false }],
      subActionMask: { offset: actions.length, length: actions.length },
    },
  }),
  agents: [
    { name: 'one', team: 0 },
    { name: 'two', team: 1 },
  ],
  teams: 2,
});

export const makeDuelEnv = (game: MatrixGame, matches: number): VectorEnv => {
  const manifest = duelManifest(game);
  const rows = matches * 2;
  const actions = new Int32Array(rows);
  const rewards = new Float32Array(rows);
  const terminated = new Uint8Array(matches);
  const matchInfo = new Int32Array(matches * 4);
  const receive = (): void => {
    for (let match = 0; match < matches; match++) {
      const won = game.payoffs[actions[match * 2] as number]?.[actions[match * 2 + 1] as number] as number;
      rewards.set([won, -won], match * 2);
      terminated[match] = 1;
      matchInfo.set([won > 0 ? 0 : won < 0 ? 1 : -1, 1, 1, 1], match * 4);
    }
  };
  return {
    manifest,
    matches,
    agentsPerMatch: 2,
    observations: new Float32Array(rows).fill(1),
    masks: new Uint8Array(rows * manifest.masks.size).fill(1),
    actions,
    rewards,
    rewardItems: new Float32Array(0),
    terminated,
    truncated: new Uint8Array(matches),
    finalObservations: new Float32Array(rows).fill(1),
    matchInfo,
    agentInfo: new Int32Array(0),
    reset: () => undefined,
    step: receive,
    send: () => undefined,
    receive,
    close: async () => undefined,
  };
};
