// The client against a real server, and the generated types against its document.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@jixia/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateTypes, typesFile } from '../generate-types.ts';
import { type Api, ApiError, createApi, dataOf, everyItem, ifMatch, newIdempotencyKey, versionedOf } from './index.ts';

const password = 'correct horse battery';
let folder: string;
let server: RunningServer;
/** With a token of the first admin that may everything. */
let api: Api;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixia-api-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>site</title>');
  let said = '';
  server = await startServer({
    port: 0,
    siteFolder: folder,
    dataFolder: join(folder, 'data'),
    mailer: { send: async () => {} },
    say: (text) => {
      said += text;
    },
  });
  await server.ready();
  const anonymous = createApi({ baseUrl: server.url });
  const secret = /#secret=(\S+)/.exec(said)?.[1] as string;
  const body = { secret, name: 'Admin', email: 'admin@example.org', password };
  await anonymous.POST('/api/setup', { body });
  const { response } = await anonymous.POST('/api/auth/sign-in', { body: { email: body.email, password } });
  const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  const made = await anonymous.POST('/api/tokens', {
    body: { name: 'test', scopes: ['read', 'institutions', 'teams', 'admin'] },
    headers: { cookie: cookie.join('; ') },
  });
  api = createApi({ baseUrl: server.url, token: (made.data as { secret: string }).secret });
}, 180_000);
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
}, 180_000);

const refusal = async (call: Promise<unknown>): Promise<ApiError> => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
};

test('a token says who one is; a refusal carries code, message, field and status', async () => {
  expect(await dataOf(api.GET('/api/me'))).toMatchObject({ email: 'admin@example.org' });
  const stranger = createApi({ baseUrl: server.url });
  expect(await refusal(stranger.GET('/api/me'))).toMatchObject({ code: 'not_signed_in', status: 401 });
  const error = await refusal(stranger.POST('/api/auth/sign-up', { body: { name: 'X', email: 'x', password } }));
  expect(error).toMatchObject({ code: 'bad_input', field: 'email', status: 400 });
  expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('a write sent again under its key is done once; without one each is a write of its own', async () => {
  const headers = { 'idempotency-key': newIdempotencyKey() };
  const body = { slug: 'twice', name: 'Twice' };
  const first = await dataOf(api.POST('/api/teams', { body, headers }));
  const again = await dataOf(api.POST('/api/teams', { body, headers }));
  expect(again.id).toBe(first.id);
  expect(await refusal(api.POST('/api/teams', { body }))).toMatchObject({ code: 'conflict', field: 'slug' });
});

test('a change names the version it was made from', async () => {
  const { id } = await dataOf(api.POST('/api/teams', { body: { slug: 'versions', name: 'One' } }));
  const params = { path: { id } };
  const { value, etag } = await versionedOf(api.GET('/api/teams/{id}', { params }));
  expect(value.name).toBe('One');
  const change = { params, body: { name: 'Two' }, headers: ifMatch(etag) };
  expect((await dataOf(api.PATCH('/api/teams/{id}', change))).name).toBe('Two');
  expect((await refusal(api.PATCH('/api/teams/{id}', change))).code).toBe('changed_meanwhile');
});

test('a list is gone through page by page', async () => {
  for (const at of [1, 2, 3, 4, 5]) await api.POST('/api/teams', { body: { slug: `page-${at}`, name: `Page ${at}` } });
  const slugs: string[] = [];
  const load = (cursor: string | undefined) =>
    dataOf(api.GET('/api/teams', { params: { query: { search: 'page-', limit: 2, ...(cursor && { cursor }) } } }));
  for await (const { slug } of everyItem(load)) slugs.push(slug);
  expect(slugs).toEqual(['page-5', 'page-4', 'page-3', 'page-2', 'page-1']);
});

test('no server, and one that is not Jixia, are told apart', async () => {
  const other = createServer((_request, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  expect(await refusal(createApi({ baseUrl }).GET('/api/me'))).toMatchObject({ code: 'not_understood', status: 502 });
  await new Promise((resolve) => other.close(resolve));
  const error = await refusal(createApi({ baseUrl }).GET('/api/me'));
  expect([error.code, error.status]).toEqual(['unreachable', 0]);
  expect(error.message).toContain(baseUrl);
});

// Last: it keeps this process busy for longer than the server keeps a connection that is not used.
test('the types are those of the server: else run npm run types -w @jixia/api-client', async () => {
  expect(await readFile(typesFile, 'utf8')).toBe(await generateTypes());
});
