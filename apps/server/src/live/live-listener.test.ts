// The line to the database where it breaks: while it is opened, and later on. A proxy before the real database cuts it.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { announce } from './announce.ts';
import { LiveListener } from './live-listener.ts';

let database: TestDatabase;
let databaseUrl: string;
/** Connections so far. */
let lines = 0;
let cutsAtListen = false;
const sockets = new Set<Socket>();

const proxy = createServer((client) => {
  lines += 1;
  const { hostname, port } = new URL(database.url);
  const server = connect(Number(port), hostname);
  for (const socket of [client, server]) {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      client.destroy();
      server.destroy();
    });
  }
  server.pipe(client);
  client.on('data', (chunk) => {
    if (cutsAtListen && chunk.includes('listen ')) client.destroy();
    else server.write(chunk);
  });
});

beforeAll(async () => {
  database = await startTestDatabase();
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const url = new URL(database.url);
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);
  databaseUrl = url.href;
}, 120_000);
afterAll(async () => {
  proxy.close();
  for (const socket of sockets) socket.destroy();
  await database.close();
}, 120_000);

const listen = (on: Partial<{ ids(ids: readonly number[]): void; look(): void; trouble(): void }> = {}): LiveListener =>
  new LiveListener({
    databaseUrl,
    onIds: on.ids ?? (() => {}),
    onLook: on.look ?? (() => {}),
    onTrouble: on.trouble ?? (() => {}),
  });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('a line that breaks while it is first opened is refused, and nobody tries again behind the back of who asked', async () => {
  cutsAtListen = true;
  const before = lines;
  await expect(listen().open()).rejects.toThrow();
  // Longer than the first rest.
  await pause(1500);
  cutsAtListen = false;
  expect(lines - before).toBe(1);
});

test('a line that breaks later is opened again, once, and hears what comes', async () => {
  const heard: number[] = [];
  let troubles = 0;
  const listener = listen({ ids: (ids) => void heard.push(...ids), trouble: () => void troubles++ });
  await listener.open();
  const before = lines;
  cutsAtListen = true;
  for (const socket of sockets) socket.destroy();
  // The first tries fail in their midst, too.
  await pause(1200);
  cutsAtListen = false;
  await expect.poll(() => listener.isListening, { timeout: 20_000 }).toBe(true);
  // One after the other with longer and longer rests: 0.25, 0.5, 1 s.
  expect(lines - before).toBeLessThanOrEqual(4);
  expect(troubles).toBe(1);
  await database.db.transaction((tx) => announce(tx, ['jobs'], { jobId: 'x' }));
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(1);
  await listener.close();
  const atClose = lines;
  await pause(700);
  expect(lines).toBe(atClose);
}, 60_000);
