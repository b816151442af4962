// Presets of training: each fits its scenario, has a page that names it, and means what it meant when it was made.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { encodeConfig, scenarioIds } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { networkOf, resolveTrainConfig } from '@jixia/learn';
import { expect, test } from 'vitest';
import { findPreset, presetsOf } from './presets.ts';

/** First 12 digits of the SHA-256 of the settings. A better preset is a new version; these lines stay. */
const fixed: Readonly<Record<string, string>> = {
  'moba-1v1@1': '9d1f4d39b9be',
  'moba-3v3@1': '052d7fad6632',
  'moba-5v5@1': 'b4faf23b51ce',
};

test.each(scenarioIds())('presets of %s', async (id) => {
  const { manifest, entry } = await loadScenario(id);
  const presets = presetsOf(id);
  expect(presets.length).toBeGreaterThan(0);
  expect(entry.training).toBe(presets.at(-1)?.settings);
  const page = readFileSync(new URL('../../../docs/training.md', import.meta.url), 'utf8');
  for (const preset of presets) {
    expect(preset.id).toMatch(/^[a-z0-9-]+@[1-9]\d*$/);
    const config = resolveTrainConfig(preset.settings);
    encodeConfig(manifest, config.match);
    networkOf(manifest, config);
    const features = manifest.observation.features.map(({ name }) => name);
    for (const name of Object.keys(config.potential)) expect(features).toContain(name);
    const digest = createHash('sha256').update(JSON.stringify(preset.settings)).digest('hex').slice(0, 12);
    expect({ [preset.id]: digest }).toEqual({ [preset.id]: fixed[preset.id] });
    expect(page).toContain(`| \`${preset.id}\` | ${preset.isTuned ? 'tuned' : '**not tuned**'}`);
  }
});

test('a name without a version is its newest version', () => {
  expect(findPreset('moba-1v1', 'moba-1v1')).toBe(presetsOf('moba-1v1').at(-1));
  expect(findPreset('moba-1v1', 'moba-1v1@1').id).toBe('moba-1v1@1');
  expect(() => findPreset('moba-1v1', 'mboa-1v1')).toThrow('Did you mean "moba-1v1@1"?');
  expect(() => findPreset('moba-1v1', 'moba-5v5')).toThrow(
    '--preset moba-5v5 is for moba-5v5: give --scenario moba-5v5',
  );
});
