// Policies of all kinds load: those of earlier versions, those with memory, foreign ones that ask for the mask. Others do not.

import { readFileSync } from 'node:fs';
import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { entityManifest } from '../../test/entity-manifest.ts';
import { corridor, makeToyEnv } from '../../test/toy-env.ts';
import { addInput, addOutput, createGraph, encodeGraph, scalar, type Value } from '../graph/graph.ts';
import { decodeModel, encodeModel } from '../graph/onnx-schema.ts';
import * as op from '../graph/operators.ts';
import { initialiseNetwork } from '../networks/network.ts';
import { stateSizeOf } from '../networks/recurrent.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { networkOf } from '../trainer.ts';
import { loadPolicy } from './node.ts';
import { buildPolicy, policyPorts } from './policy-graph.ts';
import { describePolicy, encodePolicy } from './policy-manifest.ts';

/** The policy of a network with random weights. */
const exported = (network: Readonly<Record<string, unknown>>): Uint8Array => {
  const spec = networkOf(entityManifest, resolveTrainConfig({ hidden: [8], rolloutSteps: 32, network }));
  const size = spec.observationSize;
  const normaliser = { mean: new Float32Array(size), inverseDeviation: new Float32Array(size).fill(1) };
  const graph = buildPolicy(spec, initialiseNetwork(spec, new Random(3n)), normaliser);
  return encodePolicy(graph, describePolicy(entityManifest, { algorithm: 'ppo' }, stateSizeOf(spec.recurrent)));
};

const rows = 3;
const batchOf = (states?: Float32Array) => ({
  rows,
  observations: Float32Array.from({ length: rows * entityManifest.observation.size }, (_, i) => Math.sin(i)),
  masks: new Uint8Array(rows * entityManifest.masks.size).fill(1),
  actions: new Int32Array(rows * entityManifest.actionHeads.length),
  values: new Float32Array(rows),
  mode: 'greedy' as const,
  randoms: [],
  ...(states ? { states } : {}),
});

describe('a policy', () => {
  it('that was exported before networks had memory decides as it did then', async () => {
    const bytes = readFileSync(new URL('../../test/mlp-policy.onnx', import.meta.url));
    const policy = await loadPolicy(bytes, corridor.manifest);
    expect(policy.stateSize).toBe(0);
    const env = makeToyEnv(corridor, 1);
    env.reset();
    const wanted = [
      [[1, 1, 0], 2.32063364982605],
      [[1, 2, 0], 2.3408405780792236],
      [[1, 3, 0], 2.397559642791748],
      [[1, 1, 0], 2.350234031677246],
      [[2, 0, 2], 2.3381452560424805],
    ] as const;
    for (const [action, value] of wanted) {
      const values = new Float32Array(1);
      await policy.act({ ...env, rows: 1, mode: 'greedy', randoms: [], values });
      expect([...env.actions]).toEqual(action);
      expect(values[0]).toBeCloseTo(value, 5);
      env.step();
    }
    await policy.close();
  });

  it.each(['lstm', 'gru'])('with %s says so, keeps what it remembers apart by row, and needs it', async (recurrent) => {
    const network = { kind: 'entity', attention: 2, targetAttention: true, recurrent, recurrentSize: 5 };
    const policy = await loadPolicy(exported(network), entityManifest);
    expect(policy.stateSize).toBe(recurrent === 'lstm' ? 10 : 5);
    expect(policy.description?.state).toEqual({ size: policy.stateSize });
    const states = new Float32Array(rows * policy.stateSize);
    const [first, second] = [batchOf(states), batchOf(states)];
    await policy.act(first);
    const once = states.slice();
    await policy.act(second);
    expect(states).not.toEqual(once);
    expect(second.values).not.toEqual(first.values);
    // A row decides alike whoever is decided with it.
    const alone = { ...batchOf(once.slice(policy.stateSize, 2 * policy.stateSize)), rows: 1 };
    alone.observations = alone.observations.slice(entityManifest.observation.size);
    await policy.act(alone);
    expect(alone.values[0]).toBeCloseTo(second.values[1] as number, 6);
    await expect(policy.act(batchOf())).rejects.toThrow(
      `act: this policy remembers ${policy.stateSize} floats a row; 3 rows need ${3 * policy.stateSize} floats of states, got none`,
    );
    await policy.close();
  });

  it('keeps what is remembered where its output is no number', async () => {
    const policy = await loadPolicy(exported({ recurrent: 'gru', recurrentSize: 4 }), entityManifest);
    const states = Float32Array.from({ length: rows * 4 }, (_, i) => (i === 5 ? Number.NaN : i / 12));
    const before = states.slice();
    await expect(policy.act(batchOf(states))).rejects.toThrow(/output logits\[1, 0\] is NaN/);
    expect(states).toEqual(before);
    await policy.close();
  });

  it('is refused where its state is not what its manifest says', async () => {
    const model = decodeModel(exported({ recurrent: 'gru', recurrentSize: 4 }));
    const entry = model.metadataProps[0] as { value: string };
    for (const [from, to, problem] of [
      ['"state":{"size":4}', '"state":{"size":9}', 'has 4 floats a row, its manifest says 9'],
      ['"state":{"size":4},', '', 'has 4 floats a row, its manifest says 0'],
    ] as const) {
      expect(entry.value).toContain(from);
      const metadataProps = [{ ...entry, key: 'jixia.policy', value: entry.value.replace(from, to) }];
      await expect(loadPolicy(encodeModel({ ...model, metadataProps }), entityManifest)).rejects.toThrow(problem);
    }
    const outputs = model.graph.output.filter(({ name }) => name !== policyPorts.nextState);
    const mute = encodeModel({ ...model, graph: { ...model.graph, output: outputs } });
    await expect(loadPolicy(mute, entityManifest)).rejects.toThrow('has no output "next_state"');
  });
});

describe('a foreign model', () => {
  /** Logits that are the first floats of the mask, as a network that masks by itself would have. */
  const masked = (extra?: string): Uint8Array => {
    const { observation, masks, actionHeads } = entityManifest;
    const graph = createGraph('foreign');
    const logitCount = actionHeads.reduce((total, { size }) => total + size, 0);
    const row = addInput(graph, policyPorts.observation, ['batch', observation.size]);
    const mask = op.cast(graph, addInput(graph, policyPorts.mask, ['batch', masks.size], 'uint8'), 'float32');
    const sizes = [logitCount, masks.size - logitCount];
    let logits = op.split(graph, mask, sizes, 1)[0] as Value;
    if (extra) logits = op.mul(graph, logits, addInput(graph, extra, ['batch', 1]));
    addOutput(graph, policyPorts.logits, logits);
    addOutput(graph, policyPorts.value, op.reduceSum(graph, op.mul(graph, row, scalar(graph, 0)), [1]));
    return encodeGraph(graph);
  };

  it('may take the mask', async () => {
    const policy = await loadPolicy(masked(), entityManifest);
    const batch = batchOf();
    // Of the first head only the last value is legal in row 1; of all else everything.
    batch.masks.set([0, 0, 1], entityManifest.masks.size);
    await policy.act(batch);
    expect([0, 1, 2].map((row) => batch.actions[row * 3])).toEqual([0, 2, 0]);
    await policy.close();
  });

  it('with an input that nobody fills is refused', async () => {
    await expect(loadPolicy(masked('weather'), entityManifest)).rejects.toThrow(
      /inputs are \[observation, mask, weather\]; a policy has one named observation/,
    );
  });
});
