// The site admin at work, and every page of people in both languages, both widths and both colours.
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Person, settled, setUpPlatform } from './platform.ts';

const platform = setUpPlatform();
let xun: Person;
let mei: Person;

beforeAll(async () => {
  [xun, mei] = [await platform.server.join('Xun'), await platform.server.join('Mei')];
  const profile = {
    kind: 'university',
    descriptionZh: '# 学宫\n\n**论辩**',
    descriptionEn: '# Academy\n\n| a | b |\n|-|-|\n| 1 | 2 |',
  };
  await xun.post('/api/institutions', { slug: 'jixia', nameZh: '稷下学宫', nameEn: 'Jixia Academy', ...profile });
  const long = 'Institute of Extraordinarily Long Names and of Everything that Follows from Them';
  await xun.post('/api/institutions', { slug: 'long', nameZh: long, nameEn: long, ...profile });
  const { id } = (await xun.get('/api/institutions/jixia')).body;
  await mei.post(`/api/institutions/${id}/join-requests`, { message: 'A message\nof two lines' });
  await xun.post(`/api/institutions/${id}/invitations`, {
    email: 'somebody-with-a-long-name@example.org',
    role: 'admin',
  });
  const team = (await xun.post('/api/teams', { slug: 'horse', name: 'White Horse', description: 'No *horse*.' })).body;
  await xun.post(`/api/teams/${team.id}/invitations`, { email: mei.email, role: 'adviser' });
  await xun.post('/api/tokens', { name: 'notebook', scopes: ['read', 'submit', 'models'] });
});

test('whoever is no admin is told so, and sees nothing of it', async () => {
  await platform.withPage(
    '/admin',
    async (page) => {
      await expect.poll(() => page.locator('main').textContent()).toContain('for site admins');
      expect(await page.getByRole('tab').count()).toBe(0);
    },
    { as: xun },
  );
});

test('the admin sees what runs, marks an institution, gives roles, suspends, and finds it all in the log', async () => {
  const { admin } = platform.server;
  await platform.withPage(
    '/admin',
    async (page) => {
      await expect.poll(() => page.locator('main').textContent()).toContain('The server and its database answer');
      await page.getByRole('link', { name: /waiting for the mark/ }).click();
      await page.locator('tr', { hasText: 'Jixia Academy' }).getByRole('button', { name: 'Mark as verified' }).click();
      await expect.poll(() => page.locator('tbody').textContent()).not.toContain('Jixia Academy');

      await page.getByRole('tab', { name: 'People' }).click();
      await page.getByRole('searchbox').fill('mei@');
      await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
      await page.getByRole('button', { name: 'Roles and status: Mei' }).click();
      await page.getByLabel('Teacher').check();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Save the roles' }).click();
      await expect.poll(() => page.locator('tbody').textContent()).toContain('Teacher');
      await page.getByRole('button', { name: 'Roles and status: Mei' }).click();
      await page.getByRole('button', { name: 'Suspend' }).click();
      await expect.poll(() => page.locator('dialog [aria-invalid=true]').count()).toBe(1);
      await page.fill('dialog [name=reason]', 'a test of it');
      await page.getByRole('button', { name: 'Suspend' }).click();
      await expect.poll(() => page.locator('tbody').textContent()).toContain('suspended');

      await page.getByRole('searchbox').fill('admin@');
      await page.getByRole('button', { name: 'Roles and status: Admin' }).click();
      await page.getByLabel('Site admin').uncheck();
      await page.getByRole('button', { name: 'Save the roles' }).click();
      await expect.poll(() => page.locator('dialog [role=alert]').textContent()).toContain('last site admin');
      await page.getByRole('link', { name: 'Their acts' }).click();

      await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(2);
      await expect.poll(() => page.locator('tbody').textContent()).toMatch(/Admin.*suspended or lifted it.*Mei/);
      expect(await page.locator('tbody').textContent()).not.toContain('Xun');
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.getByLabel('What').selectOption('institution');
      await expect.poll(() => page.locator('tbody').textContent()).toMatch(/Xun.*invited.*Jixia Academy/);
      await page.getByRole('button', { name: 'Details' }).first().click();
      await expect.poll(() => page.locator('dialog').textContent()).toContain('institution.');
    },
    { as: admin },
  );
  expect((await mei.get('/api/me')).status).toBe(401);
  await admin.call('PUT', `/api/users/${mei.id}/suspension`, { isSuspended: false, reason: 'over' });
  mei = await platform.server.join('Meili');
});

const pages: readonly (readonly [path: string, as: 'visitor' | 'member' | 'admin'])[] = [
  ['/sign-in', 'visitor'],
  ['/sign-up', 'visitor'],
  ['/verify?state=confirmed', 'visitor'],
  ['/verify?state=expired', 'visitor'],
  ['/forgot', 'visitor'],
  ['/reset#token=x', 'visitor'],
  ['/setup#secret=x', 'visitor'],
  ['/account', 'visitor'],
  ['/account', 'member'],
  ['/account?tab=security', 'member'],
  ['/account?tab=tokens', 'member'],
  ['/account?tab=memberships', 'member'],
  ['/invitations', 'member'],
  ['/institutions', 'visitor'],
  ['/institutions/new', 'member'],
  ['/institutions/long', 'visitor'],
  ['/institutions/jixia?tab=members', 'member'],
  ['/institutions/jixia?tab=requests', 'member'],
  ['/institutions/jixia?tab=invitations', 'member'],
  ['/institutions/jixia?tab=settings', 'admin'],
  ['/institutions/nowhere', 'visitor'],
  ['/teams', 'member'],
  ['/teams/new', 'member'],
  ['/teams/horse', 'member'],
  ['/teams/horse?tab=invitations', 'member'],
  ['/teams/horse?tab=settings', 'member'],
  ['/admin', 'admin'],
  ['/admin?tab=users', 'admin'],
  ['/admin?tab=institutions', 'admin'],
  ['/admin?tab=queue', 'admin'],
  ['/admin?tab=audit', 'admin'],
];

test.each(pages)('%s is readable and usable for a %s in every language, width and colour', async (path, as) => {
  const people = { visitor: undefined, member: xun, admin: platform.server.admin };
  const person = people[as];
  await platform.withPage(
    path,
    async (page) => {
      await settled(page);
      await expectAccessible(page);
      await page.locator('header [data-language=zh]').click();
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh');
      await page.setViewportSize({ width: 390, height: 844 });
      await expectAccessible(page);
      // Keys of texts that are missing stand for themselves.
      const text = await page.locator('main').innerText();
      expect(text).not.toMatch(
        /\b(entrance|account|institutions|teams|invitations|admin|ui|form|state|user)\.[a-zA-Z]/,
      );
    },
    person === undefined ? {} : { as: person },
  );
});
