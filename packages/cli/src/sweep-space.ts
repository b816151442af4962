// What a sweep varies: settings with ranges and choices, and the draw of a trial's values.
import { deriveSeed, Random, suggestion } from '@jixia/env';
import { CliError } from './cli-error.ts';
import { splitList } from './match-options.ts';
import { plainNumber } from './parse-call.ts';
import { settingField, settingNames } from './train-options.ts';

/** One varied setting. A range is drawn from evenly, `log` evenly by order of magnitude; choices are equally likely. */
export type Dimension =
  | {
      readonly kind: 'range';
      readonly name: string;
      readonly low: number;
      readonly high: number;
      readonly isLog: boolean;
      readonly isWhole: boolean;
    }
  | { readonly kind: 'choices'; readonly name: string; readonly choices: readonly string[] };

/** A trial's values as `--set` takes them, by setting. */
export type TrialValues = Readonly<Record<string, string>>;

const rangePattern = /^(log:)?(.+?)\.\.(.+)$/;

function readRange(name: string, text: string, isWhole: boolean): Dimension | null {
  const [, log, lowText = '', highText = ''] = rangePattern.exec(text) ?? [];
  if (!rangePattern.test(text)) return null;
  const [low, high] = [lowText, highText].map((part) => (plainNumber.test(part) ? Number(part) : Number.NaN));
  const refuse = (what: string): never => {
    throw new CliError('bad_usage', `--vary ${name}=${text}: ${what}.`);
  };
  if (!(Number.isFinite(low) && Number.isFinite(high))) refuse('a range is LOW..HIGH with two numbers');
  const [from, to] = [low as number, high as number];
  if (from >= to) refuse(`the low end ${from} must be below the high end ${to}`);
  if (log !== undefined && from <= 0) refuse(`log: needs a low end above 0, not ${from}`);
  if (isWhole && !(Number.isInteger(from) && Number.isInteger(to))) refuse('this setting is a whole number');
  return { kind: 'range', name, low: from, high: to, isLog: log !== undefined, isWhole };
}

/** 'learningRate=log:1e-4..1e-3,hidden=128-128|256-256' -> dimensions. Throws CliError `bad_usage`. */
export function parseSpace(text: string): Dimension[] {
  const found: Dimension[] = [];
  for (const part of splitList(text)) {
    const at = part.indexOf('=');
    const [name, values] = [part.slice(0, Math.max(at, 0)), part.slice(at + 1)];
    if (name === '' || values === '') {
      throw new CliError('bad_usage', `--vary takes NAME=LOW..HIGH or NAME=A|B|C with commas between, not "${part}".`);
    }
    const field = settingField(name);
    if (field === undefined) {
      const hint = suggestion(name, settingNames());
      throw new CliError('bad_usage', `--vary: there is no training setting "${name}".${hint} All: docs/training.md`);
    }
    if (found.some((dimension) => dimension.name === name)) {
      throw new CliError('bad_usage', `--vary names ${name} twice.`);
    }
    if (name === 'seed') throw new CliError('bad_usage', '--vary: seed is not searched for; --seed sets it.');
    const isNumber = typeof field.default === 'number';
    const range = isNumber ? readRange(name, values, 'isWhole' in field) : null;
    const choices = values.split('|');
    if (range === null && (choices.length < 2 || choices.includes(''))) {
      const forms = isNumber ? 'LOW..HIGH, log:LOW..HIGH or A|B|C' : 'A|B|C';
      throw new CliError('bad_usage', `--vary ${name}=${values}: give at least two values, as ${forms}.`);
    }
    found.push(range ?? { kind: 'choices', name, choices });
  }
  if (found.length === 0)
    throw new CliError('bad_usage', '--vary names no setting: as in learningRate=log:1e-4..1e-3.');
  return found;
}

/** Values of trial `index`, from 0: they hang on the seed and the index alone, not on trials before. */
export function drawTrial(space: readonly Dimension[], seed: bigint, index: number): TrialValues {
  const values: Record<string, string> = {};
  for (const [at, dimension] of space.entries()) {
    const random = new Random(deriveSeed(seed, index, at));
    values[dimension.name] = drawOne(dimension, random);
  }
  return values;
}

function drawOne(dimension: Dimension, random: Random): string {
  if (dimension.kind === 'choices') return dimension.choices[random.nextBelow(dimension.choices.length)] as string;
  const { low, high, isLog, isWhole } = dimension;
  const unit = random.nextUnit();
  const value = isLog ? low * (high / low) ** unit : low + (high - low) * unit;
  if (!isWhole) return String(Number(value.toPrecision(6)));
  // Both ends are as likely as what is between.
  return String(isLog ? Math.round(value) : low + random.nextBelow(high - low + 1));
}
