import { expect, test } from 'vitest';
import { ringDuelEntry, ringDuelFiles } from '../test/ring-duel/ring-duel.ts';
import { assembleScenario } from './assemble-scenario.ts';
import { EnvError } from './errors.ts';
import { loadScenario } from './node.ts';
import { missingBuild, scenarioIds } from './registry.ts';

const failure = async (work: Promise<unknown>): Promise<EnvError> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof EnvError) return error;
  throw new Error(`not refused: ${String(error)}`);
};

test('an unknown scenario is refused with the nearest and all known ids', async () => {
  const error = await failure(loadScenario('moba1v1'));
  expect(error.code).toBe('unknown_scenario');
  expect(error.message).toContain('Did you mean "moba-1v1"?');
  for (const id of scenarioIds()) expect(error.message).toContain(id);
});

test('a scenario that is not built names the command that builds it', () => {
  const error = missingBuild('moba-1v1', new URL('file:///x/moba-1v1.wasm'));
  expect(error.code).toBe('missing_build');
  expect(error.message).toContain('npm run build:scenarios');
});

test('a module that is not the one its manifest was built with is refused', async () => {
  const { wasm, manifest } = await ringDuelFiles();
  const changed = wasm.slice();
  changed[changed.length - 1]! ^= 1;
  expect((await failure(assembleScenario(ringDuelEntry, changed, JSON.stringify(manifest)))).code).toBe(
    'rules_mismatch',
  );
  expect((await failure(assembleScenario(ringDuelEntry, wasm, '{'))).code).toBe('bad_manifest');
  expect(
    (await failure(assembleScenario(ringDuelEntry, wasm, JSON.stringify({ ...manifest, format: 2 })))).message,
  ).toContain('format 2');
  expect(
    (await failure(assembleScenario({ ...ringDuelEntry, id: 'other' }, wasm, JSON.stringify(manifest)))).message,
  ).toContain('its manifest says "ring-duel"');
});
