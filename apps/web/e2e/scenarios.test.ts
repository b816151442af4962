// The pages of scenarios: what the manifest says is shown, and they lead into a match.
import { readFile } from 'node:fs/promises';
import { findScenario } from '@jixia/env';
import { expect, test } from 'vitest';
import { expectAccessible, setUpPlatform } from './platform.ts';

const platform = setUpPlatform();

const manifestOf = async (id: string) => JSON.parse(await readFile(findScenario(id).manifestUrl, 'utf8'));

test('all scenarios are listed, and one leads to its page', async () => {
  await platform.withPage('/scenarios', async (page) => {
    await expect.poll(() => page.locator('main li.panel').count()).toBe(3);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Jixia Squad 3v3' }).click();
    await page.getByTestId('rules-hash').waitFor();
    const manifest = await manifestOf('moba-3v3');
    expect(await page.getByTestId('rules-hash').textContent()).toBe(manifest.rulesHash);
    await expect.poll(() => page.title()).toContain('Jixia Squad 3v3');
  });
});

test('a scenario tells its heroes, spaces and commands, in both languages and on a phone', async () => {
  const manifest = await manifestOf('moba-1v1');
  const hero = manifest.content.heroes[3];
  for (const language of ['en', 'zh'] as const) {
    await platform.withPage(
      '/scenarios/moba-1v1',
      async (page) => {
        await page.getByRole('button', { name: hero.name[language] }).click();
        const card = page.getByTestId('hero-card');
        expect(await card.textContent()).toContain(hero.description[language]);
        for (const skill of hero.skills) expect(await card.textContent()).toContain(skill.description[language]);
        const text = await page.locator('main').textContent();
        for (const part of [`${manifest.observation.size}`, 'npx jixia train --scenario moba-1v1', 'bot:strong']) {
          expect(text).toContain(part);
        }
        await expectAccessible(page);
      },
      { language, width: 390 },
    );
  }
});

test('an unknown scenario is told', async () => {
  await platform.withPage('/scenarios/chess', async (page) => {
    await page.locator('main [role=alert]').waitFor();
  });
});
