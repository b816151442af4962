// The server as a browser sees it: headers, kinds of content, caching, and what it says when it cannot start.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenarioIds } from '@jixia/env';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, ServerError, startServer } from './index.ts';

const siteFolder = mkdtempSync(join(tmpdir(), 'jixia-site-'));
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(join(siteFolder, 'assets'));
  writeFileSync(join(siteFolder, 'index.html'), '<!doctype html><title>site</title>');
  writeFileSync(join(siteFolder, 'assets', 'rules-1a2b.wasm'), new Uint8Array([0, 97, 115, 109]));
  server = await startServer({ port: 0, siteFolder });
});

afterAll(async () => {
  await server.close();
  rmSync(siteFolder, { recursive: true });
});

test('a page is isolated and asked for again', async () => {
  const response = await fetch(`${server.url}/`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(await response.text()).toContain('<title>site</title>');
});

test('a hashed module is WebAssembly and kept', async () => {
  const response = await fetch(`${server.url}/assets/rules-1a2b.wasm`);
  expect(response.headers.get('content-type')).toBe('application/wasm');
  expect(response.headers.get('cache-control')).toContain('immutable');
});

test('addresses of the site lead to its page, others to a 404 that says so', async () => {
  const page = await fetch(`${server.url}/watch/1`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>site</title>');
  const missing = await fetch(`${server.url}/assets/none.js`);
  expect(missing.status).toBe(404);
  expect((await missing.json()).error.code).toBe('not_found');
});

test('scenario files come with their kind; an unknown one is named', async () => {
  const id = scenarioIds()[0] as string;
  const module = await fetch(`${server.url}/scenarios/${id}.wasm`);
  expect(module.headers.get('content-type')).toBe('application/wasm');
  expect(await WebAssembly.compile(await module.arrayBuffer())).toBeInstanceOf(WebAssembly.Module);
  const manifest = await (await fetch(`${server.url}/scenarios/${id}.manifest.json`)).json();
  expect(manifest.id).toBe(id);
  const list = await (await fetch(`${server.url}/api/scenarios`)).json();
  expect(list.scenarios[0]).toMatchObject({ id, rulesHash: manifest.rulesHash });
  const unknown = await fetch(`${server.url}/scenarios/moba-9v9.wasm`);
  expect(unknown.status).toBe(404);
  expect((await unknown.json()).error.message).toContain('moba-9v9');
});

test('a file outside the site is not served', async () => {
  const response = await fetch(`${server.url}/..%2f..%2f..%2fetc/passwd`);
  expect(response.status).toBeGreaterThanOrEqual(400);
});

test('a port in use is one message with the way out', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, 'localhost', resolve));
  const { port } = taken.address() as AddressInfo;
  const error = await startServer({ port, siteFolder }).catch((caught) => caught);
  taken.close();
  expect(error).toBeInstanceOf(ServerError);
  expect(error.code).toBe('port_in_use');
  expect(error.message).toContain(`--port ${port + 1}`);
});

test('a site that is not built is one message with the way out', async () => {
  const error = await startServer({ port: 0, siteFolder: join(siteFolder, 'none') }).catch((caught) => caught);
  expect(error.code).toBe('site_missing');
  expect(error.message).toContain('npm start');
});
