// Results, certificates and appeals in a browser: a stranger re-runs the matches of a certificate on the page, and a forged
// replay is found; organisers issue, members appeal, organisers decide.
import { plantTestCompetition, type TestCompetition } from '@jixia/server/test-competition';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Person, settled, setUpPlatform } from './platform.ts';

const platform = setUpPlatform();
let organiser: Person;
let lin: Person;
let cup: TestCompetition;
let code: string;

beforeAll(async () => {
  const { server } = platform;
  [organiser, lin] = [await server.join('Orga'), await server.join('Lin')];
  cup = await plantTestCompetition(server.database.db, {
    slug: 'cup',
    organiserId: organiser.id,
    entrants: [
      { name: '墨子队', bot: 'strong', userId: lin.id, members: [{ userId: lin.id, name: '林婉清', role: 'captain' }] },
      { name: 'Medium', bot: 'medium' },
      { name: 'Weak', bot: 'weak', members: [{ userId: organiser.id, name: 'Orga', role: 'member' }] },
    ],
  });
});

test('an organiser issues certificates on the page of the results', async () => {
  await platform.withPage(
    '/competitions/cup/results',
    async (page) => {
      await page.getByTestId('podium').waitFor();
      expect(await page.getByTestId('podium').textContent()).toContain('墨子队');
      await page.getByTestId('issue').click();
      await page.getByTestId('confirm').click();
      await expect.poll(() => page.getByText('2 issued').count()).toBe(1);
      await expectAccessible(page);
    },
    { as: organiser },
  );
  const { body } = await lin.get('/api/me/certificates');
  code = body.items[0].code;
});

test('results are whole for a visitor, on a phone too', async () => {
  await platform.withPage(
    '/competitions/cup/results',
    async (page) => {
      await page.getByTestId('standings').waitFor();
      expect(await page.getByText('Issue certificates').count()).toBe(0);
      await expectAccessible(page);
    },
    { width: 390 },
  );
  await platform.withPage(`/competitions/cup/results?phase=${cup.phaseIds[0]}`, async (page) => {
    await page.getByRole('table', { name: 'Matches and replays' }).waitFor();
    await settled(page);
    expect(await page.getByRole('table', { name: 'Matches and replays' }).getByRole('row').count()).toBe(7);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download Standings as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('cup-standings.csv');
  });
});

test('a stranger verifies a certificate in the browser: every match is run again', async () => {
  await platform.withPage('/certificates', async (page) => {
    await page.getByLabel('Code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Show it' }).click();
    await page.getByTestId('certificate').waitFor();
    expect(await page.getByTestId('certificate').textContent()).toContain('林婉清');
    await page.getByTestId('verify').click();
    const verdict = page.getByTestId('verdict');
    await verdict.waitFor();
    expect(await verdict.getAttribute('data-ok')).toBe('true');
    expect(await verdict.textContent()).toContain('2 matches were run again');
    expect(await verdict.textContent()).toContain('count exactly these results');
    const { body } = await platform.server.visitor().get(`/api/certificates/${code}`);
    expect(await verdict.textContent()).toContain(body.evidence.hash);
    await expectAccessible(page);
  });
});

test('a replay that was exchanged is found', async () => {
  const { pool } = platform.server.database;
  const [other, changed] = cup.matchIds.slice(-2) as [string, string];
  const { rows } = await pool.query('select replay_hash from match where id = $1', [changed]);
  await pool.query('update match set replay_hash = (select replay_hash from match where id = $1) where id = $2', [
    other,
    changed,
  ]);
  await platform.withPage(
    `/certificates/${code}`,
    async (page) => {
      await page.getByTestId('verify').click();
      await page.getByTestId('verdict').waitFor();
      expect(await page.getByTestId('verdict').getAttribute('data-ok')).toBe('false');
      expect(await page.getByTestId('verdict').textContent()).toContain('2 场对局中有 1 场与佐证不符');
      expect(await page.getByText('不是所指的文件').count()).toBe(1);
      await expectAccessible(page);
    },
    { width: 390, language: 'zh' },
  );
  await pool.query('update match set replay_hash = $1 where id = $2', [rows[0].replay_hash, changed]);
});

test('an appeal is filed by a member and decided by an organiser', async () => {
  await platform.withPage(
    '/competitions/cup/appeals',
    async (page) => {
      await page.getByTestId('file-appeal').click();
      await page.getByLabel(/^Match/).fill(`${platform.server.url}/match/${cup.matchIds[0]}`);
      await page.getByRole('button', { name: 'File an appeal' }).last().click();
      await page.getByText('Say it in at least ten letters.').waitFor();
      await page.getByLabel(/What went wrong/).fill('Our agent was **stopped** at the first decision.');
      await page.getByRole('button', { name: 'File an appeal' }).last().click();
      await page.getByTestId('trail').waitFor();
      expect(await page.getByTestId('trail').textContent()).toContain('Lin');
      await expectAccessible(page);
    },
    { as: lin },
  );
  await platform.withPage(
    '/competitions/cup/appeals',
    async (page) => {
      await page.getByRole('button', { name: /Our agent was/ }).click();
      await page.getByLabel('Step', { exact: true }).selectOption('upheld');
      await page.getByLabel(/^Text/).fill('The worker had lost power.');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect.poll(() => page.getByTestId('appeal-status').textContent()).toBe('upheld');
      expect(await page.getByTestId('trail').textContent()).toContain('The worker had lost power.');
      await expectAccessible(page);
    },
    { as: organiser, width: 390 },
  );
  await platform.withPage('/competitions/cup/appeals', async (page) => {
    await page.getByText('Sign in first.').waitFor();
  });
});
