// Discussions, their moderation, following and news, on a real server.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../database/new-id.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';
import { atomFeed } from './atom-feed.ts';

let server: TestServer;
let owner: Person;
let ada: Person;
let bo: Person;
let modelId: string;
let competitionId: string;

const query = (text: string, values: unknown[] = []) => server.database.pool.query(text, values);
/** Accounts of these tests are new; what is written an hour is another test's concern. */
const grown = (person: Person) =>
  query(`update "user" set created_at = now() - interval '3 days' where id = $1`, [person.id]);

beforeAll(async () => {
  server = await startTestServer();
  [owner, ada, bo] = [await server.join('Owner'), await server.join('Ada'), await server.join('Bo')];
  const made = { slug: 'heron', title: 'Heron', scenarioId: 'moba-1v1', licence: 'MIT' };
  modelId = (await owner.post('/api/models', made)).body.id;
  await query(`update model set status = 'published' where id = $1`, [modelId]);
  competitionId = newId();
  await query(
    `insert into competition (id, slug, scenario_id, rules_hash, title_zh, title_en, organiser_id, status)
      values ($1, 'cup', 'moba-1v1', 'x', '杯', 'Cup', $2, 'published')`,
    [competitionId, owner.id],
  );
  for (const person of [owner, bo]) await grown(person);
}, 120_000);
afterAll(() => server.close(), 120_000);

const start = (who: Person, title = 'How was it trained?', kind = 'model', id = modelId) =>
  who.post('/api/threads', { objectKind: kind, objectId: id, title, body: 'Tell **me**.' });
const postsOf = async (who: Person, id: string) => (await who.get(`/api/threads/${id}/posts`)).body.items;

test('a thread: answers, an edit that is marked, a deletion that keeps its place', async () => {
  const { body: thread } = await start(ada);
  const { body: answer } = await owner.post(`/api/threads/${thread.id}/posts`, { body: 'By self-play.' });
  expect(answer).toMatchObject({ isByOwner: true, author: { name: 'Owner' } });
  const first = (await postsOf(bo, thread.id))[0];
  expect((await bo.call('PATCH', `/api/posts/${first.id}`, { body: 'x' }, { 'if-match': '"1"' })).status).toBe(403);
  expect((await ada.call('PATCH', `/api/posts/${first.id}`, { body: 'x' })).status).toBe(428);
  const edited = await ada.call('PATCH', `/api/posts/${first.id}`, { body: 'Please.' }, { 'if-match': '"1"' });
  expect(edited.body).toMatchObject({ body: 'Please.', editedAt: expect.any(String), version: 2 });
  expect((await ada.call('PATCH', `/api/posts/${first.id}`, { body: 'y' }, { 'if-match': '"1"' })).status).toBe(412);
  await ada.call('DELETE', `/api/posts/${first.id}`);
  const posts = await postsOf(bo, thread.id);
  expect(posts.map(({ body, isDeleted }: { body: string; isDeleted: boolean }) => [body, isDeleted])).toEqual([
    ['', true],
    ['By self-play.', false],
  ]);
  expect((await bo.get(`/api/threads?objectKind=model&objectId=heron`)).body.items[0]).toMatchObject({ posts: 1 });
  const { rows } = await query(`select topic from live_event where topic = $1`, [`thread:${thread.id}`]);
  expect(rows.length).toBe(4);
});

test('a report reaches the owner of the model, who hides the post; others see that it was, and why', async () => {
  const { body: thread } = await start(owner, 'News of the heron');
  const { body: spam } = await bo.post(`/api/threads/${thread.id}/posts`, { body: 'Buy herons' });
  expect((await bo.post(`/api/posts/${spam.id}/report`, { reason: 'me' })).status).toBe(400);
  expect((await bo.post(`/api/posts/${spam.id}/report`, { reason: 'mine' })).body.error.code).toBe('conflict');
  expect((await ada.post(`/api/posts/${spam.id}/report`, { reason: 'advertisement' })).status).toBe(204);
  expect((await ada.post(`/api/posts/${spam.id}/report`, { reason: 'advertisement' })).body.error.code).toBe(
    'conflict',
  );
  expect((await ada.get('/api/moderation/reports')).body.items).toEqual([]);
  const queue = (await owner.get('/api/moderation/reports')).body.items;
  expect(queue).toMatchObject([
    {
      post: { id: spam.id, body: 'Buy herons' },
      object: { kind: 'model', slug: 'heron' },
      reports: [{ name: 'Ada', reason: 'advertisement' }],
    },
  ]);
  expect((await server.admin.get('/api/moderation/reports')).body.items).toHaveLength(1);
  expect((await ada.post(`/api/posts/${spam.id}/hide`, { reason: 'spam' })).status).toBe(403);
  expect((await owner.post(`/api/posts/${spam.id}/hide`, { reason: 'advertisement' })).status).toBe(204);
  expect((await owner.get('/api/moderation/reports')).body.items).toEqual([]);
  expect((await owner.get('/api/moderation/reports?isResolved=true')).body.items).toHaveLength(1);
  const seen = async (who: Person) => (await postsOf(who, thread.id)).at(-1);
  expect(await seen(ada)).toMatchObject({ body: '', isHidden: true, hiddenReason: 'advertisement' });
  expect(await seen(bo)).toMatchObject({ body: 'Buy herons', isHidden: true });
  expect((await bo.call('PATCH', `/api/posts/${spam.id}`, { body: 'x' }, { 'if-match': '"2"' })).status).toBe(409);
  await owner.post(`/api/posts/${spam.id}/hide`, { isHidden: false, reason: 'a mistake' });
  expect(await seen(ada)).toMatchObject({ body: 'Buy herons', isHidden: false });
  const audit = (await server.admin.get('/api/audit')).body.items;
  expect(audit.filter(({ action }: { action: string }) => action === 'post.hide')).toHaveLength(2);
});

test('moderators lock, pin and hide threads, organisers in their competition', async () => {
  const { body: thread } = await start(bo, 'Rules of the cup', 'competition', 'cup');
  expect(thread).toMatchObject({ objectId: competitionId, canModerate: false });
  const change = (who: Person, body: object) => who.call('PATCH', `/api/threads/${thread.id}`, body);
  expect((await change(bo, { isPinned: true })).body.error).toMatchObject({ code: 'forbidden', field: 'isPinned' });
  expect((await change(bo, { title: 'The rules' })).body.title).toBe('The rules');
  expect((await change(ada, { title: 'Mine now' })).status).toBe(403);
  expect((await change(owner, { isLocked: true, isPinned: true })).body).toMatchObject({ isLocked: true });
  expect((await ada.post(`/api/threads/${thread.id}/posts`, { body: 'x' })).body.error.message).toMatch(/locked/);
  expect((await change(owner, { isHidden: true })).body.error.field).toBe('reason');
  expect((await change(owner, { isHidden: true, reason: 'off topic' })).status).toBe(200);
  expect((await ada.get(`/api/threads/${thread.id}`)).status).toBe(404);
  expect((await ada.get('/api/threads?objectKind=competition&objectId=cup')).body.items).toEqual([]);
  expect((await bo.get(`/api/threads/${thread.id}`)).body.hiddenReason).toBe('off topic');
  expect((await start(ada, 'Under nothing', 'competition', 'none')).status).toBe(404);
});

test('a new account writes less an hour, and is told when it may again', async () => {
  const flood = await server.join('Flood');
  for (let n = 0; n < 3; n++) expect((await start(flood, `Thread ${n}`)).status).toBe(201);
  const fourth = await start(flood, 'Thread 4');
  expect(fourth.status).toBe(429);
  expect(fourth.body.error.message).toMatch(/3 threads an hour.*Write again in \d+ minutes/);
  await grown(flood);
  expect((await start(flood, 'Thread 4')).status).toBe(201);
});

test('lists of threads go on behind the page before, pinned ones first', async () => {
  const { body: last } = await start(owner, 'The last one');
  await owner.call('PATCH', `/api/threads/${last.id}`, { isPinned: true });
  await start(bo, 'After the pinned one');
  const titles: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await bo.get(`/api/threads?objectKind=model&objectId=heron&limit=2${from}`);
    titles.push(...body.items.map(({ title }: { title: string }) => title));
    cursor = body.nextCursor;
  }
  expect(titles.slice(0, 2)).toEqual(['The last one', 'After the pinned one']);
  expect(new Set(titles).size).toBe(titles.length);
});

test('who follows hears of posts, versions, forks and phases, but not of what they did themselves', async () => {
  expect((await ada.call('PUT', '/api/follows/model/heron')).status).toBe(204);
  await ada.call('PUT', '/api/follows/model/heron');
  await ada.call('PUT', '/api/follows/competition/cup');
  expect((await ada.call('PUT', '/api/follows/agent/none')).status).toBe(404);
  expect((await bo.get('/api/follows/model/heron')).body).toEqual({ id: modelId, followers: 1, isFollowing: false });
  expect((await ada.get('/api/me/follows')).body.items).toMatchObject([
    { kind: 'competition', slug: 'cup', titleZh: '杯' },
    { kind: 'model', slug: 'heron' },
  ]);
  await query(
    `insert into model_version (model_id, number, sha256, size_bytes, file_name, evaluation) values ($1, 1, 'x', 1, 'x', '{"isChecked": true}')`,
    [modelId],
  );
  await query(
    `insert into phase (id, competition_id, ordinal, kind, title_en, starts_at, schedule, seed_commitment, seed_secret, status)
      values ('p', $1, 1, 'practice', 'Practice', now(), '{}', 'x', 'x', 'open')`,
    [competitionId],
  );
  const { body: thread } = await start(bo, 'Seen in the feed');
  await ada.post(`/api/threads/${thread.id}/posts`, { body: 'My own' });
  const { body } = await ada.get('/api/me/feed?limit=100');
  const events = body.items.map(({ event, title }: { event: string; title: string }) => `${event} ${title}`);
  expect(events.slice(0, 3).toSorted()).toEqual(['phaseStarted Cup', 'post Seen in the feed', 'version Heron']);
  expect(events.filter((one: string) => one === 'post Seen in the feed')).toHaveLength(1);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await ada.get(`/api/me/feed?limit=3${from}`);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(body.items.map(({ id }: { id: string }) => id));
  await ada.call('DELETE', `/api/follows/model/${modelId}`);
  const after = (await ada.get('/api/me/feed')).body.items;
  expect(after.map(({ event }: { event: string }) => event)).toEqual(['phaseStarted']);
});

test('news appears on its date, in the feed too', async () => {
  const admin = server.admin;
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const texts = { titleZh: '开放', titleEn: 'Open <b>&', bodyZh: '好', bodyEn: '**Now**' };
  const { body: made } = await admin.post('/api/news', { ...texts, publishedAt: later });
  await admin.post('/api/news', { ...texts, titleEn: 'A draft' });
  expect((await ada.get('/api/news')).body.items).toEqual([]);
  expect((await ada.get('/api/news?drafts=true')).body.items).toEqual([]);
  expect((await admin.get('/api/news?drafts=true')).body.items).toHaveLength(2);
  expect((await ada.get(`/api/news/${made.id}`)).status).toBe(404);
  const publishedAt = '2026-01-01T08:00:00+08:00';
  const put = await admin.call('PATCH', `/api/news/${made.id}`, { publishedAt }, { 'if-match': '"1"' });
  expect(put.body.publishedAt).toBe('2026-01-01T00:00:00.000Z');
  expect((await ada.get('/api/news')).body.items).toHaveLength(1);
  expect((await ada.get(`/api/news/${made.id}`)).body).toMatchObject({ titleEn: 'Open <b>&', authorName: 'Admin' });
  const atom = await server.visitor().get('/api/news.atom?language=en');
  expect(atom.headers.get('content-type')).toContain('application/atom+xml');
  expect(atom.body).toContain('<title>Open &lt;b&gt;&amp;</title>');
  expect(atom.body).toContain(`<link href="${server.url}/news/${made.id}"/>`);
  expect((await admin.call('DELETE', `/api/news/${made.id}`)).status).toBe(204);
  expect((await ada.get('/api/news')).body.items).toEqual([]);
});

test('control characters do not break the feed', () => {
  const at = new Date(0);
  const entry = { url: 'u', title: 'a\u0000b\tc', text: ']]>\u001b', publishedAt: at, updatedAt: at };
  const feed = atomFeed({ publicUrl: 'http://x', language: 'zh', entries: [entry] });
  expect(feed).toContain('<title>ab\tc</title>');
  expect(feed).toContain(']]&gt;</content>');
});
