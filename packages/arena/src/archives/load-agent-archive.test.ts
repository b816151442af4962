// Archives of agents: sound ones unpack, and everything that reaches out, links, doubles or swells is refused, with
// nothing left behind. Bombs are small: what they would unpack to is at most some MiB.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { zipSync } from 'fflate';
import { pack } from 'tar-stream';
import { afterAll, describe, expect, test } from 'vitest';
import { shellAgent } from '../../test/agent-folders.ts';
import { parseAgentSpec, playMatch, prepareAgent } from '../index.ts';
import { agentHost } from '../node.ts';
import { loadAgentArchive } from './load-agent-archive.ts';

const home = mkdtempSync(join(tmpdir(), 'jixia-archives-'));
// Other tests unpack archives at the same time: what is left behind here is looked for in a folder of our own.
const usualFolder = process.env['TMPDIR'];
process.env['TMPDIR'] = home;
afterAll(() => {
  if (usualFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualFolder;
  rmSync(home, { recursive: true });
});
let count = 0;
const place = (): string => join(home, `agent-${count++}`);

const agentJson = JSON.stringify({
  name: 'packed',
  kind: 'process',
  scenarios: ['ring-duel'],
  command: ['sh', 'agent.sh'],
});
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const sound = { 'agent.json': text(agentJson), 'agent.sh': text(shellAgent(-1, '')) };
type ZipFiles = Parameters<typeof zipSync>[0];
const zip = (files: ZipFiles = {}): Uint8Array => zipSync({ ...sound, ...files });
/** `mode` is the Unix mode with the type of the file. */
const zipWith = (path: string, mode: number): Uint8Array =>
  zip({ [path]: [text('/etc/passwd'), { os: 3, attrs: mode * 65_536 }] });

type TarEntry = {
  readonly name: string;
  readonly type?: string;
  readonly linkname?: string;
  readonly content?: string | Buffer;
};
const tar = async (entries: readonly TarEntry[], isAgent = true): Promise<Uint8Array> => {
  const packed = pack();
  const all = isAgent ? [{ name: 'agent.json', content: agentJson }, ...entries] : entries;
  for (const { content = '', ...header } of all as TarEntry[]) {
    packed.entry(header as Parameters<typeof packed.entry>[0], content);
  }
  packed.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of packed) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
};

describe('a sound archive', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['zip', () => zip({ 'data/weights.txt': text('1 2 3') })],
    ['zip of the folder', () => zipSync({ mine: { ...sound, data: { 'weights.txt': text('1 2 3') } } })],
    ['zip as a Mac packs it', () => zip({ '__MACOSX/._agent.json': text('x'), 'data/weights.txt': text('1 2 3') })],
    [
      'tar.gz',
      () =>
        tar([
          { name: './data', type: 'directory' },
          { name: './data/weights.txt', content: '1 2 3' },
        ]),
    ],
    [
      'tar.gz of the folder',
      () =>
        tar(
          [
            { name: 'mine/agent.json', content: agentJson },
            { name: 'mine/data/weights.txt', content: '1 2 3' },
          ],
          false,
        ),
    ],
  ])('%s', async (_name, make) => {
    const folder = place();
    const { file, path } = await loadAgentArchive(await make(), folder);
    expect(file).toMatchObject({ name: 'packed', kind: 'process' });
    expect(readFileSync(join(path, 'data', 'weights.txt'), 'utf8')).toBe('1 2 3');
    expect(existsSync(join(path, '__MACOSX'))).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o755);
  });

  test('keeps what may be run, and no other right', async () => {
    const bytes = zip({ run: [text('#!/bin/sh'), { os: 3, attrs: 0o104_755 * 65_536 }] });
    const { path } = await loadAgentArchive(bytes, place());
    expect(statSync(join(path, 'run')).mode & 0o7777).toBe(0o755);
    expect(statSync(join(path, 'agent.sh')).mode & 0o7777).toBe(0o644);
  });

  test('plays by its file name, and leaves nothing behind', async () => {
    const file = join(home, 'mine.zip');
    writeFileSync(file, zip());
    const scenario = await loadRingDuel();
    const own = await prepareAgent(parseAgentSpec(`${file}#no-sandbox`), scenario, agentHost);
    const agents = [own.create(), (await prepareAgent(parseAgentSpec('bot:weak'), scenario)).create()];
    const unpacked = () => readdirSync(tmpdir()).filter((name) => name.startsWith('jixia-archive-'));
    expect(unpacked()).toHaveLength(1);
    const { forfeit } = await playMatch({ scenario, agents, seed: 3n, config: { maxTicks: 40 } });
    for (const agent of agents) await agent.close();
    await own.close();
    expect(forfeit).toBeUndefined();
    expect(unpacked()).toEqual([]);
  });
});

describe('refused, with nothing left behind', () => {
  const zeros = Buffer.alloc(3 * 2 ** 20);
  const cases: [string, () => Uint8Array | Promise<Uint8Array>, string, Parameters<typeof loadAgentArchive>[2]?][] = [
    ['nonsense', () => text('hello'), 'neither a .zip nor a .tar.gz'],
    ['half a zip', () => zip().subarray(0, 150), 'damaged'],
    ['half a tar.gz', async () => (await tar([{ name: 'a', content: 'x'.repeat(5000) }])).subarray(0, 120), 'damaged'],
    ['no agent.json', () => zipSync({ 'agent.py': text('') }), 'no agent.json'],
    ['zip: a way up', () => zip({ '../escaped': text('x') }), '../escaped'],
    ['zip: a way up in the middle', () => zip({ 'a/../../escaped': text('x') }), 'a/../../escaped'],
    ['zip: from the root', () => zip({ '/escaped': text('x') }), 'absolute path'],
    ['zip: a drive', () => zip({ 'C:/escaped': text('x') }), 'absolute path'],
    ['zip: a backslash', () => zip({ '..\\escaped': text('x') }), 'invalid characters'],
    ['zip: a symbolic link', () => zipWith('link', 0o120_777), 'symbolic link'],
    ['zip: a device', () => zipWith('device', 0o020_666), 'device'],
    ['zip: a pipe', () => zipWith('pipe', 0o010_666), 'pipe'],
    ['zip: twice but for case', () => zip({ 'Agent.JSON': text('x') }), 'only differs in case'],
    ['zip: a file as a folder', () => zip({ 'agent.sh/x': text('x') }), 'inside of a file|twice'],
    ['zip: a bomb', () => zip({ bomb: zeros }), 'more than 100 times its size'],
    ['zip: too large', () => zip({ large: zeros }), 'more than 1 MiB', { totalBytes: 2 ** 20, ratio: 10_000 }],
    [
      'zip: too many',
      () => zip(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, text('')]))),
      'more than 50 entries',
      { entries: 50 },
    ],
    ['zip: too long', () => zip(), 'at most 100 are allowed', { archiveBytes: 100 }],
    ['tar: a way up', () => tar([{ name: '../escaped', content: 'x' }]), 'leads out'],
    ['tar: from the root', () => tar([{ name: '/escaped', content: 'x' }]), 'no path inside'],
    ['tar: a symbolic link', () => tar([{ name: 'link', type: 'symlink', linkname: '/etc/passwd' }]), 'symbolic link'],
    [
      'tar: a link, then a file through it',
      () =>
        tar([
          { name: 'd', type: 'symlink', linkname: '..' },
          { name: 'd/escaped', content: 'x' },
        ]),
      'symbolic link',
    ],
    ['tar: a hard link', () => tar([{ name: 'link', type: 'link', linkname: 'agent.json' }]), 'hard link'],
    ['tar: a device', () => tar([{ name: 'null', type: 'character-device' }]), 'device'],
    ['tar: a pipe', () => tar([{ name: 'pipe', type: 'fifo' }]), 'pipe'],
    ['tar: a bomb', () => tar([{ name: 'bomb', content: zeros }]), 'more than 100 times its size'],
    [
      'tar: a bomb of names',
      () => tar(Array.from({ length: 60 }, (_, at) => ({ name: `f${at}` }))),
      'more than 50 entries',
      { entries: 50 },
    ],
    ['a deep path', () => zip({ [`${'a/'.repeat(20)}x`]: text('x') }), 'folders deep'],
    ['a bad agent.json', () => zipSync({ 'agent.json': text('{') }), 'not JSON'],
  ];
  test.each(cases)('%s', async (_name, make, message, limits) => {
    const folder = place();
    const found = await loadAgentArchive(await make(), folder, limits).catch((error: unknown) => error);
    expect(found).toMatchObject({ name: 'ArenaError', code: expect.stringMatching(/bad_a/) });
    expect((found as Error).message).toMatch(new RegExp(message.replace(/[.]/g, '\\.')));
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(join(home, 'escaped')) || existsSync(join(home, '..', 'escaped'))).toBe(false);
    expect(readdirSync(home).filter((name) => name.startsWith(`.${basename(folder)}-`))).toEqual([]);
  });

  test('a zip that lies about its sizes', async () => {
    const bytes = zip({ liar: text('a'.repeat(10_000)) }).slice();
    // The uncompressed size in the central directory, the last entry's: 10,000 becomes 16.
    const view = new DataView(bytes.buffer);
    for (let at = bytes.length - 30; at >= 0; at--) {
      if (view.getUint32(at, true) === 0x0201_4b50 && view.getUint32(at + 24, true) === 10_000)
        view.setUint32(at + 24, 16, true);
    }
    await expect(loadAgentArchive(bytes, place())).rejects.toThrow('damaged');
  });

  test('a folder that is there stays as it is', async () => {
    const folder = place();
    await loadAgentArchive(zip(), folder);
    await expect(loadAgentArchive(zip({ more: text('x') }), folder)).rejects.toThrow('exists already');
    expect(existsSync(join(folder, 'more'))).toBe(false);
  });
});
