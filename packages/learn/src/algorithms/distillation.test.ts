// Distillation: the loss against plain loops, teachers with known decisions and values, each for its heroes, and PPO that
// goes on from the student.

import { type Manifest, Random } from '@jixia/env';
import { describe, expect, it, vi } from 'vitest';
import { corridor, makeToyEnv, type ToyGame, toyManifest } from '../../test/toy-env.ts';
import { initialiseMlp, type MlpSpec } from '../networks/mlp.ts';
import { describeNetwork } from '../networks/network.ts';
import { loadPolicy } from '../policy/node.ts';
import { buildPolicy } from '../policy/policy-graph.ts';
import { describePolicy, encodePolicy } from '../policy/policy-manifest.ts';
import { readPolicyWeights } from '../policy/policy-weights.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { localCollectors } from '../selfplay/collector-host.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { networkOf, Trainer, type TrainerOptions } from '../trainer.ts';
import type { Teacher } from './teachers.ts';

// The machine may be busy; what counts is CPU time.
vi.setConfig({ testTimeout: 240_000 });

const plain = (size: number) => ({ mean: new Float32Array(size), inverseDeviation: new Float32Array(size).fill(1) });

const teacherOf = async (
  manifest: Manifest,
  network: MlpSpec,
  weights: readonly Float32Array[],
  heroes: readonly string[] = [],
  training: Readonly<Record<string, number>> = {},
): Promise<Teacher> => {
  const bytes = encodePolicy(
    buildPolicy(network, weights, plain(network.observationSize)),
    describePolicy(manifest, { network: describeNetwork(network), ...training }),
  );
  return { name: heroes.join('-') || 'all', heroes, policy: await loadPolicy(bytes, manifest) };
};

const trainerOf = async (game: ToyGame, config: object, own: Partial<TrainerOptions> = {}): Promise<Trainer> => {
  const runtime = await nodeRuntime();
  const openCollector = localCollectors(runtime, [], (_, matches) => makeToyEnv(game, matches));
  const resolved = resolveTrainConfig({ matches: 16, rolloutSteps: 32, botShare: 0, hidden: [32], seed: 5, ...config });
  return Trainer.create({ config: resolved, manifest: game.manifest, bots: [], runtime, openCollector, ...own });
};

/** Sure of the one way through the corridor, and of what each cell is worth. */
const guideOf = (gamma: number, rewardScale = 1) => {
  const network: MlpSpec = { kind: 'mlp', observationSize: 5, hidden: [5], activation: 'relu', heads: [3, 4, 3] };
  const first = new Float32Array(25);
  for (let cell = 0; cell < 5; cell++) first[cell * 5 + cell] = 1;
  const last = new Float32Array(5 * 11);
  for (let cell = 0; cell < 5; cell++) {
    // move, or open at the end; the cell's own direction; the blue key; gamma^(decisions left) * scale
    last[cell * 11 + (cell === 4 ? 2 : 1)] = 6;
    last[cell * 11 + 3 + 1 + (cell % 3)] = 6;
    last[cell * 11 + 7 + 2] = 6;
    last[cell * 11 + 10] = gamma ** (4 - cell) * rewardScale;
  }
  return { network, weights: [first, new Float32Array(5), last, new Float32Array(11)] };
};

const quick = { minibatchSize: 128, learningRate: 1e-2, finalLearningRate: 1e-3, epochs: 4 };

it('a student of the one way through the corridor goes it, knows what it is worth, and PPO goes on from there', async () => {
  const gamma = 0.9;
  // Its rewards were multiplied with 2, those of the student are with 1.
  const { network, weights } = guideOf(gamma, 2);
  const teachers = [await teacherOf(corridor.manifest, network, weights, [], { rewardScale: 2 })];
  const base = { gamma, rewardScaling: 'none', isCollectedAhead: false };
  const student = await trainerOf(corridor, { ...base, ...quick, algorithm: 'distillation' }, { teachers });
  const first = await student.iterate(0);
  expect(first['teacherKl']).toBeGreaterThan(0.5);
  let last = first;
  for (let update = 1; update < 60; update++) last = await student.iterate(update / 60);
  expect(last['teacherKl']).toBeLessThan(0.01);
  expect(last['valueLoss']).toBeLessThan(0.002);
  const bytes = student.exportPolicy();
  await student.close();
  const policy = await loadPolicy(bytes, corridor.manifest);
  const env = makeToyEnv(corridor, 1);
  env.reset();
  const values = new Float32Array(1);
  for (let cell = 0; cell < 5; cell++) {
    await policy.act({ ...env, rows: 1, values, mode: 'greedy', randoms: [] });
    expect(Math.abs((values[0] as number) - gamma ** (4 - cell))).toBeLessThan(0.08);
    env.step();
  }
  expect([env.terminated[0], env.rewards[0]]).toEqual([1, 1]);
  await policy.close();

  const config = resolveTrainConfig({ hidden: [32] });
  const start = readPolicyWeights(bytes, corridor.manifest, networkOf(corridor.manifest, config), 'The student');
  const ppo = await trainerOf(corridor, { ...base, minibatchSize: 128, algorithm: 'ppo' }, { start });
  const { episodeReturn, explainedVariance } = await ppo.iterate(0);
  expect(episodeReturn).toBeGreaterThan(0.9);
  expect(explainedVariance).toBeGreaterThan(0.5);
  await ppo.close();
  const values2 = trainerOf(corridor, { ...base, algorithm: 'dqn', rolloutSteps: 8, minibatchSize: 32 }, { start });
  await expect(values2).rejects.toThrow('algorithm is dqn, which cannot start from a policy');
});

/** Two heroes, drawn in turn, that see two numbers; episodes of four decisions. */
const twoHeroes: ToyGame = {
  manifest: {
    ...toyManifest({
      id: 'two-heroes',
      features: ['self.is.red', 'self.is.blue', 'x', 'y'],
      actionHeads: [
        { name: 'button', size: 2, values: ['rest', 'walk'] },
        { name: 'direction', size: 3, values: ['a', 'b', 'c'] },
      ],
      masks: {
        size: 2 + 3 + 4,
        legalActions: [
          { head: 'button', offset: 0, length: 2, perButton: false },
          { head: 'direction', offset: 2, length: 3, perButton: false },
        ],
        subActionMask: { offset: 5, length: 4 },
      },
    }),
    config: [
      {
        name: 'hero0',
        label: { zh: '英雄', en: 'hero' },
        type: 'choice',
        default: 0,
        choices: ['red', 'blue'],
      } as unknown as Manifest['config'][number],
    ],
  },
  start: (state, match) => {
    state[0] = ((state[0] as number) + 1 + match) % 2;
    state[1] = 0;
  },
  observe: (state, observation, mask) => {
    const [hero, step] = state as unknown as [number, number];
    observation.set([hero === 0 ? 1 : 0, hero, (step % 2) * 2 - 1, step < 2 ? 1 : -1]);
    // `c` is illegal in odd steps; only `walk` has a direction.
    mask.set([1, 1, 1, 1, step % 2 === 0 ? 1 : 0, 1, 0, 1, 1]);
  },
  step: (state) => {
    state[1] = (state[1] as number) + 1;
    return { reward: 0, ends: state[1] === 4 ? 'terminated' : 'no' };
  },
};

describe('several teachers', () => {
  const network: MlpSpec = { kind: 'mlp', observationSize: 4, hidden: [8], activation: 'tanh', heads: [2, 3] };
  const weightsOf = (seed: bigint) =>
    initialiseMlp(network, new Random(seed)).map((array) => array.map((x) => x * 100));
  const base = { ...quick, algorithm: 'distillation', rewardScaling: 'none', gamma: 0.9 };

  it('each teach their hero: the student tells the distributions of both', async () => {
    const teachers = [
      await teacherOf(twoHeroes.manifest, network, weightsOf(1n), ['red']),
      await teacherOf(twoHeroes.manifest, network, weightsOf(2n), ['blue']),
    ];
    const student = await trainerOf(twoHeroes, base, { teachers });
    let last = await student.iterate(0);
    const firstKl = last['teacherKl'] as number;
    for (let update = 1; update < 60; update++) last = await student.iterate(update / 60);
    expect(last['teacherKl']).toBeLessThan(Math.min(0.01, firstKl / 20));
    // What each teacher says where its hero is, is not what the other says there.
    const policy = await loadPolicy(student.exportPolicy(), twoHeroes.manifest);
    const rows = 8;
    const observations = new Float32Array(rows * 4);
    for (let row = 0; row < rows; row++) {
      observations.set([row < 4 ? 1 : 0, row < 4 ? 0 : 1, ((row % 4) % 2) * 2 - 1, row % 4 < 2 ? 1 : -1], row * 4);
    }
    const batch = { rows, observations, masks: new Uint8Array(rows * 9).fill(1) };
    const shares = (logits: Float32Array): number[] =>
      Array.from(
        { length: rows },
        (_, row) => 1 / (1 + Math.exp((logits[row * 5] as number) - (logits[row * 5 + 1] as number))),
      );
    const own = shares((await policy.evaluate(batch)).slice());
    const fresh = [
      await teacherOf(twoHeroes.manifest, network, weightsOf(1n)),
      await teacherOf(twoHeroes.manifest, network, weightsOf(2n)),
    ];
    const [red, blue] = [
      shares((await fresh[0]!.policy.evaluate(batch)).slice()),
      shares((await fresh[1]!.policy.evaluate(batch)).slice()),
    ];
    for (let row = 0; row < rows; row++) {
      const right = (row < 4 ? red : blue)[row] as number;
      expect(Math.abs((own[row] as number) - right)).toBeLessThan(0.1);
    }
    expect(Math.max(...red.map((share, row) => Math.abs(share - (blue[row] as number))))).toBeGreaterThan(0.3);
    await Promise.all([student.close(), policy.close(), ...fresh.map((teacher) => teacher.policy.close())]);
  });

  it('of the same hero are met half way', async () => {
    // One always rests, the other always walks: the best student does either with a half.
    const sure = (button: number) => {
      const weights = initialiseMlp(network, new Random(1n)).map((array) => array.fill(0));
      (weights[3] as Float32Array)[button] = 20;
      return weights;
    };
    const teachers = [
      await teacherOf(twoHeroes.manifest, network, sure(0)),
      await teacherOf(twoHeroes.manifest, network, sure(1)),
    ];
    const student = await trainerOf(twoHeroes, base, { teachers });
    let kl = 0;
    for (let update = 0; update < 50; update++) kl = (await student.iterate(update / 50))['teacherKl'] as number;
    // Half of the time each is told: log 2 is the least that is left, plus the direction of who walks, which is learned.
    expect(Math.abs(kl - Math.log(2))).toBeLessThan(0.05);
    await student.close();
  });

  it('are refused where a hero has none, or the scenario has no such hero', async () => {
    const red = async (heroes: readonly string[]) => [
      await teacherOf(twoHeroes.manifest, network, weightsOf(1n), heroes),
    ];
    await expect(trainerOf(twoHeroes, base, { teachers: await red(['red']) })).rejects.toThrow('No teacher knows blue');
    await expect(trainerOf(twoHeroes, base, { teachers: await red(['green']) })).rejects.toThrow(
      'no feature self.is.green',
    );
    await expect(trainerOf(twoHeroes, base)).rejects.toThrow('distillation, which needs teachers');
    const recurrent = { network: { recurrent: 'gru' }, rolloutSteps: 32 };
    await expect(trainerOf(twoHeroes, { ...base, ...recurrent }, { teachers: await red([]) })).rejects.toThrow(
      'network.recurrent must be "none"',
    );
  });
});
