// The verdict on a sound scenario, on faulty ones, and on names that are none.
import { loadRingDuel, type SourceEdits } from '@jixia/env/ring-duel';
import { describe, expect, test } from 'vitest';
import { run as runProgram } from '../../test/run-captured.ts';
import { Output } from '../output.ts';
import { judgeScenario } from './check-scenario.ts';

const options = { seed: 3n, episodes: 4, maxDecisions: 400 };

async function judge(
  edits: SourceEdits = [],
  debugEdits: SourceEdits = edits,
  isJson = false,
): Promise<{ code: number; stdout: string }> {
  const said = { stdout: '', stderr: '' };
  const output = new Output(
    isJson,
    { write: (text: string) => (said.stdout += text) },
    { write: (text: string) => (said.stderr += text) },
  );
  const { module } = await loadRingDuel(debugEdits);
  const code = await judgeScenario(await loadRingDuel(edits), module, options, output);
  return { code, stdout: said.stdout };
}

test('a sound scenario: every check is ticked, what was not checked is said', async () => {
  const { code, stdout } = await judge();
  expect(code).toBe(0);
  expect(stdout).not.toContain('✗');
  for (const check of ['episodes', 'masked actions', 'seeds', 'save and load', 'batch', 'workers', 'debug build']) {
    expect(stdout).toContain(`✓ ${check}: `);
  }
  expect(stdout).toContain('– fog: not checked');
});

describe('a faulty scenario', () => {
  test('a debug build of other rules fails that check and no other', async () => {
    const { code, stdout } = await judge([], [['draw(state, 3) == 0', 'draw(state, 4) == 0']]);
    expect(code).toBe(1);
    expect(stdout.split('\n').filter((line) => line.startsWith('✗'))).toHaveLength(1);
    expect(stdout).toContain('✗ debug build: ');
    expect(stdout).toMatch(/debug build: seed \d+ in the debug build differs from decision \d+ on/);
  });

  test('as a document it names the failures', async () => {
    const { code, stdout } = await judge([['<f32>ownView / 63', '<f32>ownView / 25']], undefined, true);
    expect(code).toBe(1);
    const { ok, failures, failed } = JSON.parse(stdout);
    expect(ok).toBe(false);
    expect(failed).toEqual(['episodes']);
    expect(failures[0]).toMatchObject({ check: 'features', detail: expect.stringContaining('own.x') });
  });
});

describe('jixia check scenario', () => {
  const run = (...words: string[]) => runProgram('check', 'scenario', ...words);

  test('an unknown scenario names the nearest', async () => {
    const { code, stdout, stderr } = await run('moba1v1');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Did you mean "moba-1v1"?');
  });

  test('the game passes, as it is and in the build with bounds checks', async () => {
    for (const flags of [[], ['--debug']]) {
      const { code, stdout } = await run('moba-1v1', '--episodes', '1', '--json', ...flags);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, failures: [] });
      expect(code).toBe(0);
    }
  }, 600_000);
});
