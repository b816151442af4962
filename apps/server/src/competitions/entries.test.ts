// Entries over HTTP on a real database: who may enter with what, what is refused how, and how an entry ends.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../database/new-id.ts';
import { currentRulesHash } from '../files/ruleset-store.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let organiser: Person;
let ada: Person;
let bo: Person;
let chen: Person;
let rulesHash: string;
beforeAll(async () => {
  server = await startTestServer();
  organiser = await server.join('Organiser');
  [ada, bo, chen] = [await server.join('Ada'), await server.join('Bo'), await server.join('Chen')];
  await server.admin.call('PUT', `/api/users/${organiser.id}/roles`, { roles: ['organiser'] });
  rulesHash = await currentRulesHash('moba-1v1');
}, 180_000);
afterAll(() => server.close(), 180_000);

const query = (text: string, values: unknown[]) => server.database.pool.query(text, values);
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const practice = { kind: 'practice', startsAt: inHours(-1), schedule: { kind: 'ladder' } };
const knockout = { kind: 'knockout', startsAt: inHours(5), schedule: { kind: 'single-elimination' } };

let count = 0;
/** A published competition. */
const hold = async (
  fields: object = {},
  phases: readonly object[] = [practice],
): Promise<{ id: string; slug: string }> => {
  count += 1;
  const body = { slug: `cup-${count}`, scenarioId: 'moba-1v1', titleZh: '杯', titleEn: 'Cup', ...fields };
  const made = await organiser.post('/api/competitions', body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  for (const phase of phases) {
    const added = await organiser.post(`/api/competitions/${made.body.id}/phases`, phase);
    expect(added.status, JSON.stringify(added.body)).toBe(201);
  }
  expect((await organiser.post(`/api/competitions/${made.body.id}/publish`)).status).toBe(200);
  return made.body;
};
const enter = (person: Person, competitionId: string, body: object = {}) =>
  person.post(`/api/competitions/${competitionId}/entries`, body);

const newAgent = async (owner: Person, fields: { scenarioId?: string; teamId?: string } = {}): Promise<string> => {
  const id = newId();
  await query('insert into agent (id, owner_id, team_id, scenario_id, name) values ($1, $2, $3, $4, $1)', [
    ...[id, owner.id, fields.teamId ?? null, fields.scenarioId ?? 'moba-1v1'],
  ]);
  return id;
};
const newVersion = async (agentId: string, number: number, fields: { rules?: string; status?: string } = {}) => {
  const id = newId();
  await query(
    `insert into submission (id, agent_id, number, kind, bot_name, rules_hash, status) values ($1, $2, $3, 'bot', 'weak', $4, $5)`,
    [id, agentId, number, fields.rules ?? rulesHash, fields.status ?? 'accepted'],
  );
  return id;
};
const newTeam = async (captain: Person, others: readonly (readonly [Person, string])[] = []): Promise<string> => {
  const slug = newId();
  const { id } = (await captain.post('/api/teams', { slug, name: `Team ${slug.slice(-4)}` })).body;
  for (const [person, role] of others)
    await query('insert into team_member (team_id, user_id, role) values ($1, $2, $3)', [id, person.id, role]);
  return id;
};
const newInstitution = async (kind: string, isVerified: boolean, members: readonly Person[]): Promise<string> => {
  const id = newId();
  await query(
    `insert into institution (id, slug, kind, name_zh, name_en, verified_at) values ($1, $1, $2, '校', 'School', $3)`,
    [id, kind, isVerified ? new Date() : null],
  );
  for (const { id: userId } of members)
    await query(`insert into institution_member (institution_id, user_id, role) values ($1, $2, 'member')`, [
      id,
      userId,
    ]);
  return id;
};

describe('a person', () => {
  test('enters with an agent, follows its newest accepted version or pins one, and finds the entry again', async () => {
    const cup = await hold();
    const agentId = await newAgent(ada);
    const first = await newVersion(agentId, 1);
    await newVersion(agentId, 2, { status: 'refused' });
    await newVersion(agentId, 3, { rules: 'other' });
    const made = await enter(ada, cup.id, { agentId });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({
      ...{ name: 'Ada', status: 'registered', isMine: true, isPracticeOnly: false, pinned: null, standing: null },
      ...{ user: { id: ada.id }, team: null, agent: { id: agentId }, playsWith: { id: first, number: 1 } },
      members: [{ userId: ada.id, name: 'Ada', role: 'member' }],
    });
    expect((await enter(ada, cup.id)).body.error).toMatchObject({
      code: 'not_eligible',
      message: expect.stringContaining('Ada takes part in the entry "Ada" already'),
    });
    const newer = await newVersion(agentId, 4);
    const path = `/api/entries/${made.body.id}`;
    expect((await bo.get(path)).body).toMatchObject({ playsWith: { id: newer }, isMine: false });
    const change = (person: Person, body: object, version: number) =>
      person.call('PATCH', path, body, { 'if-match': `"${version}"` });
    const pinned = await change(ada, { submissionId: first }, 1);
    expect(pinned.body).toMatchObject({ pinned: { id: first }, playsWith: { id: first, number: 1 }, version: 2 });
    expect((await change(ada, { submissionId: null }, 1)).status).toBe(412);
    expect((await change(bo, { submissionId: null }, 2)).status).toBe(403);
    expect((await change(ada, { submissionId: null }, 2)).body).toMatchObject({
      pinned: null,
      playsWith: { id: newer },
    });
    const mine = (await ada.get(`/api/me/entries?competitionId=${cup.slug}`)).body.items;
    expect(mine.map(({ id }: { id: string }) => id)).toEqual([made.body.id]);
    expect((await bo.get('/api/me/entries')).body.items).toEqual([]);
    const all = (await server.visitor().get(`/api/competitions/${cup.slug}/entries`)).body.items;
    expect(all.map(({ name }: { name: string }) => name)).toEqual(['Ada']);
    expect((await server.visitor().get(`/api/competitions/${cup.slug}`)).body.entryCount).toBe(1);
  });

  test('cannot enter with what is not theirs, for another game, under other rules or in another entry', async () => {
    const cup = await hold();
    const own = await newAgent(ada);
    const stale = await newVersion(own, 1, { rules: 'old' });
    const refused = await newVersion(own, 2, { status: 'refused' });
    const wrong: [object, string, RegExp][] = [
      [{ agentId: await newAgent(bo) }, 'agentId', /you have no agent/],
      [{ agentId: 'none' }, 'agentId', /you have no agent none/],
      [
        { agentId: await newAgent(ada, { scenarioId: 'moba-5v5' }) },
        'agentId',
        /plays moba-5v5, and this competition is in moba-1v1/,
      ],
      [{ agentId: own, submissionId: 'none' }, 'submissionId', /there is no version none/],
      [{ agentId: own, submissionId: stale }, 'submissionId', /version 1 was made for other rules/],
      [{ submissionId: refused }, 'submissionId', /version 2 is refused/],
      [{ institutionId: 'none' }, 'institutionId', /belongs to institution none/],
      [{ teamId: 'none' }, 'teamId', /you are in no team none/],
    ];
    for (const [body, field, message] of wrong) {
      const { status, body: answer } = await enter(ada, cup.id, body);
      expect([status, answer.error.code, answer.error.field], answer.error.message).toEqual([400, 'bad_input', field]);
      expect(answer.error.message).toMatch(message);
    }
    const teamId = await newTeam(bo);
    const shared = await newAgent(ada, { teamId });
    expect((await enter(bo, cup.id, { teamId, agentId: shared })).status).toBe(201);
    const twice = await enter(ada, cup.id, { agentId: shared });
    expect([twice.status, twice.body.error.field]).toEqual([409, 'agentId']);
    const { body } = await ada.get(`/api/competitions/${cup.id}/entries`);
    expect(body.items).toHaveLength(1);
  });

  test('enters once, however often and fast they ask', async () => {
    const cup = await hold();
    const answers = await Promise.all(Array.from({ length: 6 }, () => enter(ada, cup.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('who withdraws may enter again, who is disqualified may not until the organiser says so', async () => {
    const cup = await hold();
    const first = (await enter(ada, cup.id)).body;
    expect((await bo.post(`/api/entries/${first.id}/withdraw`, {})).status).toBe(403);
    const withdrawn = await ada.post(`/api/entries/${first.id}/withdraw`, { reason: 'Exams' });
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', reason: 'Exams' });
    expect((await ada.post(`/api/entries/${first.id}/withdraw`, {})).status).toBe(409);
    const second = (await enter(ada, cup.id)).body;
    const path = `/api/entries/${second.id}`;
    expect((await organiser.post(`${path}/disqualify`, {})).status).toBe(400);
    expect((await bo.post(`${path}/disqualify`, { reason: 'x' })).status).toBe(403);
    const out = await organiser.post(`${path}/disqualify`, { reason: 'Same agent as Bo' });
    expect(out.body).toMatchObject({ status: 'disqualified', reason: 'Same agent as Bo' });
    expect((await enter(ada, cup.id)).status).toBe(409);
    const [act] = (await server.admin.get('/api/audit?limit=1')).body.items;
    expect(act).toMatchObject({
      action: 'entry.disqualify',
      objectId: second.id,
      detail: { reason: 'Same agent as Bo' },
    });
    const back = await organiser.post(`${path}/reinstate`, { reason: 'Appeal upheld' });
    expect(back.body).toMatchObject({ status: 'registered', reason: null });
    const { rows } = await query('select data from live_event where topic = $1 order by id', [`competition:${cup.id}`]);
    expect(rows.map(({ data }) => data.status).slice(-3)).toEqual(['registered', 'disqualified', 'registered']);
  });
});

describe('registration', () => {
  test('opens and closes by its dates; after that one may still join the practice, and no more', async () => {
    const early = await hold({ registrationOpensAt: inHours(1) }, [practice, knockout]);
    const before = await enter(ada, early.id);
    expect([before.status, before.body.error.message]).toEqual([409, expect.stringMatching(/opens at 20/)]);
    const cup = await hold({ registrationClosesAt: inHours(1) }, [practice, knockout]);
    expect((await enter(ada, cup.id)).body.isPracticeOnly).toBe(false);
    await query(`update competition set registration_closes_at = now() - interval '1 second' where id = $1`, [cup.id]);
    await query(`update entry set created_at = now() - interval '1 hour' where competition_id = $1`, [cup.id]);
    expect((await bo.get(`/api/competitions/${cup.id}`)).body.registration).toBe('practiceOnly');
    expect((await enter(bo, cup.id)).body.isPracticeOnly).toBe(true);
    await query(`update phase set status = 'done' where competition_id = $1 and kind = 'practice'`, [cup.id]);
    const late = await enter(chen, cup.id);
    expect([late.status, late.body.error.message]).toEqual([409, expect.stringMatching(/is closed: it closed at 20/)]);
  });

  test('without a closing date ends when nothing that is left takes new entries', async () => {
    const cup = await hold({}, [
      knockout,
      { ...knockout, kind: 'final', startsAt: inHours(9), admission: { take: 2 } },
    ]);
    expect((await enter(ada, cup.id)).status).toBe(201);
    await query(`update phase set status = 'playing' where competition_id = $1 and ordinal = 0`, [cup.id]);
    const late = await enter(bo, cup.id);
    expect(late.body.error.message).toMatch(/nothing that is left of it takes new entries/);
  });
});

describe('the terms of a competition', () => {
  test('are all named that a team does not meet, with the person and the way out; then it enters', async () => {
    const eligibility = {
      ...{ institutionKinds: ['university'], needsVerifiedInstitution: true },
      ...{ minTeamSize: 2, maxTeamSize: 3, needsAdviser: true },
    };
    const cup = await hold({ eligibility });
    const alone = await enter(ada, cup.id);
    expect(alone.body.error).toMatchObject({ code: 'not_eligible' });
    expect(alone.body.error.message).toMatch(
      /\(1\) Only teams of 2 or more.*\(2\) Only teams with an adviser.*\(3\) Ada does not belong to a verified institution of kind university/,
    );
    const school = await newInstitution('university', true, [ada]);
    await newInstitution('university', false, [bo]);
    await newInstitution('enterprise', true, [bo]);
    const teamId = await newTeam(ada, [[bo, 'member']]);
    const unmet = (await enter(ada, cup.id, { teamId })).body.error.message;
    expect(unmet).toMatch(/\(1\) Team .* has no adviser: invite one.*\(2\) Bo does not belong/);
    expect(unmet).not.toMatch(/Ada|\(3\)/);
    await query(`insert into institution_member (institution_id, user_id, role) values ($1, $2, 'member')`, [
      school,
      bo.id,
    ]);
    await query(`insert into team_member (team_id, user_id, role) values ($1, $2, 'adviser')`, [teamId, chen.id]);
    const asMember = await enter(bo, cup.id, { teamId });
    expect([asMember.status, asMember.body.error.message]).toEqual([403, expect.stringContaining('Only a captain')]);
    const made = await enter(ada, cup.id, { teamId });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({ institution: { id: school }, team: { id: teamId }, user: null });
    expect(made.body.members.map(({ name, role }: { name: string; role: string }) => [name, role])).toEqual([
      ['Ada', 'captain'],
      ['Bo', 'member'],
      ['Chen', 'adviser'],
    ]);
    expect((await bo.get('/api/me/entries')).body.items[0].id).toBe(made.body.id);
    // People leave after they have entered: nobody is taken out for it, and the organiser is told.
    const unmetNow = async (headers?: Record<string, string>) =>
      (await organiser.get(`/api/competitions/${cup.id}/unmet-entries`, headers)).body.items;
    expect(await unmetNow()).toEqual([]);
    await query('delete from institution_member where institution_id = $1 and user_id = $2', [school, bo.id]);
    await query('delete from team_member where team_id = $1 and user_id = $2', [teamId, chen.id]);
    expect(await unmetNow()).toEqual([
      { entryId: made.body.id, name: made.body.name, unmet: [expect.anything(), expect.anything()] },
    ]);
    expect((await unmetNow())[0].unmet.join(' ')).toMatch(/has no adviser.*Bo does not belong/);
    expect((await unmetNow({ 'accept-language': 'zh-CN' }))[0].unmet.join('')).toMatch(/Bo ?不属于/);
    expect((await bo.get(`/api/competitions/${cup.id}/unmet-entries`)).status).toBe(403);
    // From the first phase that counts on it is told of those who took part then, not of who is in the team by now.
    await query(
      `insert into phase (id, competition_id, ordinal, kind, schedule, starts_at, status, seed_secret, seed_commitment)
      values ($1, $2, 5, 'final', '{}', now(), 'playing', 's', 'c')`,
      [`final-${cup.id}`.slice(0, 60), cup.id],
    );
    expect((await unmetNow())[0].unmet.join(' ')).not.toContain('adviser');
    await query('delete from phase where competition_id = $1 and ordinal = 5', [cup.id]);
    expect((await bo.post(`/api/entries/${made.body.id}/withdraw`, {})).status).toBe(403);
    expect((await ada.post(`/api/entries/${made.body.id}/withdraw`, {})).body.status).toBe('withdrawn');
  });

  test('nobody plays in two entries, as a person or in a team; advising several is fine', async () => {
    const cup = await hold();
    const first = await newTeam(ada, [
      [bo, 'member'],
      [chen, 'adviser'],
    ]);
    expect((await enter(ada, cup.id, { teamId: first })).status).toBe(201);
    const own = await enter(bo, cup.id);
    expect(own.body.error.message).toMatch(/Bo takes part in the entry "Team .*" already/);
    // Left the team, but played for it: the entry remembers.
    await query('delete from team_member where team_id = $1 and user_id = $2', [first, bo.id]);
    expect((await enter(bo, cup.id)).status).toBe(409);
    const second = await newTeam(chen, []);
    expect((await enter(chen, cup.id, { teamId: second })).status).toBe(201);
  });
});
