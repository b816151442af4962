// The harness itself, and the pages that were there before: people come in signed in, and every colour can be read.
import { expect, test } from 'vitest';
import { expectAccessible, setUpPlatform } from './platform.ts';

const platform = setUpPlatform();

test('a page opens as a visitor and as somebody who is signed in', async () => {
  const lin = await platform.server.join('Lin');
  await platform.withPage('/compare', async (page) => {
    expect(await page.getByTestId('user-menu').count()).toBe(0);
    await expectAccessible(page);
  });
  await platform.withPage(
    '/compare',
    async (page) => {
      await expect.poll(() => page.getByTestId('user-menu').textContent()).toContain('Lin');
      await expectAccessible(page);
    },
    { as: lin, width: 390, language: 'zh', theme: 'light' },
  );
});
