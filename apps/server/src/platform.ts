// The part of the server that needs the database: starts PostgreSQL or connects to one, brings the schema up to date, and
// answers everything under /api. Loaded after the site is being served, because it takes longer.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type pg from 'pg';
import { ensureStandingCompetitions } from './competitions/standing-competitions.ts';
import { type Database, type OpenDatabase, openDatabase } from './database/database.ts';
import { EmbeddedPostgres } from './database/embedded-postgres.ts';
import { ensureSampleModels } from './exchange/sample-models.ts';
import { startHousework } from './housework.ts';
import { createPlatformApp } from './http/platform-app.ts';
import { type Auth, createAuth } from './identity/auth.ts';
import { limitedMailer } from './identity/limited-mailer.ts';
import { consoleMailer, type Mailer } from './identity/mailer.ts';
import { type OidcProvider, readOidcProviders } from './identity/oidc-providers.ts';
import { PrincipalSource } from './identity/principal-source.ts';
import { renewSetupLink } from './identity/setup-link.ts';
import { readMailSettings, smtpMailer } from './identity/smtp-mailer.ts';
import { JobQueue } from './jobs/job-queue.ts';
import { LocalWorkers } from './jobs/local-workers.ts';
import { LiveHub } from './live/live-hub.ts';
import { startPhaseClock } from './phases/wake-phases.ts';
import { ensureSampleAgents } from './submissions/sample-agents.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

export type PlatformOptions = {
  /** Held by this server. */
  readonly dataFolder: string;
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
  /** Where logs go, one JSON document a line. */
  readonly logTo: { write(text: string): unknown };
  readonly isBehindProxy: boolean;
  /** Processes that do queued work beside the server. */
  readonly workers: number;
  /** Opens a practice in every scenario, in which sample agents play. */
  readonly hasSamples: boolean;
  readonly mailer?: Mailer | undefined;
  /** What people at the console should read. */
  say(text: string): void;
};

/** What routes work with. */
export type Platform = {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly queue: JobQueue;
  readonly live: LiveHub;
  readonly auth: Auth;
  readonly principals: PrincipalSource;
  readonly publicUrl: string;
  readonly mailer: Mailer;
  /** Whether e-mails leave this machine, rather than being shown on the console. */
  readonly isMailSent: boolean;
  readonly oidcProviders: readonly OidcProvider[];
};

export type RunningPlatform = {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Ends answers that would never end: before the server waits for open requests. */
  endStreams(): void;
  close(): Promise<void>;
};

/** Signs sessions. Several servers on one database need the same: JIXIA_SECRET. */
function readSecret(dataFolder: string): string {
  const given = process.env['JIXIA_SECRET'];
  if (given !== undefined && given !== '') return given;
  const file = join(dataFolder, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** `onFailure` hears when the database dies for good later on. Throws ServerError. */
export async function startPlatform(
  options: PlatformOptions,
  signal: AbortSignal,
  onFailure: (error: Error) => void,
): Promise<RunningPlatform> {
  const { dataFolder, databaseUrl, publicUrl, say } = options;
  const oidcProviders = readOidcProviders(join(dataFolder, 'oidc.json'));
  const mailSettings = readMailSettings(join(dataFolder, 'mail.json'));
  const postgres = databaseUrl === undefined ? new EmbeddedPostgres(dataFolder, onFailure) : null;
  let database: OpenDatabase | undefined;
  let queue: JobQueue | undefined;
  let live: LiveHub | undefined;
  const stopDatabase = async (): Promise<void> => {
    await live?.close();
    await queue?.close();
    await database?.close();
    await postgres?.stop();
  };
  // A stop during the start must not leave PostgreSQL behind.
  const stopEarly = (): void => void postgres?.stop();
  signal.addEventListener('abort', stopEarly, { once: true });
  try {
    await postgres?.start();
    signal.throwIfAborted();
    const url = databaseUrl ?? (postgres as EmbeddedPostgres).url;
    database = await openDatabase(url);
    const { db, pool } = database;
    const sender = options.mailer ?? (mailSettings === null ? consoleMailer(say) : smtpMailer(mailSettings));
    const mailer = limitedMailer(db, sender);
    const app = createPlatformApp(options);
    const log = (message: string, error?: unknown): void => app.log.error({ err: error }, message);
    queue = await JobQueue.open(url, (error) => log('The queue has trouble.', error));
    live = await LiveHub.open(db, url, log);
    const auth = createAuth({ db, secret: readSecret(dataFolder), publicUrl, mailer, oidcProviders, log });
    const principals = new PrincipalSource(db, auth);
    const isMailSent = options.mailer !== undefined;
    const handle = await app.serve({
      db,
      pool,
      queue,
      live,
      auth,
      principals,
      publicUrl,
      mailer,
      isMailSent,
      oidcProviders,
    });
    // Without them the rest works all the same.
    await ensureSampleAgents(db).catch((error) => log('The sample agents are not there.', error));
    if (options.hasSamples) {
      const leftOut = await ensureStandingCompetitions(db).catch((error) => {
        log('The standing practices are not there.', error);
        return [];
      });
      for (const sentence of leftOut) app.log.warn(sentence);
      await ensureSampleModels(db, queue).catch((error) => log('The sample models are not there.', error));
    }
    const setupSecret = await renewSetupLink(db);
    if (setupSecret !== null)
      say(`No admin yet. Become one through this link, which works once: ${publicUrl}/setup#secret=${setupSecret}\n`);
    const endHousework = startHousework(db, (error) => log('Housework failed.', error));
    const endClock = startPhaseClock(db, queue, (error) => log('Phases that are due were not looked at.', error));
    // From here on `close` stops it, after those who use it.
    signal.removeEventListener('abort', stopEarly);
    const workers = new LocalWorkers(url, options.workers, log);
    return {
      handle,
      endStreams: () => live?.endStreams(),
      close: async () => {
        endHousework();
        endClock();
        await workers.close();
        await app.close();
        await stopDatabase();
      },
    };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}
