// A policy as a folder, as it is uploaded: it runs in the sandbox, and plays what it plays outside.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';
import { untrainedPolicy } from '../../test/untrained-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-uploaded-'));
afterAll(() => rmSync(folder, { recursive: true }));

const agent = (name: string, model: Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(path);
  // Time is not what is tested.
  const limits = { decisionMs: 60_000, startupMs: 120_000 };
  const file = { name, kind: 'policy', scenarios: ['moba-1v1'], model: 'policy.onnx', limits };
  writeFileSync(join(path, 'agent.json'), JSON.stringify(file));
  writeFileSync(join(path, 'policy.onnx'), model);
  return path;
};

let policy: Uint8Array;
beforeAll(async () => {
  policy = (await untrainedPolicy()).bytes;
}, 120_000);

test('it plays the same match in the sandbox and outside of it', async () => {
  const path = agent('mine', policy);
  const words = ['match', '--config', 'maxTicks=300', '--json', '--agents', `${path},bot:weak`];
  const inside = await run(...words);
  if (inside.code === 2 && inside.stdout.includes('no_sandbox')) {
    process.stderr.write(`Uploaded policies not tested: ${inside.stderr}`);
    return;
  }
  const outside = await run(...words, '--no-sandbox');
  const [one, other] = [JSON.parse(inside.stdout), JSON.parse(outside.stdout)];
  expect([one.forfeit, one.hash]).toEqual([undefined, other.hash]);
}, 300_000);

test('what is no policy is refused before the match, by whoever runs it', async () => {
  const path = agent('text', new TextEncoder().encode('these are not the bytes of a network'));
  const { code, stderr } = await run('match', '--agents', `${path},random`);
  expect(code).toBe(2);
  expect(stderr).toMatch(/policy:text cannot play moba-1v1|cannot contain foreign programs/);
  expect(stderr.trim().split('\n')).toHaveLength(1);
}, 300_000);
