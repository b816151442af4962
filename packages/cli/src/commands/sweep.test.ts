// A sweep through the program: kills lose no trial and do none twice, the table is sorted, wrong words are refused.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { run } from '../../test/run-captured.ts';
import { drawTrial, parseSpace } from '../sweep-space.ts';

vi.setConfig({ testTimeout: 600_000 });
const root = mkdtempSync(join(tmpdir(), 'jixia-sweep-'));
afterAll(() => rmSync(root, { recursive: true }));

const vary = 'learningRate=log:1e-4..1e-2,hidden=8|16';

test('a kill in the second trial loses nothing, and the first is not done again', async () => {
  const path = join(root, 'killed');
  const small = 'rolloutSteps=4,minibatchSize=32,checkpointEveryUpdates=1,historyShare=0';
  const words = [
    'sweep',
    '--out',
    path,
    '--vary',
    vary,
    '--set',
    small,
    '--matches',
    '4',
    '--threads',
    '1',
    '--workers',
    '1',
  ];
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const more = ['--steps', '300', '--trials', '2', '--eval-matches', '2', '--eval-every', '0', '--seed', '9'];
  const child = spawn(process.execPath, [main, ...words, ...more], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const [first, second] = ['trial-001', 'trial-002'].map((name) => join(path, name)) as [string, string];
  await vi.waitUntil(() => existsSync(join(second, 'metrics.jsonl')), { timeout: 500_000, interval: 20 });
  child.kill('SIGKILL');
  await ended;
  const before = statSync(join(first, 'result.json')).mtimeMs;
  const wasOver = existsSync(join(second, 'result.json'));

  const { code, stdout, stderr } = await run('sweep', '--resume', path, '--json');
  expect(stderr).not.toContain('trial 1 of 2');
  expect(code).toBe(0);
  expect(wasOver).toBe(false);
  expect(statSync(join(first, 'result.json')).mtimeMs).toBe(before);
  const found = JSON.parse(stdout);
  expect(found).toMatchObject({ sweep: path, trials: 2, done: 2 });
  expect(found.results.map(({ trial }: { trial: number }) => trial).sort()).toEqual([1, 2]);
  for (const { trial, values, evaluation, steps, run: own } of found.results) {
    expect(values).toEqual(drawTrial(parseSpace(vary), 9n, trial - 1));
    expect(evaluation).toMatchObject({ opponent: 'bot:medium', pairs: 1 });
    expect(steps).toBeGreaterThanOrEqual(300);
    const { training, preset } = JSON.parse(readFileSync(join(own, 'config.json'), 'utf8'));
    expect(preset).toBe('moba-1v1@1');
    expect(training).toMatchObject({ hidden: [Number(values.hidden)], learningRate: Number(values.learningRate) });
    const lines = readFileSync(join(own, 'metrics.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).update)).toEqual(lines.map((_, at) => at + 1));
  }
  const rates = found.results.map(({ evaluation }: { evaluation: { winRate: number } }) => evaluation.winRate);
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
  const picture = readFileSync(join(path, 'sweep.svg'), 'utf8');
  for (const part of ['2 of 2 trials', 'Win rate by learningRate', 'Win rate by hidden', 'trial 1', '</svg>']) {
    expect(picture).toContain(part);
  }

  const again = await run('sweep', '--resume', path);
  expect(again.stdout).toContain('against bot:medium');
  expect(again.stdout).toContain('train on with it');
  expect((await run('sweep', '--resume', path, '--trials', '1')).stderr).toContain('fewer than the 2 of this sweep');
  expect((await run('sweep', '--resume', path, '--set', 'epochs=2')).stderr).toContain(
    '--set does not go with --resume',
  );
});

test.each([
  [[], '--vary is needed'],
  [['--vary', vary], 'give --minutes or --steps'],
  [['--vary', 'learningRte=1..2', '--steps', '9'], 'Did you mean "learningRate"?'],
  [['--vary', 'minibatchSize=-5..-4', '--steps', '9'], 'it must be a whole number from 1'],
  [['--vary', vary, '--steps', '9', '--eval-matches', '0'], '--eval-matches must be even and at least 2'],
  [['--vary', vary, '--steps', '9', '--preset', 'moba-1v1@7'], 'there is no "moba-1v1@7" for moba-1v1'],
  [['--vary', vary, '--steps', '9', '--algorithm', 'behaviour-cloning'], 'not behaviour-cloning'],
  [['--resume', join(root, 'none')], 'this folder holds no sweep'],
])('%s is refused, and nothing is written', async (words, message) => {
  const out = join(root, 'refused');
  const { code, stderr } = await run('sweep', ...(words[0] === '--resume' ? [] : ['--out', out]), ...words);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(existsSync(out)).toBe(false);
});
