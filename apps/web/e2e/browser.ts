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

/** Made for places where one process is all there is; in one process a closed page takes the browser with it. */
const ONE_PROCESS = ['--single-process', '--in-process-gpu', '--no-zygote'];

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
 */
export const launchBrowser = async (): Promise<Browser> => {
  const named = process.env['JIXIA_BROWSER'];
  const reasons: string[] = [];
  for (const path of named ? [named] : INSTALLED.filter((candidate) => existsSync(candidate))) {
    const browser = await launch(path, FLAGS);
    if (!(browser instanceof Error)) return browser;
    reasons.push(`${path}: ${browser.message.split('\n')[0]}`);
  }
  if (!named && process.platform === 'linux' && process.arch === 'x64') {
    const path = await sparticuz.executablePath();
    const browser = await launch(path, [
      ...sparticuz.args.filter((flag) => !ONE_PROCESS.includes(flag)),
      '--disable-quic',
    ]);
    if (!(browser instanceof Error)) return browser;
    reasons.push(`@sparticuz/chromium: ${browser.message.split('\n')[0]}`);
  }
  throw new Error(
    `No browser starts. Install Chromium or set JIXIA_BROWSER to one.${reasons.map((reason) => `\n  ${reason}`).join('')}`,
  );
};
