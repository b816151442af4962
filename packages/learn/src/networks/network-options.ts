// The network of a training run as settings, and what they make of a scenario: docs/networks.md.

import type { Manifest } from '@jixia/env';
import { flag, refuse, type ValuesOf, whole, widths } from '../config-field.ts';
import { LearnError } from '../learn-error.ts';
import type { Activation } from './dense.ts';
import { entityLayout } from './entity-layout.ts';
import type { NetworkSpec } from './network.ts';

export const networkFields = {
  kind: {
    default: 'mlp',
    choices: ['mlp', 'entity'] as const,
    doc: 'mlp sees the observation as one row of numbers, entity as its things, with shared weights for those of a kind.',
  },
  hidden: widths([], "Widths of the hidden layers; empty = the run's setting `hidden`."),
  entityHidden: widths([64, 32], 'Widths of the layers of each kind of entity; the last is the width of an encoding.'),
  attention: whole(0, 0, 16, 'Heads of the self-attention over entities; 0 = only the largest of each number counts.'),
  targetAttention: flag(false, 'Logits of the target head by how well the entity that a value names fits.'),
  recurrent: {
    default: 'none',
    choices: ['none', 'lstm', 'gru'] as const,
    doc: 'Memory from one decision to the next, between the hidden layers and the heads.',
  },
  recurrentSize: whole(0, 0, 4096, 'Its units; 0 = as many as the last hidden layer has.'),
  recurrentSteps: whole(16, 1, 256, 'Decisions that a gradient flows back through; a divisor of rolloutSteps.'),
};

export type NetworkOptions = ValuesOf<typeof networkFields>;

/** Decisions that are learned from in one piece. */
export const chunkStepsOf = ({ recurrent, recurrentSteps }: NetworkOptions): number =>
  recurrent === 'none' ? 1 : recurrentSteps;

/** What holds between settings. Throws LearnError `invalid_option`. */
export const checkNetworkOptions = (config: {
  readonly network: NetworkOptions;
  readonly rolloutSteps: number;
  readonly minibatchSize: number;
  readonly microBatchSize: number;
}): void => {
  const { kind, entityHidden, attention, targetAttention } = config.network;
  if (kind === 'mlp' && attention > 0) refuse('network.attention', attention, '0, or network.kind "entity"');
  if (kind === 'mlp' && targetAttention) {
    refuse('network.targetAttention', targetAttention, 'false, or network.kind "entity"');
  }
  if (entityHidden.length === 0) refuse('network.entityHidden', entityHidden, 'a list of at least one width');
  const width = entityHidden.at(-1) as number;
  if (attention > 0 && width % attention !== 0) {
    refuse('network.attention', attention, `a divisor of ${width}, the last of network.entityHidden`);
  }
  const steps = chunkStepsOf(config.network);
  const isWhole = (name: 'rolloutSteps' | 'microBatchSize'): void => {
    if (config[name] % steps !== 0) refuse(name, config[name], `a multiple of network.recurrentSteps ${steps}`);
  };
  isWhole('rolloutSteps');
  isWhole('microBatchSize');
};

/**
 * The network for a scenario.
 * @param trunk the settings of the run around the network's own
 * @throws LearnError `invalid_option` where the scenario has nothing that an option is for
 */
export const networkSpecOf = (
  manifest: Manifest,
  options: NetworkOptions,
  trunk: { readonly hidden: readonly number[]; readonly activation: string },
): NetworkSpec => {
  const hidden = options.hidden.length > 0 ? options.hidden : trunk.hidden;
  const size = options.recurrentSize || (hidden.at(-1) as number);
  const base = {
    observationSize: manifest.observation.size,
    hidden,
    activation: trunk.activation as Activation,
    heads: manifest.actionHeads.map((head) => head.size),
    ...(options.recurrent === 'none'
      ? {}
      : { recurrent: { cell: options.recurrent, size, steps: options.recurrentSteps } }),
  };
  if (options.kind === 'mlp') return { kind: 'mlp', ...base };
  const { kinds, target } = entityLayout(manifest, options.targetAttention || options.attention > 0);
  const blocks = manifest.observation.blocks.map(({ name }) => name).join(', ') || 'none';
  if (kinds.length === 0) {
    const why = `it needs numbered blocks in the observation of ${manifest.id} (it has: ${blocks})`;
    throw new LearnError('invalid_option', `network.kind is "entity"; ${why}. Take "mlp".`);
  }
  if (options.targetAttention && !target) {
    const why = `no head of ${manifest.id} has values that name blocks of its observation (it has: ${blocks})`;
    throw new LearnError('invalid_option', `network.targetAttention is true; ${why}. Take false.`);
  }
  return {
    kind: 'entity',
    ...base,
    kinds,
    entityHidden: options.entityHidden,
    attentionHeads: options.attention,
    target: options.targetAttention ? target : null,
  };
};
