// Attacks on the whole server: what an outsider, and a person with an account, would try (docs/threat-model.md).
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, password, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let attacker: Person;
beforeAll(async () => {
  server = await startTestServer();
  attacker = await server.join('Attacker');
}, 180_000);
afterAll(() => server.close(), 180_000);

type Parameter = { readonly name: string; readonly in: string; readonly schema?: { readonly type?: string } };
type Operation = { readonly parameters?: readonly Parameter[]; readonly requestBody?: unknown };

/** What breaks out of text in SQL, paths, markup, headers and numbers. */
const payloads = [
  `' or '1'='1`,
  `'; select pg_sleep(20); --`,
  `\\'; drop table "user"; --`,
  '%_\\',
  '../../../../etc/passwd',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '<img src=x onerror=alert(1)>',
  'a\r\nset-cookie: x=y',
  'a\u0000b',
  '𝒳'.repeat(70),
  '-1',
  '1e309',
  '{"$ne":null}',
];

const operations = async (): Promise<[string, string, Operation][]> => {
  const { body } = await server.visitor().get('/api/openapi.json');
  return Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      method.toUpperCase(),
      path,
      operation,
    ]),
  );
};

test('no parameter of any address reaches SQL, a file or a header, or makes the server fail', async () => {
  const people = (await server.database.pool.query('select count(*)::int as count from "user"')).rows[0].count;
  const failed: string[] = [];
  let requests = 0;
  for (const [method, path, { parameters = [] }] of await operations()) {
    if (method === 'HEAD' || path === '/api/live' || path === '/api/auth/sign-out') continue;
    for (const { name, in: place } of parameters) {
      if (place !== 'path' && place !== 'query') continue;
      const answers = await Promise.all(
        payloads.map(async (payload) => {
          const filled = path.replaceAll(/\{(\w+)\}/g, (_, part: string) =>
            place === 'path' && part === name ? encodeURIComponent(payload) : 'none',
          );
          const query = place === 'query' ? `?${name}=${encodeURIComponent(payload)}` : '';
          const beganMs = performance.now();
          // The site's admin: nobody else gets as far.
          const answer = await server.admin.call(method, filled + query, method === 'GET' ? undefined : {}, {
            'if-match': '"1"',
            'x-forwarded-for': `10.9.${requests++ >> 8}.${requests & 255}`,
          });
          return { payload, answer, ms: performance.now() - beganMs };
        }),
      );
      for (const { payload, answer, ms } of answers) {
        const isBad = answer.status >= 500 || ms > 15_000 || answer.headers.get('set-cookie')?.includes('x=y');
        if (isBad || JSON.stringify(answer.body).includes('root:x:'))
          failed.push(`${method} ${path} ${name}=${payload}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }
  }
  expect(requests).toBeGreaterThan(500);
  expect(failed).toEqual([]);
  expect((await server.database.pool.query('select count(*)::int as count from "user"')).rows[0].count).toBe(people);
}, 300_000);

test('a body that is none, far too deep, or of the wrong kind is an error of the sender', async () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const bodies = ['null', '[]', '0', '"x"', deep, '{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{}}}'];
  const failed: string[] = [];
  for (const [method, path, { requestBody }] of await operations()) {
    if (requestBody === undefined || path.startsWith('/api/auth') || path === '/api/setup') continue;
    for (const body of bodies) {
      const { status } = await attacker.upload(method, path.replaceAll(/\{\w+\}/g, 'none'), body, {
        'content-type': 'application/json',
        'if-match': '"1"',
        'x-forwarded-for': `10.8.0.${failed.length & 255}`,
      });
      // Signed in, so it is read; nothing of it may pass for an answer.
      if (status < 400 || status >= 500) failed.push(`${method} ${path} ${body.slice(0, 40)}: ${status}`);
    }
  }
  expect(failed).toEqual([]);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
}, 300_000);

test('whether an address has an account is told by no answer', async () => {
  const ask = async (path: string, body: object) => {
    const { status, body: answer } = await server.visitor().post(path, body);
    return { status, answer: JSON.stringify(answer).replace(/"requestId":"[^"]*"/, '') };
  };
  const [there, not] = [attacker.email, 'nobody@example.org'];
  for (const [path, rest] of [
    ['/api/auth/sign-in', { password: 'wrong password' }],
    ['/api/auth/forgot-password', {}],
    ['/api/auth/sign-up', { name: 'X', password }],
  ] as const)
    expect(await ask(path, { email: there, ...rest }), path).toEqual(await ask(path, { email: not, ...rest }));
});

test('a session cookie is for this site and no script; a stolen one ends with the session', async () => {
  const signedIn = await server.visitor().post('/api/auth/sign-in', { email: attacker.email, password });
  const cookie = signedIn.headers.getSetCookie().find((one) => one.includes('session_token')) ?? '';
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).toMatch(/Path=\//);
  const thief = { cookie: cookie.split(';')[0] as string };
  expect((await server.visitor().get('/api/me', thief)).status).toBe(200);
  // Another's name on it is no session.
  const forged = { cookie: thief.cookie.replace(/=\w{4}/, '=aaaa') };
  expect((await server.visitor().get('/api/me', forged)).status).toBe(401);
  expect((await server.visitor().post('/api/auth/sign-out', {}, thief)).status).toBeLessThan(400);
  expect((await server.visitor().get('/api/me', thief)).status).toBe(401);
});

test('every answer, of the API and of the site, is isolated and lets no foreign script run', async () => {
  for (const path of ['/', '/api/me', '/api/none', '/none.js', '/health/live', '/metrics']) {
    const { headers } = await server.visitor().get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*/);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy'), path).toBe('require-corp');
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
  }
});

test('files around the site cannot be reached, however the path is written', async () => {
  const raw = (path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
  for (const path of [
    ...['/../data/oidc.json', '/%2e%2e/data/oidc.json', '/..%2fdata%2foidc.json', '/..\\data\\oidc.json'],
    ...[
      '/assets/../../data/secret',
      '/data/secret',
      '//data/secret',
      '/./data/secret',
      '/scenarios/..%2f..%2fpackage.json',
    ],
  ]) {
    const answer = await raw(path);
    expect(answer.split('\r\n', 1)[0], path).toMatch(/ (400|403|404) /);
  }
});

test('who sends one byte at a time does not keep others waiting', async () => {
  const { hostname, port } = new URL(server.url);
  const slow = Array.from({ length: 100 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(
      'POST /api/auth/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{',
    );
    return socket;
  });
  const beganMs = performance.now();
  for (let at = 0; at < 20; at++) expect((await server.visitor().get('/api/institutions')).status).toBe(200);
  expect(performance.now() - beganMs).toBeLessThan(15_000);
  for (const socket of slow) socket.destroy();
});

test('every privileged act is in the audit log, with who did it', async () => {
  const { admin } = server;
  const before = Number(
    (await server.database.pool.query('select coalesce(max(id), 0) as id from audit_event')).rows[0].id,
  );
  const target = await server.join('Audited');
  await admin.call('PUT', `/api/users/${target.id}/roles`, { roles: ['teacher'] });
  await admin.call('PUT', `/api/users/${target.id}/suspension`, { isSuspended: true, reason: 'test' });
  const { body } = await admin.post('/api/institutions', {
    slug: 'audited',
    kind: 'university',
    nameZh: '甲',
    nameEn: 'A',
  });
  await admin.call('PUT', `/api/institutions/${body.id}/verification`, { isVerified: true });
  await admin.call('DELETE', `/api/institutions/${body.id}`);
  const { rows } = await server.database.pool.query(
    'select actor_id, action from audit_event where id > $1 order by id',
    [before],
  );
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['user.setRoles', 'user.suspend', 'institution.verify', 'institution.delete']),
  );
  for (const { actor_id } of rows) expect(actor_id).toBe(admin.id);
});
