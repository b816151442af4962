// From an observation row to encodings of its entities: one small network per kind, shared by all entities of the kind,
// and what the trunk gets to see: everything else as it is, and the largest of each number over the entities of a kind.

import { type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { attentionParameters, buildAttention } from './attention.ts';
import { type Activation, buildStack, type NetworkParameter, stackParameters } from './dense.ts';
import type { EntityKind } from './entity-layout.ts';

export type EntityEncoderSpec = {
  readonly observationSize: number;
  readonly kinds: readonly EntityKind[];
  /** Widths of each kind's network; the last is the width of an encoding. */
  readonly entityHidden: readonly number[];
  /** Heads of the self-attention over all entities; 0 = none. */
  readonly attentionHeads: number;
  readonly activation: Activation;
};

export type Encodings = {
  /** [rows, trunkWidth], what the trunk is fed with */
  readonly trunk: Value;
  /** [rows, entities, encoding width], kinds in their order */
  readonly entities: Value;
};

/** A stretch of the observation row: part of one kind, or none. */
type Segment = { readonly kind: number; readonly length: number };

export const encodingWidth = (spec: EntityEncoderSpec): number => spec.entityHidden.at(-1) as number;

export const entityCount = (spec: EntityEncoderSpec): number =>
  spec.kinds.reduce((total, { offsets }) => total + offsets.length, 0);

/** The row cut where entities begin and end; blocks of a kind that lie side by side are one segment. */
const segmentsOf = (spec: EntityEncoderSpec): Segment[] => {
  const starts = spec.kinds.flatMap(({ offsets, length }, kind) => offsets.map((offset) => ({ offset, length, kind })));
  starts.sort((a, b) => a.offset - b.offset);
  const segments: { kind: number; length: number }[] = [];
  let at = 0;
  for (const { offset, length, kind } of starts) {
    if (offset > at) segments.push({ kind: -1, length: offset - at });
    const last = segments.at(-1);
    if (last?.kind === kind) last.length += length;
    else segments.push({ kind, length });
    at = offset + length;
  }
  if (at < spec.observationSize) segments.push({ kind: -1, length: spec.observationSize - at });
  return segments;
};

const reachesTrunk = (spec: EntityEncoderSpec, { kind }: Segment): boolean =>
  kind < 0 || (spec.kinds[kind] as EntityKind).isSingle;

/** Single blocks are there already; what attention found for them is not. */
const isPooled = (spec: EntityEncoderSpec, kind: EntityKind): boolean => !kind.isSingle || spec.attentionHeads > 0;

/** Numbers that the trunk is fed with. */
export const trunkWidth = (spec: EntityEncoderSpec): number => {
  const plain = segmentsOf(spec).filter((segment) => reachesTrunk(spec, segment));
  const pooled = spec.kinds.filter((kind) => isPooled(spec, kind));
  return plain.reduce((total, { length }) => total + length, 0) + pooled.length * encodingWidth(spec);
};

export const entityEncoderParameters = (spec: EntityEncoderSpec): NetworkParameter[] => [
  ...spec.kinds.flatMap(({ name, length }) =>
    stackParameters(`entity/${name}/`, length, spec.entityHidden, spec.activation),
  ),
  ...(spec.attentionHeads > 0 ? attentionParameters(encodingWidth(spec)) : []),
];

/** `raw` and `observation` [rows, observationSize]: as the scenario writes it, and normalised. */
export const buildEntityEncoder = (
  graph: Graph,
  spec: EntityEncoderSpec,
  parameters: ReadonlyMap<string, Value>,
  raw: Value,
  observation: Value,
): Encodings =>
  inScope(graph, 'entities', () => {
    const width = encodingWidth(spec);
    const segments = segmentsOf(spec);
    const parts = op.split(
      graph,
      observation,
      segments.map(({ length }) => length),
      1,
    );
    const rawParts = op.split(
      graph,
      raw,
      segments.map(({ length }) => length),
      1,
    );
    const rowsOf = (all: readonly Value[], kind: number, length: number): Value => {
      const own = all.filter((_, index) => segments[index]?.kind === kind);
      return op.reshape(graph, own.length === 1 ? (own[0] as Value) : op.concat(graph, own, 1), [-1, length]);
    };
    const encoded = spec.kinds.map(({ name, length, presence, offsets }, index) =>
      inScope(graph, name, () => {
        const flat = rowsOf(parts, index, length);
        const scope = `entity/${name}/`;
        const codes = buildStack(graph, parameters, scope, spec.entityHidden.length, spec.activation, flat);
        const isAsked = presence >= 0 || spec.attentionHeads > 0;
        const here = isAsked ? presenceOf(graph, rowsOf(rawParts, index, length), presence) : null;
        // What is not there is all zeros, the least that an encoding can be.
        const shown = presence < 0 ? codes : op.mul(graph, codes, here as Value);
        return {
          here: here && op.reshape(graph, here, [-1, offsets.length]),
          codes: op.reshape(graph, shown, [-1, offsets.length, width]),
        };
      }),
    );
    let codes = encoded.map((kind) => kind.codes);
    let entities = join(graph, codes);
    if (spec.attentionHeads > 0) {
      const there = join(
        graph,
        encoded.map(({ here }) => here as Value),
      );
      const penalty = op.mul(graph, op.sub(graph, there, scalar(graph, 1)), scalar(graph, absent));
      const looked = buildAttention(graph, parameters, spec.attentionHeads, entities, penalty);
      entities = op.mul(graph, looked, op.reshape(graph, there, [-1, entityCount(spec), 1]));
      codes = op.split(
        graph,
        entities,
        spec.kinds.map(({ offsets }) => offsets.length),
        1,
      );
    }
    const plain = parts.filter((_, index) => reachesTrunk(spec, segments[index] as Segment));
    const pooled = spec.kinds.flatMap((kind, index) =>
      isPooled(spec, kind) ? [op.reduceMax(graph, codes[index] as Value, [1])] : [],
    );
    return { trunk: op.concat(graph, [...plain, ...pooled], 1), entities };
  });

/** Weight of absence in an attention score: its share of the softmax is exactly 0 in float32. */
const absent = 1e9;

/** Side by side along the entities. */
const join = (graph: Graph, parts: readonly Value[]): Value =>
  parts.length === 1 ? (parts[0] as Value) : op.concat(graph, parts, 1);

/** 1 or 0 per entity: [entities, 1] from `raw` [entities, length]; without a flag all are there. */
const presenceOf = (graph: Graph, raw: Value, presence: number): Value => {
  const at = Math.max(0, presence);
  const sizes = [at, 1, (raw.shape[1] as number) - at - 1].filter((size) => size > 0);
  const column = sizes.length === 1 ? raw : (op.split(graph, raw, sizes, 1)[at > 0 ? 1 : 0] as Value);
  return presence < 0 ? op.cast(graph, op.equal(graph, column, column), 'float32') : column;
};
