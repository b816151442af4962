// From a submission to agents that play: its file is laid into a folder and opened in the sandbox, never in this process.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentFactory, type AgentSpec, ArenaError, prepareAgent } from '@jixia/arena';
import { cappedHost } from '@jixia/arena/node';
import type { LoadedScenario } from '@jixia/env';
import { eq } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { agent, submission } from '../database/schema.ts';
import { getBlob } from '../files/blob-store.ts';

/** What an uploaded agent may use at most, whatever its agent.json asks for. */
const caps = {
  decisionMs: 100,
  overtimeMs: 10_000,
  startupMs: 20_000,
  memoryMiB: 1024,
  processes: 64,
  cpuPercent: 100,
  tmpMiB: 64,
  fuelThousands: 100_000,
};
export const uploadHost = cappedHost(caps);

export type Player = {
  readonly name: string;
  readonly factory: AgentFactory;
  /** Its program may remember one match in the next, so each match starts it anew. */
  readonly isFresh: boolean;
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Writes a submission's file into a folder of ours; resolves to how the arena opens it, in the sandbox. */
export async function layOut(kind: string, bytes: Uint8Array, scenarioId: string, folder: string): Promise<AgentSpec> {
  const local = (holds: 'any' | 'wasm', path: string): AgentSpec => ({ kind: 'local', holds, path, isContained: true });
  if (kind === 'policy') {
    const file = { name: 'policy', kind, scenarios: [scenarioId], model: 'policy.onnx' };
    await writeFile(join(folder, 'agent.json'), JSON.stringify(file));
    await writeFile(join(folder, 'policy.onnx'), bytes);
    return local('any', folder);
  }
  const name = kind === 'wasm' ? 'agent.wasm' : isZip(bytes) ? 'agent.zip' : 'agent.tar.gz';
  await writeFile(join(folder, name), bytes);
  return local(kind === 'wasm' ? 'wasm' : 'any', join(folder, name));
}

/** The players of one job. What cannot be opened is kept as its error: in a match that is a forfeit. */
export class MatchPlayers {
  readonly #db: Connection;
  readonly #folder: string;
  readonly #players = new Map<string, Promise<Player>>();

  private constructor(db: Connection, folder: string) {
    this.#db = db;
    this.#folder = folder;
  }

  static async open(db: Connection): Promise<MatchPlayers> {
    return new MatchPlayers(db, await mkdtemp(join(tmpdir(), 'jixia-players-')));
  }

  /** Rejects with ArenaError `bad_agent`, `bad_policy`, `bad_archive` where the submission cannot play. */
  get(submissionId: string, scenario: LoadedScenario): Promise<Player> {
    const key = `${submissionId} ${scenario.manifest.rulesHash}`;
    const known = this.#players.get(key) ?? this.#load(submissionId, scenario);
    this.#players.set(key, known);
    return known;
  }

  async #load(submissionId: string, scenario: LoadedScenario): Promise<Player> {
    const [row] = await this.#db
      .select({ submission, agentName: agent.name, isSample: agent.isSample })
      .from(submission)
      .innerJoin(agent, eq(agent.id, submission.agentId))
      .where(eq(submission.id, submissionId));
    if (row === undefined) throw new Error(`there is no submission ${submissionId}`);
    const { kind, botName, fileHash, number } = row.submission;
    if (botName !== null) {
      const factory = await prepareAgent({ kind: 'bot', name: botName }, scenario, uploadHost);
      return { name: factory.name, factory, isFresh: false };
    }
    const bytes = await getBlob(this.#db, fileHash ?? '');
    if (bytes === null) throw new Error(`the file of submission ${submissionId} is not kept here`);
    const folder = join(this.#folder, `${this.#players.size}`);
    await mkdir(folder, { mode: 0o755 });
    const laidOut = await layOut(kind, bytes, scenario.manifest.id, folder);
    // A policy that came with the server is no stranger's: it plays here, also where the host has no sandbox.
    const isOurs = row.isSample && kind === 'policy';
    const spec: AgentSpec = isOurs ? { kind: 'policy', file: join(folder, 'policy.onnx'), mode: 'greedy' } : laidOut;
    const factory = await prepareAgent(spec, scenario, uploadHost);
    return { name: `${row.agentName} v${number}`, factory, isFresh: kind === 'process' };
  }

  async close(): Promise<void> {
    const players = await Promise.allSettled(this.#players.values());
    for (const found of players) if (found.status === 'fulfilled') await found.value.factory.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** What is wrong with a submission itself, not with this host. */
export const isFaultOfSubmission = (error: unknown): error is ArenaError =>
  error instanceof ArenaError && ['bad_agent', 'bad_policy', 'bad_archive', 'unknown_agent'].includes(error.code);
