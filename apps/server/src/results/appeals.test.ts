// Appeals over HTTP: filed by those who play, decided by those who organise, with a trail that only grows.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEvent, competition, competitionOrganiser, phase } from '../database/schema.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';
import { plantTestCompetition, type TestCompetition } from './test-competition.ts';

let server: TestServer;
let organiser: Person;
let lin: Person;
let mate: Person;
let rival: Person;
let cup: TestCompetition;
let path: string;

const file = (person: Person, fields: object = {}) =>
  person.post(`${path}/appeals`, { entryId: cup.entryIds[0], text: 'Our agent was stopped too early.', ...fields });

beforeAll(async () => {
  server = await startTestServer();
  [organiser, lin, mate, rival] = (await Promise.all(['Orga', 'Lin', 'Mate', 'Rival'].map(server.join))) as [
    Person,
    Person,
    Person,
    Person,
  ];
  cup = await plantTestCompetition(server.database.db, {
    slug: 'cup',
    organiserId: organiser.id,
    entrants: [
      { name: 'Ours', bot: 'strong', userId: lin.id, members: [{ userId: mate.id, name: 'Mate', role: 'member' }] },
      { name: 'Theirs', bot: 'medium', userId: rival.id },
      { name: 'Third', bot: 'weak' },
    ],
  });
  path = `/api/competitions/${cup.id}`;
}, 180_000);
afterAll(() => server.close(), 180_000);

test('an appeal goes from filing over a review to a decision, and everybody concerned sees the trail', async () => {
  const filed = await file(lin, { matchId: cup.matchIds[0] });
  expect(filed.status).toBe(201);
  expect(filed.body).toMatchObject({
    ...{ status: 'open', entry: { name: 'Ours' }, phase: { id: cup.phaseIds[0] }, matchId: cup.matchIds[0] },
    ...{ filedBy: { name: 'Lin' }, mayDecide: false, mayWithdraw: true, version: 1 },
    steps: [{ action: 'filed', by: { name: 'Lin' }, isOrganiser: false }],
  });
  const appeal = `/api/appeals/${filed.body.id}`;
  const step = (person: Person, action: string, text = '') => person.post(`${appeal}/steps`, { action, text });
  expect((await mate.get(appeal)).body.mayWithdraw).toBe(true);
  expect((await rival.get(appeal)).status).toBe(404);
  expect((await server.visitor().get(appeal)).body.error.code).toBe('not_signed_in');
  const listed = async (person: Person) => (await person.get('/api/competitions/cup/appeals')).body.items.length;
  expect([await listed(lin), await listed(mate), await listed(organiser), await listed(rival)]).toEqual([1, 1, 1, 0]);

  expect((await step(organiser, 'underReview')).body).toMatchObject({ status: 'underReview', mayDecide: true });
  expect((await step(organiser, 'underReview')).body.error.code).toBe('conflict');
  await step(mate, 'commented', 'The log is attached.');
  expect((await step(lin, 'upheld', 'We say so.')).body.error.code).toBe('forbidden');
  const silent = await step(organiser, 'upheld');
  expect(silent.body.error).toMatchObject({ code: 'bad_input', field: 'text' });
  expect((await step(organiser, 'upheld', 'The worker had lost power.')).body.status).toBe('upheld');
  expect((await step(organiser, 'dismissed', 'No.')).body.error.message).toContain('final');
  expect((await step(lin, 'withdrawn')).body.error.code).toBe('conflict');

  expect((await step(organiser, 'regraded')).body.error.message).toContain('Start its regrade first');
  await server.database.db.update(phase).set({ revision: 2 }).where(eq(phase.id, cup.phaseIds[0]));
  const done = await step(organiser, 'regraded', 'All matches were played again.');
  expect(done.body.steps.map(({ action }: { action: string }) => action)).toEqual([
    'filed',
    'underReview',
    'commented',
    'upheld',
    'regraded',
  ]);
  expect(done.body.steps.at(-1)).toMatchObject({
    ...{ isOrganiser: true, regrade: { phaseId: cup.phaseIds[0], revision: 2 } },
  });
  const acts = await server.database.db.select().from(auditEvent).where(eq(auditEvent.objectId, filed.body.id));
  expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['appeal.file', lin.id],
    ['appeal.underReview', organiser.id],
    ['appeal.commented', mate.id],
    ['appeal.upheld', organiser.id],
    ['appeal.regraded', organiser.id],
  ]);
});

test('an organiser who plays for the entry does not decide about it', async () => {
  await server.database.db.insert(competitionOrganiser).values({ competitionId: cup.id, userId: mate.id });
  const { body } = await file(lin);
  const own = await mate.post(`/api/appeals/${body.id}/steps`, { action: 'upheld', text: 'Sure.' });
  expect(own.body.error).toMatchObject({ code: 'forbidden', message: expect.stringContaining('another organiser') });
  expect((await mate.post(`/api/appeals/${body.id}/steps`, { action: 'withdrawn' })).body.status).toBe('withdrawn');
});

test('wrong entries, matches and times are refused by name', async () => {
  const refusal = async (person: Person, fields: object) => {
    const { status, body } = await file(person, fields);
    return [status, body.error?.field ?? body.error?.code];
  };
  expect(await refusal(rival, {})).toEqual([403, 'forbidden']);
  expect(await refusal(lin, { entryId: 'none' })).toEqual([400, 'entryId']);
  expect(await refusal(lin, { phaseId: 'none' })).toEqual([400, 'phaseId']);
  expect(await refusal(lin, { matchId: 'none' })).toEqual([400, 'matchId']);
  expect(await refusal(lin, { matchId: cup.matchIds[0], phaseId: cup.phaseIds[1] })).toEqual([400, 'matchId']);
  expect(await refusal(lin, { text: 'short' })).toEqual([400, 'text']);
  await server.database.db.update(competition).set({ status: 'cancelled' });
  expect(await refusal(lin, {})).toEqual([409, 'conflict']);
  await server.database.db.update(competition).set({ status: 'draft' });
  expect((await lin.get(`${path}/appeals`)).status).toBe(404);
  await server.database.db.update(competition).set({ status: 'finished' });
});

test('of decisions at the same moment one counts', async () => {
  const { body } = await file(lin);
  const answers = await Promise.all(
    ['upheld', 'dismissed', 'upheld', 'dismissed'].map((action) =>
      organiser.post(`/api/appeals/${body.id}/steps`, { action, text: 'Decided.' }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
});

test('an entry cannot flood the organisers', async () => {
  const filed = [];
  for (let at = 0; at < 12; at++) filed.push((await file(lin)).status);
  expect(filed).toEqual([...Array(10).fill(201), 409, 409]);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await organiser.get(`${path}/appeals?limit=4&status=open${cursor === '' ? '' : `&cursor=${cursor}`}`);
    seen.push(...page.body.items.map(({ id }: { id: string }) => id));
    cursor = page.body.nextCursor;
  }
  expect(new Set(seen).size).toBe(10);
});
