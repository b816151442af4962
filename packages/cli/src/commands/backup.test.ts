// Backup and restore through the program: what it says, and with which exit code.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@jixia/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-cli-backup-'));
const at = (name: string): string => join(folder, name);
let close = async (): Promise<void> => {};

beforeAll(async () => {
  mkdirSync(at('site'));
  writeFileSync(join(at('site'), 'index.html'), 'x');
  const options = {
    port: 0,
    siteFolder: at('site'),
    dataFolder: at('data'),
    logLevel: 'silent',
    say: () => {},
  } as const;
  const server = await startServer(options);
  close = server.close;
  await server.ready();
}, 180_000);
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('a running platform is backed up, looked at and restored', async () => {
  const made = await run('backup', at('one'), '--data', at('data'), '--json');
  expect([made.code, JSON.parse(made.stdout)]).toEqual([
    0,
    {
      file: at('one'),
      sizeBytes: expect.any(Number),
      tables: expect.any(Number),
      rows: expect.any(Number),
      files: ['secret'],
    },
  ]);
  const again = await run('backup', at('one'), '--data', at('data'));
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is there already. Name another file.')]);
  const looked = await run('restore', at('one'), '--check', '--data', at('new'));
  expect([looked.code, looked.stdout]).toEqual([0, expect.stringMatching(/^Whole: backup of 20\d\d-/)]);
  expect(existsSync(at('new'))).toBe(false);
  const restored = await run('restore', at('one'), '--data', at('new'), '--json');
  expect([restored.code, JSON.parse(restored.stdout).ok]).toEqual([0, true]);
  expect(readFileSync(join(at('new'), 'secret'))).toEqual(readFileSync(join(at('data'), 'secret')));
}, 120_000);

test('what cannot be restored is said in one line, with exit code 2', async () => {
  writeFileSync(at('text'), 'no backup at all, but long enough to look like one '.repeat(3));
  const refused = await run('restore', at('text'), '--data', at('other'));
  expect([refused.code, refused.stderr.trim().split('\n')]).toEqual([
    2,
    [expect.stringContaining('is not a whole backup')],
  ]);
  const running = await run('restore', at('one'), '--data', at('data'));
  expect([running.code, running.stderr]).toEqual([2, expect.stringContaining('in use by another Jixia server')]);
  const missing = await run('restore', at('none'), '--data', at('other'));
  expect([missing.code, missing.stderr.trim()]).toEqual([2, `There is no file ${at('none')}.`]);
  const nothing = await run('backup', at('two'), '--data', at('other'));
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('There is no database in')]);
}, 60_000);
