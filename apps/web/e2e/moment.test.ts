// A moment of a match on the page: shared by its address, looked into, and set beside another.
import { createMatch, prepareAgent } from '@jixia/arena';
import { encodeReplay } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import { quantisePolicy } from '@jixia/learn';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decisionOf, setUpPages, waitForDecision } from './site.ts';
import { untrainedPolicy } from './untrained-policy.ts';

const withPage = setUpPages();

/** Without waiting for the picture to stand still, which takes long where it is drawn in software. */
const press = (page: Page, testId: string): Promise<void> =>
  page.getByTestId(testId).evaluate((element) => (element as HTMLElement).click());

const playedBy = async (opponent: string, seed: bigint): Promise<Buffer> => {
  const scenario = await loadScenario('moba-1v1');
  const factories = await Promise.all(
    ['medium', opponent].map((name) => prepareAgent({ kind: 'bot', name }, scenario)),
  );
  const agents = factories.map((factory) => factory.create());
  const match = createMatch({ scenario, agents, seed, config: { maxTicks: 900 } });
  while (!match.isOver) await match.step();
  return Buffer.from(encodeReplay(match.finish().replay));
};

const shared = async (page: Page): Promise<{ kind: string | null; address: string }> => {
  await press(page, 'share');
  const card = page.getByTestId('share-card');
  await card.waitFor();
  const address = await page.getByTestId('share-address').inputValue();
  return { kind: await card.getAttribute('data-kind'), address };
};

test('a match is shared by its seed, a replay of it likewise; either address shows the moment again', async () => {
  await withPage(
    async (page) => {
      page.setDefaultTimeout(150_000);
      await waitForDecision(page, 120);
      await press(page, 'play');
      const first = await shared(page);
      expect(first.kind).toBe('seed');
      expect(first.address).toContain('agents=bot:strong,bot:weak');
      expect(first.address).toContain('config=hero0:yesun');

      const replay = await playedBy('weak', 77n);
      await page
        .getByTestId('open-replay')
        .setInputFiles({ name: 'mine.jxr', mimeType: 'application/octet-stream', buffer: replay });
      await page.waitForSelector('[data-testid=scoreboard] >> text=Medium');
      await waitForDecision(page, 20);
      await press(page, 'play');
      const second = await shared(page);
      // It was checked that bots and seed make it again, maxTicks and all.
      expect(second.kind).toBe('seed');
      expect(second.address).toContain('maxTicks:900');
      const moment = Number(/#t=(\d+)$/.exec(second.address)?.[1]);
      expect(moment).toBe(await decisionOf(page));

      await page.goto(first.address);
      await page.waitForSelector('[data-testid=stage] canvas');
      await waitForDecision(page, Number(/#t=(\d+)$/.exec(first.address)?.[1]));
      await page.goto(new URL('/#replay=AAAA&t=3', first.address).href);
      await expect
        .poll(() => page.getByTestId('problem').textContent(), { timeout: 120_000 })
        .toContain('shared replay');
    },
    { query: '?seed=42&agents=bot:strong,bot:weak&config=hero0:yesun' },
  );
}, 400_000);

test('inside an agent: features by name, legal actions, and with a policy probabilities and a value', async () => {
  const scenario = await loadScenario('moba-1v1');
  const float = await untrainedPolicy(scenario, 1);
  const remembering = await untrainedPolicy(scenario, 2, { recurrent: 'gru' });
  const integer = quantisePolicy(float, new Float32Array(scenario.manifest.observation.size));
  await withPage(async (page) => {
    page.setDefaultTimeout(150_000);
    await waitForDecision(page, 60);
    await press(page, 'play');
    await press(page, 'inspect-toggle');
    await page.waitForSelector('[data-testid=inspect-chart]');
    const decision = await decisionOf(page);
    await page.waitForSelector(`[data-testid=inspect][data-inspected="${decision}"]`);
    await page.getByTestId('inspect-search').fill('self.hp');
    await page.waitForSelector('[data-feature="self.hp"]');
    expect(await page.locator('[data-feature]').count()).toBeLessThan(6);
    expect(await page.locator('[data-button=none]').getAttribute('data-legal')).toBe('true');
    expect(await page.getByTestId('inspect-value').count()).toBe(0);
    await page
      .getByTestId('inspect-policy')
      .setInputFiles({ name: 'mine.onnx', mimeType: 'application/octet-stream', buffer: Buffer.from(integer) });
    await page.getByTestId('inspect-value').waitFor();
    const shares = await page.locator('[data-button] .numeral').allTextContents();
    const total = shares.reduce((sum, text) => sum + Number.parseFloat(text || '0'), 0);
    expect(total).toBeGreaterThan(97);
    expect(total).toBeLessThan(103);
    // One that remembers is led there from the start of the match.
    const value = await page.getByTestId('inspect-value').textContent();
    await page
      .getByTestId('inspect-policy')
      .setInputFiles({ name: 'memory.onnx', mimeType: 'application/octet-stream', buffer: remembering });
    await expect.poll(() => page.getByTestId('inspect-value').textContent()).not.toBe(value);
    expect(await page.getByTestId('inspect-problem').count()).toBe(0);
  });
}, 400_000);

test('two replays run on one clock, and the page finds where they first differ', async () => {
  const files = [await playedBy('weak', 5n), await playedBy('strong', 5n)];
  await withPage(
    async (page) => {
      page.setDefaultTimeout(150_000);
      for (const [at, buffer] of files.entries()) {
        const file = { name: `${at}.jxr`, mimeType: 'application/octet-stream', buffer };
        await page.getByTestId('compare-file').nth(at).setInputFiles(file);
        await page.getByTestId('compare-score').nth(at).waitFor();
      }
      const moments = async (): Promise<number[]> =>
        await page
          .getByTestId('compare-score')
          .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-at'))));
      await expect.poll(async () => Math.min(...(await moments())), { timeout: 150_000 }).toBeGreaterThan(8);
      await press(page, 'compare-play');
      await expect.poll(async () => new Set(await moments()).size, { timeout: 150_000 }).toBe(1);
      const told = await page.getByTestId('compare-difference').textContent();
      expect(told).toMatch(/They first differ at decision \d+/);
      await press(page, 'compare-difference');
      const decision = Number(/\d+/.exec(told ?? '')?.[0]);
      await expect.poll(moments, { timeout: 150_000 }).toEqual([decision, decision]);
    },
    { query: 'compare', ready: '[data-testid=compare]' },
  );
}, 400_000);
