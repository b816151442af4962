// Attacks in Markdown, as a real browser reads what comes of them.
import { launchBrowser } from '@jixia/bench/browser';
import i18next from 'i18next';
import type { Browser, Page } from 'playwright-core';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { safeImage, safeLink } from './safe-address.ts';

const attacks = [
  '<script>window.pwned = 1</script>',
  '<img src=x onerror="window.pwned = 1">',
  '<svg onload="window.pwned = 1"><a xlink:href="javascript:window.pwned = 1">x</a></svg>',
  '<iframe srcdoc="<script>parent.pwned = 1</script>"></iframe>',
  '<style>body { display: none }</style><base href="https://evil.example/">',
  '<form action="https://evil.example"><input name=password><button>Sign in</button></form>',
  '<a href="javascript:window.pwned = 1" id="x">x</a>',
  '[x](javascript:window.pwned=1)',
  '[x](JaVaScRiPt:window.pwned=1)',
  '[x](java\tscript:window.pwned=1)',
  '[x](&#x6A;avascript&colon;window.pwned=1)',
  '[x](data:text/html,<script>window.pwned=1</script>)',
  '[x](vbscript:x) [y](file:///etc/passwd) [z](blob:https://site.invalid/1)',
  '<javascript:window.pwned=1>',
  '[x]: javascript:window.pwned=1\n\n[x]',
  '![x](javascript:window.pwned=1)',
  '![x](https://evil.example/pixel.png)',
  '![x](//evil.example/pixel.png)',
  '![x](\\\\evil.example/pixel.png)',
  '![x](/api/auth/verify-email?token=1) ![x](/%61pi/auth/callback/x) ![x](//site.invalid//api/me)',
  '![x" onerror="window.pwned=1](x.png "y\\" onerror=\\"window.pwned=1")',
  '[x](https://site.invalid@evil.example/)',
  '`<img src=x onerror="window.pwned=1">`\n\n```html"onload="window.pwned=1\n<script>window.pwned=1</script>\n```',
  '| <script>window.pwned=1</script> |\n|-|\n| <img src=x onerror=window.pwned=1> |',
  '[^1]\n\n[^1]: <img src=x onerror=window.pwned=1>',
];

// Texts are added when a module is loaded: i18next has to be there before.
await i18next.use(initReactI18next).init({ lng: 'en', resources: {} });
const { Markdown } = await import('./markdown.tsx');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

async function show<T>(text: string, look: (page: Page) => Promise<T>): Promise<{ asked: string[]; found: T }> {
  const page = await browser.newPage();
  const asked: string[] = [];
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === 'https://site.invalid/') {
      const body = `<!doctype html><meta charset=utf-8><main>${renderToStaticMarkup(<Markdown text={text} />)}</main>`;
      return route.fulfill({ contentType: 'text/html', body });
    }
    asked.push(url);
    return route.abort();
  });
  await page.goto('https://site.invalid/');
  const found = await look(page);
  await page.close();
  return { asked, found };
}

test('nothing that is written runs, loads, frames, styles or asks for a password', async () => {
  const { asked, found } = await show(attacks.join('\n\n'), async (page) => {
    for (const link of await page.locator('main a').all())
      await link.click({ noWaitAfter: true, trial: false }).catch(() => {});
    return page.evaluate(() => ({
      pwned: (window as { pwned?: number }).pwned,
      elements: [...document.querySelectorAll('main *')].map(({ localName }) => localName),
      handlers: [...document.querySelectorAll('main *')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      schemes: [...document.querySelectorAll('main a')].map((link) => (link as HTMLAnchorElement).protocol),
    }));
  });
  expect(found.pwned).toBeUndefined();
  expect(found.handlers).toEqual([]);
  for (const name of ['script', 'iframe', 'svg', 'style', 'base', 'form', 'input', 'button', 'object'])
    expect(found.elements, name).not.toContain(name);
  expect(found.schemes.filter((scheme) => !['https:', 'http:', 'mailto:'].includes(scheme))).toEqual([]);
  // The one picture that lies on this site.
  expect(asked).toEqual(['https://site.invalid/x.png']);
}, 60_000);

test('the same attacks one at a time are shown as what they are', async () => {
  const { found } = await show(attacks[0] as string, (page) => page.locator('main').innerText());
  expect(found).toContain('<script>window.pwned = 1</script>');
}, 60_000);

test('links elsewhere are not trusted, and Markdown is Markdown', async () => {
  const text =
    '# Title\n\n**bold** [out](https://example.org/a) [in](/models?sort=new)\n\n- [x] done\n\n| a | b |\n|:-|-:|\n| 1 | 2 |';
  const { found } = await show(text, (page) =>
    page.evaluate(() => ({
      links: [...document.querySelectorAll('a')].map(({ rel, target, pathname }) => ({ rel, target, pathname })),
      names: [...document.querySelectorAll('main *')].map(({ localName }) => localName),
      right: getComputedStyle(document.querySelectorAll('td')[1] as Element).textAlign,
      task: document.querySelector('[role=img]')?.getAttribute('aria-label'),
    })),
  );
  expect(found.links).toEqual([
    { rel: 'nofollow noopener noreferrer', target: '_blank', pathname: '/a' },
    { rel: 'nofollow noopener', target: '', pathname: '/models' },
  ]);
  expect(found.names).toEqual(expect.arrayContaining(['h3', 'strong', 'table', 'ul']));
  expect(found.names).not.toContain('h1');
  expect(found.right).toBe('right');
  expect(found.task).toBe('Done');
}, 60_000);

test('addresses that are followed', () => {
  const site = 'https://site.invalid';
  expect(safeLink('models/x', site)).toEqual({ href: '/models/x', isElsewhere: false });
  expect(safeLink('https://site.invalid.evil.example', site)?.isElsewhere).toBe(true);
  expect(safeLink('https://site.invalid:444/', site)?.isElsewhere).toBe(true);
  expect(safeLink('https://', site)).toBeNull();
  expect(safeImage('/pictures/a.png', site)).toBe('/pictures/a.png');
  expect(safeImage('/api/me', site)).toBeNull();
  expect(safeImage('/%zz', site)).toBeNull();
  expect(safeImage('data:image/svg+xml,<svg/>', site)).toBeNull();
});
