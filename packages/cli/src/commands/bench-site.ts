// `jixia bench site`: how fast pages come while many people look at them at once.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchSiteLoad, hasPagesToShow, type SiteLoad } from '@jixia/bench';
import { startServer } from '@jixia/server';
import type { Command } from '../command.ts';
import { table } from '../output.ts';

/** How often an own server is asked whether it has played. */
const lookMs = 500;

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

const rowsOf = ({ request, page }: SiteLoad): string[][] =>
  (
    [
      ['one request', request],
      ['page: leaderboard', page.leaderboard],
      ['page: match', page.match],
    ] as const
  ).map(([name, { median, p95, p99, max }]) => [name, ms(median), ms(p95), ms(p99), ms(max)]);

export const benchSiteCommand: Command = {
  name: 'bench site',
  summary:
    'Measures a server while many people look at leaderboards and matches at once. Without --url it starts one of its own on an empty folder (embedded PostgreSQL, or DATABASE_URL: an empty database of its own), which plays matches of the standing competitions first.',
  options: [
    { name: 'url', kind: 'text', value: 'URL', summary: 'a server that runs, started with --behind-proxy' },
    { name: 'visitors', kind: 'whole', value: 'N', default: 200, min: 1, max: 10_000, summary: 'at one time' },
    { name: 'seconds', kind: 'whole', value: 'N', default: 30, min: 1, max: 3600, summary: 'to measure' },
    {
      name: 'pause',
      kind: 'whole',
      value: 'MS',
      default: 0,
      min: 0,
      max: 60_000,
      summary: 'between two pages of a visitor',
    },
    {
      name: 'warm-up',
      kind: 'whole',
      value: 'N',
      default: 120,
      min: 1,
      max: 600,
      summary: 'seconds at most that an own server gets for its first matches',
    },
  ],
  examples: ['bench site', 'bench site --visitors 200 --pause 1000', 'bench site --url http://localhost:4180'],
  async run({ values, output }) {
    const load = (url: string): Promise<SiteLoad> => {
      const seconds = values.number('seconds');
      const progress = output.progress('Visiting', seconds, 's');
      return benchSiteLoad({
        url,
        seconds,
        visitors: values.number('visitors'),
        pauseMs: values.number('pause'),
        onSecond: (second) => progress.update(Math.min(second, seconds)),
      }).finally(() => progress.end());
    };
    const found = await withServer(values.optionalText('url'), values.number('warm-up'), load);
    const refused = Object.entries(found.refused).map(([status, count]) => `${count} × ${status}`);
    output.result(found, [
      ...table([['', 'median', '95 %', '99 %', 'max'], ...rowsOf(found)], [1, 2, 3, 4]),
      '',
      `${found.visitors} visitors: ${found.requestsPerSecond.toFixed(0)} requests/s, ${found.pagesPerSecond.toFixed(0)} pages/s (${found.requests} requests in ${found.seconds.toFixed(1)} s)`,
      ...(refused.length === 0 ? [] : [`Answers that were not 200: ${refused.join(', ')}`]),
    ]);
    return refused.length === 0 ? 0 : 1;
  },
};

/** Runs `use` on the server at `url`, or on one that is started for it and has matches to show. */
async function withServer<T>(
  url: string | undefined,
  warmUpSeconds: number,
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (url !== undefined) return use(url);
  const dataFolder = await mkdtemp(join(tmpdir(), 'jixia-bench-site-'));
  const server = await startServer({
    port: 0,
    dataFolder,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    isBehindProxy: true,
    workers: 1,
    hasSamples: true,
    logLevel: 'error',
    say: () => undefined,
  });
  try {
    await server.ready();
    const endMs = performance.now() + warmUpSeconds * 1000;
    while (!(await hasPagesToShow(server.url)) && performance.now() < endMs)
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    return await use(server.url);
  } finally {
    await server.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
