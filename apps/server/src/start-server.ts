// Serves the built site and the scenarios' files. Both headers of cross-origin isolation are on every answer, because
// the site's workers share memory.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { EnvError, findScenario, scenarioIds } from '@jixia/env';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { ServerError } from './server-error.ts';

export type ServerOptions = {
  /** 0 .. 65535; 0 takes any free port */
  readonly port: number;
  /** Address to listen on; 'localhost' (default) is this machine only, '0.0.0.0' every network. */
  readonly host?: string;
  /** Folder of the built site; the checkout's own by default. */
  readonly siteFolder?: string;
};

export type RunningServer = {
  /** Address to open in a browser. */
  readonly url: string;
  readonly port: number;
  /** Lets open requests end, then stops listening. */
  close(): Promise<void>;
};

const ownSite = fileURLToPath(new URL('../../web/dist', import.meta.url));
const isolationHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};
const always = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';

function addScenarioRoutes(app: FastifyInstance): void {
  app.get('/api/scenarios', async () => {
    const manifests = scenarioIds().map(async (id) => JSON.parse(await readFile(findScenario(id).manifestUrl, 'utf8')));
    const list = (await Promise.all(manifests)).map(({ id, title, summary, rulesHash }) => ({
      id,
      title,
      summary,
      rulesHash,
    }));
    return { scenarios: list };
  });
  const send = async (reply: FastifyReply, url: URL, type: string): Promise<FastifyReply> =>
    reply
      .type(type)
      .header('cache-control', askAgain)
      .send(await readFile(url));
  app.get<{ Params: { id: string } }>('/scenarios/:id.wasm', (request, reply) =>
    send(reply, findScenario(request.params.id).moduleUrl, 'application/wasm'),
  );
  app.get<{ Params: { id: string } }>('/scenarios/:id.manifest.json', (request, reply) =>
    send(reply, findScenario(request.params.id).manifestUrl, 'application/json'),
  );
}

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

/** Starts serving. Throws ServerError `port_in_use`, `port_denied`, `site_missing`, `bad_option`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host = 'localhost', siteFolder = ownSite } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ServerError('bad_option', `port must be a whole number from 0 to 65535, not ${port}.`);
  }
  if (!existsSync(`${siteFolder}/index.html`)) {
    throw new ServerError('site_missing', `The site is not built (${siteFolder} has no index.html). Run: npm start`);
  }
  const app = Fastify({ logger: false, forceCloseConnections: 'idle' });
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(isolationHeaders);
  });
  app.setErrorHandler((error, _request, reply) => {
    const isUnknown = error instanceof EnvError && error.code === 'unknown_scenario';
    const message = error instanceof Error ? error.message : String(error);
    reply.code(isUnknown ? 404 : 500).send({ error: { code: isUnknown ? 'unknown_scenario' : 'internal', message } });
  });
  addScenarioRoutes(app);
  addSite(app, siteFolder);
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw explainListenError(error as NodeJS.ErrnoException, port, host);
  }
  const { port: boundPort } = app.server.address() as AddressInfo;
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return { url: `http://${shownHost}:${boundPort}`, port: boundPort, close: () => app.close() };
}
