// Networks written out for one row, from the papers and docs/networks.md.

import type { NetworkSpec } from '../../src/networks/network.ts';
import * as s from './scalar-tape.ts';

type Vector = readonly s.Scalar[];
/** Weights by name; matrices row by row. */
export type Weights = ReadonlyMap<string, { readonly shape: readonly number[]; readonly numbers: Vector }>;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

const product = (weights: Weights, name: string, x: Vector): s.Scalar[] => {
  const { shape, numbers } = weights.get(name) as { shape: readonly number[]; numbers: Vector };
  const columns = shape[1] as number;
  return Array.from({ length: columns }, (_, column) =>
    s.dot(
      x,
      x.map((_x, row) => numbers[row * columns + column] as s.Scalar),
    ),
  );
};

const bias = (weights: Weights, name: string): Vector => (weights.get(name) as { numbers: Vector }).numbers;

const plus = (a: Vector, b: Vector): s.Scalar[] => a.map((x, i) => s.add(x, b[i] as s.Scalar));

const dense = (weights: Weights, name: string, x: Vector): s.Scalar[] =>
  plus(product(weights, `${name}/weight`, x), bias(weights, `${name}/bias`));

const stack = (weights: Weights, scope: string, layers: number, activation: string, x: Vector): Vector => {
  let value = x;
  for (let layer = 1; layer <= layers; layer++) {
    value = dense(weights, `${scope}dense${layer}`, value).map(activation === 'relu' ? s.relu : s.tanh);
  }
  return value;
};

const softmax = (scores: readonly s.Scalar[], isAllowed: (index: number) => boolean): s.Scalar[] =>
  s.logSoftmax(scores, isAllowed).map((log) => (log === null ? s.constant(0) : s.exp(log)));

type EntitySpec = Extract<NetworkSpec, { kind: 'entity' }>;

const attend = (spec: EntitySpec, weights: Weights, entities: readonly Vector[], isHere: readonly boolean[]) => {
  const heads = spec.attentionHeads;
  const width = spec.entityHidden.at(-1) as number;
  const each = width / heads;
  const project = (name: string) => entities.map((x) => product(weights, `attention/${name}/weight`, x));
  const [queries, keys, values] = [project('query'), project('key'), project('value')];
  return entities.map((own, index): Vector => {
    const found: s.Scalar[] = [];
    for (let head = 0; head < heads; head++) {
      const part = (x: Vector): Vector => x.slice(head * each, (head + 1) * each);
      const query = part(queries[index] as Vector);
      const scores = keys.map((key) => s.scale(s.dot(query, part(key)), 1 / Math.sqrt(each)));
      const shares = softmax(scores, (other) => isHere[other] as boolean);
      for (let i = head * each; i < (head + 1) * each; i++) {
        found.push(
          s.dot(
            shares,
            values.map((value) => value[i] as s.Scalar),
          ),
        );
      }
    }
    return isHere[index] ? plus(own, dense(weights, 'attention/output', found)) : own.map(() => s.constant(0));
  });
};

/** What the trunk sees, and the encodings of all entities. */
const encode = (spec: EntitySpec, weights: Weights, raw: Float64Array, row: Vector) => {
  const inKind = new Set<number>();
  let encodings: Vector[] = [];
  const isHere: boolean[] = [];
  for (const kind of spec.kinds) {
    for (const offset of kind.offsets) {
      const features = row.slice(offset, offset + kind.length);
      for (let i = 0; i < kind.length; i++) if (!kind.isSingle) inKind.add(offset + i);
      isHere.push(kind.presence < 0 || raw[offset + kind.presence] === 1);
      const code = stack(weights, `entity/${kind.name}/`, spec.entityHidden.length, spec.activation, features);
      encodings.push(isHere.at(-1) ? code : code.map(() => s.constant(0)));
    }
  }
  if (spec.attentionHeads > 0) encodings = attend(spec, weights, encodings, isHere);
  const trunk = row.filter((_, index) => !inKind.has(index));
  let first = 0;
  for (const kind of spec.kinds) {
    const own = encodings.slice(first, first + kind.offsets.length);
    first += kind.offsets.length;
    if (kind.isSingle && spec.attentionHeads === 0) continue;
    trunk.push(...(own[0] as Vector).map((_, i) => s.max(...own.map((code) => code[i] as s.Scalar))));
  }
  return { trunk, encodings };
};

const remember = (spec: NetworkSpec, weights: Weights, x: Vector, state: Vector): { output: Vector; state: Vector } => {
  const { cell, size } = spec.recurrent as NonNullable<NetworkSpec['recurrent']>;
  const h = state.slice(0, size);
  const input = dense(weights, `${cell}/input`, x);
  const before = product(weights, `${cell}/state/weight`, h);
  const gate = (of: Vector, index: number): Vector => of.slice(index * size, (index + 1) * size);
  if (cell === 'lstm') {
    const sums = plus(input, before);
    const open = (index: number): Vector => gate(sums, index).map(s.sigmoid);
    const [i, f, o] = [open(0), open(1), open(2)];
    const g = gate(sums, 3).map(s.tanh);
    const c = g.map((_, k) =>
      s.add(s.mul(f[k] as s.Scalar, state[size + k] as s.Scalar), s.mul(i[k] as s.Scalar, g[k] as s.Scalar)),
    );
    const output = c.map((cellValue, k) => s.mul(o[k] as s.Scalar, s.tanh(cellValue)));
    return { output, state: [...output, ...c] };
  }
  const open = (index: number): Vector => plus(gate(input, index), gate(before, index)).map(s.sigmoid);
  const [r, z] = [open(0), open(1)];
  const recalled = plus(gate(before, 2), bias(weights, 'gru/candidate/bias'));
  const n = gate(input, 2).map((x2, k) => s.tanh(s.add(x2, s.mul(r[k] as s.Scalar, recalled[k] as s.Scalar))));
  const output = n.map((candidate, k) => {
    const rest = s.sub(s.constant(1), z[k] as s.Scalar);
    return s.add(s.mul(rest, candidate), s.mul(z[k] as s.Scalar, h[k] as s.Scalar));
  });
  return { output, state: output };
};

/** One row: `raw` as the scenario writes it, `row` normalised. */
export const referenceNetwork = (
  spec: NetworkSpec,
  weights: Weights,
  raw: Float64Array,
  row: Vector,
  state: Vector,
): { logits: Vector; value: s.Scalar; state: Vector } => {
  const encoded = spec.kind === 'entity' ? encode(spec, weights, raw, row) : null;
  let x = stack(weights, '', spec.hidden.length, spec.activation, encoded?.trunk ?? row);
  let next = state;
  if (spec.recurrent) {
    const memory = remember(spec, weights, x, state);
    x = memory.output;
    next = memory.state;
  }
  const all = dense(weights, 'heads', x);
  const value = all.pop() as s.Scalar;
  if (spec.kind !== 'entity' || spec.target === null || encoded === null) return { logits: all, value, state: next };
  const width = spec.entityHidden.at(-1) as number;
  const query = dense(weights, 'target/query', x);
  let word = 0;
  const scores = spec.target.values.map((named, index) => {
    const vectors = named.map((entity) => encoded.encodings[entity] as Vector);
    const key =
      vectors.length === 0
        ? bias(weights, 'target/embedding').slice(word++ * width, word * width)
        : Array.from({ length: width }, (_, i) => s.max(...vectors.map((vector) => vector[i] as s.Scalar)));
    const fit = s.scale(s.dot(query, key), 1 / Math.sqrt(width));
    return s.add(fit, bias(weights, 'target/bias')[index] as s.Scalar);
  });
  const before = sum(spec.heads.slice(0, spec.target.head));
  return { logits: [...all.slice(0, before), ...scores, ...all.slice(before)], value, state: next };
};
