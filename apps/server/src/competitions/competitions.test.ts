// Competitions and their phases over HTTP on a real database: what an organiser can do, when, and what is refused how.
import { commitmentOf } from '@jixia/arena/schedules';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentRulesHash } from '../files/ruleset-store.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let organiser: Person;
let other: Person;
beforeAll(async () => {
  server = await startTestServer();
  organiser = await server.join('Organiser');
  other = await server.join('Other');
  await server.admin.call('PUT', `/api/users/${organiser.id}/roles`, { roles: ['organiser'] });
}, 180_000);
afterAll(() => server.close(), 180_000);

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const practice = (fields: object = {}) => ({
  ...{ kind: 'practice', startsAt: inHours(-1), schedule: { kind: 'ladder' } },
  ...fields,
});

let count = 0;
const create = async (fields: object = {}, expected = 201) => {
  count += 1;
  const titles = { titleZh: `比赛 ${count}`, titleEn: `Contest ${count}` };
  const body = { slug: `contest-${count}`, scenarioId: 'moba-1v1', ...titles, ...fields };
  const answer = await organiser.post('/api/competitions', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(expected);
  return answer.body;
};
const addPhase = async (competitionId: string, fields: object, expected = 201) => {
  const answer = await organiser.post(`/api/competitions/${competitionId}/phases`, fields);
  expect(answer.status, JSON.stringify(answer.body)).toBe(expected);
  return answer.body;
};
const patch = (path: string, version: number, body: object) =>
  organiser.call('PATCH', path, body, { 'if-match': `"${version}"` });
const published = async (fields: object = {}) => {
  const made = await create(fields);
  await addPhase(made.id, practice());
  const answer = await organiser.post(`/api/competitions/${made.id}/publish`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

describe('a competition', () => {
  test('freezes the rules, begins as a draft that only its organisers see, and is published', async () => {
    const made = await create({ rulesZh: '# 规则', rulesEn: '# Rules', config: { maxTicks: 9000 } });
    expect(made).toMatchObject({
      ...{ status: 'draft', version: 1, config: { maxTicks: 9000 }, registration: 'notYet', isOrganiser: true },
      ...{ rulesHash: await currentRulesHash('moba-1v1'), organiser: { id: organiser.id, name: 'Organiser' } },
    });
    expect(made.eligibility).toMatchObject({ minTeamSize: 1, needsInstitution: false });
    const path = `/api/competitions/${made.id}`;
    expect((await other.get(path)).status).toBe(404);
    expect((await other.get(`/api/competitions/${made.slug}`)).status).toBe(404);
    const listed = async (person: Person, query = '') =>
      (await person.get(`/api/competitions?limit=100${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await listed(other)).not.toContain(made.id);
    expect(await listed(organiser, '&organiser=me')).toContain(made.id);

    const early = await organiser.post(`${path}/publish`);
    expect([early.status, early.body.error.field]).toEqual([409, 'phases']);
    await addPhase(made.id, practice());
    expect((await organiser.post(`${path}/publish`)).body).toMatchObject({ status: 'published', registration: 'open' });
    const bySlug = await other.get(`/api/competitions/${made.slug}`);
    expect(bySlug.body).toMatchObject({ id: made.id, isOrganiser: false, phases: [{ kind: 'practice', ordinal: 0 }] });
    expect(bySlug.headers.get('etag')).toBe('"2"');
    expect(await listed(other, `&search=${made.slug}&status=published`)).toEqual([made.id]);
    const [act] = (await server.admin.get('/api/audit?limit=1')).body.items;
    expect(act).toMatchObject({ action: 'competition.publish', objectId: made.id, actorId: organiser.id });
  });

  test('with a field that is wrong is refused whole, with the field, its value and the way out', async () => {
    const wrong: [object, string, RegExp][] = [
      [{ scenarioId: 'moba-9v9' }, 'scenarioId', /"moba-9v9"; use one of .*moba-1v1/],
      [{ config: { maxTick: 900 } }, 'config.maxTick', /no config field "maxTick"\. Did you mean "maxTicks"/],
      [{ config: { maxTicks: 1 } }, 'config.maxTicks', /must lie in 150 \.\. 54000, not 1/],
      [{ config: { hero0: 'shigan' } }, 'config.hero0', /"shigan" cannot be set\. Leave it out/],
      [{ eligibility: { minTeamSize: 3, maxTeamSize: 2 } }, 'eligibility.maxTeamSize', /minTeamSize \(3\), and is 2/],
      [{ eligibility: { minTeamSize: 0 } }, 'eligibility.minTeamSize', /1 to 50 people, not 0/],
      [{ eligibility: { institutionKinds: ['school'] } }, 'eligibility.institutionKinds.0', /"school" is no kind/],
      [{ registrationOpensAt: 'soon' }, 'registrationOpensAt', /not "soon"/],
      [
        { registrationOpensAt: inHours(2), registrationClosesAt: inHours(1) },
        'registrationClosesAt',
        /must be after registrationOpensAt/,
      ],
      [{ institutionId: 'none' }, 'institutionId', /do not belong to institution none/],
    ];
    for (const [fields, field, message] of wrong) {
      const { error } = await create(fields, 400);
      expect([error.code, error.field]).toEqual(['bad_input', field]);
      expect(error.message).toMatch(message);
    }
    await create({ slug: 'taken' });
    expect((await create({ slug: 'taken' }, 409)).error).toMatchObject({ field: 'slug' });
    const { rows } = await server.database.pool.query(`select slug from competition where slug like 'contest-%'`);
    const slugs = rows.map(({ slug }) => slug);
    expect(slugs).not.toContain(`contest-${count}`);
  });

  test('keeps its terms once it is published; its texts and dates may change, and the audit log keeps the old ones', async () => {
    const made = await published({ rulesEn: 'Old rules' });
    const path = `/api/competitions/${made.id}`;
    for (const fields of [{ config: {} }, { slug: 'new-slug' }, { usesCurrentRules: true }]) {
      const answer = await patch(path, made.version, fields);
      expect([answer.status, answer.body.error.field]).toEqual([409, Object.keys(fields)[0]]);
    }
    expect((await patch(path, 1, { titleEn: 'x' })).status).toBe(412);
    const changed = await patch(path, made.version, { rulesEn: 'New rules', registrationClosesAt: inHours(5) });
    expect(changed.body).toMatchObject({ rulesEn: 'New rules', version: made.version + 1, rulesHash: made.rulesHash });
    const [act] = (await server.admin.get('/api/audit?limit=1')).body.items;
    expect(act).toMatchObject({ action: 'competition.update', detail: { before: { rulesEn: 'Old rules' } } });
  });

  test('may take the present rules while it is a draft, and must before it is published', async () => {
    const made = await create({ config: { maxTicks: 9000 } });
    await addPhase(made.id, practice());
    const old = { rulesHash: 'f'.repeat(64) };
    await server.database.pool.query('update competition set rules_hash = $1 where id = $2', [old.rulesHash, made.id]);
    const refused = await organiser.post(`/api/competitions/${made.id}/publish`);
    expect([refused.status, refused.body.error.field]).toEqual([409, 'usesCurrentRules']);
    const renewed = await patch(`/api/competitions/${made.id}`, made.version, { usesCurrentRules: true });
    expect(renewed.body).toMatchObject({ rulesHash: made.rulesHash, config: { maxTicks: 9000 } });
    expect((await organiser.post(`/api/competitions/${made.id}/publish`)).status).toBe(200);
  });

  test('is run by more people where its organiser says so', async () => {
    const made = await create();
    const path = `/api/competitions/${made.id}`;
    expect((await other.get(path)).status).toBe(404);
    expect((await organiser.call('PUT', `${path}/organisers/${other.id}`)).status).toBe(204);
    expect((await other.get(path)).body).toMatchObject({ isOrganiser: true });
    expect((await other.get(`${path}/organisers`)).body.items).toEqual([
      { userId: organiser.id, name: 'Organiser', isOwner: true },
      { userId: other.id, name: 'Other', isOwner: false },
    ]);
    expect((await organiser.call('DELETE', `${path}/organisers/${other.id}`)).status).toBe(204);
    // By the address that people know each other by.
    const byMail = await organiser.post(`${path}/organisers`, { email: other.email.toUpperCase() });
    expect([byMail.status, byMail.body]).toEqual([201, { userId: other.id, name: 'Other', isOwner: false }]);
    const unknown = await organiser.post(`${path}/organisers`, { email: 'who@example.org' });
    expect([unknown.status, unknown.body.error.field]).toEqual([404, 'email']);
    expect((await other.call('DELETE', `${path}/organisers/${organiser.id}`)).status).toBe(409);
    expect((await organiser.call('PUT', `${path}/organisers/nobody`)).status).toBe(404);
    expect((await organiser.call('DELETE', `${path}/organisers/${other.id}`)).status).toBe(204);
    expect((await other.get(path)).status).toBe(404);
  });

  test('is finished when nothing in it is played any more, or called off with a reason', async () => {
    const made = await published();
    await server.database.pool.query(`update phase set status = 'open' where competition_id = $1`, [made.id]);
    const early = await organiser.post(`/api/competitions/${made.id}/finish`);
    expect([early.status, early.body.error.message]).toEqual([409, expect.stringContaining('still open')]);
    await server.database.pool.query(`update phase set status = 'done' where competition_id = $1`, [made.id]);
    const later = await addPhase(made.id, practice());
    const finished = await organiser.post(`/api/competitions/${made.id}/finish`);
    expect(finished.body).toMatchObject({ status: 'finished', registration: 'closed' });
    expect((await organiser.get(`/api/phases/${later.id}`)).body.status).toBe('cancelled');
    expect((await patch(`/api/competitions/${made.id}`, finished.body.version, { titleEn: 'x' })).status).toBe(409);
    expect((await organiser.post(`/api/competitions/${made.id}/cancel`, { reason: 'x' })).status).toBe(409);

    const called = await published();
    expect((await organiser.post(`/api/competitions/${called.id}/cancel`, {})).status).toBe(400);
    const cancelled = await organiser.post(`/api/competitions/${called.id}/cancel`, { reason: 'Too few entries' });
    expect(cancelled.body).toMatchObject({ status: 'cancelled' });
    const [act] = (await server.admin.get('/api/audit?limit=1')).body.items;
    expect(act).toMatchObject({ action: 'competition.cancel', detail: { reason: 'Too few entries' } });
  });

  test('tells live pages what changed', async () => {
    const made = await published();
    await patch(`/api/competitions/${made.id}`, made.version, { titleEn: 'Renamed' });
    const { rows } = await server.database.pool.query('select data from live_event where topic = $1 order by id', [
      `competition:${made.id}`,
    ]);
    expect(rows.map(({ data }) => data)).toEqual([
      { competitionId: made.id, status: 'published' },
      { competitionId: made.id, fields: ['titleEn'] },
    ]);
  });
});

describe('a phase', () => {
  test('promises its seeds when it is made, keeps the secret, and follows the one before', async () => {
    const { id } = await create();
    const first = await addPhase(id, practice({ titleZh: '练习', titleEn: 'Practice' }));
    expect(first).toMatchObject({ ordinal: 0, status: 'planned', schedule: { kind: 'ladder', pairs: 1 } });
    expect(first.seedCommitment).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(first)).not.toContain('ecret');
    const { rows } = await server.database.pool.query('select seed_secret from phase where id = $1', [first.id]);
    expect(commitmentOf(rows[0].seed_secret)).toBe(first.seedCommitment);

    const qualifier = { kind: 'qualifier', startsAt: inHours(1), endsAt: inHours(5), schedule: { kind: 'ladder' } };
    const second = await addPhase(id, qualifier);
    expect(second.seedCommitment).not.toBe(first.seedCommitment);
    const groups = { kind: 'group', startsAt: inHours(6), schedule: { kind: 'round-robin', groups: 4, pairs: 3 } };
    await addPhase(id, { ...groups, admission: { take: 16 } });
    const knockout = { kind: 'knockout', startsAt: inHours(9), schedule: { kind: 'double-elimination' } };
    await addPhase(id, { ...knockout, admission: { take: 2, perGroup: true }, hasHiddenSeeds: true });
    const { items } = (await organiser.get(`/api/competitions/${id}/phases`)).body;
    expect(items.map(({ kind, ordinal }: { kind: string; ordinal: number }) => [ordinal, kind])).toEqual([
      [0, 'practice'],
      [1, 'qualifier'],
      [2, 'group'],
      [3, 'knockout'],
    ]);
    expect(items[3]).toMatchObject({ hasHiddenSeeds: true, admission: { take: 2, perGroup: true } });
  });

  test('that makes no sense is refused with the field, its value and the way out', async () => {
    const { id } = await create();
    const later = { startsAt: inHours(1) };
    const wrong: [object, string, RegExp][] = [
      [
        { kind: 'practice', ...later, schedule: { kind: 'swiss' } },
        'schedule.kind',
        /practice phase cannot be a swiss\. Use ladder/,
      ],
      [{ kind: 'final', ...later, schedule: { kind: 'lottery' } }, 'schedule.kind', /not "lottery"/],
      [{ kind: 'final', ...later, schedule: { kind: 'swiss', pairs: 0 } }, 'schedule.pairs', /from 1 to 100, not 0/],
      [
        practice({ schedule: { kind: 'ladder', heroes: ['shigann'] } }),
        'schedule.heroes',
        /"shigann"; did you mean "shigan"/,
      ],
      [
        practice({ schedule: { kind: 'ladder', heroes: ['shigan', 'shigan'] } }),
        'schedule.heroes',
        /"shigan" is named twice/,
      ],
      [practice({ endsAt: inHours(-2) }), 'endsAt', /must be after startsAt/],
      [practice({ startsAt: inHours(-3), endsAt: inHours(-2) }), 'endsAt', /has passed/],
      [
        { kind: 'qualifier', ...later, schedule: { kind: 'ladder' } },
        'endsAt',
        /no end of its own, and null was given/,
      ],
      [
        { kind: 'final', ...later, schedule: { kind: 'swiss' }, admission: { take: 8 } },
        'admission.take',
        /takes 8 of the phase before, and there is none/,
      ],
      [
        { kind: 'final', ...later, schedule: { kind: 'swiss' }, admission: { perGroup: true } },
        'admission.take',
        /is needed with perGroup/,
      ],
      [
        practice({ quotas: { matchesADay: 2 }, schedule: { kind: 'ladder', pairs: 2 } }),
        'quotas.matchesADay',
        /has 4 matches, and 2 a day/,
      ],
    ];
    for (const [body, field, message] of wrong) {
      const { error } = await addPhase(id, body, 400);
      expect([error.code, error.field], error.message).toEqual(['bad_input', field]);
      expect(error.message).toMatch(message);
    }
    expect((await organiser.get(`/api/competitions/${id}/phases`)).body.items).toEqual([]);
    await addPhase(id, practice());
    const knockout = { kind: 'knockout', schedule: { kind: 'single-elimination' }, admission: { take: 4 } };
    const endless = await addPhase(id, { ...knockout, startsAt: inHours(5) }, 400);
    expect(endless.error).toMatchObject({ field: 'endsAt', message: expect.stringContaining('no end (null)') });
  });

  test('can be changed and deleted until it begins, not so that the next one comes too early', async () => {
    const { id } = await create();
    const qualifier = { kind: 'qualifier', startsAt: inHours(1), endsAt: inHours(5), schedule: { kind: 'ladder' } };
    const first = await addPhase(id, qualifier);
    const knockout = { kind: 'knockout', schedule: { kind: 'single-elimination' }, admission: { take: 4 } };
    const early = await addPhase(id, { ...knockout, startsAt: inHours(4) }, 400);
    expect(early.error.field).toBe('startsAt');
    const second = await addPhase(id, { ...knockout, startsAt: inHours(6) });
    const path = `/api/phases/${first.id}`;
    const late = await patch(path, first.version, { endsAt: inHours(8) });
    expect([late.status, late.body.error.field]).toEqual([400, 'startsAt']);
    const changed = await patch(path, first.version, { endsAt: inHours(5.5), quotas: { matchesADay: 50 } });
    expect(changed.body).toMatchObject({
      version: 2,
      quotas: { matchesADay: 50 },
      seedCommitment: first.seedCommitment,
    });
    expect((await patch(path, first.version, { titleEn: 'x' })).status).toBe(412);
    const needed = await organiser.call('DELETE', path);
    expect([needed.status, needed.body.error.field]).toEqual([400, 'admission.take']);
    expect((await organiser.call('DELETE', `/api/phases/${second.id}`)).status).toBe(204);

    expect((await organiser.post(`/api/competitions/${id}/publish`)).status).toBe(200);
    expect((await organiser.call('DELETE', path)).status).toBe(409);
    await server.database.pool.query(`update phase set status = 'open' where id = $1`, [first.id]);
    const begun = await patch(path, 2, { titleEn: 'x' });
    expect([begun.status, begun.body.error.message]).toEqual([409, expect.stringContaining('is open')]);
  });
});
