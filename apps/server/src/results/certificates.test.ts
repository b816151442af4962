// Certificates over HTTP: issued once to all who played, checked against the replays by a stranger, revoked, issued anew.
import { createHash } from 'node:crypto';
import { canonicalJson, readEvidence, verifyEvidence } from '@jixia/arena/evidence';
import { assembleScenario, findScenario } from '@jixia/env';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEvent, certificate, competition, entry, match, phase, phaseEntry } from '../database/schema.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';
import { DocumentFonts } from './certificate-fonts.ts';
import { plantTestCompetition, type TestCompetition } from './test-competition.ts';

let server: TestServer;
let organiser: Person;
let lin: Person;
let wang: Person;
let cup: TestCompetition;
let codes: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  organiser = await server.join('Orga');
  lin = await server.join('Lin');
  wang = await server.join('Wang');
  cup = await plantTestCompetition(server.database.db, {
    slug: 'cup',
    organiserId: organiser.id,
    status: 'published',
    entrants: [
      {
        ...{ name: '甲队', bot: 'strong' },
        members: [
          { userId: lin.id, name: '林婉清', role: 'captain' },
          { userId: 'gone', name: 'Gone', role: 'adviser' },
        ],
      },
      { name: 'Wang', bot: 'medium', userId: wang.id },
      { name: 'Third', bot: 'weak', members: [{ userId: server.admin.id, name: 'Third', role: 'member' }] },
    ],
  });
}, 180_000);
afterAll(() => server.close(), 180_000);

const issue = (body: object = {}) => organiser.post(`/api/competitions/${cup.id}/certificates`, body);
const show = async (code: string) => (await server.visitor().get(`/api/certificates/${code}`)).body;
const listed = async (person: Person) => (await person.get('/api/competitions/cup/certificates?limit=100')).body.items;

test('they are issued when the competition is finished, once, to everybody who played', async () => {
  expect((await issue()).body.error).toMatchObject({ code: 'conflict', message: expect.stringContaining('Finish it') });
  await server.database.db.update(competition).set({ status: 'finished' });
  expect((await lin.post(`/api/competitions/${cup.id}/certificates`, {})).body.error.code).toBe('forbidden');
  expect((await issue()).body).toEqual({ issued: 4, kept: 0, outdated: 0, revoked: 0 });
  const answers = await Promise.all([issue(), issue()]);
  for (const { body } of answers) expect(body).toEqual({ issued: 0, kept: 4, outdated: 0, revoked: 0 });
  const all = await listed(organiser);
  expect(all.map(({ rank }: { rank: number }) => rank)).toEqual([1, 1, 2, 3]);
  codes = Object.fromEntries(
    all.map(({ holderName, code }: { holderName: string; code: string }) => [holderName, code]),
  );
  expect(Object.keys(codes).sort()).toEqual(['Gone', 'Third', 'Wang', '林婉清']);
  const pages: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path = `/api/competitions/cup/certificates?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const { body } = await organiser.get(path);
    pages.push(...body.items.map(({ code }: { code: string }) => code));
    cursor = body.nextCursor;
  }
  expect(pages).toEqual(all.map(({ code }: { code: string }) => code));
});

test('names are for the holder and the organisers; the page is for whoever has the code', async () => {
  expect((await listed(lin)).map(({ holderName }: { holderName: string }) => holderName)).toEqual(['林婉清']);
  expect((await wang.get('/api/me/certificates')).body.items).toHaveLength(1);
  expect((await server.visitor().get('/api/competitions/cup/certificates')).status).toBe(401);
  const code = codes['林婉清'] as string;
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const shown = await show(code);
  expect(shown).toMatchObject({
    ...{ holderName: '林婉清', role: 'captain', rank: 1, rankedEntries: 3, revokedAt: null, issuer: 'Orga' },
    ...{ entry: { name: '甲队' }, phase: { id: cup.phaseIds[1] }, evidence: { matches: 2, ownMatches: 2 } },
  });
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect((await show(encodeURIComponent(typed))).code).toBe(code);
  const third = await show(codes['Third'] as string);
  expect(third).toMatchObject({ rank: 3, phase: { id: cup.phaseIds[0] }, evidence: { matches: 6, ownMatches: 4 } });
  expect((await server.visitor().get('/api/certificates/0000-0000-0000-0000')).status).toBe(404);
});

/** What a stranger does: everything over HTTP, nothing of this server's code but the rules. */
async function verifyFromOutside(code: string) {
  const { evidence, scenarioId, rulesHash } = await show(code);
  const bytes = new Uint8Array(await (await fetch(`${server.url}${evidence.url}`)).arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(evidence.hash);
  const document = JSON.parse(new TextDecoder().decode(bytes));
  expect(canonicalJson(document)).toBe(new TextDecoder().decode(bytes));
  return verifyEvidence({
    evidence: readEvidence(document),
    claimedHash: evidence.hash,
    fetchReplay: async ({ id }) => {
      const answer = await fetch(`${server.url}/api/matches/${id}/replay`);
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    },
    loadRules: async (id, hash) => {
      expect([id, hash]).toEqual([scenarioId, rulesHash]);
      const { manifest, moduleUrl } = await (await fetch(`${server.url}/api/rulesets/${id}/${hash}`)).json();
      const module = await (await fetch(`${server.url}${moduleUrl}`)).arrayBuffer();
      return assembleScenario(findScenario(id), new Uint8Array(module), JSON.stringify(manifest));
    },
  });
}

test('a stranger verifies the evidence by the replays alone', async () => {
  for (const name of ['林婉清', 'Third']) {
    const found = await verifyFromOutside(codes[name] as string);
    expect(found).toMatchObject({ ok: true, isHashRight: true, standings: [] });
    expect(found.matches.every(({ ok, ticks }) => ok && ticks > 0)).toBe(true);
  }
});

test('the PDF holds the names in both scripts and the address of the page', async () => {
  const answer = await fetch(`${server.url}/api/certificates/${codes['林婉清']}/pdf`);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeLessThan(400_000);
  const text = bytes.toString('latin1');
  expect(text).toContain(`/certificates/${codes['林婉清']}`);
  expect(text).toMatch(/NotoSerifSC/);
});

test('every character of a name that people have gets a glyph', async () => {
  const text = '林婉清龘Zoë Müller Đặng Łukasz';
  const fonts = await DocumentFonts.of(new Map([[700, text]]));
  expect(
    fonts
      .runs(text, 700)
      .map((run) => run.text)
      .join(''),
  ).toBe(text);
  expect(fonts.runs('a\u{2ffff}', 700).map((run) => run.text)).toContain('□');
});

test('a revoked one says so and is not printed', async () => {
  const code = codes['Wang'] as string;
  expect((await wang.post(`/api/certificates/${code}/revoke`, { reason: 'mine' })).body.error.code).toBe('forbidden');
  const { body } = await organiser.post(`/api/certificates/${code}/revoke`, { reason: 'The agent was copied.' });
  expect(body).toMatchObject({ revokedReason: 'The agent was copied.', revokedAt: expect.any(String) });
  expect((await organiser.post(`/api/certificates/${code}/revoke`, { reason: 'again' })).status).toBe(409);
  expect((await fetch(`${server.url}/api/certificates/${code}/pdf`)).status).toBe(409);
  const acts = await server.database.db.select().from(auditEvent).where(eq(auditEvent.objectId, code));
  expect(acts.map(({ action }) => action)).toEqual(['certificate.revoke']);
});

test('after a regrade those that are true no more are found, and issued anew on demand', async () => {
  const { db } = server.database;
  const entryId = cup.entryIds[1] as string;
  await db.update(entry).set({ status: 'disqualified', reason: 'copied' }).where(eq(entry.id, entryId));
  await db.update(phaseEntry).set({ rank: null }).where(eq(phaseEntry.entryId, entryId));
  await db.update(phase).set({ revision: 2 }).where(eq(phase.id, cup.phaseIds[0]));
  await db.update(match).set({ revision: 2 }).where(eq(match.phaseId, cup.phaseIds[0]));
  expect((await issue()).body).toEqual({ issued: 0, kept: 0, outdated: 3, revoked: 0 });
  expect((await issue({ isReissue: true })).body).toEqual({ issued: 3, kept: 0, outdated: 0, revoked: 3 });
  expect((await issue({ isReissue: true })).body).toEqual({ issued: 0, kept: 3, outdated: 0, revoked: 0 });
  expect((await show(codes['Third'] as string)).revokedReason).toContain('have changed');
  expect((await organiser.get('/api/competitions/cup/certificates?isRevoked=false')).body.items).toHaveLength(3);
  expect(await db.$count(certificate)).toBe(7);
});

test('a replay that was changed in the database cannot be served as the one that was named', async () => {
  const code = (await organiser.get('/api/me/certificates')).body.items[0]?.code ?? codes['林婉清'];
  const id = cup.matchIds.at(-1) as string;
  const { rows } = await server.database.pool.query('select replay_hash from match where id = $1', [id]);
  await server.database.pool.query(`update blob set bytes = set_byte(bytes, 0, 0) where hash = $1`, [
    rows[0].replay_hash,
  ]);
  const found = await verifyFromOutside(code);
  expect(found.ok).toBe(false);
  expect(found.matches.find((one) => one.id === id)?.problem).toBe('missing');
});
