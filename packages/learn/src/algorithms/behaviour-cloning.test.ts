// Behaviour cloning: the loss against plain loops, a known rule cloned from what its bot does, and a real bot of the MOBA.

import { type BotEntry, makeVectorEnv, Random } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { describe, expect, it, vi } from 'vitest';
import { makeToyEnv } from '../../test/toy-env.ts';
import { guessing, ruleOf, ruleTeacher } from '../../test/toy-teacher.ts';
import { initialiseMlp, type MlpSpec } from '../networks/mlp.ts';
import { loadPolicy } from '../policy/node.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { lineUpsOf } from '../selfplay/line-ups.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { agreementOf } from './agreement.ts';
import { BehaviourCloning } from './behaviour-cloning.ts';
import { type Demonstrations, recordDemonstrations } from './demonstrations.ts';
import { trainBehaviourCloning } from './train-behaviour-cloning.ts';

// The machine may be busy; what counts is CPU time.
vi.setConfig({ testTimeout: 240_000 });

const recordRule = (rows: number, seed: bigint, matches = 16, share = 1) =>
  recordDemonstrations({ env: makeToyEnv(guessing, matches), teacher: ruleTeacher, rows, share, seed });

describe('recording', () => {
  it('keeps what the teacher saw, what was legal under its button, and what it did', async () => {
    const { rows, observations, legal, participation, actions, illegal } = await recordRule(500, 1n);
    expect([rows, illegal]).toEqual([500, 0]);
    for (let row = 0; row < rows; row++) {
      const observation = observations.subarray(row * 4, row * 4 + 4);
      const [button, direction, thing] = ruleOf(observation);
      expect(Array.from(actions.subarray(row * 3, row * 3 + 3))).toEqual([button, direction, thing]);
      expect(Array.from(participation.subarray(row * 3, row * 3 + 3))).toEqual([
        1,
        button === 1 ? 1 : 0,
        button === 2 ? 1 : 0,
      ]);
      const things = button === 2 ? [(observation[3] as number) > 0 ? 1 : 0, 1, 1] : [0, 0, 0];
      expect(Array.from(legal.subarray(row * 10, row * 10 + 10))).toEqual([1, 1, 1, 1, 1, 1, 1, ...things]);
    }
  });

  it('seats the teacher on one side, alternating, and its opponents on the other', async () => {
    const scenario = await loadRingDuel();
    const [weak] = scenario.entry.bots as [BotEntry, ...BotEntry[]];
    const seen: string[] = [];
    const spy = (name: string): BotEntry => ({
      ...weak,
      name,
      create: (manifest) => {
        const bot = weak.create(manifest);
        const act: typeof bot.act = (...rows) => {
          seen.push(name);
          bot.act(...rows);
        };
        return { ...bot, act };
      },
    });
    const env = makeVectorEnv({ scenario, matches: 4, seed: 1n });
    const base = { env, teacher: spy('teacher'), share: 1, seed: 3n };
    const found = await recordDemonstrations({ ...base, opponents: [spy('other')], rows: 40 });
    expect(found.rows).toBe(40);
    // Ten steps: in each of four matches one row of the teacher and one of the other.
    expect([seen.filter((name) => name === 'teacher').length, seen.length]).toEqual([40, 80]);
    seen.length = 0;
    await recordDemonstrations({ ...base, rows: 40 });
    expect(seen.length).toBe(40);
    await env.close();
  });

  it('leaves out illegal decisions, and says so where there are no others', async () => {
    const stubborn = (act: (observation: Float32Array) => number[]): BotEntry => ({
      ...ruleTeacher,
      create: () => ({ reset: () => undefined, act: (observation, _mask, action) => action.set(act(observation)) }),
    });
    const record = (teacher: BotEntry) =>
      recordDemonstrations({ env: makeToyEnv(guessing, 4), teacher, rows: 200, share: 1, seed: 1n });
    // Bread is legal in half of the cases.
    const { rows, illegal, legal } = await record(stubborn(() => [2, 0, 0]));
    expect(rows).toBe(200);
    expect(illegal).toBeGreaterThan(50);
    for (let row = 0; row < rows; row++) expect(legal[row * 10 + 7]).toBe(1);
    await expect(record(stubborn(() => [3, 0, 0]))).rejects.toThrow(
      'bot:rule made no legal decision to learn from in 10000 steps',
    );
  });

  it('leaves out waits as told', async () => {
    const env = makeToyEnv(guessing, 16);
    const base = { env, teacher: ruleTeacher, rows: 2000, share: 1, seed: 1n };
    const waits = ({ actions }: Demonstrations) => actions.filter((value, at) => at % 3 === 0 && value === 0).length;
    expect(waits(await recordDemonstrations({ ...base, waits: { button: 0, share: 0 } }))).toBe(0);
    // 0.35 of the decisions are waits; a fifth of them stays.
    const left = (0.35 * 0.2) / (0.65 + 0.35 * 0.2);
    expect(
      Math.abs(waits(await recordDemonstrations({ ...base, waits: { button: 0, share: 0.2 } })) / 2000 - left),
    ).toBeLessThan(0.03);
  });

  it('repeats itself with the same seed', async () => {
    const first = await recordRule(300, 4n, 8, 0.3);
    expect(await recordRule(300, 4n, 8, 0.3)).toEqual(first);
    expect(await recordRule(300, 5n, 8, 0.3)).not.toEqual(first);
  });
});

it('the loss of a step equals plain loops over legal values', async () => {
  const network: MlpSpec = { kind: 'mlp', observationSize: 4, hidden: [6], activation: 'tanh', heads: [3, 4, 3] };
  const learned = await recordRule(50, 2n);
  const options = {
    minibatchSize: 50,
    maxGradientNorm: 1,
    adamEpsilon: 1e-5,
    isObservationNormalised: false,
    threads: 1,
  };
  const cloning = await BehaviourCloning.create(await nodeRuntime(), network, options, learned, new Random(5n));
  const weights = initialiseMlp(network, new Random(5n)).map((array) => array.map((x) => x * 5));
  const zeros = () => weights.map((array) => new Float32Array(array.length));
  cloning.optimiser.loadState({ parameters: weights, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
  const [w1, b1, w2, b2] = weights as [Float32Array, Float32Array, Float32Array, Float32Array];
  let sum = 0;
  for (let row = 0; row < 50; row++) {
    const hidden = Array.from(b1, (bias, j) => {
      let x = bias;
      for (let i = 0; i < 4; i++) x += (learned.observations[row * 4 + i] as number) * (w1[i * 6 + j] as number);
      return Math.tanh(x);
    });
    const logits = Array.from(b2, (bias, j) => hidden.reduce((x, h, i) => x + h * (w2[i * 11 + j] as number), bias));
    let start = 0;
    for (const [head, size] of network.heads.entries()) {
      if (learned.participation[row * 3 + head] === 1) {
        let total = 0;
        for (let i = 0; i < size; i++) {
          if (learned.legal[row * 10 + start + i] === 1) total += Math.exp(logits[start + i] as number);
        }
        sum += Math.log(total) - (logits[start + (learned.actions[row * 3 + head] as number)] as number);
      }
      start += size;
    }
  }
  const { crossEntropy, optimiserSteps } = await cloning.epoch(learned, 1e-3, new Random(1n));
  expect(optimiserSteps).toBe(1);
  expect(crossEntropy).toBeCloseTo(sum / 50, 4);
  await cloning.close();
});

it('agreement counts decisions, heads and the simplest guess', async () => {
  const learned = await recordRule(2000, 1n);
  const heldOut = await recordRule(1000, 2n);
  // Masked as the recorder does it: heads without part are -1.
  const same = heldOut.actions.map((value, at) => (heldOut.participation[at] === 1 ? value : -1));
  const perfect = agreementOf(same, heldOut, learned);
  expect(perfect.agreement).toBe(1);
  expect(perfect.heads.map(({ agreement }) => agreement)).toEqual([1, 1, 1]);
  // `rest` has 35 % of the decisions, the largest share of a single one, and of the button.
  expect(Math.abs(perfect.majorityRate - 0.35)).toBeLessThan(0.06);
  const resting = agreementOf(
    new Int32Array(3000).map((_, at) => (at % 3 === 0 ? 0 : -1)),
    heldOut,
    learned,
  );
  expect(resting.agreement).toBe(perfect.majorityRate);
  expect(resting.heads[1]?.agreement).toBe(0);
});

it('clones a known rule in more than 99 % of its decisions, and so does the exported policy', async () => {
  const config = resolveTrainConfig({
    algorithm: 'behaviour-cloning',
    hidden: [64, 64],
    seed: 3,
    minibatchSize: 128,
    epochs: 15,
  });
  const lines: number[] = [];
  const { policy: bytes, metrics } = await trainBehaviourCloning({
    manifest: guessing.manifest,
    config,
    runtime: await nodeRuntime(),
    learned: await recordRule(12_000, 1n),
    heldOut: await recordRule(2000, 2n),
    onEpoch: ({ agreement }) => lines.push(agreement as number),
  });
  expect(lines.length).toBe(15);
  expect(metrics['agreement']).toBeGreaterThan(0.99);
  expect(metrics['majorityRate']).toBeLessThan(0.45);
  const policy = await loadPolicy(bytes, guessing.manifest);
  const env = makeToyEnv(guessing, 200);
  env.reset();
  let same = 0;
  for (let step = 0; step < 20; step++) {
    await policy.act({ ...env, rows: 200, mode: 'greedy', randoms: [] });
    for (let row = 0; row < 200; row++) {
      const wanted = ruleOf(env.observations.subarray(row * 4, row * 4 + 4));
      if (wanted.every((value, head) => value === env.actions[row * 3 + head])) same += 1;
    }
    env.step();
  }
  expect(same / 4000).toBeGreaterThan(0.99);
  await policy.close();
});

it('clones bot:medium of moba-1v1 far beyond the most frequent decision', async () => {
  const scenario = await loadScenario('moba-1v1');
  const { manifest } = scenario;
  const teacher = scenario.entry.bots.find(({ name }) => name === 'medium') as BotEntry;
  const match = { decisionIntervalTicks: 4 };
  const record = async (rows: number, seed: bigint) => {
    const config = lineUpsOf(manifest, { match, lineUps: 'mirror', isStaggered: true, heroPool: [], seed });
    const env = makeVectorEnv({ scenario, matches: 32, seed, config });
    const found = await recordDemonstrations({ env, teacher, rows, share: 0.5, waits: { button: 1, share: 0 }, seed });
    await env.close();
    return found;
  };
  const config = resolveTrainConfig({ algorithm: 'behaviour-cloning', hidden: [128], epochs: 6, minibatchSize: 256 });
  const { metrics } = await trainBehaviourCloning({
    manifest,
    config,
    runtime: await nodeRuntime(),
    learned: await record(24_000, 1n),
    heldOut: await record(4000, 2n),
  });
  const { agreement = 0, majorityRate = 1 } = metrics;
  console.error(`bot:medium: agreement ${agreement.toFixed(3)}, most frequent decision ${majorityRate.toFixed(3)}`);
  expect(agreement).toBeGreaterThan(majorityRate + 0.25);
});
