// The tables of docs/training.md, docs/networks.md and docs/metrics.md, from the same lists that the code reads.

import { metricDocs } from './metrics.ts';
import { networkFields } from './networks/network-options.ts';
import { trainConfigFields } from './train-config.ts';

type AnyField = {
  readonly default: unknown;
  readonly doc: string;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly isWhole?: boolean;
  readonly isNames?: boolean;
};

const rangeOf = (field: AnyField): string => {
  if (field.choices) return field.choices.join(', ');
  if (typeof field.default === 'boolean') return 'true, false';
  if (field.isNames) return 'names, list';
  if (field.min === undefined) return 'object';
  const range = `${field.min} .. ${field.max}`;
  return `${field.isWhole ? 'whole, ' : ''}${range}${Array.isArray(field.default) ? ', list' : ''}`;
};

const tableOf = (fields: Readonly<Record<string, AnyField>>): string =>
  [
    '| setting | default | values | meaning |',
    '|---|---|---|---|',
    ...Object.entries(fields).map(
      ([name, field]) => `| \`${name}\` | ${JSON.stringify(field.default)} | ${rangeOf(field)} | ${field.doc} |`,
    ),
  ].join('\n');

export const settingsTable = (): string => tableOf(trainConfigFields);

export const networkTable = (): string => tableOf(networkFields);

export const metricsTable = (): string =>
  [
    '| key | meaning |',
    '|---|---|',
    ...Object.entries(metricDocs).map(([name, doc]) => `| \`${name}\` | ${doc} |`),
  ].join('\n');

/** The text with what lies between the two comments of `name` replaced by `table`. */
export const withTable = (text: string, name: string, table: string): string => {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the page has no place marked ${begin} ... ${end}`);
  return `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(to)}`;
};
