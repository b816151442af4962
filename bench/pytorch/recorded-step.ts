// One PPO step with all that goes into it and all that comes out, as files that the PyTorch side reads.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '@jixia/env';
import {
  type NetworkSpec,
  networkParameters,
  openTrial,
  type Runtime,
  randomRollout,
  type Tensor,
  trialOptions,
  trialRates,
} from '@jixia/learn';
import { BenchError } from '../bench-error.ts';

type Feeds = Readonly<Record<string, Tensor>>;
type Array = Tensor['data'];
type Recorded = { readonly name: string; readonly shape: readonly number[]; readonly data: Array };

export type RecordedStep = {
  /** The training step's ONNX file. */
  readonly model: Uint8Array;
  readonly inputs: readonly Recorded[];
  readonly results: readonly Recorded[];
  /** Names of what `stats` holds. */
  readonly stats: readonly string[];
};

const copies = (feeds: Feeds): Recorded[] =>
  Object.entries(feeds).map(([name, { data, shape }]) => ({ name, shape, data: data.slice() }));

/** Runs one step of `rows` rows on made-up decisions and keeps what the runtime was given and gave back. */
export const recordStep = async (
  runtime: Runtime,
  spec: NetworkSpec,
  rows: number,
  seed: bigint,
): Promise<RecordedStep> => {
  let model: Uint8Array | null = null;
  let inputs: Recorded[] | null = null;
  let results: Recorded[] = [];
  const recorder: Runtime = {
    name: runtime.name,
    tensor: runtime.tensor,
    createSession: async (bytes, options) => {
      model = bytes;
      const session = await runtime.createSession(bytes, options);
      return {
        inputs: session.inputs,
        outputs: session.outputs,
        evaluate: (feeds) => session.evaluate(feeds),
        close: () => session.close(),
        run: async (feeds, outputs) => {
          inputs ??= copies(feeds);
          await session.run(feeds, outputs);
          results = copies(outputs);
        },
      };
    },
  };
  const random = new Random(seed);
  const ppo = await openTrial(recorder, spec, trialOptions(rows), 1);
  await ppo.update(randomRollout(spec, rows, random), trialRates, random);
  const stats = ppo.optimiser.statNames;
  await ppo.close();
  if (model === null || inputs === null) throw new BenchError('wrong_result', 'The step ran on no runtime.');
  return { model, inputs, results, stats };
};

const typeOf = (data: Array): string => {
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Uint8Array) return 'uint8';
  return data instanceof Int32Array ? 'int32' : 'int64';
};

/** Writes step.onnx, step.bin and step.json. @param updateRows rows of an update, in steps of the recorded size */
export const writeStep = (folder: string, step: RecordedStep, spec: NetworkSpec, updateRows: number): void => {
  const parts: Uint8Array[] = [];
  let offset = 0;
  const entries = (arrays: readonly Recorded[]) =>
    arrays.map(({ name, shape, data }) => {
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      // Every array starts at a multiple of 8.
      const padding = (8 - (bytes.length % 8)) % 8;
      const entry = { name, shape, type: typeOf(data), length: data.length, offset };
      parts.push(bytes, new Uint8Array(padding));
      offset += bytes.length + padding;
      return entry;
    });
  const { clip, dualClip, valueClip, valueCoefficient, maxGradientNorm, adamEpsilon } = trialOptions(1);
  if (valueClip !== 0) throw new BenchError('bad_option', 'The eager step knows no value clipping.');
  const plan = {
    inputs: entries(step.inputs),
    results: entries(step.results),
    stats: step.stats,
    parameters: networkParameters(spec).map(({ name }) => `parameter/${name}`),
    heads: spec.heads,
    // The eager version is written for the plain network.
    isEager: spec.kind === 'mlp' && !spec.recurrent && spec.activation === 'relu',
    updateRows,
    ports: { mean: 'observation_mean', inverse_deviation: 'observation_inverse_deviation' },
    options: { clip, dualClip, valueCoefficient, maxGradientNorm, adamEpsilon, ...trialRates },
  };
  writeFileSync(join(folder, 'step.onnx'), step.model);
  writeFileSync(join(folder, 'step.bin'), Buffer.concat(parts));
  writeFileSync(join(folder, 'step.json'), JSON.stringify(plan));
};
