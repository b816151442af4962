// Results of a competition and their export: hidden until a phase is over, then complete and safe in a spreadsheet.
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { competition, entry, match, phase } from '../database/schema.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';
import { csvField } from './export-writer.ts';
import { plantTestCompetition, type TestCompetition } from './test-competition.ts';

let server: TestServer;
let organiser: Person;
let cup: TestCompetition;

beforeAll(async () => {
  server = await startTestServer();
  organiser = await server.join('Orga');
  cup = await plantTestCompetition(server.database.db, {
    slug: 'cup',
    organiserId: organiser.id,
    isDone: false,
    status: 'published',
    entrants: [
      {
        name: '=HYPERLINK("http://x","甲队")',
        bot: 'strong',
        members: [{ userId: 'u', name: '王小明', role: 'captain' }],
      },
      { name: 'Team "B", the second', bot: 'medium' },
      { name: '丙队', bot: 'weak' },
    ],
  });
}, 180_000);
afterAll(() => server.close(), 180_000);

const visit = (path: string) => server.visitor().get(`/api/competitions/cup${path}`);

test('a phase that is not over is hidden, but not from those who run the competition', async () => {
  const { body } = await visit('/results');
  expect(body).toMatchObject({ isFinal: false, placements: [], mayManage: false });
  expect(body.phases[0]).toMatchObject({
    titleEn: 'Groups',
    matchCount: 6,
    seeds: { secret: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(body.phases[1]).toMatchObject({ status: 'playing', standings: null, payoff: null, seeds: { secret: null } });
  const final = cup.phaseIds[1];
  for (const list of ['pairings', 'matches']) {
    const refused = await visit(`/results/${list}?phaseId=${final}`);
    expect([refused.status, refused.body.error.message]).toEqual([403, expect.stringContaining('not over')]);
    expect((await organiser.get(`/api/competitions/cup/results/${list}?phaseId=${final}`)).status).toBe(200);
  }
  expect((await visit('/results/matches?phaseId=none')).body.error.field).toBe('phaseId');
  expect((await visit('/export?what=matches')).body).not.toContain('Final');
  const own = await organiser.get('/api/competitions/cup/results');
  expect(own.body.phases[1].standings).toHaveLength(2);
  expect(own.body.mayManage).toBe(true);
});

test('when all is over, everybody sees who was placed where, and what proves it', async () => {
  const { db } = server.database;
  await db.update(phase).set({ status: 'done', seedRevealedAt: new Date() }).where(eq(phase.id, cup.phaseIds[1]));
  await db.update(competition).set({ status: 'finished' });
  const { body } = await visit('/results');
  expect(body.isFinal).toBe(true);
  expect(body.placements.map(({ place }: { place: number }) => place)).toEqual([1, 2, 3]);
  expect(body.placements[2].phaseId).toBe(cup.phaseIds[0]);
  const [group] = body.phases;
  expect(group.standings.map(({ rank }: { rank: number }) => rank)).toEqual([1, 2, 3]);
  expect(createHash('sha256').update(Buffer.from(group.seeds.secret, 'hex')).digest('hex')).toBe(
    group.seeds.commitment,
  );
  expect(group.payoff.cells).toHaveLength(6);
  for (const { a, b, score, matches } of group.payoff.cells) {
    const back = group.payoff.cells.find((cell: { a: string; b: string }) => cell.a === b && cell.b === a);
    expect([back.matches, back.score + score]).toEqual([matches, 1]);
  }
  const seen: { id: string; replayHash: string; replayUrl: string; seed: string }[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await visit(
      `/results/matches?phaseId=${cup.phaseIds[0]}&limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    seen.push(...page.body.items);
    cursor = page.body.nextCursor;
  }
  expect(seen.map(({ id }) => id).sort()).toEqual(cup.matchIds.slice(0, 6).sort());
  for (const { replayHash, replayUrl } of seen) {
    const bytes = new Uint8Array(await (await fetch(`${server.url}${replayUrl}`)).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(replayHash);
  }
  const first = await visit(`/results/pairings?phaseId=${cup.phaseIds[0]}&limit=2`);
  const rest = await visit(`/results/pairings?phaseId=${cup.phaseIds[0]}&cursor=${first.body.nextCursor}`);
  expect([...first.body.items, ...rest.body.items].map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
  expect((await visit(`/results/pairings?phaseId=${cup.phaseIds[0]}&cursor=x`)).body.error.field).toBe('cursor');
});

test('results that a regrade replaced do not count', async () => {
  const { db } = server.database;
  await db
    .update(match)
    .set({ isSuperseded: true })
    .where(eq(match.id, cup.matchIds[0] as string));
  expect((await visit('/results')).body.phases[0].matchCount).toBe(5);
  await db.update(match).set({ isSuperseded: false });
});

/** Reads RFC 4180, as a spreadsheet does. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)) {
    const cells = (line[1] as string).match(/"(?:[^"]|"")*"|[^,]+|(?<=,)(?=,)|^(?=,)|(?<=,)$/g) ?? [];
    rows.push(cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)));
  }
  return rows;
}

test('CSV opens in a spreadsheet: UTF-8 mark, quotes, no formulas, one row each', async () => {
  const answer = await fetch(`${server.url}/api/competitions/cup/export?what=standings`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="cup-standings.csv"');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head = [], ...rows] = parseCsv(new TextDecoder().decode(bytes));
  expect(rows).toHaveLength(5);
  for (const row of rows) expect(row).toHaveLength(head.length);
  const names = rows.map((row) => row[head.indexOf('entry')]);
  expect(names).toContain(`'=HYPERLINK("http://x","甲队")`);
  expect(names).toContain('Team "B", the second');
  expect(head).not.toContain('members');
  const own = await organiser.get('/api/competitions/cup/export?what=standings');
  expect(own.body).toContain('王小明');
  expect(['@x', '+1', '-1', '\tx', '＝1'].map((text) => csvField(text)[0])).toEqual(Array(5).fill("'"));
  expect([csvField(-1.5), csvField(null), csvField('a\nb'), csvField('5-3')]).toEqual(['-1.5', '', '"a\nb"', '5-3']);
});

test('each table says the same as CSV and as JSON', async () => {
  const { body } = await visit('/export?what=all&format=json');
  expect(Object.keys(body)).toEqual(['competition', 'standings', 'matches', 'pairings', 'ratings']);
  expect([body.standings, body.matches, body.pairings, body.ratings].map((rows) => rows.length)).toEqual([5, 8, 4, 5]);
  for (const what of ['matches', 'pairings', 'ratings']) {
    const [head = [], ...rows] = parseCsv((await visit(`/export?what=${what}`)).body.replace('\uFEFF', ''));
    expect(head).toEqual(Object.keys(body[what][0]));
    expect(rows).toHaveLength(body[what].length);
  }
  const [row] = body.matches;
  expect(row).toMatchObject({
    replay_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    seed: expect.stringMatching(/^\d+$/),
  });
  expect((await fetch(row.replay_url)).status).toBe(200);
  expect((await visit(`/export?what=matches&format=json&phaseId=${cup.phaseIds[1]}`)).body.matches).toHaveLength(2);
  const refused = await visit('/export?what=all');
  expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('format=json')]);
});

test('those who are out have no place', async () => {
  await server.database.db
    .update(entry)
    .set({ status: 'disqualified' })
    .where(eq(entry.id, cup.entryIds[0] as string));
  const { body } = await visit('/results');
  expect(body.placements.map(({ entry: { id } }: { entry: { id: string } }) => id)).not.toContain(cup.entryIds[0]);
  expect(body.placements[0].place).toBe(1);
});
