// A policy in whole numbers through the program: it plays, and a replay with it proves who decided.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeVectorEnv } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { localCollectors, resolveTrainConfig, Trainer } from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-quantise-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

async function writePolicy(name: string, seed: number, network: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const scenario = await loadScenario('moba-1v1');
  const runtime = await nodeRuntime();
  const sizes = { matches: 4, rolloutSteps: 32, minibatchSize: 64, hidden: [24], threads: 1 };
  const config = resolveTrainConfig({ seed, network, ...sizes });
  const bots = scenario.entry.bots.map((bot) => bot.name);
  const openCollector = localCollectors(runtime, scenario.entry.bots, (_, matches) =>
    makeVectorEnv({ scenario, matches, seed: 1n }),
  );
  const trainer = await Trainer.create({ config, manifest: scenario.manifest, bots, runtime, openCollector });
  writeFileSync(at(name), trainer.exportPolicy());
  await trainer.close();
}

beforeAll(async () => {
  await writePolicy('mine.onnx', 1);
  await writePolicy('other.onnx', 2);
  await writePolicy('memory.onnx', 1, { recurrent: 'gru' });
}, 120_000);

test('quantised, it plays, and the replay tells who decided', async () => {
  const made = await run(
    'policy',
    'quantise',
    at('mine.onnx'),
    '--matches',
    '1',
    '--pairs',
    '1',
    '--workers',
    '0',
    '--json',
  );
  expect(made.code).toBe(0);
  const { policy, bytes, floatBytes, agreement, against } = JSON.parse(made.stdout);
  expect(policy).toBe(at('mine.int8.onnx'));
  expect(bytes).toBeLessThan(floatBytes / 2);
  expect(agreement).toBeGreaterThan(0.5);
  expect(against.wins + against.draws + against.losses).toBe(2);
  const other = ['policy', 'quantise', at('other.onnx'), '--out', at('thief.onnx'), '--matches', '1', '--pairs', '0'];
  expect((await run(...other)).code).toBe(0);

  const agents = `policy:${at('mine.int8.onnx')},bot:weak`;
  const played = await run('match', '--agents', agents, '--config', 'maxTicks=900', '--record', at('played.jxr'));
  expect(played).toMatchObject({ code: 0 });
  const verify = (policies: string) => run('replay', 'verify', at('played.jxr'), '--policies', policies, '--json');
  const right = await verify(at('mine.int8.onnx'));
  expect(right.code).toBe(0);
  const { ok, policies } = JSON.parse(right.stdout);
  expect(ok).toBe(true);
  expect(policies).toEqual([expect.objectContaining({ agent: 0, ok: true, difference: null })]);
  expect(policies[0].decisions).toBeGreaterThan(400);

  const wrong = await verify(`0=${at('thief.onnx')}`);
  expect(wrong.code).toBe(1);
  expect(JSON.parse(wrong.stdout).reason).toMatch(
    /^Agent 0, policy:.*, did not decide this: at decision \d+ the policy takes/,
  );
  expect(JSON.parse(wrong.stdout).policies[0].difference.decision).toBeTypeOf('number');

  const float = await verify(`0=${at('mine.onnx')}`);
  expect(float.code).toBe(2);
  expect(float.stderr + float.stdout).toContain('computes with floats');
  const unknown = await verify(at('thief.onnx'));
  expect(unknown.code).toBe(2);
  expect(unknown.stderr + unknown.stdout).toContain('Write SEAT=FILE');
}, 180_000);

test('what cannot be quantised is refused before anything is written', async () => {
  const { code, stderr } = await run('policy', 'quantise', at('memory.onnx'), '--out', at('never.onnx'));
  expect(code).toBe(2);
  expect(stderr).toContain('it has memory');
  expect((await run('policy', 'quantise', at('missing.onnx'))).stderr).toContain('there is no such file');
});
