// What holds for every request: one error shape, limits, headers, cross-site writes, health, figures, the OpenAPI document.
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test-server.ts';
import { errorSchema } from './api-error.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 180_000);
afterAll(() => server.close(), 180_000);

test('every error has one shape, and an unknown address is one', async () => {
  const visitor = server.visitor();
  const answers = [
    await visitor.get('/api/none'),
    await visitor.get('/api/me'),
    await visitor.get('/api/institutions?limit=1000'),
    await visitor.get('/api/institutions/none'),
    await visitor.call('POST', '/api/auth/sign-in', undefined, { 'content-type': 'text/plain' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 401, 400, 404, 415]);
  for (const { body, headers } of answers) {
    expect(errorSchema.parse(body)).toEqual(body);
    expect(headers.get('x-request-id')).toBe(body.error.requestId);
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('cache-control')).toBe('no-store');
  }
  expect(answers[2]?.body.error).toMatchObject({ code: 'bad_input', field: 'limit' });
});

test('broken JSON and a body beyond 1 MiB are refused', async () => {
  const post = (body: string) =>
    fetch(`${server.url}/api/auth/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const broken = await post('{"email":');
  expect([broken.status, (await broken.json()).error.code]).toEqual([400, 'bad_input']);
  const large = await post(JSON.stringify({ email: 'x'.repeat(2 ** 20) }));
  expect([large.status, (await large.json()).error.code]).toEqual([413, 'too_large']);
});

test('another site cannot write in a person’s name, their own can', async () => {
  const person = await server.join('Csrf');
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
    const answer = await person.post('/api/teams', { slug: 'x', name: 'X' }, headers as Record<string, string>);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'cross_site']);
  }
  expect((await person.post('/api/teams', { slug: 'x', name: 'X' }, { origin: server.url })).status).toBe(201);
});

test('an address that asks too often is told to wait', async () => {
  const visitor = server.visitor();
  const statuses = new Set<number>();
  for (let at = 0; at < 11; at++) {
    statuses.add((await visitor.post('/api/auth/reset-password', { token: 'x', password: 'long enough' })).status);
  }
  expect([...statuses]).toEqual([410, 429]);
  const last = await visitor.post('/api/auth/reset-password', { token: 'x', password: 'long enough' });
  expect(last.body.error.code).toBe('too_many_requests');
});

test('health tells living from ready', async () => {
  expect((await server.visitor().get('/health/live')).body).toEqual({ status: 'live' });
  expect((await server.visitor().get('/health/ready')).body).toEqual({ status: 'ready' });
});

test('figures are for this machine, by pattern of the route', async () => {
  await server.visitor().get('/api/institutions/none');
  // Straight from this machine: no proxy has passed it on.
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toMatch(
    /jixia_http_request_duration_seconds_count\{method="GET",route="\/api\/institutions\/:id",status="404"\} [1-9]/,
  );
  expect(text).toContain('jixia_database_connections ');
  expect((await server.visitor().get('/metrics')).status).toBe(403);
});

test('the OpenAPI document has every route with its answers and errors', async () => {
  const { body } = await server.visitor().get('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const operations = Object.values(
    body.paths as Record<string, Record<string, { responses: object; summary: string }>>,
  ).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(40);
  for (const { summary, responses } of operations) {
    expect(summary).not.toBe('');
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['4XX', '5XX']));
  }
  expect(body.paths['/api/institutions'].post.requestBody.content['application/json'].schema.required).toContain(
    'slug',
  );
});

test('a path that climbs out of the site leads nowhere', async () => {
  const status = await new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const request = httpRequest({ hostname, port, path: '/../../../../etc/passwd' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
  });
  expect(status).toBeGreaterThanOrEqual(400);
});
