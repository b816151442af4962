// What `jixia train` understands beside numbers: opponents, settings by name, where runs lie, which commit this is.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suggestion } from '@jixia/env';
import { trainConfigFields } from '@jixia/learn';
import { CliError } from './cli-error.ts';
import { splitList } from './match-options.ts';
import { plainNumber } from './parse-call.ts';

export type OpponentShares = {
  /** In the scenario's order. */
  readonly bots: readonly string[];
  readonly training: {
    readonly historyShare: number;
    readonly botShare: number;
    readonly botWeights: readonly number[];
  };
};

/** 'self,history=0.5,bot:medium=2' -> shares. Throws CliError `bad_usage`. */
export function parseOpponents(text: string, scenarioBots: readonly string[]): OpponentShares {
  const shares = new Map<string, number>();
  const known = ['self', 'history', ...scenarioBots.map((name) => `bot:${name}`)];
  for (const part of splitList(text)) {
    const [name = '', share = '1', ...rest] = part.split('=');
    if (!known.includes(name)) {
      const hint = suggestion(name, known);
      throw new CliError('bad_usage', `--opponents: there is no "${name}".${hint} Known: ${known.join(', ')}.`);
    }
    const value = plainNumber.test(share) ? Number(share) : Number.NaN;
    if (rest.length > 0 || !(value > 0) || !Number.isFinite(value)) {
      throw new CliError('bad_usage', `--opponents: the share of ${name} must be a number above 0, as in ${name}=0.5.`);
    }
    if (shares.has(name)) throw new CliError('bad_usage', `--opponents names ${name} twice.`);
    shares.set(name, value);
  }
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const bots = scenarioBots.filter((name) => shares.has(`bot:${name}`));
  const botWeights = bots.map((name) => shares.get(`bot:${name}`) as number);
  const botShare = botWeights.reduce((sum, share) => sum + share, 0) / total;
  return { bots, training: { historyShare: (shares.get('history') ?? 0) / total, botShare, botWeights } };
}

type Fields = Readonly<Record<string, { readonly default: unknown; readonly fields?: Fields }>>;

/** A setting in the table, by name or, within another, as in `network.kind`. */
export function settingField(path: string): Fields[string] | undefined {
  let fields: Fields | undefined = trainConfigFields as Fields;
  let field: Fields[string] | undefined;
  for (const name of path.split('.')) {
    field = fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
    fields = field?.fields;
  }
  return field;
}

export const settingNames = (): string[] =>
  Object.entries(trainConfigFields as Fields).flatMap(([name, { fields }]) =>
    fields === undefined ? [name] : Object.keys(fields).map((inner) => `${name}.${inner}`),
  );

/**
 * 'learningRate=0.001,hidden=128-128,network.kind=entity' -> fields of the training configuration.
 * @param base what settings within others are added to
 * @throws CliError `bad_usage`
 */
export function parseSettings(
  text: string | undefined,
  base: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  if (text === undefined) return {};
  const settings: Record<string, unknown> = {};
  for (const part of splitList(text)) {
    const [name = '', value = '', ...rest] = part.split('=');
    if (name === '' || value === '' || rest.length > 0) {
      throw new CliError('bad_usage', `--set takes NAME=VALUE pairs with commas between them, not "${part}".`);
    }
    const field = settingField(name);
    if (field === undefined) {
      const hint = suggestion(name, settingNames());
      throw new CliError('bad_usage', `--set: there is no training setting "${name}".${hint} All: docs/training.md`);
    }
    const [outer = '', inner] = name.split('.');
    const read = settingValue(field.default, value);
    const before = (settings[outer] ?? base[outer]) as object | undefined;
    settings[outer] = inner === undefined ? read : { ...before, [inner]: read };
  }
  return settings;
}

function settingValue(preset: unknown, text: string): unknown {
  if (Array.isArray(preset)) return text.split('-').map((part) => (plainNumber.test(part) ? Number(part) : part));
  if (typeof preset === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (typeof preset === 'number') return plainNumber.test(text) ? Number(text) : text;
  return text;
}

/** runs/moba-1v1-1, or the next number that is free. @param name of the folder before the number */
export function freeRunFolder(name: string): string {
  for (let number = 1; ; number++) {
    const path = join('runs', `${name}-${number}`);
    if (!existsSync(path)) return path;
  }
}

/** Commit of this checkout, null outside one. */
export function currentCommit(): string | null {
  try {
    const cwd = fileURLToPath(new URL('.', import.meta.url));
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
