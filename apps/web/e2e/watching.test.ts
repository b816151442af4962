// A match is watched while a worker plays it, under rules that are not today's any more; then its replay, under the same.
import { openSlowMatches, type SlowMatches } from '@jixia/server/test-matches';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, setUpPlatform } from './platform.ts';

const platform = setUpPlatform();
let matches: SlowMatches;

beforeAll(async () => {
  matches = await openSlowMatches(platform.server, 'older');
}, 180_000);
afterAll(() => matches?.close());

test('it moves by itself, ends by itself, and what was seen is the replay', async () => {
  const id = await matches.plan({ maxTicks: 600 });
  await platform.withPage(`/match/${id}`, async (page) => {
    // Nobody loads the page anew from here on.
    const note = page.getByTestId('live-note');
    await note.waitFor();
    const decided = async (): Promise<number> => Number(/\d+/.exec((await note.textContent()) ?? '')?.[0] ?? 0);
    await expect.poll(decided).toBeGreaterThan(0);
    const before = await decided();
    await expect.poll(decided).toBeGreaterThan(before);
    await expectAccessible(page);
    await page.locator('[data-testid=match-status][data-status=done]').waitFor();
    await page.getByTestId('hash-check').waitFor();
    expect(await page.getByTestId('hash-check').getAttribute('data-ok')).toBe('true');
    await page.getByTestId('older-rules').waitFor();
    await page.getByText(matches.rulesHash).first().waitFor();
    await page.getByTestId('verify').click();
    await page.locator('[data-testid=verdict][data-ok=true]').waitFor();
    await expectAccessible(page);
  });
});

test('rules that were not kept are told, not guessed', async () => {
  const id = await matches.plan({ maxTicks: 200 });
  const { pool } = platform.server.database;
  const status = async (): Promise<string> =>
    (await pool.query('select status from match where id = $1', [id])).rows[0].status;
  await expect.poll(status).toBe('done');
  await pool.query('delete from ruleset where rules_hash = $1', [matches.rulesHash]);
  await platform.withPage(
    `/match/${id}`,
    async (page) => {
      await page.getByText('录像所用的规则与本站不同').waitFor();
      await expectAccessible(page);
    },
    { language: 'zh', width: 390 },
  );
});
