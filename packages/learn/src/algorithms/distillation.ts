// Policy distillation from one or several teachers into one student that plays itself: Rusu et al. 2016 (arXiv
// 1511.06295), driven by the student (Czarnecki et al. 2019, 1902.02186) as in Ye et al. 2020 (2011.12692), who merge
// teachers of fixed line-ups into one policy for many heroes. Every detail is listed in docs/algorithms/distillation.md.

import type { Random } from '@jixia/env';
import { checkFinite, checkStep } from '../divergence.ts';
import { addInput, type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { Optimiser, type OptimiserState } from '../graph/optimiser.ts';
import type { LossResult } from '../graph/training-step.ts';
import {
  buildNetwork,
  initialiseNetwork,
  logitCountOf,
  type NetworkSpec,
  networkParameters,
} from '../networks/network.ts';
import { normaliseObservation, policyPorts } from '../policy/policy-graph.ts';
import { ppoOptionsOf, type TrainConfig } from '../train-config.ts';
import type { Algorithm, AlgorithmState, UpdateContext } from './algorithm.ts';
import type { AlgorithmInputs } from './create-algorithm.ts';
import { DecisionBatch } from './decision-batch.ts';
import { entropyOf, maskedLogs } from './masked-heads.ts';
import { refuseMemory } from './memoryless.ts';
import { explainedVariance, type Rollout, shuffle } from './rollout.ts';
import { scheduled } from './schedule.ts';
import { type Lessons, type Teacher, Teachers } from './teachers.ts';

// ---- 1. Loss: cross-entropy to the teacher's distributions, and half the squared distance to its value ----

export const distillationLoss = (
  graph: Graph,
  spec: NetworkSpec,
  rows: number,
  valueCoefficient: number,
  parameters: ReadonlyMap<string, Value>,
): LossResult => {
  const raw = addInput(graph, policyPorts.observation, [rows, spec.observationSize]);
  const mean = addInput(graph, policyPorts.mean, [spec.observationSize]);
  const inverseDeviation = addInput(graph, policyPorts.inverseDeviation, [spec.observationSize]);
  const legal = addInput(graph, 'legal', [rows, logitCountOf(spec)], 'uint8');
  const participation = addInput(graph, 'participation', [rows, spec.heads.length], 'uint8');
  const probabilities = addInput(graph, 'teacher_probability', [rows, logitCountOf(spec)]);
  const target = addInput(graph, 'teacher_value', [rows, 1]);
  const weight = addInput(graph, 'weight', [rows, 1]);
  const observation = normaliseObservation(graph, raw, mean, inverseDeviation);
  const { logits, value } = buildNetwork(graph, spec, parameters, { raw, observation, memory: null });
  const meanOf = (x: Value): Value => op.reduceSum(graph, op.mul(graph, x, weight));
  return inScope(graph, 'distillation', () => {
    const logs = maskedLogs(graph, spec.heads, logits, legal);
    const wanted = op.split(graph, probabilities, spec.heads, 1);
    const crossEntropy = logs
      .map((own, head) => op.neg(graph, op.reduceSum(graph, op.mul(graph, own, wanted[head] as Value), [1], true)))
      .reduce((total, own) => op.add(graph, total, own));
    const entropy = entropyOf(graph, logs, op.cast(graph, participation, 'float32'));
    const error = op.sub(graph, value, target);
    const valueLoss = op.mul(graph, meanOf(op.mul(graph, error, error)), scalar(graph, 0.5));
    const meanCrossEntropy = meanOf(crossEntropy);
    const loss = op.add(graph, meanCrossEntropy, op.mul(graph, valueLoss, scalar(graph, valueCoefficient)));
    return { loss, stats: { crossEntropy: meanCrossEntropy, valueLoss, entropy: meanOf(entropy) } };
  });
};

// ---- 2. The update: the teachers are asked about what the student saw; epochs of shuffled minibatches ----

export class Distillation implements Algorithm {
  readonly name = 'distillation';
  readonly optimiser: Optimiser;
  readonly #network: NetworkSpec;
  readonly #config: TrainConfig;
  readonly #teachers: Teachers;
  readonly #batch: DecisionBatch;
  readonly #minibatchSize: number;

  private constructor(
    { network, config }: AlgorithmInputs,
    optimiser: Optimiser,
    teachers: Teachers,
    batch: DecisionBatch,
    minibatchSize: number,
  ) {
    this.#network = network;
    this.#config = config;
    this.optimiser = optimiser;
    this.#teachers = teachers;
    this.#batch = batch;
    this.#minibatchSize = minibatchSize;
  }

  /** @throws LearnError `invalid_option` where there is no teacher, or a hero that none teaches */
  static async create(inputs: AlgorithmInputs, teachers: readonly Teacher[]): Promise<Distillation> {
    const { runtime, manifest, config, network, normaliser, steps, rows, teamRows } = inputs;
    refuseMemory(network, 'distillation');
    const panel = new Teachers(manifest, teachers, config, teamRows.slotOf);
    const { minibatchSize } = ppoOptionsOf(config, steps * rows);
    const { adamEpsilon: epsilon, maxGradientNorm, threads, valueCoefficient } = config;
    const step = {
      name: 'distillation',
      parameters: networkParameters(network),
      loss: (graph: Graph, weights: ReadonlyMap<string, Value>) =>
        distillationLoss(graph, network, minibatchSize, valueCoefficient, weights),
      adam: { beta1: 0.9, beta2: 0.999, epsilon, maxGradientNorm },
    };
    const optimiser = await Optimiser.create(runtime, step, { threads, microBatches: 1 });
    const batch = new DecisionBatch(runtime, network, normaliser, minibatchSize, {
      teacher_probability: { width: logitCountOf(network), type: 'float32' },
      teacher_value: { width: 1, type: 'float32' },
    });
    return new Distillation(inputs, optimiser, panel, batch, minibatchSize);
  }

  initialise(random: Random): void {
    const parameters = initialiseNetwork(this.#network, random);
    const zeros = () => parameters.map((array) => new Float32Array(array.length));
    this.optimiser.loadState({ parameters, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
  }

  startFrom(parameters: readonly Float32Array[]): void {
    this.optimiser.loadState({ ...this.optimiser.saveState(), parameters });
  }

  async update(rollout: Rollout, { progress, rewardScale, random }: UpdateContext): Promise<Record<string, number>> {
    const { learningRate: from, finalLearningRate: to, epochs } = this.#config;
    checkFinite('the values', rollout.values);
    const lessons = await this.#teachers.ask(rollout, rewardScale, random);
    const learningRate = scheduled(from, to, progress);
    const valueMean = rollout.values.reduce((sum, value) => sum + value, 0) / rollout.values.length;
    const explained = explainedVariance(lessons.values, rollout.values);
    const stats = await this.learn(lessons, epochs, learningRate, random);
    return { ...stats, explainedVariance: explained, learningRate, valueMean };
  }

  /** Passes over decisions with what the teachers would do. Throws LearnError `diverged`. */
  async learn(lessons: Lessons, epochs: number, learningRate: number, random: Random): Promise<Record<string, number>> {
    const order = Int32Array.from({ length: lessons.rows }, (_, index) => index);
    const columns = { teacher_probability: lessons.probabilities, teacher_value: lessons.values };
    const totals = { crossEntropy: 0, valueLoss: 0, entropy: 0, gradientNorm: 0 };
    let optimiserSteps = 0;
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (let first = 0; first < order.length; first += this.#minibatchSize) {
        this.#batch.gather(lessons, columns, order, first);
        const result = await this.optimiser.step([this.#batch.feeds], learningRate);
        const { gradientNorm } = result;
        const losses = result.stats as Omit<typeof totals, 'gradientNorm'>;
        checkStep({ crossEntropy: losses.crossEntropy, valueLoss: losses.valueLoss }, result, this.optimiser.steps);
        const found = { ...losses, gradientNorm };
        for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += found[name];
        optimiserSteps += 1;
      }
    }
    const { crossEntropy, valueLoss, entropy, gradientNorm } = totals;
    return {
      teacherKl: crossEntropy / optimiserSteps - lessons.entropy,
      teacherEntropy: lessons.entropy,
      valueLoss: valueLoss / optimiserSteps,
      entropy: entropy / optimiserSteps,
      gradientNorm: gradientNorm / optimiserSteps,
      optimiserSteps,
    };
  }

  epsilon(): null {
    return null;
  }

  actorWeights(): readonly Float32Array[] {
    return this.optimiser.copyParameters();
  }

  restart(): void {
    this.#teachers.restart();
  }

  saveState(): AlgorithmState {
    return { optimiser: this.optimiser.saveState() };
  }

  loadState(state: AlgorithmState): void {
    this.optimiser.loadState(state.optimiser as OptimiserState);
  }

  async close(): Promise<void> {
    await Promise.all([this.optimiser.close(), this.#teachers.close()]);
  }
}
