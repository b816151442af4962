// The site with its platform as the tests see it: built, served with a database and a mailbox of its own, used by people.
import { launchBrowser } from '@jixia/bench/browser';
import { type Person, startTestServer, type TestServer, type TestServerOptions } from '@jixia/server/test-server';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { WAIT_MS } from './site.ts';

export { type Person, password } from '@jixia/server/test-server';

export type PageOptions = {
  /** Who is signed in; a visitor by default. */
  readonly as?: Person;
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'en' | 'zh';
  readonly theme?: 'light' | 'dark';
};

export type Platform = {
  /** Only after the tests of the file have begun. */
  readonly server: TestServer;
  /** Opens a path in a fresh page, runs, and expects that nothing broke there. */
  withPage(path: string, run: (page: Page) => Promise<void>, options?: PageOptions): Promise<void>;
};

let contexts = 0;

/** A browser window of its own for somebody; the caller closes it. */
export const openContext = async (
  browser: Browser,
  url: string,
  options: PageOptions = {},
): Promise<BrowserContext> => {
  const { as, width = 1280, height = 800, language = 'en', theme = 'dark' } = options;
  contexts += 1;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    colorScheme: theme,
    acceptDownloads: true,
    // Limits count by address, and one person at a machine is not all of the tests.
    extraHTTPHeaders: { 'x-forwarded-for': `10.9.${contexts >> 8}.${contexts & 255}` },
  });
  if (as !== undefined) await context.addCookies(as.cookies().map((cookie) => ({ ...cookie, url })));
  context.setDefaultTimeout(WAIT_MS);
  return context;
};

/** Serves the site with its platform, and starts a browser, for the tests of a file. */
export const setUpPlatform = (
  options: Omit<TestServerOptions, 'siteFolder'> & { readonly oidcProviders?: readonly object[] } = {},
): Platform => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    const { oidcProviders = [], ...rest } = options;
    const siteFolder = inject('siteFolder');
    [server, browser] = await Promise.all([startTestServer(oidcProviders, { ...rest, siteFolder }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get server() {
      return server;
    },
    async withPage(path, run, pageOptions) {
      const context = await openContext(browser, server.url, pageOptions);
      const errors: string[] = [];
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      try {
        await page.goto(`${server.url}${path}`);
        await page.waitForSelector('main h1, main [role=alert]');
        await run(page);
        expect(errors).toEqual([]);
      } finally {
        await context.close();
      }
    },
  };
};

/** Waits until nothing of the page is on its way any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('main [role=status] .spinner, .skeleton') === null);
};

/** WCAG 2.2 AA by axe-core, contrast included, in the colours that the page has now. */
const violationsOf = async (page: Page): Promise<string[]> => {
  // Colours fade from one to the other; what is checked is what they come to. Some things turn for ever.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
  });
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  });
};

/** Expects no violation in dark and in light, and no sideways scrolling. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await settled(page);
  const found: Record<string, string[]> = {};
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
    found[theme] = await violationsOf(page);
  }
  expect(found, page.url()).toEqual({ light: [], dark: [] });
  const [wide, shown] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  expect(wide, `${page.url()} is wider than its window`).toBeLessThanOrEqual(shown);
};
