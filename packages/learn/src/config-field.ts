// Fields of a configuration: default, range and meaning in one place, and the checks that follow from them.

import { type MatchConfig, suggestion } from '@jixia/env';
import { LearnError } from './learn-error.ts';
import type { PotentialSpec } from './selfplay/potential.ts';

export type NumberField = {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly doc: string;
};
export type WholeField = NumberField & { readonly isWhole: true };
export type ChoiceField = { readonly default: string; readonly choices: readonly string[]; readonly doc: string };
export type FlagField = { readonly default: boolean; readonly doc: string };
export type ListField = {
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly maxLength: number;
  readonly isWhole: boolean;
  readonly doc: string;
};
/** Fields of the scenario's own configuration; their values are checked by the scenario. */
export type MatchField = { readonly default: MatchConfig; readonly doc: string };
/** Checked where the scenario's features are known. */
export type PotentialField = { readonly default: PotentialSpec; readonly doc: string; readonly isPotential: true };
/** Names that the scenario knows. */
export type NamesField = { readonly default: readonly string[]; readonly doc: string; readonly isNames: true };
/** Fields within a field. */
export type GroupField<F extends ConfigFields = ConfigFields> = {
  readonly default: Readonly<Record<string, unknown>>;
  readonly fields: F;
  readonly doc: string;
};
export type PlainField = NumberField | WholeField | ChoiceField | FlagField | ListField;
export type ConfigFields = Readonly<Record<string, PlainField>>;
export type ConfigField = NamesField | PlainField | MatchField | PotentialField | GroupField;

type PlainValue<F> = F extends FlagField
  ? boolean
  : F extends ListField
    ? readonly number[]
    : F extends { readonly choices: readonly (infer C)[] }
      ? C
      : number;
export type ValuesOf<F extends ConfigFields> = { readonly [K in keyof F]: PlainValue<F[K]> };
export type ValueOf<F> = F extends PotentialField
  ? PotentialSpec
  : F extends NamesField
    ? readonly string[]
    : F extends GroupField<infer G>
      ? ValuesOf<G>
      : F extends PlainField
        ? PlainValue<F>
        : MatchConfig;

export const whole = (preset: number, min: number, max: number, doc: string): WholeField => ({
  default: preset,
  min,
  max,
  doc,
  isWhole: true,
});
export const real = (preset: number, min: number, max: number, doc: string): NumberField => ({
  default: preset,
  min,
  max,
  doc,
});
export const flag = (preset: boolean, doc: string): FlagField => ({ default: preset, doc });
/** Widths of layers, first to last. */
export const widths = (preset: readonly number[], doc: string): ListField => ({
  default: preset,
  min: 1,
  max: 4096,
  maxLength: 8,
  isWhole: true,
  doc,
});

/** @throws LearnError `invalid_option` */
export const refuse = (name: string, value: unknown, wanted: string): never => {
  throw new LearnError('invalid_option', `${name} is ${JSON.stringify(value) ?? String(value)}; it must be ${wanted}.`);
};

const checkNumber = (name: string, value: unknown, field: NumberField & { isWhole?: boolean }): void => {
  const kind = field.isWhole ? 'a whole number' : 'a number';
  const isFit = typeof value === 'number' && value >= field.min && value <= field.max;
  if (!isFit || (field.isWhole && !Number.isInteger(value))) {
    refuse(name, value, `${kind} from ${field.min} to ${field.max} (${field.doc})`);
  }
};

const checkPotential = (spec: PotentialSpec): void => {
  for (const [feature, term] of Object.entries(spec)) {
    const isFit = [term?.weight, term?.min, term?.max].every((part) => Number.isFinite(part)) && term.min <= term.max;
    if (!isFit) refuse(`potential["${feature}"]`, term, 'numbers { weight, min, max } with min <= max');
  }
};

const checkField = (name: string, field: ConfigField, value: unknown): void => {
  if (typeof field.default === 'boolean') {
    if (typeof value !== 'boolean') refuse(name, value, `true or false (${field.doc})`);
  } else if ('choices' in field) {
    if (!field.choices.includes(value as string))
      refuse(name, value, `one of ${field.choices.join(', ')} (${field.doc})`);
  } else if ('isNames' in field) {
    const isFit = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    if (!isFit) refuse(name, value, `a list of names (${field.doc})`);
  } else if ('maxLength' in field) {
    if (!Array.isArray(value) || value.length > field.maxLength) {
      refuse(name, value, `a list of at most ${field.maxLength} numbers (${field.doc})`);
    }
    for (const [index, entry] of (value as unknown[]).entries()) {
      checkNumber(`${name}[${index}]`, entry, { ...field, default: 0 });
    }
  } else if (typeof field.default === 'object') {
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isPlain) refuse(name, value, `an object of fields (${field.doc})`);
    if ('isPotential' in field) checkPotential(value as PotentialSpec);
  } else {
    checkNumber(name, value, field as NumberField);
  }
};

/**
 * Fills defaults and checks every field, those within fields too.
 * @param scope name before a field's in messages: '' or `network.`
 * @throws LearnError `invalid_option` naming field, value and range
 */
export const resolveFields = (
  fields: Readonly<Record<string, ConfigField>>,
  partial: Readonly<Record<string, unknown>>,
  scope = '',
): Record<string, unknown> => {
  const names = Object.keys(fields);
  for (const name of Object.keys(partial)) {
    if (names.includes(name)) continue;
    throw new LearnError('invalid_option', `There is no training option "${scope}${name}".${suggestion(name, names)}`);
  }
  const resolved: Record<string, unknown> = {};
  for (const name of names) {
    const field = fields[name] as ConfigField;
    const value = partial[name] === undefined ? field.default : partial[name];
    checkField(`${scope}${name}`, field, value);
    resolved[name] =
      'fields' in field
        ? resolveFields(field.fields, value as Readonly<Record<string, unknown>>, `${scope}${name}.`)
        : value;
  }
  return resolved;
};
