// From an upload to the leaderboard, in pages, with a real worker: an organiser holds a ladder, somebody submits an agent,
// it is accepted, enters, plays, and stands in the table.
import { loadScenario } from '@jixia/env/node';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Person, setUpPlatform } from './platform.ts';
import { untrainedPolicy } from './untrained-policy.ts';

const platform = setUpPlatform({ workers: 1 });
/** Workers beside a server have low priority: on a busy machine they are slow. */
const workMs = 1_200_000;
const scenarioId = 'moba-1v1';
let policies: readonly Buffer[];
let lin: Person;
let other: Person;

beforeAll(async () => {
  const scenario = await loadScenario(scenarioId);
  policies = [await untrainedPolicy(scenario, 1), await untrainedPolicy(scenario, 2)];
  lin = await platform.server.join('Lin');
  other = await platform.server.join('Wang');
}, 180_000);

const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** `2026-09-01T08:00` of the test's own machine, which is the browser's, too. */
const localTime = (ms: number): string => {
  const date = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
};

test('an organiser fills in a competition, mends what is wrong, plans a phase and publishes it', async () => {
  const { admin } = platform.server;
  await platform.withPage(
    '/competitions/new',
    async (page) => {
      await page.getByLabel('Title, English').fill('Spring Ladder');
      expect(await page.getByLabel('Address').inputValue()).toBe('spring-ladder');
      await page.getByRole('button', { name: 'Save as a draft' }).click();
      await page.getByText('Give it a title in both languages.').waitFor();
      await page.getByLabel('Title, Chinese').fill('春季天梯');
      await page.getByLabel('Rules, English').fill('One **agent** each.');
      await page.getByLabel('and at most').fill('99');
      await page.getByTestId('add-config').click();
      await page.getByLabel('Field', { exact: true }).selectOption('maxTicks');
      await page.getByLabel('Value').fill('1');
      await page.getByRole('button', { name: 'Save as a draft' }).click();
      // Every error of the server stands at its field.
      await page.getByText(/must be 1 to 50 people, not 99/).waitFor();
      await page.getByLabel('and at most').fill('3');
      await page.getByRole('button', { name: 'Save as a draft' }).click();
      await page.getByText(/maxTicks.*150/).waitFor();
      await page.getByLabel('Value').fill('300');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Save as a draft' }).click();
      await page.waitForURL('**/competitions/spring-ladder/edit**');
      await page.getByTestId('add-phase').click();
      const dialog = page.locator('dialog');
      await dialog.getByLabel('Starts').fill(localTime(Date.now() - 60_000));
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.getByText('Practice').first().waitFor();
      await expectAccessible(page);
      await page.getByTestId('publish').click();
      await page.getByTestId('confirm').click();
      await page.getByText('Everyone sees it. Texts and dates can still be changed.').waitFor();
    },
    { as: admin },
  );
  const { body } = await admin.get('/api/competitions/spring-ladder');
  expect(body).toMatchObject({ status: 'published', config: { maxTicks: 300 }, rulesEn: 'One **agent** each.' });
});

test(
  'somebody submits a policy, sees its verdict, enters the ladder and rises in it',
  async () => {
    await platform.withPage(
      `/submit?scenario=${scenarioId}`,
      async (page) => {
        await page.getByTestId('agent-name').fill('Lynx');
        await page.getByRole('button', { name: 'Submit', exact: true }).click();
        await page.getByText('Choose the file of the agent.').waitFor();
        await page.getByTestId('file').setInputFiles({
          name: 'notes.txt',
          mimeType: 'text/plain',
          buffer: Buffer.from('no agent'),
        });
        await page.getByText(/is no agent/).waitFor();
        await page.getByTestId('file').setInputFiles({
          name: 'lynx.onnx',
          mimeType: 'application/octet-stream',
          buffer: policies[0] as Buffer,
        });
        await page.locator('[data-kind=policy][aria-pressed=true]').waitFor();
        await page.getByRole('button', { name: 'Submit', exact: true }).click();
        // The verdict comes by itself.
        const verdict = page.getByTestId('verdict');
        await verdict.waitFor({ timeout: workMs });
        expect(await verdict.getAttribute('data-status'), (await verdict.textContent()) ?? '').toBe('accepted');
        expect(await page.getByTestId('checks').locator('li').count()).toBeGreaterThan(5);
        await expectAccessible(page);

        await page.getByRole('link', { name: 'Enter a competition' }).click();
        await page.getByRole('link', { name: 'Spring Ladder' }).click();
        await page.getByTestId('enter').click();
        await page.getByTestId('entry-agent').selectOption({ label: 'Lynx v1' });
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Register' }).click();
        await page.getByTestId('own-entry').getByText('Lynx v1').waitFor();
      },
      { as: lin },
    );

    // Somebody to play against.
    const { body: agent } = await other.post('/api/agents', { scenarioId, name: 'Owl' });
    const path = `/api/agents/${agent.id}/submissions?kind=policy&fileName=owl.onnx`;
    const bytes = new Uint8Array(policies[1] as Buffer);
    expect((await other.upload('POST', path, bytes, { 'content-type': 'application/octet-stream' })).status).toBe(201);
    const { body: competition } = await other.get('/api/competitions/spring-ladder');
    expect((await other.post(`/api/competitions/${competition.id}/entries`, { agentId: agent.id })).status).toBe(201);

    await platform.withPage(
      '/competitions/spring-ladder?tab=leaderboard',
      async (page) => {
        // Nobody loads the page anew: the table moves as matches finish.
        const row = page.getByTestId('standings').getByRole('row', { name: /Lin/ });
        await expect.poll(() => row.textContent(), { timeout: workMs }).toMatch(/\d+ – \d+/);
        expect(await row.textContent()).toContain('yours');
        // From here on at rest: matches of the ladder would take the processor from the pages.
        const { body: phases } = await lin.get(`/api/competitions/${competition.id}/phases`);
        expect((await platform.server.admin.post(`/api/phases/${phases.items[0].id}/close`)).status).toBe(200);
        await expectAccessible(page);
        await page.getByRole('tab', { name: 'Pairings' }).click();
        await page.getByRole('button', { name: 'Matches' }).first().click();
        await page.locator('[data-match] a').first().click();
        await page.waitForURL('**/match/**');
        await page.getByTestId('hash-check').waitFor();
        expect(await page.getByTestId('hash-check').getAttribute('data-ok')).toBe('true');
        await page.getByTestId('verify').click();
        await page.locator('[data-testid=verdict][data-ok=true]').waitFor();
        await expectAccessible(page);
        await page.getByTestId('share').click();
        const address = await page.getByTestId('share-address').inputValue();
        expect(address).toContain(`${pathOf(page)}#t=`);
      },
      { as: lin },
    );
  },
  workMs,
);

test(
  'pages of what there is by now are readable in both languages and on a phone',
  async () => {
    const { body } = await lin.get('/api/agents?owner=me');
    const paths = [
      '/competitions',
      '/competitions/spring-ladder?tab=overview',
      '/competitions/spring-ladder?tab=leaderboard',
      '/competitions/spring-ladder?tab=pairings',
      '/competitions/spring-ladder?tab=entries',
      '/leaderboards',
      '/matches',
      '/work',
      '/work?tab=entries',
      '/work?tab=jobs',
      `/agents/${body.items[0].id}`,
    ];
    for (const path of paths) {
      await platform.withPage(path, (page) => expectAccessible(page), { as: lin, width: 390, language: 'zh' });
    }
  },
  workMs,
);
