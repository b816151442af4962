// Team modes on the page: a 5v5 match is watched, sought, followed and sorted; a seat is played by a person.
import { type Agent, playMatch, prepareAgent } from '@jixia/arena';
import { decodeReplay, encodeReplay, verifyReplay } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { decisionOf, saveReplay, setUpPages, waitForDecision } from './site.ts';

const withPage = setUpPages();
const size = { width: 1100, height: 700 };
/** Long enough for heroes to fall, short enough to be played twice. */
const RECORDED_TICKS = 2700;

let recorded: Buffer;
beforeAll(async () => {
  const scenario = await loadScenario('moba-5v5');
  const kinds = ['strong', 'weak'].map((name) => prepareAgent({ kind: 'bot', name }, scenario));
  const [strong, weak] = await Promise.all(kinds);
  const agents = scenario.manifest.agents.map(({ team }) => (team === 0 ? strong : weak)?.create() as Agent);
  const config = { truncateTicks: RECORDED_TICKS, startLevel: 6 };
  const played = await playMatch({ scenario, agents, seed: 9n, config });
  recorded = Buffer.from(encodeReplay(played.replay));
});

const cameraMode = (page: Page): Promise<string | null> => page.getByTestId('stage').getAttribute('data-camera-mode');

/** Presses without waiting for an animation frame: software rendering makes those rare. */
const press = (page: Page, selector: string): Promise<void> => page.locator(selector).first().dispatchEvent('click');

test('a 5v5 match runs from the address; heroes are followed, eyes changed, tables sorted', async () => {
  await withPage(
    async (page) => {
      await waitForDecision(page, 3);
      expect(await page.locator('[data-testid^=team-] [data-seat]').count()).toBe(10);
      await press(page, '[data-seat="7"]');
      await expect.poll(() => cameraMode(page)).toMatch(/^follow:\d+$/);
      expect(await page.locator('[data-seat="7"]').getAttribute('aria-pressed')).toBe('true');
      const followed = await cameraMode(page);
      await page.keyboard.press('2');
      await expect.poll(() => cameraMode(page)).not.toBe(followed);
      expect(await page.locator('[data-seat="1"]').getAttribute('aria-pressed')).toBe('true');
      await page.keyboard.press('r');
      await expect.poll(() => cameraMode(page)).toBe('auto');

      await press(page, '[data-sight="1"]');
      expect(await page.locator('[data-sight="1"]').getAttribute('aria-pressed')).toBe('true');
      await page.keyboard.press('v');
      await expect.poll(() => page.locator('[data-sight=both]').getAttribute('aria-pressed')).toBe('true');

      await press(page, '[data-tab=heroes]');
      expect(await page.locator('[data-testid=hero-table] [data-row]').count()).toBe(10);
      await press(page, '[data-tab=damage]');
      expect(await page.locator('[data-testid=damage-chart] [data-bars]').count()).toBe(10);
    },
    { ...size, query: '?scenario=moba-5v5&seed=42' },
  );
});

test('a recorded 5v5 match opens over a duel, its events lead to their moments, and it verifies', async () => {
  await withPage(async (page) => {
    await page
      .getByTestId('open-replay')
      .setInputFiles({ name: 'team.jxr', mimeType: 'application/octet-stream', buffer: recorded });
    await page.waitForSelector('[data-testid=scoreboard] >> text=Replay');
    await page.waitForFunction(
      (wanted) => Number(document.querySelector('[data-decisions]')?.getAttribute('data-decisions')) >= wanted,
      RECORDED_TICKS / 2,
    );
    await press(page, '[data-testid=play]');
    const mark = page.locator('[data-mark=kill]').last();
    const fell = Number(await mark.getAttribute('data-decision-of'));
    await mark.dispatchEvent('click');
    // Three seconds before, at 7.5 decisions a second, rounded.
    await expect.poll(() => decisionOf(page)).toBe(fell - 23);
    await page.locator('[data-testid=timeline]').focus();
    await page.keyboard.press('End');
    await expect.poll(() => decisionOf(page)).toBe(RECORDED_TICKS / 2);
    expect(await page.locator('[data-testid=feed] li').count()).toBeGreaterThan(0);

    await press(page, '[data-tab=heroes]');
    await press(page, '[data-sort=kda]');
    expect(await page.locator('th:has([data-sort=kda])').getAttribute('aria-sort')).toBe('descending');
    const kills = await page
      .locator('[data-testid=hero-table] [data-row] td:nth-child(3)')
      .allTextContents()
      .then((cells) => cells.map((cell) => cell.split('/').map(Number)));
    const ratios = kills.map(([k = 0, d = 0, a = 0]) => (k + a) / Math.max(d, 1));
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
    expect(ratios[0]).toBeGreaterThan(0);

    await press(page, '[data-testid=verify]');
    await page.waitForSelector('[data-testid=verdict][data-ok=true]');
  }, size);
});

test('a person takes a seat of a 5v5 match among bots and walks', async () => {
  await withPage(async (page) => {
    await press(page, '[data-testid=new-match]');
    await press(page, '[data-scenario=moba-5v5]');
    await page.locator('[data-pick-seat="8"]').waitFor();
    await press(page, '[data-pick-seat="8"]');
    await press(page, '[data-hero=jiehuan]');
    await press(page, '[data-testid=take-seat]');
    await press(page, '[data-testid=start]');
    await page.waitForSelector('[data-testid=action-bar]');
    expect(await page.evaluate(() => location.search)).toContain('scenario=moba-5v5');
    // What the other side does not show stays unknown.
    expect(await page.locator('[data-sight="0"]').isDisabled()).toBe(true);
    await waitForDecision(page, 2);
    // The middle of the minimap, which a straight line reaches.
    const box = await page.getByTestId('minimap').boundingBox();
    if (!box) throw new Error('no minimap');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: 'right' });
    await waitForDecision(page, (await decisionOf(page)) + 20);
    const replay = decodeReplay(await saveReplay(page));
    expect(replay.agents.map(({ name }) => name)).toEqual([
      ...Array(5).fill('bot:strong'),
      ...['bot:medium', 'bot:medium', 'bot:medium', 'human', 'bot:medium'],
    ]);
    const scenario = await loadScenario('moba-5v5');
    const heads = scenario.manifest.actionHeads.length;
    const moves = Array.from({ length: replay.result.decisions }, (_, decision) =>
      Array.from(replay.actions.subarray((decision * 10 + 8) * heads, (decision * 10 + 9) * heads)),
    ).filter((action) => action[0] === 2);
    expect(moves.length).toBeGreaterThan(10);
    // Side 1 sees itself on the left below, as side 0 does: to the right and up.
    expect(moves.every((action) => (action[1] as number) > 8 && (action[2] as number) < 8)).toBe(true);
    const choices = scenario.manifest.config.find(({ name }) => name === 'hero8')?.choices;
    expect(choices?.[replay.setup.config['hero8'] as number]).toBe('jiehuan');
    expect(verifyReplay(encodeReplay(replay), scenario)).toMatchObject({ ok: true });
  }, size);
});

test('a phone shows a 5v5 match and the dialog without sideways scrolling', async () => {
  await withPage(
    async (page) => {
      await waitForDecision(page, 2);
      await press(page, '[data-tab=heroes]');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await press(page, '[data-testid=play-self]');
      await page.locator('[data-testid=hero-grid]').waitFor();
      const [content, dialog] = await page.evaluate(() => {
        const element = document.querySelector('dialog');
        return [element?.scrollWidth ?? 0, element?.clientWidth ?? 0];
      });
      expect(content).toBeLessThanOrEqual(dialog as number);
    },
    { width: 390, height: 844, query: '?scenario=moba-5v5&seed=42' },
  );
});

test('an unknown scenario in the address is named with those there are, and a match runs all the same', async () => {
  await withPage(
    async (page) => {
      await expect.poll(() => page.getByTestId('problem').textContent()).toContain('There is no scenario "moba-7v7"');
      expect(await page.getByTestId('problem').textContent()).toContain('moba-5v5');
      await waitForDecision(page, 2);
    },
    { ...size, query: '?scenario=moba-7v7' },
  );
});
