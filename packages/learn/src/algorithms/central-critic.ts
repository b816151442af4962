// The value function of MAPPO: an own network over the central state and the number of the agent it values. It lives in
// training only; nothing of it is part of an exported policy.

import { addInput, addOutput, createGraph, encodeGraph, type Graph, inScope, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { ports } from '../graph/training-step.ts';
import { buildPerceptron, type PerceptronSpec, perceptronParameters } from '../networks/perceptron.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import { normaliseObservation } from '../policy/policy-graph.ts';
import type { Feeds, Runtime, RuntimeSession, Tensor } from '../runtime/runtime.ts';
import type { TeamRows } from '../selfplay/team-rows.ts';
import type { Critic } from './ppo.ts';
import type { CentralStates } from './rollout.ts';

const inputs = {
  central: 'central_state',
  mean: 'central_mean',
  inverseDeviation: 'central_inverse_deviation',
  slot: 'agent_slot',
} as const;

/** Rows of one inference, at most. */
const largestChunk = 2048;

export type CentralCriticOptions = {
  readonly hidden: readonly number[];
  readonly centralSize: number;
  /** Rows of one rollout, all steps together. */
  readonly rolloutRows: number;
  readonly agentsPerTeam: number;
  readonly teamRows: TeamRows;
  /** Of central states; its arrays are read at every step. */
  readonly normaliser: ObservationNormaliser;
};

export class CentralCritic {
  readonly spec: PerceptronSpec;
  /** For the training step of PPO. */
  readonly critic: Critic;
  readonly #options: CentralCriticOptions;
  readonly #session: RuntimeSession;
  readonly #batch: Readonly<Record<string, Tensor>>;
  readonly #values: Tensor;

  private constructor(runtime: Runtime, spec: PerceptronSpec, options: CentralCriticOptions, session: RuntimeSession) {
    this.spec = spec;
    this.#options = options;
    this.#session = session;
    const { normaliser, centralSize, teamRows } = options;
    const batch = (rows: number): Record<string, Tensor> => ({
      [inputs.central]: runtime.tensor(new Float32Array(rows * centralSize), [rows, centralSize]),
      [inputs.mean]: runtime.tensor(normaliser.mean, [centralSize]),
      [inputs.inverseDeviation]: runtime.tensor(normaliser.inverseDeviation, [centralSize]),
      [inputs.slot]: runtime.tensor(new Int32Array(rows), [rows, 1]),
    });
    const chunk = chunkRows(options);
    this.#batch = batch(chunk);
    this.#values = runtime.tensor(new Float32Array(chunk), [chunk, 1]);
    this.critic = {
      parameters: perceptronParameters(spec),
      build: (graph, parameters, rows) => buildCritic(graph, spec, options, parameters, rows),
      batch,
      gather: (tensors, row, { central, rows }, from) => {
        const { states, teams } = central as CentralStates;
        const lane = from % rows;
        const team = ((from - lane) / rows) * teams + (teamRows.teamOf[lane] as number);
        this.#fill(tensors, row, states, team, lane);
      },
    };
  }

  static async create(runtime: Runtime, options: CentralCriticOptions, threads: number): Promise<CentralCritic> {
    const spec: PerceptronSpec = {
      name: 'critic',
      inputSize: options.centralSize + options.agentsPerTeam,
      hidden: options.hidden,
      outputSize: 1,
    };
    const graph = createGraph('central_critic');
    const parameters = new Map(
      perceptronParameters(spec).map(({ name, shape }) => [name, addInput(graph, ports.parameter(name), shape)]),
    );
    addOutput(graph, 'value', buildCritic(graph, spec, options, parameters, chunkRows(options)));
    const session = await runtime.createSession(encodeGraph(graph), { threads });
    return new CentralCritic(runtime, spec, options, session);
  }

  /**
   * What the critic says (normalised) of `rows`, each step * rows of a step + row.
   * @param states f32 [steps * teams, central size]; @param values f32 [steps * rows of a step], written at `rows`
   * @param weights its parameters by port; others may be among them
   */
  async evaluate(weights: Feeds, states: Float32Array, rows: Int32Array, values: Float32Array): Promise<void> {
    const { teamOf, teams } = this.#options.teamRows;
    const lanes = teamOf.length;
    const own = Object.fromEntries(
      perceptronParameters(this.spec).map(({ name }) => [
        ports.parameter(name),
        weights[ports.parameter(name)] as Tensor,
      ]),
    );
    const chunk = chunkRows(this.#options);
    for (let first = 0; first < rows.length; first += chunk) {
      const size = Math.min(chunk, rows.length - first);
      for (let row = 0; row < size; row++) {
        const at = rows[first + row] as number;
        const lane = at % lanes;
        const team = ((at - lane) / lanes) * teams + (teamOf[lane] as number);
        this.#fill(this.#batch, row, states, team, lane);
      }
      await this.#session.run({ ...own, ...this.#batch }, { value: this.#values });
      for (let row = 0; row < size; row++) values[rows[first + row] as number] = this.#values.data[row] as number;
    }
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  #fill(batch: Readonly<Record<string, Tensor>>, row: number, states: Float32Array, team: number, lane: number): void {
    const { centralSize, teamRows } = this.#options;
    const central = (batch[inputs.central] as Tensor).data as Float32Array;
    const target = row * centralSize;
    const source = team * centralSize;
    for (let i = 0; i < centralSize; i++) central[target + i] = states[source + i] as number;
    ((batch[inputs.slot] as Tensor).data as Int32Array)[row] = teamRows.slotOf[lane] as number;
  }
}

const chunkRows = ({ rolloutRows }: CentralCriticOptions): number => Math.min(largestChunk, rolloutRows);

const buildCritic = (
  graph: Graph,
  spec: PerceptronSpec,
  { centralSize, agentsPerTeam }: CentralCriticOptions,
  parameters: ReadonlyMap<string, Value>,
  rows: number,
): Value => {
  const central = addInput(graph, inputs.central, [rows, centralSize]);
  const mean = addInput(graph, inputs.mean, [centralSize]);
  const inverseDeviation = addInput(graph, inputs.inverseDeviation, [centralSize]);
  const slot = addInput(graph, inputs.slot, [rows, 1], 'int32');
  const x = inScope(graph, 'central', () => {
    const normalised = normaliseObservation(graph, central, mean, inverseDeviation);
    return op.concat(graph, [normalised, op.oneHot(graph, slot, agentsPerTeam)], 1);
  });
  return buildPerceptron(graph, spec, parameters, x);
};
