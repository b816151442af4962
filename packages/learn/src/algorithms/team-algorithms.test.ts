// IPPO, MAPPO, VDN and QMIX on cooperative games with known answers, through the trainer, as runs use them.

import type { Manifest } from '@jixia/env';
import { describe, expect, it, vi } from 'vitest';
import {
  climbingTable,
  doorGame,
  makeToyTeamEnv,
  matrixGame,
  omenGame,
  type ToyTeamGame,
  twoStepGame,
} from '../../test/toy-team-env.ts';
import { decodeModel } from '../graph/onnx-schema.ts';
import type { Metrics } from '../metrics.ts';
import { loadPolicy } from '../policy/node.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { localCollectors } from '../selfplay/collector-host.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { Trainer, type TrainerState } from '../trainer.ts';

vi.setConfig({ testTimeout: 120_000 });

const small = {
  seed: 3,
  matches: 16,
  rolloutSteps: 16,
  hidden: [32],
  criticHidden: [32],
  minibatchSize: 128,
  learningRate: 3e-3,
  finalLearningRate: 1e-3,
  historyShare: 0,
  botShare: 0,
  isAgentTold: true,
  isCollectedAhead: false,
  gamma: 0.99,
  rewardScaling: 'none',
};
const actorCritic = { ...small, epochs: 4, entropyCoefficient: 0.02, finalEntropyCoefficient: 0 };
const valueBased = { ...small, replayRatio: 4, maxGradientNorm: 10, targetEverySteps: 50, replayCapacity: 20_000 };

const open = async (game: ToyTeamGame, settings: Readonly<Record<string, unknown>>, state?: TrainerState) => {
  const runtime = await nodeRuntime();
  const openCollector = localCollectors(runtime, [], (_, matches) => makeToyTeamEnv(game, matches));
  const config = resolveTrainConfig(settings);
  return Trainer.create({ config, manifest: game.manifest, bots: [], runtime, openCollector }, state);
};

const learn = async (trainer: Trainer, updates: number): Promise<Metrics> => {
  let last: Metrics = {};
  for (let update = 0; update < updates; update++) last = await trainer.iterate(update / updates);
  return last;
};

/** Plays the exported policy greedily until the match ends; also what it says of the first observations. */
const playGreedily = async (bytes: Uint8Array, game: ToyTeamGame) => {
  const policy = await loadPolicy(bytes, game.manifest as Manifest);
  const env = makeToyTeamEnv(game, 1);
  const rows = env.agentsPerMatch;
  const values = new Float32Array(rows);
  const agents = Int32Array.from({ length: rows }, (_, index) => index);
  let [total, decisions] = [0, 0];
  const said: number[][] = [];
  const did: number[][] = [];
  env.reset();
  do {
    await policy.act({ ...env, rows, agents, values, mode: 'greedy', randoms: [] });
    said.push([...values]);
    did.push([...env.actions]);
    env.step();
    total += env.rewards[0] as number;
    decisions += 1;
  } while (env.terminated[0] === 0 && env.truncated[0] === 0 && decisions < 100);
  await policy.close();
  return { total, decisions, said, did };
};

for (const algorithm of ['ippo', 'mappo', 'vdn', 'qmix']) {
  const settings = { ...(algorithm.endsWith('ppo') ? actorCritic : { ...valueBased, finalEpsilon: 1 }), algorithm };
  const games: [string, ToyTeamGame, number, object][] = [
    ['two', twoStepGame, 40, {}],
    ['climb', matrixGame('climbing', climbingTable), 40, {}],
    ['door', doorGame, 60, algorithm.endsWith('ppo') ? {} : { finalEpsilon: 0.05 }],
    ['omen', omenGame, 40, {}],
  ];
  it.each(games)(`${algorithm} %s`, async (name, game, updates, more) => {
    const trainer = await open(game, { ...settings, ...more });
    const start = performance.now();
    const m = await learn(trainer, updates);
    const s = performance.now() - start;
    const played = await playGreedily(trainer.exportPolicy(), game);
    await trainer.close();
    console.log(algorithm, name, Math.round(s), JSON.stringify(m), JSON.stringify(played));
  });
}
