// The site as the tests see it: built into a folder of its own, served by the real server on a free port.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '@jixia/server';
import type { Page } from 'playwright-core';
import { build } from 'vite';

export type Site = { readonly url: string; close(): Promise<void> };

export const startSite = async (): Promise<Site> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixia-site-'));
  const root = fileURLToPath(new URL('..', import.meta.url));
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const server = await startServer({ port: 0, siteFolder: folder });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Opens the page and waits until a match runs; collects errors of the page into `errors`. */
export const openPage = async (page: Page, url: string, errors: string[]): Promise<void> => {
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.waitForSelector('[data-testid=stage] canvas', { timeout: 30_000 });
};

/** Decision on the screen. */
export const decisionOf = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-decision]').first().getAttribute('data-decision'));

export const waitForDecision = (page: Page, least: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => Number(document.querySelector('[data-decision]')?.getAttribute('data-decision')) >= wanted,
    least,
    { timeout: 40_000 },
  );
