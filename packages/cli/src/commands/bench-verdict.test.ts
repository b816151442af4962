// Times from upload to verdict: of agents that are accepted, on a real server with a real worker.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const policy = fileURLToPath(new URL('../../../../scenarios/moba/policies/moba-1v1.onnx', import.meta.url));

test('every upload of an accepted agent is timed', async () => {
  const beganMs = performance.now();
  const { code, stdout, stderr } = await run('bench', 'verdict', policy, '--runs', '2', '--json');
  const tookMs = performance.now() - beganMs;
  expect([code, stderr.includes('rror')]).toEqual([0, false]);
  const { runs, agents } = JSON.parse(stdout);
  expect([runs, agents.length]).toEqual([2, 1]);
  const [{ kind, scenarioId, timesMs, medianMs, p95Ms, mostMs }] = agents;
  expect({ kind, scenarioId, uploads: timesMs.length }).toEqual({ kind: 'policy', scenarioId: 'moba-1v1', uploads: 2 });
  // A validation plays a match: it takes time, and not more than there was.
  expect(Math.min(...timesMs)).toBeGreaterThan(20);
  expect(timesMs[0] + timesMs[1]).toBeLessThan(tookMs);
  expect([medianMs, p95Ms, mostMs]).toEqual([Math.min(...timesMs), Math.max(...timesMs), Math.max(...timesMs)]);
}, 300_000);

test('an agent that is not accepted is not timed, and says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-verdict-'));
  try {
    const file = join(folder, 'broken.wasm');
    writeFileSync(file, Uint8Array.of(0, 0x61, 0x73, 0x6d, 9, 9, 9, 9));
    const { code, stdout, stderr } = await run('bench', 'verdict', file, '--runs', '1');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/broken is refused, not accepted: .*Give agents that are accepted\./s);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
