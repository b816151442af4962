// What a killed worker leaves is removed by the next one; what a living one has is left alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useWorkerFolder } from './worker-folder.ts';

const usual = process.env['TMPDIR'];
let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'jixia-folder-'));
  process.env['TMPDIR'] = parent;
});
afterEach(() => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  rmSync(parent, { recursive: true });
});

test('files of the dead go, files of the living and of others stay', () => {
  const living = useWorkerFolder();
  expect(tmpdir()).toBe(living.path);
  process.env['TMPDIR'] = parent;
  // A process that is over.
  const { pid } = spawnSync(process.execPath, ['--version']);
  const dead = join(parent, basename(living.path).replace(`-${process.pid}-`, `-${pid}-`));
  const stranger = join(parent, `jixia-worker-elsewhere-${pid}-abc`);
  for (const folder of [dead, stranger]) mkdirSync(folder);
  writeFileSync(join(dead, 'agent.onnx'), 'x');
  const next = useWorkerFolder();
  expect([dead, stranger, living.path, next.path].map(existsSync)).toEqual([false, true, true, true]);
  next.close();
  expect(tmpdir()).toBe(parent);
  expect(existsSync(next.path)).toBe(false);
});
