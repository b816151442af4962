// IPPO, MAPPO, VDN and QMIX on cooperative games with known answers, through the trainer, as runs use them.

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
import { decodeCheckpoint, encodeCheckpoint } from '../run/checkpoint.ts';
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
const valueBased = {
  ...small,
  replayRatio: 4,
  maxGradientNorm: 10,
  targetEverySteps: 50,
  replayCapacity: 20_000,
  finalEpsilon: 1,
  warmUpDecisions: 1,
};

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

const sum = (numbers: readonly number[] | undefined): number => (numbers ?? []).reduce((total, x) => total + x, 0);

/** What an exported policy says its agents can expect where both observe `observation`. */
const valuesAt = async (bytes: Uint8Array, game: ToyTeamGame, observation: readonly number[]): Promise<number[]> => {
  const policy = await loadPolicy(bytes, game.manifest);
  const env = makeToyTeamEnv(game, 1);
  env.reset();
  const observations = Float32Array.from([...observation, ...observation]);
  const values = new Float32Array(2);
  const agents = Int32Array.of(0, 1);
  await policy.act({ ...env, observations, rows: 2, agents, values, mode: 'greedy', randoms: [] });
  await policy.close();
  return [...values];
};

/** Plays the exported policy greedily until the match ends; also what it says of the first observations. */
const playGreedily = async (bytes: Uint8Array, game: ToyTeamGame) => {
  const policy = await loadPolicy(bytes, game.manifest);
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

describe('the two-step game of the QMIX paper', () => {
  it('VDN takes the safe 7: a sum cannot say that 2B holds 8', async () => {
    const trainer = await open(twoStepGame, { ...valueBased, algorithm: 'vdn' });
    await learn(trainer, 40);
    const { total, said } = await playGreedily(trainer.exportPolicy(), twoStepGame);
    expect(total).toBe(7);
    // Table 2 of the paper, discounted by 0.99: the best of 2A is 7, that of 2B, were it entered, 6.5.
    expect(sum(said[0])).toBeCloseTo(0.99 * 7, 0);
    expect(sum(said[1])).toBeCloseTo(7, 0);
    expect(Math.abs(sum(await valuesAt(trainer.exportPolicy(), twoStepGame, [0, 0, 1])) - 6.5)).toBeLessThan(0.4);
    await trainer.close();
  });

  it('QMIX finds the 8', async () => {
    const trainer = await open(twoStepGame, { ...valueBased, algorithm: 'qmix' });
    const metrics = await learn(trainer, 40);
    expect((await playGreedily(trainer.exportPolicy(), twoStepGame)).total).toBe(8);
    // What was done at random: (0.99 * 7 + 0.99 * 8) / 2 at first, then 7 or the mean of 2B, 2.5.
    expect(Math.abs((metrics.qMean as number) - (0.99 * 7.5 + 4.75) / 2)).toBeLessThan(0.25);
    expect(metrics.tdLoss).toBeLessThan(0.05);
    expect(metrics.epsilon).toBe(1);
    await trainer.close();
  });
});

describe('the climbing game', () => {
  // By what each choice earns beside a partner that errs at random, 5 looks best: rows earn -6.3, -5.7, 1.7, columns -6.3,
  // -7.7, 3.7, the mean is -3.4, so that the best additive fit says 1.67 + 3.67 + 3.44 = 8.78 of (2, 2).
  it('VDN fits the sum and walks past the 11', async () => {
    const game = matrixGame('climbing', climbingTable);
    const trainer = await open(game, { ...valueBased, algorithm: 'vdn', hidden: [16], targetEverySteps: 1 });
    await learn(trainer, 40);
    const { total, said } = await playGreedily(trainer.exportPolicy(), game);
    expect(total).toBe(5);
    expect(Math.abs(sum(said[0]) - 8.78)).toBeLessThan(1);
    await trainer.close();
  });

  it('independent learners settle for what is safe as well', async () => {
    const game = matrixGame('climbing', climbingTable);
    const trainer = await open(game, { ...actorCritic, algorithm: 'ippo' });
    await learn(trainer, 30);
    const { total } = await playGreedily(trainer.exportPolicy(), game);
    expect([5, 6, 7]).toContain(total);
    await trainer.close();
  });
});

describe('two agents at a door, with masks and a head that one button uses', () => {
  const settings = { gamma: 0.97, finalEpsilon: 0.05, explorationShare: 0.7, entropyCoefficient: 0.05, hidden: [16] };
  it.each([
    ['ippo', 40, actorCritic],
    ['mappo', 40, actorCritic],
    ['vdn', 50, valueBased],
    ['qmix', 60, valueBased],
  ])('%s finds the best, 0.8 in 4 decisions', async (algorithm, updates, base) => {
    const trainer = await open(doorGame, { ...base, ...settings, algorithm, criticHidden: [16], seed: 1 });
    await learn(trainer, updates);
    const played = await playGreedily(trainer.exportPolicy(), doorGame);
    expect(played.total).toBeCloseTo(0.8, 5);
    expect(played.did).toEqual([...new Array(3).fill([1, 0, 1, 0]), [2, 1, 2, 2]]);
    await trainer.close();
  });
});

describe("MAPPO's critic", () => {
  it('sees what players cannot: it foretells an outcome that only the central state shows', async () => {
    const explained: Record<string, number> = {};
    for (const algorithm of ['ippo', 'mappo']) {
      const trainer = await open(omenGame, { ...actorCritic, algorithm });
      explained[algorithm] = (await learn(trainer, 25)).explainedVariance as number;
      await trainer.close();
    }
    expect(explained['mappo']).toBeGreaterThan(0.95);
    expect(explained['ippo']).toBeLessThan(0.2);
  });
});

describe.each(['ippo', 'mappo', 'vdn', 'qmix'])('a run with %s', (algorithm) => {
  const settings = { ...valueBased, algorithm, hidden: [8], criticHidden: [8], rolloutSteps: 8, targetEverySteps: 7 };

  it('goes on from a checkpoint bit by bit as if it had not stopped', async () => {
    const through = await open(doorGame, settings);
    for (let update = 0; update < 3; update++) await through.iterate(update / 6, update === 2);
    const bytes = encodeCheckpoint({ trainer: through.saveState(), seconds: 1, metricsBytes: 0, best: null });
    through.restartEnvironments();
    for (let update = 3; update < 6; update++) await through.iterate(update / 6, update === 5);
    const resumed = await open(doorGame, settings, decodeCheckpoint(bytes, 'it').trainer);
    for (let update = 3; update < 6; update++) await resumed.iterate(update / 6, update === 5);
    expect(resumed.saveState()).toEqual(through.saveState());
    expect(Buffer.from(resumed.exportPolicy()).equals(Buffer.from(through.exportPolicy()))).toBe(true);
    await through.close();
    await resumed.close();
  });

  it('exports the policy and nothing of what only training sees', async () => {
    const trainer = await open(doorGame, settings);
    const { graph } = decodeModel(trainer.exportPolicy());
    expect(graph.input.map(({ name }) => name)).toEqual(['observation', 'agent']);
    expect(graph.output.map(({ name }) => name)).toEqual(['logits', 'value']);
    const names = [...graph.initializer, ...graph.node].map(({ name }) => name).join(' ');
    expect(names).toContain('heads');
    expect(names).not.toMatch(/critic|mixer|central|target/);
    await trainer.close();
  });
});

describe('refuses', () => {
  it('MAPPO and QMIX without a central state, value decomposition of uneven teams or with memory', async () => {
    const { central: _, ...blind } = doorGame.manifest;
    for (const algorithm of ['mappo', 'qmix']) {
      await expect(open({ ...doorGame, manifest: blind }, { ...small, algorithm })).rejects.toThrow(
        `algorithm is ${algorithm}, which needs a central state; door describes none. Take ippo or vdn.`,
      );
    }
    const agents = [...doorGame.manifest.agents, { name: 'three', team: 1 }];
    const uneven = { ...doorGame, manifest: { ...doorGame.manifest, agents, teams: 2 } };
    await expect(open(uneven, { ...small, algorithm: 'vdn' })).rejects.toThrow('differ in size');
    const network = { recurrent: 'lstm', recurrentSteps: 8 };
    await expect(open(doorGame, { ...small, algorithm: 'qmix', network })).rejects.toThrow('must be "none"');
    await expect(open(doorGame, { ...small, algorithm: 'vdn', replayCapacity: 100 })).rejects.toThrow('replayCapacity');
    expect(() => resolveTrainConfig({ algorithm: 'maddpg' })).toThrow(
      'algorithm is "maddpg"; it must be one of ppo, ippo, mappo',
    );
  });

  it('an environment that was made without its central states', async () => {
    const runtime = await nodeRuntime();
    const openCollector = localCollectors(runtime, [], (_, matches) => {
      const { centralStates: unused, ...env } = makeToyTeamEnv(doorGame, matches);
      return env;
    });
    const config = resolveTrainConfig({ ...small, algorithm: 'mappo' });
    const { manifest } = doorGame;
    await expect(Trainer.create({ config, manifest, bots: [], runtime, openCollector })).rejects.toThrow(
      'An environment of door shows no central states',
    );
  });

  it('to decide without the number of the agent where a policy is told', async () => {
    const trainer = await open(doorGame, { ...small, algorithm: 'ippo' });
    const policy = await loadPolicy(trainer.exportPolicy(), doorGame.manifest);
    const env = makeToyTeamEnv(doorGame, 1);
    await expect(policy.act({ ...env, rows: 2, mode: 'greedy', randoms: [] })).rejects.toThrow('is told its agents');
    await policy.close();
    await trainer.close();
  });
});
