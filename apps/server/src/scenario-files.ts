// The scenarios' files as the site loads them: module and manifest, and the list of all.
import { readFile } from 'node:fs/promises';
import { findScenario, scenarioIds } from '@jixia/env';
import type { FastifyInstance, FastifyReply } from 'fastify';

type ListedScenario = {
  readonly id: string;
  readonly title: Record<string, string>;
  readonly summary?: Record<string, string>;
  readonly rulesHash: string;
};

export async function listScenarios(): Promise<ListedScenario[]> {
  const manifests = scenarioIds().map(async (id) => JSON.parse(await readFile(findScenario(id).manifestUrl, 'utf8')));
  return (await Promise.all(manifests)).map(({ id, title, summary, rulesHash }) => ({ id, title, summary, rulesHash }));
}

export function addScenarioFiles(app: FastifyInstance): void {
  app.get('/api/scenarios', async () => ({ scenarios: await listScenarios() }));
  const send = async (reply: FastifyReply, url: URL, type: string): Promise<FastifyReply> =>
    reply
      .type(type)
      .header('cache-control', 'no-cache')
      .send(await readFile(url));
  app.get<{ Params: { id: string } }>('/scenarios/:id.wasm', (request, reply) =>
    send(reply, findScenario(request.params.id).moduleUrl, 'application/wasm'),
  );
  app.get<{ Params: { id: string } }>('/scenarios/:id.manifest.json', (request, reply) =>
    send(reply, findScenario(request.params.id).manifestUrl, 'application/json'),
  );
}
