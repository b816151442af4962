// Finds a Chromium for the tests: one that is named or installed, else the binary that an npm package carries.
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** WebGL in software, so that a machine without a graphics card draws the same. */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

/** What `@sparticuz/chromium` asks for beside; in one process, as it would have it, a closed page takes the browser along. */
const carriedFlags = (): string[] => {
  const oneProcess = ['--single-process', '--in-process-gpu', '--no-zygote'];
  return [...sparticuz.args.filter((flag) => !oneProcess.includes(flag)), '--disable-quic'];
};

const launch = async (executablePath: string, args: string[]): Promise<Browser | Error> => {
  try {
    return await chromium.launch({ executablePath, args, headless: true });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

/**
 * Starts a headless browser: `JIXIA_BROWSER`, then an installed Chrome or Chromium, then `@sparticuz/chromium`
 * (Linux x64). Throws with every attempt's reason where none starts.
 * @param flags given to it beside ours
 */
export const launchBrowser = async (flags: readonly string[] = []): Promise<Browser> => {
  const named = process.env['JIXIA_BROWSER'];
  const reasons: string[] = [];
  const attempt = async (name: string, path: string, args: readonly string[]): Promise<Browser | null> => {
    const browser = await launch(path, [...args, ...flags]);
    if (!(browser instanceof Error)) return browser;
    reasons.push(`${name}: ${browser.message.split('\n')[0]}`);
    return null;
  };
  for (const path of named ? [named] : INSTALLED.filter((candidate) => existsSync(candidate))) {
    const browser = await attempt(path, path, FLAGS);
    if (browser) return browser;
  }
  if (!named && process.platform === 'linux' && process.arch === 'x64') {
    const path = await sparticuz.executablePath();
    // Ours first: with them a page can be cross-origin isolated, as in everybody's browser.
    for (const args of [FLAGS, carriedFlags()]) {
      const browser = await attempt('@sparticuz/chromium', path, args);
      if (browser) return browser;
    }
  }
  throw new Error(
    `No browser starts. Install Chromium or set JIXIA_BROWSER to one.${reasons.map((reason) => `\n  ${reason}`).join('')}`,
  );
};
