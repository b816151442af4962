// The page of a report as a reader sees it: it asks for nothing, tells its intervals in both languages, and its links
// open the site at the moment they name.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAgentSpec } from '@jixia/arena';
import { runEvaluation } from '@jixia/arena/node';
import { buildReport, type Report, readRun, reportPage } from '@jixia/arena/report';
import { loadScenario } from '@jixia/env/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpPages } from './site.ts';

const withPage = setUpPages();
let folder: string;
let report: Report;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixia-report-'));
  const scenario = await loadScenario('moba-1v1');
  await runEvaluation({
    scenario,
    agents: ['bot:medium', 'bot:weak', 'random'].map((name) => parseAgentSpec(name)),
    pairs: 3,
    seed: 5n,
    config: { maxTicks: 900 },
    heroes: ['shigan', 'yesun'],
    folder: { dir: join(folder, 'table'), resumes: false, keepsReplays: true },
  });
  report = await buildReport({
    scenario,
    runs: [await readRun(join(folder, 'table'))],
    replays: [],
    command: 'jixia report table',
    commit: null,
    maxReplays: 100,
    maxWatched: 4,
    readFile,
    relativeToPage: (path) => path,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the page stands alone, tells its intervals, and its links open the replay at the moment', async () => {
  await withPage(async (page) => {
    const site = new URL(page.url()).origin;
    const file = join(folder, 'report.html');
    await writeFile(file, reportPage(report, { site }));
    // What the site still asks for is not the report's.
    await page.goto('about:blank');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    expect(requests).toEqual([pathToFileURL(file).href]);

    // Nothing sticks out on a phone, and every part is there.
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const parts = await page.locator('main > section').evaluateAll((all) => all.map(({ id }) => id));
    expect(parts).toEqual([
      'summary',
      'ratings',
      'payoff',
      'cycles',
      'meetings',
      'heroes',
      'behaviour',
      'times',
      'moments',
      'provenance',
    ]);

    const { agents, payoff } = report.document.ratings;
    const [best, second] = agents.map(({ name }) => payoff.names.indexOf(name)) as [number, number];
    const cell = payoff.cells[best]![second]!;
    const percent = (share: number): string => (share * 100).toFixed(1);
    const told = `${percent(cell.score)} % (95 %: ${percent(cell.low)} – ${percent(cell.high)} %)`;
    await page.locator('#payoff-table td.heat').first().focus();
    expect(await page.locator('#tip.on').textContent()).toContain(told);
    await page.keyboard.press('ArrowRight');
    const third = payoff.cells[best]![payoff.names.indexOf(agents[2]!.name)]!;
    expect(await page.locator('#tip.on').textContent()).toContain(`${percent(third.low)} – ${percent(third.high)}`);
    await page.locator('#language').press('Enter');
    expect(await page.locator('#payoff h2').innerText()).toBe('胜负矩阵');
    expect(await page.title()).toContain('评测报告');

    const [first] = report.document.watched;
    const link = page.locator('a.moment').first();
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.press('Enter')]);
    const moment = Number(await link.getAttribute('data-decision'));
    await opened.waitForSelector('[data-testid=stage] canvas');
    await opened.waitForFunction(
      (wanted) => Number(document.querySelector('[data-decision]')?.getAttribute('data-decision')) >= wanted,
      moment,
    );
    await opened.getByTestId('verify').click();
    await opened.waitForSelector('[data-testid=proof-hash]');
    expect(await opened.getByTestId('proof-hash').textContent()).toBe(first!.hash);
    await opened.close();
  });
});
