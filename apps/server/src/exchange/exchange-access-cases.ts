// For the authorisation matrix: every route about models, discussions and news, and who may, written down by hand.
import { createHash } from 'node:crypto';
import { all, type Cases, type Plant, type Planted, readers, signedIn } from '../authorisation/matrix-case.ts';
import { newId } from '../database/new-id.ts';

const model =
  (rest: string) =>
  ({ model: id }: Planted) =>
    `/api/models/${id}${rest}`;
const follow = ({ model: id }: Planted) => `/api/follows/model/${id}`;
const thread =
  (rest: string) =>
  ({ thread: id }: Planted) =>
    `/api/threads/${id}${rest}`;
const post =
  (rest: string) =>
  ({ post: id }: Planted) =>
    `/api/posts/${id}${rest}`;
const news = ({ news: id }: Planted) => `/api/news/${id}`;
const owner = ['member'];
const ownerOrAdmin = ['member', 'siteAdmin'];

/** The planted model is `member`'s, and published; the thread and its post under it are `teacher`'s. */
export const exchangeCases: Cases = {
  'GET /api/models': { who: all },
  'POST /api/models': {
    who: signedIn,
    body: () => ({ slug: newId(), title: 'M', scenarioId: 'moba-1v1', licence: 'MIT' }),
  },
  'GET /api/models/{id}': { who: all, path: model('') },
  'PATCH /api/models/{id}': { who: owner, body: { title: 'N' }, path: model('') },
  'DELETE /api/models/{id}': { who: owner, path: model('') },
  'POST /api/models/{id}/publish': { who: owner, path: model('/publish') },
  'POST /api/models/{id}/withdraw': { who: ownerOrAdmin, body: {}, path: model('/withdraw') },
  'PUT /api/models/{id}/visibility': {
    who: ['siteAdmin'],
    body: { isHidden: true, reason: 'x' },
    path: model('/visibility'),
  },
  'POST /api/models/{id}/fork': { who: signedIn, body: () => ({ slug: newId(), title: 'F' }), path: model('/fork') },
  'GET /api/models/{id}/lineage': { who: all, path: model('/lineage') },
  'GET /api/models/{id}/citation': { who: all, path: model('/citation') },
  'GET /api/models/{id}/versions': { who: all, path: model('/versions') },
  'POST /api/models/{id}/versions': { who: owner, body: { submissionId: 'x' }, path: model('/versions') },
  'GET /api/models/{id}/submissions': { who: owner, path: model('/submissions') },
  'POST /api/models/{id}/versions/upload': {
    who: owner,
    upload: { bytes: Uint8Array.of(1), type: 'application/octet-stream' },
    path: model('/versions/upload'),
  },
  'GET /api/models/{id}/versions/{number}/file': { who: all, path: model('/versions/1/file') },
  'DELETE /api/models/{id}/versions/{number}/file': {
    who: ['siteAdmin'],
    path: model('/versions/1/file?reason=x'),
  },
  'POST /api/models/{id}/versions/{number}/evaluation': { who: ownerOrAdmin, path: model('/versions/1/evaluation') },
  'GET /api/follows/{kind}/{id}': { who: all, path: follow },
  'PUT /api/follows/{kind}/{id}': { who: signedIn, path: follow },
  'DELETE /api/follows/{kind}/{id}': { who: signedIn, path: follow },
  'GET /api/me/follows': { who: readers },
  'GET /api/me/feed': { who: readers },
  'GET /api/threads': { who: all, path: ({ model: id }) => `/api/threads?objectKind=model&objectId=${id}` },
  'POST /api/threads': {
    who: signedIn,
    body: { objectKind: 'model', objectId: 'none', title: 'A title', body: 'x' },
  },
  'GET /api/threads/{id}': { who: all, path: thread('') },
  'PATCH /api/threads/{id}': { who: ['teacher', ...ownerOrAdmin], body: { title: 'Other' }, path: thread('') },
  'GET /api/threads/{id}/posts': { who: all, path: thread('/posts') },
  'POST /api/threads/{id}/posts': { who: signedIn, body: { body: 'x' }, path: thread('/posts') },
  'PATCH /api/posts/{id}': { who: ['teacher'], body: { body: 'y' }, path: post('') },
  'DELETE /api/posts/{id}': { who: ['teacher'], path: post('') },
  'POST /api/posts/{id}/report': { who: signedIn, body: { reason: 'spam' }, path: post('/report') },
  'POST /api/posts/{id}/hide': { who: ownerOrAdmin, body: { reason: 'spam' }, path: post('/hide') },
  'POST /api/posts/{id}/dismiss-reports': { who: ownerOrAdmin, path: post('/dismiss-reports') },
  'GET /api/moderation/reports': { who: readers },
  'GET /api/news': { who: all },
  'GET /api/news.atom': { who: all },
  'POST /api/news': { who: ['siteAdmin'], body: { titleZh: '新', titleEn: 'N' } },
  'GET /api/news/{id}': { who: all, path: news },
  'PATCH /api/news/{id}': { who: ['siteAdmin'], body: { titleEn: 'M' }, path: news },
  'DELETE /api/news/{id}': { who: ['siteAdmin'], path: news },
};

/** What the cases' paths name, made anew for each request. */
export const plantExchange: Plant = async ({ people, query }) => {
  const id = newId();
  const sha256 = createHash('sha256').update(id).digest('hex');
  await query('insert into blob (hash, size_bytes, bytes) values ($1, $3, $2)', [sha256, Buffer.from(id), id.length]);
  await query(
    `insert into model (id, slug, owner_id, title, scenario_id, rules_hash, algorithm, training_data, licence, card, authors, status)
      values ($1, $1, $2, 'M', 'moba-1v1', 'x', 'PPO', 'none', 'MIT', 'A card', '{A}', 'published')`,
    [id, people.member.id],
  );
  const evaluation = { status: 'done', reason: null, isChecked: true, rulesHash: 'x', seed: '1', pairsPlanned: 20 };
  await query(
    `insert into model_version (model_id, number, file_hash, sha256, size_bytes, file_name, evaluation)
      values ($1, 1, $2, $2, 1, 'policy.onnx', $3)`,
    [id, sha256, { ...evaluation, measuredAt: null, jobId: null, strength: null, opponents: [] }],
  );
  const [thread, post, news] = [newId(), newId(), newId()];
  await query(
    `insert into thread (id, object_kind, object_id, title, author_id) values ($1, 'model', $2, 'A thread', $3)`,
    [thread, id, people.teacher.id],
  );
  await query(`insert into post (id, thread_id, author_id, body) values ($1, $2, $3, 'x')`, [
    post,
    thread,
    people.teacher.id,
  ]);
  await query(`insert into news (id, title_zh, title_en, published_at) values ($1, '新', 'N', now())`, [news]);
  return { model: id, thread, post, news };
};
