// The ways into the site as people take them: by keyboard alone, with mistakes, from a mail, from another site.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, password, setUpPlatform } from './platform.ts';

// Nobody answers there.
const discoveryUrl = 'http://127.0.0.1:9/.well-known/openid-configuration';
const platform = setUpPlatform({
  oidcProviders: [{ id: 'campus', name: 'Campus', discoveryUrl, clientId: 'jixia', clientSecret: 'secret' }],
});

const pathOf = (page: Page): string => new URL(page.url()).pathname;
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.textContent ?? '');

/** Goes on by keyboard until what is wanted has the focus. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focusedName(page)) === wanted) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`"${wanted}" cannot be reached by keyboard; at last: ${await focusedName(page)}`);
}

async function type(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

const errorsOf = (page: Page): Promise<string[]> =>
  page
    .locator('main [aria-invalid=true]')
    .evaluateAll((fields) =>
      fields.map(
        (field) =>
          document.getElementById((field.getAttribute('aria-describedby') ?? '').split(' ').at(-1) ?? '')
            ?.textContent ?? '',
      ),
    );

test('somebody signs up, confirms the address and signs in by keyboard alone, and is where they wanted to go', async () => {
  const email = 'zou@example.org';
  await platform.withPage('/teams/new', async (page) => {
    await expectAccessible(page);
    await tabTo(page, 'Create an account');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sign-up\?/);
    await type(page, 'name', 'Zou Yan');
    await type(page, 'email', email);
    await type(page, 'password', password);
    await page.keyboard.press('Enter');
    await page.getByTestId('check-mail').waitFor();
    await expectAccessible(page);
    // Too early: it is not confirmed, and a new link is sent.
    await tabTo(page, 'I have confirmed it');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('main [role=status]').textContent()).toContain('Not confirmed yet');
    const link = await platform.server.linkIn(email, /(\/api\/auth\/verify-email\?token=\S+)/);
    await page.goto(`${platform.server.url}${link}`);
    await page.getByTestId('verify').waitFor();
    expect([pathOf(page), await page.locator('h1').textContent()]).toEqual(['/verify', 'Your address is confirmed']);
    await expectAccessible(page);
    await tabTo(page, 'Sign in');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[name=password]');
    await type(page, 'email', email);
    await type(page, 'password', password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/teams/new');
    await expect.poll(() => page.getByTestId('user-menu').textContent()).toContain('Zou Yan');
  });
});

test('what is wrong stands at the field it belongs to, in the language of the page, and nothing entered is lost', async () => {
  await platform.withPage(
    '/sign-up',
    async (page) => {
      await page.fill('[name=email]', 'zou');
      await page.fill('[name=password]', 'short');
      await page.click('main [type=submit]');
      await expect
        .poll(() => errorsOf(page))
        .toEqual(['请填写姓名。', '这不是邮箱地址，应类似 name@example.org。', '至少 10 个字符。']);
      expect(await focusedName(page)).toBe('name');
      expect(await page.inputValue('[name=email]')).toBe('zou');
      await expectAccessible(page);
    },
    { width: 390, language: 'zh' },
  );
  await platform.server.join('Known');
  await platform.withPage('/sign-in', async (page) => {
    await page.fill('[name=email]', 'known@example.org');
    await page.fill('[name=password]', 'not the right one');
    await page.click('main [type=submit]');
    await expect.poll(() => page.locator('form [role=alert]').textContent()).toBe('Wrong e-mail address or password.');
    expect(await page.inputValue('[name=email]')).toBe('known@example.org');
    await expectAccessible(page);
  });
});

test('what only the server finds wrong is shown at its field too', async () => {
  await platform.withPage('/sign-up', async (page) => {
    await page.fill('[name=name]', 'Long');
    // The page lets it pass; the server does not.
    await page.fill('[name=email]', 'a@b.c');
    await page.fill('[name=password]', password);
    await page.click('main [type=submit]');
    await expect.poll(async () => (await errorsOf(page))[0]).toMatch(/email/i);
    expect(await focusedName(page)).toBe('email');
  });
});

test('a provider that does not answer is told of, and the password still works', async () => {
  await platform.withPage('/sign-in?next=/institutions', async (page) => {
    await page.getByRole('button', { name: 'Sign in with Campus' }).click();
    await page.locator('main [role=alert]').waitFor();
    await expectAccessible(page);
    await page.fill('[name=email]', 'known@example.org');
    await page.fill('[name=password]', password);
    await page.click('form [type=submit]');
    await page.waitForURL('**/institutions');
  });
  await platform.withPage('/sign-in?problem=provider&next=//evil.example', async (page) => {
    expect(await page.locator('main [role=alert]').textContent()).toContain('provider did not work');
    await page.fill('[name=email]', 'known@example.org');
    await page.fill('[name=password]', password);
    await page.click('form [type=submit]');
    await page.getByTestId('user-menu').waitFor();
    await expect.poll(() => page.url()).toBe(`${platform.server.url}/`);
  });
});

test('a forgotten password is set anew; the link works once, and half a link says so', async () => {
  const person = await platform.server.join('Gongsun');
  await platform.withPage(
    '/forgot',
    async (page) => {
      await expectAccessible(page);
      await page.fill('[name=email]', person.email);
      await page.click('main [type=submit]');
      await page.getByTestId('check-mail').waitFor();
      const link = await platform.server.linkIn(person.email, /(\/reset#token=\S+)/);
      await page.goto(`${platform.server.url}${link}`);
      await page.fill('[name=password]', 'a white horse is no horse');
      await expectAccessible(page);
      await page.click('main [type=submit]');
      await expect.poll(() => page.locator('h1').textContent()).toBe('The new password counts');
      await page.goto('about:blank');
      await page.goto(`${platform.server.url}${link}`);
      await page.fill('[name=password]', 'another long password');
      await page.click('main [type=submit]');
      await expect.poll(() => page.locator('form [role=alert]').textContent()).toContain('has been used');
      await page.goto('about:blank');
      await page.goto(`${platform.server.url}/reset`);
      await expect.poll(() => page.locator('main [role=alert]').textContent()).toContain('whole link');
      await expectAccessible(page);
    },
    { width: 390 },
  );
  expect((await person.get('/api/me')).status).toBe(401);
});

test('another site cannot act in the name of who is signed in here', async () => {
  const person = await platform.server.join('Hui');
  const evil = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>another site</title>');
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  const { port } = evil.address() as AddressInfo;
  try {
    await platform.withPage(
      '/account',
      async (page) => {
        const { url } = platform.server;
        // Sites differ by name: localhost is not 127.0.0.1. A form is what browsers send without asking first.
        await page.goto(`http://127.0.0.1:${port}/`);
        await page.evaluate(
          (target) =>
            fetch(`${target}/api/auth/sign-out`, { method: 'POST', mode: 'no-cors', credentials: 'include' }).catch(
              () => undefined,
            ),
          url,
        );
        const [answer] = await Promise.all([
          page.waitForNavigation(),
          page.evaluate((target) => {
            const form = document.createElement('form');
            form.method = 'post';
            form.action = `${target}/api/auth/sign-out`;
            document.body.append(form);
            form.submit();
          }, url),
        ]);
        expect([403, 415]).toContain(answer?.status());
        await page.goto(`${url}/account`);
        await expect.poll(() => page.inputValue('[name=name]')).toBe('Hui');
      },
      { as: person },
    );
  } finally {
    evil.close();
  }
});

test('the first admin comes in by the link of the server, once', async () => {
  const { database } = platform.server;
  await platform.withPage('/setup', async (page) => {
    await expect.poll(() => page.locator('main [role=alert]').textContent()).toContain('whole link');
    await expectAccessible(page);
  });
  const secret = 'setup_of-this-test';
  await database.pool.query(`update "user" set roles = '{}'`);
  await database.pool.query('insert into setup_link (secret_hash) values ($1)', [
    createHash('sha256').update(secret).digest('hex'),
  ]);
  const fill = async (page: Page, email: string): Promise<void> => {
    await page.fill('[name=name]', 'Xun');
    await page.fill('[name=email]', email);
    await page.fill('[name=password]', password);
    await page.click('main [type=submit]');
  };
  await platform.withPage(`/setup#secret=${secret}`, async (page) => {
    await expectAccessible(page);
    await fill(page, 'known@example.org');
    await expect.poll(() => errorsOf(page)).toEqual(['This address has an account already. Take another.']);
    await fill(page, 'xun@example.org');
    await page.waitForURL('**/admin');
    await expect.poll(() => page.locator('h1').textContent()).toBe('Administration');
  });
  await platform.withPage(`/setup#secret=${secret}`, async (page) => {
    await fill(page, 'eve@example.org');
    await expect.poll(() => page.locator('form [role=alert]').textContent()).toContain('has been used');
  });
});
