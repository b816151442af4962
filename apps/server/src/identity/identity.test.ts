// Accounts over HTTP on a real database: the first admin, signing up and in, sessions, tokens, roles, and what is refused.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 180_000);
afterAll(() => server.close(), 180_000);

test('the link for the first admin works once', async () => {
  expect(server.said.join('')).toMatch(/\/setup#secret=setup_[\w-]{43}\n/);
  const me = await server.admin.get('/api/me');
  expect(me.body).toMatchObject({ email: 'admin@example.org', roles: ['member', 'siteAdmin'], isEmailVerified: true });
  const secret = /#secret=(\S+)/.exec(server.said.join(''))?.[1];
  const again = await server.visitor().post('/api/setup', { secret, name: 'Eve', email: 'eve@example.org', password });
  expect(again.status).toBe(410);
  expect(again.body.error.code).toBe('link_used');
});

test('signing in needs a confirmed address and the right password', async () => {
  const person = server.visitor();
  const email = 'lin@example.org';
  expect((await person.post('/api/auth/sign-up', { name: 'Lin', email: 'Lin@Example.org', password })).status).toBe(
    202,
  );
  const early = await person.post('/api/auth/sign-in', { email, password });
  expect([early.status, early.body.error.code]).toEqual([403, 'email_not_verified']);
  const link = await server.linkIn(email, /(\/api\/auth\/verify-email\?token=\S+)/);
  const confirmed = await person.get(link);
  expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, '/verify?state=confirmed']);
  const wrong = await person.post('/api/auth/sign-in', { email, password: 'not this one at all' });
  expect([wrong.status, wrong.body.error.code]).toEqual([401, 'wrong_credentials']);
  const unknown = await person.post('/api/auth/sign-in', { email: 'nobody@example.org', password });
  expect(unknown.body.error.message).toBe(wrong.body.error.message);
  const right = await person.post('/api/auth/sign-in', { email, password });
  expect(right.status).toBe(200);
  const cookie = right.headers.getSetCookie().join();
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect((await person.get('/api/me')).body).toMatchObject({ name: 'Lin', email, roles: ['member'] });
  expect((await person.post('/api/auth/sign-out')).status).toBe(204);
  expect((await person.get('/api/me')).status).toBe(401);
});

test('a link that confirms nothing leads to a page that says so', async () => {
  const answer = await server.visitor().get('/api/auth/verify-email?token=nothing');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/verify?state=expired']);
});

test('an address with an account gets a mail about it, and the answer is the same', async () => {
  const first = await server.join('Mei');
  const again = await server.visitor().post('/api/auth/sign-up', { name: 'X', email: first.email, password });
  const fresh = await server.visitor().post('/api/auth/sign-up', { name: 'X', email: 'fresh@example.org', password });
  expect([again.status, again.body]).toEqual([fresh.status, fresh.body]);
  await server.linkIn(first.email, /(has an account already)/);
});

test('a password is long enough, stored as scrypt, and changed with the old one', async () => {
  const short = await server
    .visitor()
    .post('/api/auth/sign-up', { name: 'X', email: 'x@example.org', password: 'short' });
  expect([short.status, short.body.error.field]).toEqual([400, 'password']);
  const person = await server.join('Pan');
  const { rows } = await server.database.pool.query('select password from account where user_id = $1', [person.id]);
  expect(rows[0].password).not.toContain(password);
  expect(rows[0].password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  const elsewhere = server.visitor();
  await elsewhere.post('/api/auth/sign-in', { email: person.email, password });
  expect((await elsewhere.get('/api/me')).status).toBe(200);
  const next = 'another long password';
  const wrong = await person.post('/api/me/password', { currentPassword: 'guess guess guess', password: next });
  expect(wrong.body.error.code).toBe('wrong_credentials');
  expect((await person.post('/api/me/password', { currentPassword: password, password: next })).status).toBe(204);
  expect((await elsewhere.get('/api/me')).status).toBe(401);
  expect((await person.get('/api/me')).status).toBe(200);
});

test('a forgotten password is set anew by a link that works once and ends all sessions', async () => {
  const person = await server.join('Guo');
  const asked = await server.visitor().post('/api/auth/forgot-password', { email: person.email });
  const unknown = await server.visitor().post('/api/auth/forgot-password', { email: 'none@example.org' });
  expect([asked.status, asked.body]).toEqual([202, unknown.body]);
  const token = await server.linkIn(person.email, /reset#token=(\S+)/);
  const next = 'my second password';
  const reset = (): ReturnType<typeof person.post> =>
    server.visitor().post('/api/auth/reset-password', { token, password: next });
  expect((await reset()).status).toBe(204);
  expect((await reset()).body.error.code).toBe('link_used');
  expect((await person.get('/api/me')).status).toBe(401);
  expect((await person.post('/api/auth/sign-in', { email: person.email, password: next })).status).toBe(200);
});

test('guessing a password is slowed down for the address, from wherever it is tried', async () => {
  const person = await server.join('Shi');
  const statuses: number[] = [];
  for (let tries = 0; tries < 11; tries++) {
    const answer = await server
      .visitor()
      .post('/api/auth/sign-in', { email: person.email, password: `guess number ${tries}` });
    statuses.push(answer.status);
  }
  // The sign-in of `join` was right, and does not count.
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
});

test('sessions are listed and ended by their owner only', async () => {
  const [person, other] = [await server.join('Ao'), await server.join('Bo')];
  const { items } = (await person.get('/api/me/sessions')).body;
  expect(items).toHaveLength(1);
  expect(items[0].isCurrent).toBe(true);
  expect((await other.call('DELETE', `/api/me/sessions/${items[0].id}`)).status).toBe(404);
  expect((await person.call('DELETE', `/api/me/sessions/${items[0].id}`)).status).toBe(204);
  expect((await person.get('/api/me')).status).toBe(401);
});

test('an API token does what its scopes say, is stored as a hash, and ends when deleted', async () => {
  const person = await server.join('Tao');
  const made = await person.post('/api/tokens', { name: 'ci', scopes: ['read'] });
  expect(made.status).toBe(201);
  expect(made.body.secret).toMatch(/^jixia_[\w-]{43}$/);
  const { rows } = await server.database.pool.query('select * from api_token where id = $1', [made.body.id]);
  expect(JSON.stringify(rows)).not.toContain(made.body.secret);
  const program = server.visitor();
  program.token = made.body.secret;
  expect((await program.get('/api/me')).body.email).toBe(person.email);
  // Who is at the browser is told to the browser, to a visitor without a refusal, and to no program.
  const shown = [await server.visitor().get('/api/session'), await program.get('/api/session')];
  expect(shown.map(({ status, body }) => [status, body.user])).toEqual([
    [200, null],
    [200, null],
  ]);
  expect((await person.get('/api/session')).body.user).toEqual((await person.get('/api/me')).body);
  const beyond = await program.post('/api/tokens', { name: 'more', scopes: ['admin'] });
  expect([beyond.status, beyond.body.error.code]).toEqual([403, 'forbidden']);
  expect((await (await server.join('Uli')).call('DELETE', `/api/tokens/${made.body.id}`)).status).toBe(404);
  expect((await person.call('DELETE', `/api/tokens/${made.body.id}`)).status).toBe(204);
  expect((await program.get('/api/me')).status).toBe(401);
  await server.database.pool.query(`update api_token set expires_at = now() - interval '1 s'`);
  const old = await person.post('/api/tokens', { name: 'old', scopes: ['read'], expiresInDays: 1 });
  program.token = old.body.secret;
  expect((await program.get('/api/me')).status).toBe(200);
  await server.database.pool.query(`update api_token set expires_at = now() - interval '1 s' where id = $1`, [
    old.body.id,
  ]);
  expect((await program.get('/api/me')).status).toBe(401);
});

test('roles are given by the admin, take hold at once, and are audited; the last admin stays', async () => {
  const person = await server.join('Wen');
  const { admin } = server;
  expect((await person.get('/api/users')).status).toBe(403);
  const given = await admin.call('PUT', `/api/users/${person.id}/roles`, { roles: ['teacher'] });
  expect(given.body.roles).toEqual(['teacher']);
  expect((await person.get('/api/me')).body.roles).toEqual(['member', 'teacher']);
  expect((await person.call('PUT', `/api/users/${person.id}/roles`, { roles: ['siteAdmin'] })).status).toBe(403);
  const { items } = (await admin.get('/api/audit?limit=1')).body;
  expect(items[0]).toMatchObject({
    action: 'user.setRoles',
    actorId: admin.id,
    objectId: person.id,
    detail: { to: ['teacher'] },
  });
  const last = await admin.call('PUT', `/api/users/${admin.id}/roles`, { roles: [] });
  expect([last.status, last.body.error.code]).toEqual([409, 'last_admin']);
});

test('a suspended person is out at once, with session and token', async () => {
  const person = await server.join('Xu');
  const program = server.visitor();
  program.token = (await person.post('/api/tokens', { name: 't', scopes: ['read'] })).body.secret;
  const path = `/api/users/${person.id}/suspension`;
  expect((await server.admin.call('PUT', path, { isSuspended: true, reason: 'spam' })).body.isSuspended).toBe(true);
  expect((await person.get('/api/me')).status).toBe(401);
  expect((await program.get('/api/me')).body.error.code).toBe('suspended');
  await server.admin.call('PUT', path, { isSuspended: false, reason: 'mistake' });
  expect((await program.get('/api/me')).status).toBe(200);
});

test('people are listed in pages without gaps or repeats, and found', async () => {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await server.admin.get(`/api/users?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
  }
  const { rows } = await server.database.pool.query('select id from "user" order by id desc');
  expect(ids).toEqual(rows.map(({ id }) => id));
  expect((await server.admin.get('/api/users?search=ADMIN@')).body.items).toHaveLength(1);
  expect((await server.admin.get('/api/users?search=%25')).body.items).toHaveLength(0);
});

test('logs hold no password, cookie, token or secret', async () => {
  const person = await server.join('Yan');
  const { secret } = (await person.post('/api/tokens', { name: 't', scopes: ['read'] })).body;
  const program = server.visitor();
  program.token = secret;
  await program.get('/api/me');
  const logs = JSON.stringify(server.logs);
  expect(logs).toContain('/api/auth/verify-email?token=[secret]');
  expect(logs).toContain(person.id);
  for (const word of [secret, password, 'session_token=']) expect(logs).not.toContain(word);
});
