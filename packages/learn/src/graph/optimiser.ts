// Owns the weights, Adam's moments and the sessions that step them. Two sets of buffers take turns as input and output,
// so that a step that went wrong leaves the weights before it intact.

import { firstUnusable } from '../divergence.ts';
import { LearnError } from '../learn-error.ts';
import type { Feeds, Runtime, RuntimeSession, Tensor } from '../runtime/runtime.ts';
import { encodeGraph } from './graph.ts';
import {
  buildApplyStep,
  buildGradientStep,
  buildTrainingStep,
  type ParameterSpec,
  ports,
  type TrainingStepSpec,
} from './training-step.ts';

/** Everything a checkpoint needs of an optimiser; arrays in the order of the parameters. */
export type OptimiserState = {
  readonly parameters: readonly Float32Array[];
  readonly firstMoments: readonly Float32Array[];
  readonly secondMoments: readonly Float32Array[];
  readonly steps: number;
};

export type StepResult = {
  /** Sums over the micro-batches of the step. */
  readonly stats: Readonly<Record<string, number>>;
  /** Before clipping. */
  readonly gradientNorm: number;
  /** Where numbers broke, as far as it can be told; null where the step was taken. */
  readonly culprit: StepCulprit | null;
};

/** A parameter whose weights were broken before the step, whose gradient broke, or whose weights the step would break. */
export type StepCulprit = {
  readonly kind: 'weights-before' | 'gradient' | 'weights-after';
  readonly parameter: string;
  readonly value: number;
};

const sizeOf = (spec: ParameterSpec): number => spec.shape.reduce((size, dim) => size * dim, 1);

type Slot = { readonly port: string; readonly buffers: [Tensor, Tensor] };

export class Optimiser {
  readonly #runtime: Runtime;
  readonly #spec: TrainingStepSpec;
  readonly #fused: RuntimeSession | null;
  readonly #gradientStep: RuntimeSession | null;
  readonly #applyStep: RuntimeSession | null;
  readonly #statNames: readonly string[];
  readonly #slots: Slot[] = [];
  readonly #gradients: Slot[] = [];
  readonly #stats: Tensor;
  readonly #norm: Tensor;
  readonly #learningRate: Tensor;
  readonly #firstCorrection: Tensor;
  readonly #secondCorrection: Tensor;
  #side: 0 | 1 = 0;
  #steps = 0;

  private constructor(
    runtime: Runtime,
    spec: TrainingStepSpec,
    sessions: { fused?: RuntimeSession; gradient?: RuntimeSession; apply?: RuntimeSession },
    statNames: readonly string[],
  ) {
    this.#runtime = runtime;
    this.#spec = spec;
    this.#fused = sessions.fused ?? null;
    this.#gradientStep = sessions.gradient ?? null;
    this.#applyStep = sessions.apply ?? null;
    this.#statNames = statNames;
    for (const parameter of spec.parameters) {
      for (const port of [ports.parameter, ports.firstMoment, ports.secondMoment]) {
        this.#slots.push(this.#slot(port(parameter.name), parameter));
      }
      if (this.#applyStep) this.#gradients.push(this.#slot(ports.gradient(parameter.name), parameter));
    }
    const scalarTensor = (): Tensor => runtime.tensor(new Float32Array(1), []);
    this.#stats = runtime.tensor(new Float32Array(statNames.length), [statNames.length]);
    this.#norm = scalarTensor();
    this.#learningRate = scalarTensor();
    this.#firstCorrection = scalarTensor();
    this.#secondCorrection = scalarTensor();
  }

  /** @param microBatches gradients of this many runs are added up in one step; 1 = all in one graph */
  static async create(
    runtime: Runtime,
    spec: TrainingStepSpec,
    options: { readonly threads: number; readonly microBatches: number },
  ): Promise<Optimiser> {
    if (options.microBatches === 1) {
      const { graph, statNames } = buildTrainingStep(spec);
      const fused = await runtime.createSession(encodeGraph(graph), options);
      return new Optimiser(runtime, spec, { fused }, statNames);
    }
    const { graph, statNames } = buildGradientStep(spec);
    const gradient = await runtime.createSession(encodeGraph(graph), options);
    const apply = await runtime.createSession(encodeGraph(buildApplyStep(spec)), options);
    return new Optimiser(runtime, spec, { gradient, apply }, statNames);
  }

  /** Names of what a step reports, in the order in which its graph computes them. */
  get statNames(): readonly string[] {
    return this.#statNames;
  }

  /** Steps taken. */
  get steps(): number {
    return this.#steps;
  }

  /** The weights as inputs of another graph, by parameter port; valid until the next step. */
  parameterFeeds(): Feeds {
    const feeds: Record<string, Tensor> = {};
    for (const { name } of this.#spec.parameters) feeds[ports.parameter(name)] = this.#find(ports.parameter(name));
    return feeds;
  }

  /** Copies of the weights, in the order of the parameters. */
  copyParameters(): Float32Array[] {
    return this.#copy(ports.parameter);
  }

  saveState(): OptimiserState {
    return {
      parameters: this.#copy(ports.parameter),
      firstMoments: this.#copy(ports.firstMoment),
      secondMoments: this.#copy(ports.secondMoment),
      steps: this.#steps,
    };
  }

  /** @throws LearnError `invalid_checkpoint` where the weights are those of another network */
  loadState(state: OptimiserState): void {
    const [own, found] = [this.#spec.parameters, state.parameters];
    const odd = own.findIndex((parameter, index) => sizeOf(parameter) !== found[index]?.length);
    if (odd >= 0 || found.length !== own.length) {
      const parameter = own[odd];
      const what = parameter
        ? `${parameter.name} has ${sizeOf(parameter)} numbers here, ${found[odd]?.length ?? 'none'} there`
        : `it has ${found.length} weight arrays, ${own.length} are known here`;
      throw new LearnError(
        'invalid_checkpoint',
        `The saved weights are those of another network: ${what}. Go on with the settings that they were trained with.`,
      );
    }
    this.#spec.parameters.forEach(({ name }, index) => {
      (this.#find(ports.parameter(name)).data as Float32Array).set(state.parameters[index] as Float32Array);
      (this.#find(ports.firstMoment(name)).data as Float32Array).set(state.firstMoments[index] as Float32Array);
      (this.#find(ports.secondMoment(name)).data as Float32Array).set(state.secondMoments[index] as Float32Array);
    });
    this.#steps = state.steps;
  }

  /**
   * One optimiser step. `batches` are the loss's inputs, one entry per micro-batch; their buffers may be the same
   * ones refilled by `prepare(index)`, which is called before each.
   */
  async step(batches: readonly Feeds[], learningRate: number, prepare?: (index: number) => void): Promise<StepResult> {
    const { beta1, beta2 } = this.#spec.adam;
    const step = this.#steps + 1;
    this.#learningRate.data[0] = learningRate;
    this.#firstCorrection.data[0] = 1 - beta1 ** step;
    this.#secondCorrection.data[0] = 1 - beta2 ** step;
    const stats: Record<string, number> = Object.fromEntries(this.#statNames.map((name) => [name, 0]));
    const adamInputs = {
      [ports.learningRate]: this.#learningRate,
      [ports.firstCorrection]: this.#firstCorrection,
      [ports.secondCorrection]: this.#secondCorrection,
    };
    const inputs = this.#sideOf(this.#slots, this.#side);
    const outputs = { ...this.#nextOf(this.#slots, this.#side), [ports.gradientNorm]: this.#norm };
    if (this.#fused) {
      prepare?.(0);
      await this.#fused.run({ ...inputs, ...adamInputs, ...batches[0] }, { ...outputs, [ports.stats]: this.#stats });
      this.#addStats(stats);
    } else {
      for (const { buffers } of this.#gradients) (buffers[0].data as Float32Array).fill(0);
      let side: 0 | 1 = 0;
      for (const [index, batch] of batches.entries()) {
        prepare?.(index);
        await this.#gradientStep?.run(
          { ...this.parameterFeeds(), ...this.#sideOf(this.#gradients, side), ...batch },
          { ...this.#nextOf(this.#gradients, side), [ports.stats]: this.#stats },
        );
        this.#addStats(stats);
        side = side === 0 ? 1 : 0;
      }
      await this.#applyStep?.run({ ...inputs, ...adamInputs, ...this.#sideOf(this.#gradients, side) }, outputs);
    }
    const gradientNorm = this.#norm.data[0] as number;
    const isNumber = Number.isFinite(gradientNorm) && Number.isFinite(stats.loss);
    const [before, after] = [this.#side, this.#side === 0 ? 1 : 0] as const;
    const culprit = isNumber
      ? this.#findBroken('weights-after', ports.parameter, after)
      : (this.#findBroken('weights-before', ports.parameter, before) ??
        this.#findBroken('gradient', ports.firstMoment, after));
    // A step that is no number is not taken: the weights before it stay current.
    if (isNumber && culprit === null) {
      this.#side = after;
      this.#steps = step;
    }
    return { stats, gradientNorm, culprit };
  }

  async close(): Promise<void> {
    await Promise.all([this.#fused?.close(), this.#gradientStep?.close(), this.#applyStep?.close()]);
  }

  #slot(port: string, parameter: ParameterSpec): Slot {
    const buffer = (): Tensor => this.#runtime.tensor(new Float32Array(sizeOf(parameter)), parameter.shape);
    return { port, buffers: [buffer(), buffer()] };
  }

  #find(port: string): Tensor {
    const slot = this.#slots.find((candidate) => candidate.port === port);
    return (slot as Slot).buffers[this.#side];
  }

  /** The first parameter with a number that is none; a norm that is none itself breaks all, which tells nothing. */
  #findBroken(kind: StepCulprit['kind'], port: (name: string) => string, side: 0 | 1): StepCulprit | null {
    const found: StepCulprit[] = [];
    for (const { name } of this.#spec.parameters) {
      const slot = this.#slots.find((candidate) => candidate.port === port(name)) as Slot;
      const numbers = slot.buffers[side].data as Float32Array;
      const at = firstUnusable(numbers);
      if (at >= 0) found.push({ kind, parameter: name, value: numbers[at] as number });
    }
    const isAll = found.length === this.#spec.parameters.length && found.length > 1;
    return kind === 'gradient' && isAll ? null : (found[0] ?? null);
  }

  #copy(port: (name: string) => string): Float32Array[] {
    return this.#spec.parameters.map(({ name }) => (this.#find(port(name)).data as Float32Array).slice());
  }

  #sideOf(slots: readonly Slot[], side: 0 | 1): Record<string, Tensor> {
    return Object.fromEntries(slots.map(({ port, buffers }) => [port, buffers[side]]));
  }

  #nextOf(slots: readonly Slot[], side: 0 | 1): Record<string, Tensor> {
    return Object.fromEntries(slots.map(({ port, buffers }) => [ports.next(port), buffers[side === 0 ? 1 : 0]]));
  }

  #addStats(stats: Record<string, number>): void {
    this.#statNames.forEach((name, index) => {
      stats[name] = (stats[name] as number) + (this.#stats.data[index] as number);
    });
  }
}
