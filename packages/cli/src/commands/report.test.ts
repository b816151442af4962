// Reports through the program: what they say is what the folders hold, and wrong sources are refused.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportDocument } from '@jixia/arena/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-report-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

const short = ['--config', 'maxTicks=600', '--workers', '0', '--replays'];

beforeAll(async () => {
  await run('eval', 'bot:weak', 'random', '--matrix', '--heroes', 'shigan,yesun', '--out', at('matrix'), ...short);
  const cup = ['tournament', '--agents', 'bot:medium,bot:weak,random', '--pairs', '1', '--out', at('cup')];
  await run(...cup, ...short);
}, 120_000);

test('of an evaluation and a tournament: all matches once, tables, heroes, moments, provenance', async () => {
  const { code, stdout } = await run(
    'report',
    at('matrix'),
    at('cup'),
    at('cup/replays/000000.jxr'),
    '--out',
    folder,
    '--json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ page: at('report.html'), data: at('report.json'), matches: 8 + 6 });
  const document = JSON.parse(read('report.json')) as ReportDocument;
  expect(document.ratings.agents.map(({ games }) => games).reduce((sum, games) => sum + games, 0)).toBe(2 * 14);
  const meeting = document.meetings.find(({ a, b }) => [a, b].sort().join() === 'bot:weak,random');
  expect(meeting).toMatchObject({ matches: 10, forfeits: 0 });
  expect(meeting!.low).toBeLessThanOrEqual(meeting!.score);
  expect(document.standings[0]).toMatchObject({ source: 'cup', schedule: 'round-robin' });
  expect(document.heroesAgainstHeroes.find(({ agent }) => agent === 'bot:weak')?.matrix.ownHeroes).toContain('yesun');
  expect(document.behaviour).toMatchObject({ read: 14, of: 14 });
  expect(document.provenance.sources.map(({ name, isComplete }) => [name, isComplete])).toEqual([
    ['matrix', true],
    ['cup', true],
  ]);
  for (const { moments, decisions, file } of document.watched) {
    expect(moments.map(({ kind }) => kind)).toContain('end');
    for (const { decision } of moments) expect(decision).toBeLessThanOrEqual(decisions);
    expect(existsSync(join(folder, file))).toBe(true);
  }
  // Of each agent all decisions of all its matches, those of both folders.
  const decided = new Map<string, number>();
  for (const line of [...read('matrix/matches.jsonl').split('\n'), ...read('cup/matches.jsonl').split('\n')]) {
    if (line === '') continue;
    const { a, b, decisions } = JSON.parse(line);
    for (const name of [a, b]) decided.set(name, (decided.get(name) ?? 0) + decisions);
  }
  expect(document.decisionTimes.map(({ name }) => name)).toEqual(document.ratings.agents.map(({ name }) => name));
  for (const { name, decisions, medianMs, p99Ms, maxMs } of document.decisionTimes) {
    expect(decisions).toBe(decided.get(name));
    expect(medianMs).toBeGreaterThan(0);
    expect(p99Ms).toBeGreaterThanOrEqual(medianMs);
    expect(maxMs).toBeGreaterThanOrEqual(p99Ms);
  }
  const page = read('report.html');
  expect(page).toContain('<section id="times"');
  for (const { name } of document.ratings.agents) expect(page).toContain(name);
  expect(page).not.toMatch(/(src|href)="(?!#)/);
});

test('of replays alone', async () => {
  const files = ['0', '1', '2'].map((number) => at(`cup/replays/00000${number}.jxr`));
  const { code, stdout } = await run('report', ...files, '--out', at('alone.html'), '--moments', '1', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ matches: 3, replaysRead: 3, watched: 1 });
});

test('hidden seeds stay hidden: no replay lies in the page', async () => {
  writeFileSync(at('seeds.txt'), '424242424242\n');
  const out = at('hidden');
  await run('eval', 'bot:weak', 'random', '--seeds', at('seeds.txt'), '--out', out, ...short);
  expect((await run('report', out)).code).toBe(0);
  const page = read('hidden/report.html');
  expect(page).toContain('<script type="application/json" id="replays">[null,null]</script>');
  expect(page + read('hidden/report.json')).not.toContain('424242424242');
});

test('what is no source, or does not belong together, is refused with what to do', async () => {
  mkdirSync(at('empty'));
  expect(await run('report', at('empty'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('holds no setup.json'),
  });
  expect((await run('report', at('nowhere'))).stderr).toContain('there is no such file or folder');
  expect((await run('report', at('cup'), '--out', 'page.pdf')).stderr).toContain('ends in .html, or a folder');
  expect((await run('report', at('cup'), '--site', 'localhost')).stderr).toContain(
    '--site is the address of a Jixia site',
  );
  mkdirSync(at('other'));
  copyFileSync(at('cup/matches.jsonl'), at('other/matches.jsonl'));
  const setup = JSON.parse(read('cup/setup.json'));
  writeFileSync(at('other/setup.json'), JSON.stringify({ ...setup, rulesHash: 'f'.repeat(64) }));
  const mixed = await run('report', at('cup'), at('other'));
  expect(mixed).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Results of different rules cannot be compared'),
  });
  writeFileSync(at('other/matches.jsonl'), '{"match":0}\n');
  expect((await run('report', at('other'))).stderr).toContain('line 1 is no record of a match');
});
