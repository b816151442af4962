// The load benchmark against a real server with its sample ladders, small.
import { expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

test('visitors get every page of a server of its own, and their times are told', async () => {
  const { code, stdout } = await run('bench', 'site', '--visitors', '5', '--seconds', '2', '--pause', '50', '--json');
  const load = JSON.parse(stdout);
  expect([code, load.refused]).toEqual([0, {}]);
  expect(load.pages).toBeGreaterThan(10);
  // A document and two answers of the API at least.
  expect(load.requests).toBeGreaterThanOrEqual(3 * load.pages);
  for (const { median, p95, max } of [load.request, load.page.leaderboard, load.page.match]) {
    expect(median).toBeGreaterThan(0);
    expect(p95).toBeGreaterThanOrEqual(median);
    expect(max).toBeGreaterThanOrEqual(p95);
  }
}, 300_000);

test('a server that is not there, and an address that is none', async () => {
  const absent = await run('bench', 'site', '--url', 'http://127.0.0.1:9');
  expect([absent.code, absent.stdout]).toEqual([2, '']);
  const none = await run('bench', 'site', '--url', 'nowhere');
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('http://localhost:4180')]);
});
