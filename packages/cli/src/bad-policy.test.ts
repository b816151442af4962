// Networks that cannot play a scenario: refused before the first match with what is wrong in the file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../test/run-captured.ts';
import { untrainedPolicy } from '../test/untrained-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string): string => join(folder, name);

let policy: Buffer;
let rulesHash: string;

beforeAll(async () => {
  const found = await untrainedPolicy();
  policy = found.bytes;
  rulesHash = found.rulesHash;
});

/** The file with every occurrence of a text replaced by another of the same length. */
const renamed = (from: string, to: string, file = policy): Buffer => {
  expect(to).toHaveLength(from.length);
  expect(file.includes(from)).toBe(true);
  return Buffer.from(file.toString('latin1').replaceAll(from, to), 'latin1');
};
/** Somebody else's network: it says nothing about itself. */
const foreign = (): Buffer => renamed('jixia.policy', 'other.policy');
/** Weights that are no numbers: four bytes of all ones are, wherever a number begins. */
const withoutNumbers = (): Buffer => Buffer.from(policy).fill(0xff, policy.length >> 1, (policy.length >> 1) + 64);

test('the file itself plays', async () => {
  writeFileSync(inFolder('good.onnx'), policy);
  const words = ['match', '--agents', `policy:${inFolder('good.onnx')},random`, '--config', 'maxTicks=150', '--json'];
  const { code, stdout } = await run(...words);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).decisions).toBe(75);
});

test.each<[string, () => Buffer, readonly string[]]>([
  [
    'other inputs',
    () => renamed('observation', 'observatiom', foreign()),
    ['inputs are [observatiom]', 'named observation'],
  ],
  ['other outputs', () => renamed('logits', 'logitz'), ['no output "logits"', 'logitz']],
  ['weights that are no numbers', withoutNumbers, ['logits[0, 0] is NaN', 'not a finite number']],
  ['another scenario', () => renamed('"scenario":"moba-1v1"', '"scenario":"moba-3v3"'), ['moba-3v3', 'moba-1v1']],
  ['other rules', () => renamed(rulesHash, '0'.repeat(64)), ['trained on rules 000000000000', 'Train it again']],
  ['half of it', () => policy.subarray(0, policy.length >> 1), ['ONNX']],
])('%s', async (what, make, parts) => {
  const file = inFolder(`${what.replaceAll(' ', '-')}.onnx`);
  writeFileSync(file, make());
  for (const words of [
    ['match', '--agents', `policy:${file},random`],
    ['eval', `policy:${file}`, 'random', '--pairs', '1'],
  ]) {
    const { code, stdout, stderr } = await run(...words);
    expect([code, stdout]).toEqual([2, '']);
    for (const part of [file, ...parts]) expect(stderr).toContain(part);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});
