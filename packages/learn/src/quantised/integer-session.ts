// Runs an integer policy where others run on ONNX Runtime: the same on every host, bit by bit.

import { LearnError } from '../learn-error.ts';
import { policyPorts } from '../policy/policy-graph.ts';
import type { Feeds, Port, Runtime, RuntimeSession, Tensor } from '../runtime/runtime.ts';
import { type IntegerNetwork, IntegerRunner, logitShift } from './integer-network.ts';

export class IntegerSession implements RuntimeSession {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly #runner: IntegerRunner;
  readonly #runtime: Runtime;
  readonly #logitCount: number;

  constructor(network: IntegerNetwork, runtime: Runtime) {
    this.#runner = new IntegerRunner(network);
    this.#runtime = runtime;
    this.#logitCount = (network.layers.at(-1)?.outputs ?? 1) - 1;
    this.inputs = [{ name: policyPorts.observation, type: 'float32', shape: ['batch', network.mean.length] }];
    this.outputs = [
      { name: policyPorts.logits, type: 'float32', shape: ['batch', this.#logitCount] },
      { name: policyPorts.value, type: 'float32', shape: ['batch'] },
    ];
  }

  async run(inputs: Feeds, outputs: Feeds): Promise<void> {
    const observation = inputs[policyPorts.observation];
    const logits = outputs[policyPorts.logits]?.data;
    const value = outputs[policyPorts.value]?.data;
    if (!(observation?.data instanceof Float32Array)) {
      throw new LearnError('runtime_failed', `An integer policy needs ${policyPorts.observation}, float32.`);
    }
    const rows = observation.shape[0] ?? 0;
    for (let row = 0; row < rows; row++) {
      const numbers = this.#runner.run(observation.data, row);
      const start = row * this.#logitCount;
      // A whole number below 2^24 times a power of two: exact.
      for (let j = 0; j < this.#logitCount; j++) {
        if (logits !== undefined) (logits as Float32Array)[start + j] = (numbers[j] as number) / 2 ** logitShift;
      }
      if (value !== undefined) (value as Float32Array)[row] = (numbers[this.#logitCount] as number) / 2 ** logitShift;
    }
  }

  async evaluate(inputs: Feeds): Promise<Record<string, Tensor>> {
    const rows = inputs[policyPorts.observation]?.shape[0] ?? 0;
    const outputs = {
      [policyPorts.logits]: this.#runtime.tensor(new Float32Array(rows * this.#logitCount), [rows, this.#logitCount]),
      [policyPorts.value]: this.#runtime.tensor(new Float32Array(rows), [rows]),
    };
    await this.run(inputs, outputs);
    return outputs;
  }

  async close(): Promise<void> {}
}
