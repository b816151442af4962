// Accounts, institutions and teams as people use them in the site: two of them, each in a window of their own.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Person, settled, setUpPlatform } from './platform.ts';

const platform = setUpPlatform();
let xun: Person;
let mei: Person;

beforeAll(async () => {
  [xun, mei] = [await platform.server.join('Xun'), await platform.server.join('Mei')];
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const confirm = (page: Page) => page.getByTestId('confirm').click();

test('an institution is registered, with its address from its name and its mistakes at their fields', async () => {
  await platform.withPage(
    '/institutions/new',
    async (page) => {
      await page.fill('[name=nameEn]', 'Linzi University');
      await page.fill('[name=website]', 'not a site');
      expect(await page.inputValue('[name=slug]')).toBe('linzi-university');
      await press(page, 'Register');
      await expect.poll(() => page.locator('[name=nameZh]').getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('[name=website]').getAttribute('aria-invalid')).toBe('true');
      await expectAccessible(page);
      await page.fill('[name=nameZh]', '临淄大学');
      await page.fill('[name=website]', 'linzi.example.edu');
      await press(page, 'Register');
      await page.waitForURL('**/institutions/linzi-university');
      await expect.poll(() => page.locator('h1').textContent()).toBe('Linzi University');
      expect(await page.locator('main a[href="https://linzi.example.edu"]').count()).toBe(1);
    },
    { as: xun },
  );
  await platform.withPage(
    '/institutions/new',
    async (page) => {
      await page.fill('[name=nameZh]', '另一所');
      await page.fill('[name=nameEn]', 'Linzi University');
      await press(page, 'Register');
      await expect.poll(() => page.locator('main').textContent()).toContain('This address is taken');
      expect(await page.locator('[name=slug]').getAttribute('aria-invalid')).toBe('true');
    },
    { as: mei },
  );
});

test('somebody asks to join, takes it back, asks again, and is taken in', async () => {
  const path = '/institutions/linzi-university';
  await platform.withPage(
    path,
    async (page) => {
      await page.getByTestId('ask-to-join').click();
      await page.fill('[name=message]', 'I am in the class of autumn.');
      await expectAccessible(page);
      await press(page, 'Send the request');
      await press(page, 'Withdraw');
      await page.getByTestId('ask-to-join').click();
      await page.fill('[name=message]', 'Once more.');
      await press(page, 'Send the request');
      await expect.poll(() => page.locator('main').textContent()).toContain('waits for an admin');
      expect(await page.getByRole('tab').count()).toBe(0);
    },
    { as: mei },
  );
  await platform.withPage(
    `${path}?tab=requests`,
    async (page) => {
      await expect.poll(() => page.locator('main').textContent()).toContain('Once more.');
      expect(await page.locator('main').textContent()).not.toContain('class of autumn');
      await expectAccessible(page);
      await press(page, 'Accept');
      await page.getByText('Mei is a member now.').waitFor();
      await page.getByRole('tab', { name: 'Members' }).click();
      await page.getByLabel('Role of Mei').selectOption('admin');
      await page.getByText('The role is changed.').waitFor();
      const isStored = page.waitForResponse((response) => response.request().method() === 'PUT');
      await page.getByLabel('Role of Mei').selectOption('member');
      await isStored;
      // The last admin has to stay one, and the page says so where it was tried.
      await expect.poll(() => page.getByLabel('Role of Mei').inputValue()).toBe('member');
      await page.getByLabel('Role of Xun').selectOption('member');
      await expect.poll(() => page.locator('td [role=alert]').textContent()).toContain('has to be somebody in charge');
      expect(await page.getByLabel('Role of Xun').inputValue()).toBe('admin');
      await expectAccessible(page);
    },
    { as: xun },
  );
  expect((await mei.get('/api/me/memberships')).body.institutions).toMatchObject([{ slug: 'linzi-university' }]);
});

test('two who change a profile at once do not undo each other', async () => {
  const { id } = (await xun.get('/api/institutions/linzi-university')).body;
  await platform.withPage(
    '/institutions/linzi-university?tab=settings',
    async (page) => {
      await page.fill('[name=region]', 'Zibo');
      const { headers } = await xun.get(`/api/institutions/${id}`);
      const change = { nameEn: 'University of Linzi' };
      await xun.call('PATCH', `/api/institutions/${id}`, change, { 'if-match': headers.get('etag') as string });
      await press(page, 'Save');
      await expect.poll(() => page.locator('form [role=alert]').textContent()).toContain('changed this meanwhile');
      await expectAccessible(page);
      await press(page, 'Load the current version');
      await expect.poll(() => page.inputValue('[name=nameEn]')).toBe('University of Linzi');
      expect(await page.inputValue('[name=region]')).toBe('Zibo');
      await press(page, 'Save');
      await page.getByText('Saved.').waitFor();
    },
    { as: xun },
  );
  const { body } = await xun.get(`/api/institutions/${id}`);
  expect(body).toMatchObject({ nameEn: 'University of Linzi', region: 'Zibo' });
});

test('institutions are found by text, kind and mark', async () => {
  await platform.withPage('/institutions', async (page) => {
    const names = () => page.locator('main li a').allTextContents();
    await expect.poll(names).toEqual(['University of Linzi']);
    await page.getByRole('searchbox').fill('nothing like it');
    await expect.poll(() => page.locator('main').textContent()).toContain('Nothing found');
    await page.getByRole('searchbox').fill('临淄');
    await expect.poll(names).toEqual(['University of Linzi']);
    await page.getByLabel('Kind').selectOption('investor');
    await expect.poll(() => page.locator('main').textContent()).toContain('Nothing found');
    await page.getByLabel('Kind').selectOption('university');
    await expect.poll(names).toEqual(['University of Linzi']);
    await page.getByLabel('Verified only').check();
    await expect.poll(() => page.locator('main').textContent()).toContain('Nothing found');
    expect(new URL(page.url()).searchParams.get('kind')).toBe('university');
    await page.reload();
    await expect.poll(() => page.getByLabel('Verified only').isChecked()).toBe(true);
  });
});

test('a team is founded, its adviser invited by mail, and the invitation accepted', async () => {
  await platform.withPage(
    '/teams/new',
    async (page) => {
      await page.fill('[name=name]', 'White Horse');
      await expectAccessible(page);
      await press(page, 'Found the team');
      await page.waitForURL(/\/teams\/white-horse\?tab=invitations$/);
      await page.fill('[name=email]', 'mei');
      await press(page, 'Send the invitation');
      await expect.poll(() => page.locator('[name=email]').getAttribute('aria-invalid')).toBe('true');
      await page.fill('[name=email]', mei.email);
      await page.getByLabel('Role').selectOption('adviser');
      await press(page, 'Send the invitation');
      await expect.poll(() => page.locator('tbody').textContent()).toContain(mei.email);
      await page.fill('[name=email]', mei.email);
      await press(page, 'Send the invitation');
      await expect.poll(() => page.locator('form [role=alert]').textContent()).toContain('invited already');
      await expectAccessible(page);
    },
    { as: xun },
  );
  await platform.server.linkIn(mei.email, /(\/invitations)/);
  await platform.withPage(
    '/invitations',
    async (page) => {
      await expect.poll(() => page.getByTestId('user-menu').getByRole('img').count()).toBe(1);
      await expect.poll(() => page.locator('main li').textContent()).toMatch(/White Horse.*Xun 邀请你.*指导/);
      await expectAccessible(page);
      await press(page, '接受');
      await expect.poll(() => page.locator('main').textContent()).toContain('没有待处理的邀请');
      await expect.poll(() => page.getByTestId('user-menu').getByRole('img').count()).toBe(0);
    },
    { as: mei, width: 390, language: 'zh' },
  );
  await platform.withPage('/teams/white-horse', async (page) => {
    await expect.poll(() => page.locator('tbody').textContent()).toMatch(/Mei.*Adviser.*University of Linzi/);
    expect(await page.getByRole('tab').count()).toBe(0);
    await expectAccessible(page);
  });
});

test('a captain removes a member, and deletes the team', async () => {
  await platform.withPage(
    '/teams/white-horse',
    async (page) => {
      await page.locator('tr', { hasText: 'Mei' }).getByRole('button', { name: 'Remove' }).click();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog').count()).toBe(0);
      await page.locator('tr', { hasText: 'Mei' }).getByRole('button', { name: 'Remove' }).click();
      await confirm(page);
      await expect.poll(() => page.locator('tbody').textContent()).not.toContain('Mei');
      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.fill('[name=name]', 'No Horse');
      await press(page, 'Save');
      await expect.poll(() => page.locator('h1').textContent()).toBe('No Horse');
      await press(page, 'Delete');
      await confirm(page);
      await page.waitForURL('**/teams');
      await settled(page);
      await expect.poll(() => page.locator('main').textContent()).not.toContain('No Horse');
    },
    { as: xun },
  );
});

test('an account: name, token shown once, devices, password, leaving', async () => {
  await platform.withPage(
    '/account',
    async (page) => {
      await page.fill('[name=name]', '');
      await press(page, 'Save');
      await expect.poll(() => page.locator('[name=name]').getAttribute('aria-invalid')).toBe('true');
      await page.fill('[name=name]', 'Mei Lan');
      await press(page, 'Save');
      await expect.poll(() => page.getByTestId('user-menu').textContent()).toContain('Mei Lan');
      await expectAccessible(page);

      await page.getByRole('tab', { name: 'API tokens' }).click();
      await page.getByTestId('new-token').click();
      expect(await page.getByLabel('Administration').count()).toBe(0);
      await press(page, 'Make the token');
      await expect.poll(() => page.locator('dialog [aria-invalid=true]').count()).toBe(1);
      await page.fill('dialog [name=name]', 'notebook');
      await press(page, 'Make the token');
      const secret = (await page.getByTestId('token-secret').textContent()) ?? '';
      await expectAccessible(page);
      const visitor = platform.server.visitor();
      visitor.token = secret;
      expect((await visitor.get('/api/me')).body.name).toBe('Mei Lan');
      await press(page, 'I have copied it');
      await expect.poll(() => page.locator('tbody').textContent()).toContain('notebook');
      expect(await page.content()).not.toContain(secret);
      await press(page, 'Delete');
      await confirm(page);
      await expect.poll(() => page.locator('main').textContent()).toContain('No tokens yet');
      expect((await visitor.get('/api/me')).status).toBe(401);

      await page.getByRole('tab', { name: 'Security' }).click();
      await page.fill('[name=currentPassword]', 'not the right one');
      await page.fill('[name=password]', 'the next long password');
      await press(page, 'Change the password');
      await expect.poll(() => page.locator('form [role=alert]').textContent()).toContain('not right');
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Memberships' }).click();
      await press(page, 'Leave');
      await confirm(page);
      await expect.poll(() => page.locator('main').textContent()).toContain('You belong to no institution');
      await page.getByRole('tab', { name: 'Security' }).click();
      await press(page, 'Sign out');
      await expect.poll(() => page.locator('main').textContent()).toContain('Sign in first.');
    },
    { as: mei },
  );
});
