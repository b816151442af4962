// Institutions, teams and invitations over HTTP on a real database: what happens in them beyond who may.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let founder: Person;
let student: Person;
beforeAll(async () => {
  server = await startTestServer();
  founder = await server.join('Founder');
  student = await server.join('Student');
}, 180_000);
afterAll(() => server.close(), 180_000);

let count = 0;
const found = async (fields: object = {}) => {
  count += 1;
  const profile = { slug: `inst-${count}`, kind: 'university', nameZh: `大学 ${count}`, nameEn: `University ${count}` };
  return (await founder.post('/api/institutions', { ...profile, ...fields })).body;
};

test('its maker is its admin, and only the site admin marks it as verified', async () => {
  const made = await found({ website: 'https://example.org' });
  expect(made).toMatchObject({ isVerified: false, memberCount: 1, version: 1, website: 'https://example.org' });
  const { body } = await server.admin.call('PUT', `/api/institutions/${made.id}/verification`, { isVerified: true });
  expect(body.isVerified).toBe(true);
  const { items } = (await server.visitor().get('/api/institutions?isVerified=true')).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual([made.id]);
  const [act] = (await server.admin.get('/api/audit?limit=1')).body.items;
  expect(act).toMatchObject({ action: 'institution.verify', objectId: made.id, actorId: server.admin.id });
});

test('reading takes the slug where it takes the id, writing does not, and a slug that is another’s id is not it', async () => {
  const [made, other] = [await found(), await found()];
  for (const rest of ['', '/members', '/join-requests', '/invitations']) {
    const byId = await founder.get(`/api/institutions/${made.id}${rest}`);
    const bySlug = await founder.get(`/api/institutions/${made.slug}${rest}`);
    expect([bySlug.status, bySlug.body], rest).toEqual([200, byId.body]);
  }
  expect((await student.get(`/api/institutions/${made.slug}/join-requests`)).status).toBe(403);
  expect((await server.admin.call('DELETE', `/api/institutions/${made.slug}`)).status).toBe(404);
  expect((await founder.get('/api/institutions/no-such-slug')).status).toBe(404);
  const impostor = await found({ slug: other.id });
  expect((await founder.get(`/api/institutions/${other.id}`)).body.id).toBe(other.id);
  expect((await founder.get(`/api/institutions/${impostor.id}`)).body.id).toBe(impostor.id);
  const team = (await founder.post('/api/teams', { slug: 'by-slug', name: 'By slug' })).body;
  expect((await student.get('/api/teams/by-slug')).body).toEqual({ ...team, memberCount: 1 });
  expect((await student.get('/api/teams/by-slug/members')).body.items).toHaveLength(1);
});

test('who asked to join sees that the request is open, until it is decided', async () => {
  const made = await found();
  const asker = await server.join('Asker');
  const requests = async () => (await asker.get('/api/me/memberships')).body.joinRequests;
  expect(await requests()).toEqual([]);
  const { id } = (await asker.post(`/api/institutions/${made.id}/join-requests`, { message: 'Please' })).body;
  expect(await requests()).toMatchObject([{ id, institutionId: made.id, slug: made.slug, message: 'Please' }]);
  await founder.call('PUT', `/api/institutions/${made.id}/join-requests/${id}/decision`, { isAccepted: true });
  expect(await requests()).toEqual([]);
});

test('the audit log says names, and is searched by who, what and when', async () => {
  const made = await found();
  const path = `/api/institutions/${made.id}`;
  const asker = await server.join('Named');
  const { id } = (await asker.post(`${path}/join-requests`, {})).body;
  await founder.call('PUT', `${path}/join-requests/${id}/decision`, { isAccepted: true });
  await server.admin.call('PUT', `${path}/verification`, { isVerified: true });
  const log = async (query: string) => (await server.admin.get(`/api/audit?${query}`)).body.items;
  const [verified, decided] = await log(`objectKind=institution&objectId=${made.id}`);
  expect(verified).toMatchObject({ actorName: 'Admin', objectName: { zh: made.nameZh, en: made.nameEn } });
  expect(decided).toMatchObject({ actorName: 'Founder', subjectId: asker.id, subjectName: 'Named' });
  const actions = (events: { action: string }[]) => [...new Set(events.map(({ action }) => action))];
  expect(actions(await log('action=institution.verify'))).toEqual(['institution.verify']);
  expect(actions(await log('action=institution')).every((action) => action.startsWith('institution.'))).toBe(true);
  expect(await log(`actorId=${founder.id}&objectId=${made.id}`)).toEqual([decided]);
  expect(await log(`objectId=${made.id}&until=${decided.at}`)).toEqual([]);
  expect(await log(`objectId=${made.id}&since=${verified.at}`)).toEqual([verified]);
  await server.admin.call('DELETE', path);
  const [deleted] = await log(`objectId=${made.id}&action=institution.delete`);
  expect(deleted).toMatchObject({ objectName: null, detail: { slug: made.slug } });
  expect((await server.admin.get('/api/audit?since=yesterday')).body.error.field).toBe('since');
});

test('the facts of the site count what is there', async () => {
  const { body } = await server.admin.get('/api/site-facts');
  const { total } = (await server.database.pool.query('select count(*)::int as total from institution')).rows[0];
  expect(body.counts).toMatchObject({ institutions: total, competitions: 0 });
  expect(body).toMatchObject({ publicUrl: server.url, isMailSent: true, nodeVersion: process.versions.node });
  expect(body.databaseBytes).toBeGreaterThan(1e6);
});

test.each([
  ['slug', { slug: 'Not A Slug' }],
  ['slug', { slug: 'new' }],
  ['kind', { kind: 'club' }],
  ['nameZh', { nameZh: ' ' }],
  ['website', { website: 'javascript:alert(1)' }],
])('a bad %s is named', async (field, fields) => {
  const profile = { slug: 'fine', kind: 'university', nameZh: '甲', nameEn: 'A', ...fields };
  const answer = await founder.post('/api/institutions', profile);
  expect([answer.status, answer.body.error.code, answer.body.error.field]).toEqual([400, 'bad_input', field]);
});

test('a change needs the version it was made from, and two at once do not overwrite each other', async () => {
  const { id } = await found();
  const path = `/api/institutions/${id}`;
  const { headers } = await founder.get(path);
  const etag = headers.get('etag') as string;
  expect((await founder.get(path, { 'if-none-match': etag })).status).toBe(304);
  expect((await founder.call('PATCH', path, { nameEn: 'X' })).status).toBe(428);
  const changes = await Promise.all(
    ['B', 'C'].map((nameEn) => founder.call('PATCH', path, { nameEn }, { 'if-match': etag })),
  );
  expect(changes.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await founder.get(path, { 'if-none-match': etag })).body.version).toBe(2);
});

test('a write sent again under its key is done once, also when both arrive at once', async () => {
  const profile = { slug: 'once', kind: 'investor', nameZh: '一次', nameEn: 'Once' };
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const answers = await Promise.all([1, 2, 3].map(() => founder.post('/api/institutions', profile, headers)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.filter((one) => one.headers.get('idempotent-replay') === 'true')).toHaveLength(2);
  const other = await founder.post('/api/institutions', { ...profile, slug: 'twice' }, headers);
  expect([other.status, other.body.error.code]).toEqual([422, 'idempotency_key_reused']);
  // A refused one leaves no trace: mended, it may use the key.
  const again = { 'idempotency-key': crypto.randomUUID() };
  expect((await founder.post('/api/institutions', profile, again)).body.error.code).toBe('conflict');
  expect((await founder.post('/api/institutions', { ...profile, slug: 'mended' }, again)).status).toBe(201);
});

test('somebody asks, is accepted once, and the last admin cannot go', async () => {
  const { id } = await found();
  const path = `/api/institutions/${id}`;
  expect((await student.post(`${path}/join-requests`, { message: '你好' })).status).toBe(201);
  expect((await student.post(`${path}/join-requests`, {})).body.error.code).toBe('conflict');
  const { items } = (await founder.get(`${path}/join-requests`)).body;
  expect(items).toMatchObject([{ userId: student.id, name: 'Student', message: '你好' }]);
  const decide = () => founder.call('PUT', `${path}/join-requests/${items[0].id}/decision`, { isAccepted: true });
  expect((await decide()).status).toBe(204);
  expect((await decide()).status).toBe(404);
  expect((await student.get(`${path}/members`)).body.items).toHaveLength(2);
  expect((await student.post(`${path}/join-requests`, {})).body.error.code).toBe('conflict');
  expect((await founder.post(`${path}/leave`)).body.error.code).toBe('last_admin');
  expect((await founder.call('PUT', `${path}/members/${student.id}`, { role: 'admin' })).status).toBe(204);
  // Both at once: one of them stays.
  const leaving = await Promise.all([founder.post(`${path}/leave`), student.post(`${path}/leave`)]);
  expect(leaving.map(({ status }) => status).sort()).toEqual([204, 409]);
});

test('a request at one institution is not decided by the admin of another', async () => {
  const [mine, theirs] = [await found(), await found()];
  const { body } = await student.post(`/api/institutions/${theirs.id}/join-requests`, {});
  await founder.call('PUT', `/api/institutions/${theirs.id}/members/${founder.id}`, { role: 'admin' });
  const path = `/api/institutions/${mine.id}/join-requests/${body.id}/decision`;
  expect((await founder.call('PUT', path, { isAccepted: true })).status).toBe(404);
});

test('an invitation goes to an address, is answered by its owner once, and makes an adviser', async () => {
  const team = (await founder.post('/api/teams', { slug: 'dragons', name: 'Dragons' })).body;
  const path = `/api/teams/${team.id}`;
  expect((await founder.post(`${path}/invitations`, { email: student.email, role: 'captain' })).status).toBe(400);
  const invited = await founder.post(`${path}/invitations`, { email: student.email.toUpperCase(), role: 'adviser' });
  expect(invited.status).toBe(201);
  await server.linkIn(student.email, /(\/invitations)/);
  const stranger = await server.join('Stranger');
  expect((await stranger.get('/api/me/invitations')).body.items).toEqual([]);
  const answer = (who: Person) =>
    who.call('PUT', `/api/me/invitations/${invited.body.id}/answer`, { isAccepted: true });
  expect((await answer(stranger)).status).toBe(404);
  const both = await Promise.all([answer(student), answer(student)]);
  expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
  const { items } = (await server.visitor().get(`${path}/members`)).body;
  expect(items.map(({ name, role }: { name: string; role: string }) => [name, role])).toEqual([
    ['Founder', 'captain'],
    ['Student', 'adviser'],
  ]);
  expect(items[0].institutions.length).toBeGreaterThan(0);
  expect((await founder.post(`${path}/leave`)).body.error.code).toBe('last_admin');
});

test('a request and an invitation can be taken back, each by its own side', async () => {
  const { id } = await found();
  const path = `/api/institutions/${id}`;
  await student.post(`${path}/join-requests`, {});
  expect((await founder.call('DELETE', `${path}/join-requests/mine`)).status).toBe(404);
  expect((await student.call('DELETE', `${path}/join-requests/mine`)).status).toBe(204);
  expect((await founder.get(`${path}/join-requests`)).body.items).toEqual([]);
  const sent = await founder.post(`${path}/invitations`, { email: student.email, role: 'member' });
  expect((await founder.get(`${path}/invitations`)).body.items).toMatchObject([
    { id: sent.body.id, email: student.email },
  ]);
  const other = await found();
  expect((await founder.call('DELETE', `/api/institutions/${other.id}/invitations/${sent.body.id}`)).status).toBe(404);
  expect((await founder.call('DELETE', `${path}/invitations/${sent.body.id}`)).status).toBe(204);
  const late = await student.call('PUT', `/api/me/invitations/${sent.body.id}/answer`, { isAccepted: true });
  expect(late.body.error.code).toBe('link_used');
  const { institutions } = (await founder.get('/api/me/memberships')).body;
  expect(institutions.find((one: { id: string }) => one.id === id)).toMatchObject({ role: 'admin' });
});

test('an invitation that has run out cannot be accepted and makes room for a new one', async () => {
  const { id } = await found();
  const late = await founder.post(`/api/institutions/${id}/invitations`, { email: student.email, role: 'member' });
  await server.database.pool.query(`update invitation set expires_at = now() - interval '1 s' where id = $1`, [
    late.body.id,
  ]);
  const answer = await student.call('PUT', `/api/me/invitations/${late.body.id}/answer`, { isAccepted: true });
  expect(answer.body.error.code).toBe('link_used');
  const next = await founder.post(`/api/institutions/${id}/invitations`, { email: student.email, role: 'member' });
  expect(next.status).toBe(201);
});

test('lists come in pages, and a search takes its text literally', async () => {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await server.visitor().get(`/api/institutions?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
  }
  const { rows } = await server.database.pool.query('select id from institution order by id desc');
  expect(ids).toEqual(rows.map(({ id }) => id));
  await found({ nameEn: '100% _real_' });
  const search = async (text: string) =>
    (await server.visitor().get(`/api/institutions?search=${encodeURIComponent(text)}`)).body.items.length;
  expect(await search('100% _r')).toBe(1);
  expect(await search('100_')).toBe(0);
  expect(await search(`'; drop table institution; --`)).toBe(0);
});
