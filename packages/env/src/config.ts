// Match configuration by name: checked against the manifest, then packed as the 32-bit words the module reads.

import { suggestion } from './closest-name.ts';
import { EnvError } from './errors.ts';
import type { ConfigField, Manifest, MatchConfig } from './types.ts';

const fieldValue = (scenario: string, field: ConfigField, value: number | string): number => {
  const where = `${scenario}: config field "${field.name}"`;
  const choices = field.choices;
  if (typeof value === 'string') {
    if (choices === undefined) {
      throw new EnvError('bad_config', `${where} takes a number from ${field.min} to ${field.max}, not "${value}".`);
    }
    const index = choices.indexOf(value);
    if (index >= 0) return index;
    throw new EnvError(
      'bad_config',
      `${where} has no value "${value}".${suggestion(value, choices)} Known: ${choices.join(', ')}.`,
    );
  }
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new EnvError('bad_config', `${where} takes a number, not ${String(value)}.`);
  }
  if (field.type === 'i32' && !Number.isInteger(value)) {
    throw new EnvError(
      'bad_config',
      `${where} takes a whole number from ${field.min} to ${field.max}, not ${value}. Use ${Math.round(value)}?`,
    );
  }
  if (value < field.min || value > field.max) {
    const names = choices === undefined ? '' : ` (${choices.join(', ')})`;
    throw new EnvError('bad_config', `${where} must lie in ${field.min} .. ${field.max}${names}, not ${value}.`);
  }
  return value;
};

/** Complete numeric configuration: defaults where `config` is silent. Throws EnvError `bad_config`. */
export const resolveConfig = (manifest: Manifest, config: MatchConfig = {}): Record<string, number> => {
  const known = manifest.config.map((field) => field.name);
  for (const name of Object.keys(config)) {
    if (!known.includes(name)) {
      throw new EnvError(
        'bad_config',
        `${manifest.id} has no config field "${name}".${suggestion(name, known)} Known: ${known.join(', ')}.`,
      );
    }
  }
  const resolved: Record<string, number> = {};
  for (const field of manifest.config) {
    const value = config[field.name];
    const number = value === undefined ? field.default : fieldValue(manifest.id, field, value);
    resolved[field.name] = field.type === 'f32' ? Math.fround(number) : number;
  }
  return resolved;
};

/** Length of a configuration block in 32-bit words. */
export const configLength = (manifest: Manifest): number =>
  manifest.config.reduce((length, field) => Math.max(length, field.index + 1), 0);

/** Packs a configuration into i32 [configLength]; f32 fields as their bits. Throws EnvError `bad_config`. */
export const encodeConfig = (manifest: Manifest, config: MatchConfig = {}): Int32Array => {
  const words = new Int32Array(configLength(manifest));
  const floats = new Float32Array(words.buffer);
  const resolved = resolveConfig(manifest, config);
  for (const field of manifest.config) {
    const value = resolved[field.name] as number;
    if (field.type === 'f32') floats[field.index] = value;
    else words[field.index] = value;
  }
  return words;
};
