// For tests: a match of an uploaded agent that takes its time, planned for a worker, under today's rules or under older ones.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findScenario } from '@jixia/env';
import { newId } from '../database/new-id.ts';
import { agent, ruleset, submission } from '../database/schema.ts';
import { putBlob } from '../files/blob-store.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { type RunningWorker, startWorker } from '../jobs/start-worker.ts';
import type { TestServer } from '../test-server.ts';
import { type PlannedMatch, planMatches } from './plan-match.ts';

const scenarioId = 'moba-1v1';

/** Answers after 40 ms. */
const slowAgent = `
while read -r line; do case "$line" in
  '{"type":"hello"'*) echo '{"type":"hello","protocol":1,"view":["legal"]}' ;;
  '{"type":"reset"'*) echo '{"type":"ready"}' ;;
  '{"type":"act"'*) sleep 0.04; echo '{"type":"action","action":[2,9,9,0,0,0]}' ;;
esac; done
`;

export type SlowMatches = {
  readonly rulesHash: string;
  /** Queues a match of the slow agent against a bot; resolves to its id. */
  plan(of: { readonly maxTicks: number; readonly phaseId?: string }): Promise<string>;
  /** The worker goes away in good order, and another comes. */
  changeWorker(): Promise<void>;
  close(): Promise<void>;
};

/** The module with one more section, which does nothing: it plays the same under another hash. */
async function keepOlderRules({ db }: TestServer['database']): Promise<string> {
  const { moduleUrl, manifestUrl } = findScenario(scenarioId);
  const name = Buffer.from('older');
  const module = Buffer.concat([readFileSync(moduleUrl), Buffer.of(0, name.length + 1, name.length), name]);
  const rulesHash = createHash('sha256').update(module).digest('hex');
  const manifest = { ...JSON.parse(readFileSync(manifestUrl, 'utf8')), rulesHash };
  await db.insert(ruleset).values({ scenarioId, rulesHash, moduleHash: await putBlob(db, module), manifest });
  return rulesHash;
}

function packSlowAgent(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-slow-'));
  const file = { name: 'slow', kind: 'process', scenarios: [scenarioId], command: ['sh', 'agent.sh'] };
  writeFileSync(join(folder, 'agent.json'), JSON.stringify(file));
  writeFileSync(join(folder, 'agent.sh'), slowAgent);
  execFileSync('tar', ['-czf', 'agent.tar.gz', 'agent.json', 'agent.sh'], { cwd: folder });
  const bytes = readFileSync(join(folder, 'agent.tar.gz'));
  rmSync(folder, { recursive: true });
  return bytes;
}

/** With a worker that plays what is planned. */
export async function openSlowMatches(
  server: TestServer,
  rules: 'current' | 'older' = 'current',
): Promise<SlowMatches> {
  const { db, url } = server.database;
  const rulesHash = rules === 'older' ? await keepOlderRules(server.database) : await keepCurrentRules(db, scenarioId);
  const fileHash = await putBlob(db, packSlowAgent());
  const [slowId, botsId] = [newId(), newId()];
  await db.insert(agent).values([
    { id: slowId, scenarioId, name: 'slow', ownerId: server.admin.id },
    { id: botsId, scenarioId, name: 'bots', isSample: true },
  ]);
  const [slow, bot] = [newId(), newId()];
  await db.insert(submission).values([
    { id: slow, agentId: slowId, number: 3, kind: 'process', fileHash, rulesHash, status: 'accepted' },
    { id: bot, agentId: botsId, number: 1, kind: 'bot', botName: 'strong', rulesHash, status: 'accepted' },
  ]);
  const queue = await JobQueue.open(url, console.error);
  const startOne = (name: string): Promise<RunningWorker> =>
    startWorker({ databaseUrl: url, name, onTrouble: console.error });
  let worker = await startOne('first');
  return {
    rulesHash,
    async plan({ maxTicks, ...rest }) {
      const planned: PlannedMatch = {
        ...{ scenarioId, rulesHash, purpose: 'exhibition', seed: 77n, config: { maxTicks }, ...rest },
        sides: [{ submissionId: slow }, { submissionId: bot }],
      };
      const [id = ''] = await planMatches(db, queue, { shareKey: 'site' }, [planned]);
      return id;
    },
    async changeWorker() {
      await worker.close();
      worker = await startOne('next');
    },
    async close() {
      await worker.close();
      await queue.close();
    },
  };
}
