// The results exchange as people use it: a model is published from a submission, played, forked, discussed; a post is
// reported and hidden.
import { createHash } from 'node:crypto';
import { loadScenario } from '@jixia/env/node';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Person, settled, setUpPlatform } from './platform.ts';
import { untrainedPolicy } from './untrained-policy.ts';

const platform = setUpPlatform();
let ada: Person;
let bo: Person;

const query = (text: string, values: unknown[]) => platform.server.database.pool.query(text, values);

/** An accepted submission of Ada's, as the validation leaves it. */
async function plantSubmission(): Promise<void> {
  const scenario = await loadScenario('moba-1v1');
  const bytes = await untrainedPolicy(scenario, 7);
  const hash = createHash('sha256').update(bytes).digest('hex');
  await query('insert into blob (hash, size_bytes, bytes) values ($1, $2, $3)', [hash, bytes.length, bytes]);
  await query(`insert into agent (id, owner_id, scenario_id, name) values ('a1', $1, 'moba-1v1', 'Heron')`, [ada.id]);
  await query(
    `insert into submission (id, agent_id, number, kind, file_hash, file_name, size_bytes, rules_hash, status, submitted_by)
      values ('s1', 'a1', 1, 'policy', $1, 'heron.onnx', $2, $3, 'accepted', $4)`,
    [hash, bytes.length, scenario.manifest.rulesHash, ada.id],
  );
}

beforeAll(async () => {
  [ada, bo] = [await platform.server.join('Ada'), await platform.server.join('Bo')];
  await plantSubmission();
});

const card = '# Use\n\nFor **teaching**. <img src=x onerror="window.pwned = 1"> [bad](javascript:window.pwned=1)';
const fill = (page: Page, testId: string, text: string) => page.getByTestId(testId).fill(text);
const confirm = (page: Page) => page.getByTestId('confirm').click();

test('Ada publishes a model from her submission', async () => {
  await platform.withPage(
    '/models/new',
    async (page) => {
      await fill(page, 'model-title', 'Grey heron');
      await fill(page, 'model-slug', 'grey-heron');
      await page.getByTestId('model-scenario').selectOption('moba-1v1');
      await fill(page, 'model-licence', 'cc by 4');
      await fill(page, 'model-algorithm', 'PPO');
      await fill(page, 'model-data', 'Self-play');
      await fill(page, 'model-card', card);
      await page.locator('form button[type=submit]').click();
      await expect.poll(() => page.locator('[role=alert]').first().textContent()).toContain('CC-BY-4.0');
      await expectAccessible(page);
      await fill(page, 'model-licence', 'CC-BY-4.0');
      await page.locator('form button[type=submit]').click();
      await page.getByTestId('from-submission').click();
      await expect.poll(() => page.getByTestId('model-submission').textContent()).toContain('Heron v1');
      await page.locator('form button[type=submit]').click();
      await page.locator('[data-version="1"]').waitFor();
      await page.getByTestId('publish-model').click();
      await confirm(page);
      await page.getByTestId('follow').waitFor();
      await settled(page);
      await expectAccessible(page);
    },
    { as: ada },
  );
});

test('a visitor finds it, cites it, and lets it play', async () => {
  await platform.withPage('/models?search=heron', async (page) => {
    await page.getByRole('link', { name: 'Grey heron' }).click();
    await expect.poll(() => page.getByTestId('evaluation-state').textContent()).toContain('waits for a worker');
    await expect.poll(() => page.getByTestId('citation').textContent()).toContain('/models/grey-heron/versions/1');
    expect(await page.locator('.markdown strong').textContent()).toBe('teaching');
    expect(await page.locator('.markdown img, .markdown [onerror]').count()).toBe(0);
    expect(await page.evaluate(() => (window as { pwned?: number }).pwned)).toBeUndefined();
    await page.getByTestId('play-model').click();
    await page.waitForURL('**/match');
    await expect.poll(() => page.locator('main').textContent()).toContain('grey-heron-v1');
  });
});

let threadPath = '';

test('Bo follows, forks and asks', async () => {
  await platform.withPage(
    '/models/grey-heron',
    async (page) => {
      await page.getByTestId('follow').click();
      await expect.poll(() => page.getByTestId('follow').getAttribute('aria-pressed')).toBe('true');
      await page.getByTestId('fork').click();
      await fill(page, 'fork-slug', 'night-heron');
      await page.getByRole('button', { name: 'Make the fork' }).click();
      await page.waitForURL('**/models/night-heron');
      await page.getByRole('link', { name: 'Forked from Grey heron, version 1' }).click();
      await page.getByRole('tab', { name: 'Discussion' }).click();
      await page.getByTestId('new-thread').click();
      await fill(page, 'thread-title', 'Buy herons');
      await fill(page, 'thread-body', 'Cheap **herons**');
      await page.locator('form button[type=submit]').click();
      await page.getByTestId('post').waitFor();
      threadPath = new URL(page.url()).pathname;
      await settled(page);
      await expectAccessible(page);
    },
    { as: bo, width: 390 },
  );
});

test('a post is reported; Ada, whose model it is, hides it; others see that it was', async () => {
  const cyd = await platform.server.join('Cyd');
  await platform.withPage(
    threadPath,
    async (page) => {
      await page.getByTestId('report-post').click();
      await page.getByTestId('reason').fill('advertisement');
      await page.locator('dialog button[type=submit]').click();
      await page.getByTestId('toast').waitFor();
    },
    { as: cyd },
  );
  await platform.withPage(
    '/moderation',
    async (page) => {
      await expect.poll(() => page.getByTestId('reported').textContent()).toContain('advertisement');
      await expectAccessible(page);
      await page.getByTestId('hide-reported').click();
      await page.getByTestId('reason').fill('advertisement');
      await page.locator('dialog button[type=submit]').click();
      await page.getByText('Nothing to look at').waitFor();
    },
    { as: ada, width: 390, theme: 'light', language: 'en' },
  );
  await platform.withPage(
    threadPath,
    async (page) => {
      const post = page.getByTestId('post');
      await expect.poll(() => post.textContent()).toContain('已被管理者隐藏：advertisement');
      expect(await post.textContent()).not.toContain('Cheap');
      await expectAccessible(page);
    },
    { as: cyd, language: 'zh', theme: 'light' },
  );
});

test('an admin writes news, and it is read in both languages', async () => {
  await platform.withPage(
    '/news/new',
    async (page) => {
      await fill(page, 'titleZh', '开放了');
      await fill(page, 'titleEn', 'We are open');
      await fill(page, 'bodyEn', 'Come **in**.');
      await page.getByTestId('news-now').click();
      await page.locator('form button[type=submit]').click();
      await page.getByRole('heading', { name: 'We are open' }).waitFor();
    },
    { as: platform.server.admin },
  );
  await platform.withPage(
    '/news',
    async (page) => {
      await page.getByRole('link', { name: '开放了' }).click();
      await expect.poll(() => page.locator('.markdown strong').textContent()).toBe('in');
      await expectAccessible(page);
    },
    { language: 'zh', width: 390 },
  );
});
