// Stamps and installation records: what counts as fresh, and what an interruption leaves behind.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './npm.mjs';
import { isFresh, takeStamp, writeStamp } from './stamp.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixia-stamp-'));
  mkdirSync(join(folder, 'source'));
  writeFileSync(join(folder, 'source', 'a.ts'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

const inputs = () => ({ base: folder, paths: [join(folder, 'source')], isExcluded: (name) => name === 'build' });
const stampFile = () => join(folder, 'stamps', 'x.json');

test('without a stamp nothing is fresh', () => {
  expect(isFresh(stampFile(), inputs())).toBe(false);
});

test('a touched file is fresh, a changed, new or removed one is not', () => {
  writeStamp(stampFile(), takeStamp(inputs()));
  expect(isFresh(stampFile(), inputs())).toBe(true);
  utimesSync(join(folder, 'source', 'a.ts'), 1, 1);
  expect(isFresh(stampFile(), inputs())).toBe(true);
  writeFileSync(join(folder, 'source', 'b.ts'), 'two');
  expect(isFresh(stampFile(), inputs())).toBe(false);
  rmSync(join(folder, 'source', 'b.ts'));
  expect(isFresh(stampFile(), inputs())).toBe(true);
  writeFileSync(join(folder, 'source', 'a.ts'), 'other');
  expect(isFresh(stampFile(), inputs())).toBe(false);
});

test('what is built from the inputs does not count as one', () => {
  writeStamp(stampFile(), takeStamp(inputs()));
  mkdirSync(join(folder, 'source', 'build'));
  writeFileSync(join(folder, 'source', 'build', 'a.wasm'), 'x');
  expect(isFresh(stampFile(), inputs())).toBe(true);
});

function writeLock(path, packages) {
  writeFileSync(join(folder, path), JSON.stringify({ packages }));
}

test('packages count as installed only when all are there in the right version', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  const other = { version: '1.0.0', integrity: 'sha512-b', optional: true };
  writeLock('package-lock.json', { '': {}, 'node_modules/a': a, 'node_modules/other-platform': other });
  expect(isInstalled(folder)).toBe(false);
  mkdirSync(join(folder, 'node_modules'));
  // npm writes its record last: an interrupted installation has none.
  expect(isInstalled(folder)).toBe(false);
  writeLock('node_modules/.package-lock.json', { 'node_modules/a': a });
  expect(isInstalled(folder)).toBe(true);
  writeLock('node_modules/.package-lock.json', { 'node_modules/a': { ...a, version: '0.9.0' } });
  expect(isInstalled(folder)).toBe(false);
});

test('a binary for this platform is needed although it is optional', () => {
  const binary = {
    version: '1.0.0',
    integrity: 'sha512-c',
    optional: true,
    os: [process.platform],
    cpu: [process.arch],
  };
  writeLock('package-lock.json', { 'node_modules/binary': binary });
  mkdirSync(join(folder, 'node_modules'));
  writeLock('node_modules/.package-lock.json', {});
  expect(isInstalled(folder)).toBe(false);
  writeLock('package-lock.json', { 'node_modules/binary': { ...binary, os: ['none'] } });
  expect(isInstalled(folder)).toBe(true);
});
