// The site as the tests see it (build-site.ts), served by the real server on a free port.
import { readFile } from 'node:fs/promises';
import { launchBrowser } from '@jixia/bench/browser';
import { startServer } from '@jixia/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

/** How long a test waits for anything on a page. */
export const WAIT_MS = 150_000;

type Site = { readonly url: string; close(): Promise<void> };

const startSite = async (): Promise<Site> => {
  const server = await startServer({ port: 0, siteFolder: inject('siteFolder') });
  return { url: server.url, close: () => server.close() };
};

/** Decision on the screen. */
export const decisionOf = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-decision]').first().getAttribute('data-decision'));

export const waitForDecision = (page: Page, least: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => Number(document.querySelector('[data-decision]')?.getAttribute('data-decision')) >= wanted,
    least,
  );

export type WithPage = (
  run: (page: Page) => Promise<void>,
  options?: {
    width?: number;
    height?: number;
    locale?: string;
    /** Path and query after the root of the site. */
    query?: string;
    /** What has to be there before the test begins. */
    ready?: string;
  },
) => Promise<void>;

/** Serves the site and starts a browser for the tests of a file; each run gets a fresh page on which a match runs. */
export const setUpPages = (): WithPage => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return async (
    run,
    { width = 1100, height = 760, locale = 'en-US', query = '?seed=42', ready = '[data-testid=stage] canvas' } = {},
  ) => {
    const errors: string[] = [];
    const context = await browser.newContext({ viewport: { width, height }, locale, acceptDownloads: true });
    const page = await context.newPage();
    // Long: a wait ends when its condition holds, and a busy machine is no failure.
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => errors.push(error.message));
    try {
      await page.goto(`${site.url}/${query}`);
      await page.waitForSelector(ready);
      await run(page);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  };
};

/** Presses a button and reads the file that it hands out. */
export const downloadFrom = async (page: Page, testId: string): Promise<Buffer> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  return readFile(await download.path());
};

/** Presses "save" and reads what was saved. */
export const saveReplay = (page: Page): Promise<Buffer> => downloadFrom(page, 'save');
