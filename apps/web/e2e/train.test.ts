// The page of training in a real browser: a run learns, is interrupted, goes on, and its policy plays elsewhere.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createMatch, prepareAgent } from '@jixia/arena';
import { agentHost } from '@jixia/arena/node';
import { loadScenario } from '@jixia/env/node';
import { RunFolder, train } from '@jixia/learn/node';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { downloadFrom, setUpPages, waitForDecision } from './site.ts';

const withPage = setUpPages();
const trainPage = { query: 'train', ready: '[data-testid=run-form]' };

/** Small enough for a busy machine. */
const tiny = { matches: '8', rolloutSteps: '8', minibatchSize: '48', snapshotEveryUpdates: '4' };

const fill = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  await page.evaluate(() => localStorage.setItem('jixia.train.live', 'off'));
  if (!(await page.locator('[data-field=matches]').isVisible()))
    await page.locator('[data-testid=advanced] summary').click();
  for (const [name, value] of Object.entries(values)) await page.locator(`[data-field="${name}"]`).fill(value);
};

const bar = (page: Page) => page.getByTestId('run-bar');
const stepsOf = async (page: Page): Promise<number> => Number(await bar(page).getAttribute('data-steps'));
const waitForPhase = (page: Page, phase: string) => page.waitForSelector(`[data-testid=run-bar][data-phase=${phase}]`);
const waitForSteps = (page: Page, least: number) =>
  page.waitForFunction(
    (wanted) => Number(document.querySelector('[data-testid=run-bar]')?.getAttribute('data-steps')) >= wanted,
    least,
  );
const waitForPoints = (page: Page, chart: string, least: number) =>
  page.waitForFunction(
    ([id, wanted]) =>
      Number(document.querySelector(`[data-chart=${id}]`)?.getAttribute('data-points')) >= Number(wanted),
    [chart, least] as const,
  );

test('a run learns, pauses, goes on after a reload; its policy plays in Node and is evaluated on the page', async () => {
  const scenario = await loadScenario('moba-1v1');
  await withPage(async (page) => {
    await fill(page, { hidden: '16-abc', ...tiny });
    await page.waitForSelector('#hidden-problem >> text=This has to be a number.');
    await page.locator('[data-field=learningRate]').fill('2');
    await page.waitForSelector('[role=alert] >> text=From 0 to 1.');
    await page.locator('[data-field=learningRate]').press('Enter');
    expect(await bar(page).count()).toBe(0);
    await fill(page, { hidden: '16', learningRate: '0.001' });
    await page.locator('[data-field=learningRate]').press('Enter');
    await waitForPoints(page, 'entropy', 4);
    const early = await stepsOf(page);
    await waitForSteps(page, early + 1);
    expect(await page.getByTestId('host-line').getAttribute('data-device')).toBe('wasm');
    expect(await page.getByTestId('host-line').textContent()).toContain('1 worker plays');
    expect(await page.locator('[data-chart=entropy]').textContent()).toMatch(/Entropy.*\d/);

    await page.getByTestId('pause').click();
    await waitForPhase(page, 'paused');
    const paused = await stepsOf(page);
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector('[data-testid=continue] >> text=Continue the run moba-1v1-1?');
    await page.getByTestId('continue-run').click();
    await waitForPhase(page, 'running');
    // The curves of the first part are there at once.
    await waitForPoints(page, 'entropy', 4);
    await waitForSteps(page, paused + 1);

    const policy = await downloadFrom(page, 'download-policy');
    const [own, bot] = await Promise.all([
      prepareAgent({ kind: 'policy', file: 'browser.onnx', mode: 'greedy', bytes: policy }, scenario, agentHost),
      prepareAgent({ kind: 'bot', name: 'weak' }, scenario),
    ]);
    const match = createMatch({ scenario, agents: [own.create(), bot.create()], seed: 7n });
    while (match.decisions < 60) await match.step();
    expect(match.finish().forfeit).toBeUndefined();
    await own.close();

    await page.getByTestId('stop').click();
    await waitForPhase(page, 'stored');
    await page.getByTestId('evaluation-bot').selectOption('strong');
    await page.getByTestId('evaluation-matches').selectOption('10');
    await page.getByTestId('evaluate').click();
    await page.waitForSelector('[data-testid=evaluation-results]');
    expect(await page.getByTestId('evaluation-results').textContent()).toMatch(
      /Strong bot after .* decisions, 10 matches\d+\.\d % \(\d+\.\d % – \d+\.\d %\)/,
    );

    await page.getByTestId('seat-policy').click();
    await page.waitForSelector('[data-testid=scoreboard] >> text=moba-1v1-1');
    await waitForDecision(page, 3);
    expect(new URL(page.url()).pathname).toBe('/');
    await page.locator('[data-page=train]').click();
    expect(await page.getByTestId('run-name').textContent()).toBe('moba-1v1-1');
  }, trainPage);
});

test('a run goes on in Node from its folder, and a folder goes on here', async () => {
  const scenario = await loadScenario('moba-1v1');
  const folder = await mkdtemp(join(tmpdir(), 'jixia-run-'));
  try {
    await withPage(async (page) => {
      await fill(page, { hidden: '16', ...tiny, minutes: '0', steps: '400', checkpointEveryUpdates: '3' });
      await page.getByTestId('start-training').click();
      await waitForPhase(page, 'stored');
      await page.waitForSelector('text=Finished');
      const archive = await downloadFrom(page, 'download-run');
      for (const [path, bytes] of Object.entries(unzipSync(archive))) {
        if (path.endsWith('/')) continue;
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), bytes);
      }
      const run = join(folder, 'moba-1v1-1');
      const before = RunFolder.open(run).readMetrics();
      expect(before.at(-1)?.['steps']).toBeGreaterThanOrEqual(400);
      const summary = await train({ scenario, run, limits: { steps: 700 } });
      expect(summary.steps).toBeGreaterThanOrEqual(700);
      const lines = RunFolder.open(run).readMetrics();
      expect(lines.slice(0, before.length)).toEqual(before);
      expect(lines.map(({ update }) => update)).toEqual(lines.map((_, index) => index + 1));

      await page.getByTestId('leave').click();
      await page
        .getByTestId('import-run')
        .setInputFiles({ name: 'run.zip', mimeType: 'application/zip', buffer: archive });
      await page.waitForSelector('[data-run=moba-1v1-2]');
      expect(await page.locator('[data-run=moba-1v1-2] [data-testid=run-size]').textContent()).toMatch(/^\d+\.\d MB$/);
      await page.locator('[data-run=moba-1v1-2] [data-testid=run-show]').click();
      await waitForPoints(page, 'valueLoss', before.length);
      await page.getByTestId('leave').click();
      await page.locator('[data-run=moba-1v1-1] [data-testid=run-delete]').click();
      await page.locator('[data-run=moba-1v1-1] [data-testid=run-delete]').click();
      await page.waitForSelector('[data-run=moba-1v1-1]', { state: 'detached' });
      await page
        .getByTestId('import-run')
        .setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('no') });
      await page.waitForSelector('[data-testid=problem] >> text=x.zip is not a zip file.');
    }, trainPage);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a run that is interrupted and goes on from a checkpoint ends with the same bits as one that is not', async () => {
  await withPage(async (page) => {
    const policies: Buffer[] = [];
    const steps = 6000;
    for (const isInterrupted of [false, true]) {
      await fill(page, { hidden: '16', ...tiny, minutes: '0', steps: String(steps), checkpointEveryUpdates: '4' });
      await page.locator('[data-field=isEnvRestartedAtCheckpoint]').check();
      await page.getByTestId('start-training').click();
      if (isInterrupted) {
        // Pressed from within the page: the run may be over before a message from here gets there.
        await page.waitForFunction(
          () => {
            const isSaved = document.querySelector('[data-testid=run-bar][data-saved]:not([data-saved="-1"])') !== null;
            const button = document.querySelector<HTMLElement>('[data-testid=pause]');
            if (isSaved) button?.click();
            return isSaved && button !== null;
          },
          undefined,
          { polling: 20 },
        );
        await waitForPhase(page, 'paused');
        expect(await stepsOf(page)).toBeLessThan(steps);
        await page.reload({ waitUntil: 'commit' });
        await page.getByTestId('continue-run').click();
      }
      await waitForPhase(page, 'stored');
      expect(await stepsOf(page)).toBeGreaterThanOrEqual(steps);
      policies.push(await downloadFrom(page, 'download-policy'));
      await page.getByTestId('leave').click();
    }
    expect(policies[1]?.equals(policies[0] as Buffer)).toBe(true);
  }, trainPage);
});

test('the league is shown live and kept; a saved run and a file teach a student', async () => {
  await withPage(async (page) => {
    await fill(page, { hidden: '16', ...tiny, minutes: '0', steps: '2000', snapshotEveryUpdates: '2' });
    await page.locator('[data-field=historyWeighting]').selectOption('hard');
    await page.getByTestId('start-training').click();
    await page.waitForSelector('[data-testid=league] [data-player="version:2"]');
    expect(await page.getByTestId('run-preset').textContent()).toBe('Preset moba-1v1, version 1');
    await waitForPhase(page, 'stored');
    const policy = await downloadFrom(page, 'download-policy');
    const players = page.locator('[data-testid=league-players] tbody tr');
    const names = await players.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-player')));
    expect(names.slice(0, 4)).toEqual(['newest', 'bot:weak', 'bot:medium', 'bot:strong']);
    expect(names).toContain('version:0');
    expect(await page.getByTestId('league').textContent()).toContain('those beaten least');
    await page.getByTestId('leave').click();
    await page.locator('[data-run=moba-1v1-1] [data-testid=run-show]').click();
    await page.waitForSelector('[data-testid=league-players]');
    expect(await players.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-player')))).toEqual(names);
    await page.getByTestId('leave').click();

    await page.locator('[data-algorithm=distillation]').click();
    await page.waitForSelector('#teachers-problem');
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
    await page.getByTestId('teacher-file').setInputFiles(file('no.onnx', Buffer.from('no')));
    await page.waitForSelector('[data-testid=teacher-refusal]');
    await page.getByTestId('teacher-file').setInputFiles(file('mine.onnx', policy));
    await page.waitForSelector('[data-teacher="mine.onnx"]');
    await page.getByTestId('teacher-run').selectOption({ label: 'moba-1v1-1' });
    await page.waitForSelector('[data-teacher=moba-1v1-1]');
    expect(await page.locator('#teachers-problem').count()).toBe(0);
    await fill(page, {
      hidden: '16',
      matches: '8',
      rolloutSteps: '8',
      minibatchSize: '48',
      minutes: '0',
      steps: '400',
    });
    await page.getByTestId('start-training').click();
    await waitForPhase(page, 'stored');
    const entries = Object.keys(unzipSync(await downloadFrom(page, 'download-run')));
    for (const name of ['1-mine.onnx', '2-moba-1v1-1.onnx']) expect(entries).toContain(`moba-1v1-2/teachers/${name}`);
  }, trainPage);
});

test('a phone shows the form and a run without sideways scrolling, in both languages', async () => {
  for (const locale of ['en-US', 'zh-CN']) {
    await withPage(
      async (page) => {
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        await fill(page, { hidden: '16', ...tiny });
        expect(await overflow()).toBeLessThanOrEqual(0);
        if (locale === 'en-US') return;
        await page.getByTestId('start-training').click();
        await waitForPoints(page, 'throughput', 1);
        expect(await overflow()).toBeLessThanOrEqual(0);
      },
      { ...trainPage, width: 390, height: 844, locale },
    );
  }
});
