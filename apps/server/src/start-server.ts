// Serves the built site and the scenarios' files at once, and the platform behind /api as soon as its database is up.
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { EnvError } from '@jixia/env';
import Fastify, { type FastifyInstance } from 'fastify';
import { type DataFolder, openDataFolder } from './database/data-folder.ts';
import { checkDatabaseUrl } from './database/database-url.ts';
import { siteHeaders } from './http/headers.ts';
import type { Mailer } from './identity/mailer.ts';
import type { LogLevel } from './platform.ts';
import { PlatformGate } from './platform-gate.ts';
import { addScenarioFiles } from './scenario-files.ts';
import { ServerError } from './server-error.ts';

export type ServerOptions = {
  /** 0 .. 65535; 0 takes any free port */
  readonly port: number;
  /** Address to listen on; 'localhost' (default) is this machine only, '0.0.0.0' every network. */
  readonly host?: string;
  /** Folder of the built site; the checkout's own by default. */
  readonly siteFolder?: string;
  /** Folder for everything the platform keeps, its database included. Without it there is the site alone. */
  readonly dataFolder?: string | undefined;
  /** A PostgreSQL server to use instead of the embedded one: postgres://USER:PASSWORD@HOST:5432/NAME */
  readonly databaseUrl?: string | undefined;
  /** Where people open the site, for links in e-mails; the address listened on by default. */
  readonly publicUrl?: string | undefined;
  /** 'warn' by default; 'info' logs every request. */
  readonly logLevel?: LogLevel;
  /** Where logs go, one JSON document a line; stderr by default. */
  readonly logTo?: { write(text: string): unknown };
  /** True where a proxy in front tells the address of who asks (X-Forwarded-For). */
  readonly isBehindProxy?: boolean;
  /** Processes that do queued work (matches, validations) beside the server; none by default. */
  readonly workers?: number;
  /** Opens a practice in every scenario, in which sample agents play; not by default. */
  readonly hasSamples?: boolean;
  /** Replays by file name, served under /replays/, so that an address of the site shows them. */
  readonly replays?: ReadonlyMap<string, Uint8Array>;
  /** Sends e-mail; the console by default. */
  readonly mailer?: Mailer;
  /** What people at the console should read: e-mails, the link for the first admin. stderr by default. */
  readonly say?: (text: string) => void;
};

export type RunningServer = {
  /** Address to open in a browser. */
  readonly url: string;
  readonly port: number;
  /** Resolves when the platform answers; at once where there is none. Rejects with a ServerError. */
  ready(): Promise<void>;
  /** Rejects with a ServerError where the platform does not start or its database dies; the site goes on. */
  readonly failed: Promise<never>;
  /** Lets open requests end, then stops listening, then the database. */
  close(): Promise<void>;
};

const ownSite = fileURLToPath(new URL('../../web/dist', import.meta.url));
const always = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';
/** A client that sends slowly must not hold a connection for long. */
const headersTimeoutMs = 20_000;
const requestTimeoutMs = 120_000;
/** Longer than proxies and clients keep a connection that rests: none of them sends a request into one that is just closed. */
const keepAliveTimeoutMs = 75_000;

function addSite(app: FastifyInstance, siteFolder: string): void {
  app.register(fastifyStatic, {
    root: siteFolder,
    cacheControl: false,
    setHeaders(reply, path) {
      // The build puts a hash of the content into the names of everything under assets/.
      const isHashed = /[\\/]assets[\\/]/.test(path.slice(siteFolder.length));
      reply.setHeader('cache-control', isHashed ? always : askAgain);
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    // The site's own router knows the rest of the addresses.
    if (isPage) return reply.header('cache-control', askAgain).sendFile('index.html');
    return reply.code(404).send({ error: { code: 'not_found', message: `There is nothing at ${request.url}.` } });
  });
}

function explainListenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const other = `choose another one: npm start -- --port ${port < 65535 ? port + 1 : 4181}`;
  if (error.code === 'EADDRINUSE') {
    const message = `Port ${port} is already in use. Stop the program that uses it, or ${other}`;
    return new ServerError('port_in_use', message, { cause: error });
  }
  if (error.code === 'EACCES') {
    return new ServerError('port_denied', `This user may not listen on port ${port}: ${other}`, { cause: error });
  }
  if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL') {
    const message = `Host "${host}" is not an address of this machine; use localhost or 0.0.0.0.`;
    return new ServerError('bad_option', message, { cause: error });
  }
  return error;
}

function checkOptions({ port, publicUrl, databaseUrl }: ServerOptions, siteFolder: string): void {
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ServerError('bad_option', `port must be a whole number from 0 to 65535, not ${port}.`);
  }
  if (publicUrl !== undefined && !(URL.canParse(publicUrl) && new URL(publicUrl).origin === publicUrl)) {
    throw new ServerError(
      'bad_option',
      `The public address must look like https://jixia.example.org, without a path, not "${publicUrl}".`,
    );
  }
  if (!existsSync(`${siteFolder}/index.html`)) {
    throw new ServerError('site_missing', `The site is not built (${siteFolder} has no index.html). Run: npm start`);
  }
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

function createSite(
  siteFolder: string,
  gate: PlatformGate,
  replays: NonNullable<ServerOptions['replays']>,
): FastifyInstance {
  const app = Fastify({
    logger: false,
    forceCloseConnections: 'idle',
    serverFactory: (handle) => {
      const server = createServer((request, response) => {
        if (!gate.takes(request, response)) (handle as Handle)(request, response);
      });
      server.headersTimeout = headersTimeoutMs;
      server.requestTimeout = requestTimeoutMs;
      server.keepAliveTimeout = keepAliveTimeoutMs;
      return server;
    },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(siteHeaders);
  });
  app.setErrorHandler((error, _request, reply) => {
    const isUnknown = error instanceof EnvError && error.code === 'unknown_scenario';
    const { message, statusCode = 500 } = error as { message: string; statusCode?: number };
    if (isUnknown) return reply.code(404).send({ error: { code: 'unknown_scenario', message } });
    // An address that climbs out of the site, one that is no address.
    if (statusCode < 500) return reply.code(statusCode).send({ error: { code: 'bad_input', message } });
    return reply.code(500).send({ error: { code: 'internal', message: 'This is a fault in Jixia.' } });
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  addScenarioFiles(app);
  for (const [name, bytes] of replays)
    app.get(`/replays/${name}`, (_request, reply) =>
      reply.type('application/octet-stream').header('cache-control', askAgain).send(bytes),
    );
  addSite(app, siteFolder);
  return app;
}

/**
 * Starts serving. Throws ServerError `port_in_use`, `port_denied`, `site_missing`, `bad_option`, `data_in_use`,
 * `data_unusable`.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host = 'localhost', siteFolder = ownSite, dataFolder } = options;
  checkOptions(options, siteFolder);
  const gate = new PlatformGate();
  const app = createSite(siteFolder, gate, options.replays ?? new Map());
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw explainListenError(error as NodeJS.ErrnoException, port, host);
  }
  let data: DataFolder | null;
  try {
    data = dataFolder === undefined ? null : openDataFolder(dataFolder);
  } catch (error) {
    await app.close();
    throw error;
  }
  const { port: boundPort } = app.server.address() as AddressInfo;
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const url = `http://${shownHost}:${boundPort}`;
  if (data !== null) {
    gate.start({
      dataFolder: data.path,
      databaseUrl: options.databaseUrl,
      publicUrl: options.publicUrl ?? url,
      logLevel: options.logLevel ?? 'warn',
      logTo: options.logTo ?? process.stderr,
      isBehindProxy: options.isBehindProxy ?? false,
      workers: options.workers ?? 0,
      hasSamples: options.hasSamples ?? false,
      mailer: options.mailer,
      say: options.say ?? ((text) => void process.stderr.write(text)),
    });
  }
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    gate.endStreams();
    await app.close();
    await gate.close();
    data?.release();
  };
  return {
    url,
    port: boundPort,
    failed: gate.failed,
    ready: () => gate.ready(),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
