// Plays a ladder while somebody kills its server, its workers and its database; then looks whether any match was lost or
// counted twice, and whether the ladder is the one that its replays give.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeReplay, verifyDecoded } from '@jixia/arena/replay';
import { shuffled } from '@jixia/arena/schedules';
import { deriveSeed, Random } from '@jixia/env';
import { eq, sql } from 'drizzle-orm';
import { type OpenDatabase, openDatabase } from '../../database/database.ts';
import { match, matchSide, pairing, phaseEntry } from '../../database/schema.ts';
import { getBlob } from '../../files/blob-store.ts';
import { keepCurrentRules, loadRules } from '../../files/ruleset-store.ts';
import { listGames, type PhaseGame } from '../phase-games.ts';
import { standingsFrom } from '../rate-phase.ts';
import { plantCompetition, plantPhase } from '../test-competition.ts';

export type FaultRunOptions = {
  /** Server, worker and database are killed once each in every round. */
  readonly rounds: number;
  readonly matchesAVersion: number;
  /** 0 = whole matches */
  readonly maxTicks: number;
  /** Of the moments. */
  readonly seed: bigint;
  say(text: string): void;
};

export type FaultReport = {
  readonly kills: { readonly server: number; readonly worker: number; readonly database: number };
  readonly seconds: number;
  readonly pairings: number;
  readonly matches: number;
  /** Planned matches without a result. */
  readonly lost: number;
  /** Results beyond one for each planned match. */
  readonly doubled: number;
  /** Matches that failed for good and were planned again. */
  readonly failed: number;
  /** Begun more often than once, because whoever played them was killed. */
  readonly jobsBegunAgain: number;
  readonly replaysVerified: number;
  readonly replaysThatDiffer: readonly string[];
  readonly isLadderThatOfItsReplays: boolean;
  readonly restartSeconds: { readonly median: number; readonly most: number };
};

const bots = ['strong', 'medium', 'weak', 'strong'];
const longestStartMs = 120_000;
const longestStandstillMs = 240_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function startProgram(name: string, ...args: readonly string[]): Promise<ChildProcess> {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const child = fork(file, args as string[], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} did not start`)), longestStartMs);
    child.once('message', () => {
      clearTimeout(timer);
      resolve(child);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} while it started`)));
  });
}

function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  return child.exitCode === null && child.signalCode === null ? ended : Promise.resolve();
}

class Site {
  readonly folder = mkdtempSync(join(tmpdir(), 'jixia-faults-'));
  readonly dataFolder = join(this.folder, 'data');
  readonly restartsMs: number[] = [];
  database!: OpenDatabase;
  #server!: ChildProcess;
  #worker!: ChildProcess;

  async start(): Promise<void> {
    mkdirSync(this.dataFolder);
    writeFileSync(join(this.folder, 'index.html'), '<!doctype html>');
    this.#server = await startProgram('./fault-server.ts', this.dataFolder, this.folder);
    await this.connect();
    this.#worker = await this.read(() => startProgram('./fault-worker.ts', this.dataFolder));
  }

  async connect(): Promise<void> {
    const { password, port } = JSON.parse(readFileSync(join(this.dataFolder, 'database.json'), 'utf8'));
    await this.database?.close();
    this.database = await openDatabase(`postgres://jixia:${password}@127.0.0.1:${port}/jixia`);
  }

  async killServer(): Promise<void> {
    await kill(this.#server);
    const beganMs = performance.now();
    this.#server = await startProgram('./fault-server.ts', this.dataFolder, this.folder);
    this.restartsMs.push(performance.now() - beganMs);
    await this.connect();
  }

  async killWorker(): Promise<void> {
    await kill(this.#worker);
    // As a supervisor does it: the database may be down at this moment.
    this.#worker = await this.read(() => startProgram('./fault-worker.ts', this.dataFolder));
  }

  /** Its main process; the server brings it back. */
  async killDatabase(): Promise<void> {
    const [pid] = readFileSync(join(this.dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await this.read(() => this.database.db.execute(sql`select 1`));
  }

  /** Again until the database answers. */
  async read<T>(query: () => Promise<T>): Promise<T> {
    const untilMs = performance.now() + longestStartMs;
    for (;;) {
      try {
        return await query();
      } catch (error) {
        if (performance.now() > untilMs) throw error;
        await sleep(100);
      }
    }
  }

  async close(): Promise<void> {
    await this.database?.close();
    for (const child of [this.#worker, this.#server]) {
      if (child === undefined) continue;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(30_000)]);
      child.kill('SIGKILL');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Everything again from the replays alone: who won is what the rules say when its actions are played again. */
async function recompute({ db }: OpenDatabase, rulesHash: string, phaseId: string) {
  const scenario = await loadRules(db, 'moba-1v1', rulesHash);
  const games: PhaseGame[] = [];
  const differ: string[] = [];
  for (const game of await listGames(db, phaseId, 1)) {
    const [row] = await db.select().from(match).where(eq(match.id, game.matchId));
    const bytes = await getBlob(db, row?.replayHash ?? '');
    const replay = bytes === null ? null : decodeReplay(bytes);
    const verified = replay === null ? null : verifyDecoded(replay, scenario);
    const isSame =
      verified?.ok === true && verified.hash === row?.finalHash && replay?.setup.seed === BigInt(row?.seed ?? 0);
    if (!isSame) differ.push(game.matchId);
    const winner = replay?.result.winner ?? -1;
    games.push({ ...game, score: winner < 0 ? 0.5 : winner === 0 ? 1 : 0 });
  }
  const shown = await db.select().from(phaseEntry).where(eq(phaseEntry.phaseId, phaseId));
  const entries = shown.map(({ entryId, submissionId, groupName }) => ({
    entryId,
    submissionId,
    groupName,
    isOut: false,
  }));
  const isSame = standingsFrom(games, entries, null).every((standing) => {
    const own = shown.find(({ entryId }) => entryId === standing.entryId);
    return Object.entries(standing).every(([name, value]) => own?.[name as keyof typeof own] === value);
  });
  return { verified: games.length - differ.length, differ, isSame };
}

/** Rejects where the ladder stands still. */
export async function runFaults(options: FaultRunOptions): Promise<FaultReport> {
  const { rounds, matchesAVersion, maxTicks, seed, say } = options;
  const random = new Random(seed);
  const site = new Site();
  const beganMs = performance.now();
  const kills = { server: 0, worker: 0, database: 0 };
  try {
    await site.start();
    const rulesHash = await keepCurrentRules(site.database.db, 'moba-1v1');
    const { competitionId } = await plantCompetition({ db: site.database.db, rulesHash }, bots, maxTicks);
    const schedule = { kind: 'ladder', matchesAVersion, targetMarginElo: 5, idleMinutes: 0 };
    const phaseId = await plantPhase({ db: site.database.db }, competitionId, schedule);
    const total = (bots.length * matchesAVersion) / 2;
    const count = (): Promise<number> =>
      site.read(() => site.database.db.$count(match, sql`${match.phaseId} = ${phaseId} and ${match.status} = 'done'`));
    const until = async (wanted: number): Promise<number> => {
      let [done, changedMs] = [-1, performance.now()];
      for (;;) {
        const now = await count();
        if (now !== done) [done, changedMs] = [now, performance.now()];
        if (done >= wanted) return done;
        if (performance.now() - changedMs > longestStandstillMs)
          throw new Error(`the ladder stands still at ${done} matches`);
        await sleep(50);
      }
    };
    const faults = {
      server: () => site.killServer(),
      worker: () => site.killWorker(),
      database: () => site.killDatabase(),
    };
    for (let round = 1; round <= rounds; round++) {
      await until(Math.floor(((total - 4) * round) / (rounds + 1)));
      const order = shuffled(['server', 'worker', 'database'] as const, deriveSeed(seed, round));
      for (const name of order) {
        await sleep(random.nextBelow(700));
        await faults[name]();
        kills[name] += 1;
      }
      say(`round ${round} of ${rounds}: killed ${order.join(', ')}; ${await count()} of ${total} matches`);
    }
    await until(total);
    const { db } = site.database;
    // It may play a match or two more than asked for, and is at rest after that.
    const open = () =>
      db.$count(match, sql`${match.phaseId} = ${phaseId} and ${match.status} in ('queued', 'running')`);
    const stillMs = performance.now();
    for (let quiet = 0; quiet < 10; quiet = (await open()) === 0 ? quiet + 1 : 0) {
      if (performance.now() - stillMs > longestStandstillMs)
        throw new Error(`${await open()} matches are never played`);
      await sleep(500);
    }
    const seconds = (performance.now() - beganMs) / 1000;
    const rows = await db.select().from(match).where(eq(match.phaseId, phaseId));
    const done = rows.filter(({ status }) => status === 'done');
    const sides = await db
      .select()
      .from(matchSide)
      .innerJoin(match, eq(match.id, matchSide.matchId))
      .where(eq(match.phaseId, phaseId));
    const firstOf = new Map(
      sides.filter((one) => one.match_side.side === 0).map((one) => [one.match.id, one.match_side.entryId]),
    );
    const pairings = await db.select().from(pairing).where(eq(pairing.phaseId, phaseId));
    const slots = new Set(done.map(({ id, pairingId, pairNumber }) => `${pairingId} ${pairNumber} ${firstOf.get(id)}`));
    const { rows: again } = await db.execute(
      sql`select count(*)::int as n from job where kind = 'matches' and attempt > 1`,
    );
    const { verified, differ, isSame } = await recompute(site.database, rulesHash, phaseId);
    const restarts = site.restartsMs.toSorted((x, y) => x - y).map((ms) => ms / 1000);
    return {
      ...{ kills, seconds, pairings: pairings.length, matches: done.length },
      lost: 2 * pairings.length - slots.size,
      doubled: done.length - slots.size,
      failed: rows.filter(({ status }) => status === 'failed').length,
      jobsBegunAgain: Number(again[0]?.['n']),
      ...{ replaysVerified: verified, replaysThatDiffer: differ, isLadderThatOfItsReplays: isSame },
      restartSeconds: { median: restarts[restarts.length >> 1] ?? 0, most: restarts.at(-1) ?? 0 },
    };
  } finally {
    await site.close();
  }
}
