// A small fault run: server, worker and database are killed in the middle of a ladder. The full one: bench-faults.ts.
import { expect, test } from 'vitest';
import { runFaults } from './fault-run.ts';

test('kill -9 of server, worker and database loses and doubles nothing', async () => {
  const report = await runFaults({ rounds: 1, matchesAVersion: 8, maxTicks: 1500, seed: 7n, say: () => {} });
  expect(report).toMatchObject({
    kills: { server: 1, worker: 1, database: 1 },
    ...{ lost: 0, doubled: 0, replaysThatDiffer: [], isLadderThatOfItsReplays: true },
  });
  expect(report.matches).toBeGreaterThanOrEqual(16);
  expect(report.replaysVerified).toBe(report.matches);
}, 400_000);
