// A server with a database of its own for a benchmark, and the people on it. What it keeps is gone afterwards.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mail, type RunningServer, startServer } from '@jixia/server';
import { gatherCrowd, type Submitter } from './queue-crowd.ts';

export type BenchPlatform = {
  readonly url: string;
  /** Token of the site admin. */
  readonly admin: string;
  readonly submitters: readonly Submitter[];
  /** The same server again, with so many workers. */
  restart(workers: number): Promise<void>;
  close(): Promise<void>;
};

export type BenchPlatformOptions = {
  readonly people: number;
  readonly institutions: number;
  readonly onPerson: (done: number) => void;
};

/** Without workers at first. Throws where the server does not start. */
export async function openBenchPlatform(options: BenchPlatformOptions): Promise<BenchPlatform> {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-bench-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const mails: Mail[] = [];
  let said = '';
  const start = async (workers: number): Promise<RunningServer> => {
    const started = await startServer({
      ...{ port: 0, siteFolder: folder, dataFolder: join(folder, 'data'), workers, isBehindProxy: true },
      mailer: { send: async (mail) => void mails.push(mail) },
      say: (text) => {
        said += text;
      },
    });
    await started.ready();
    return started;
  };
  let server: RunningServer | undefined;
  const close = async (): Promise<void> => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    server = await start(0);
    const setupSecret = /#secret=(\S+)/.exec(said)?.[1] ?? '';
    const crowd = await gatherCrowd({ ...options, url: server.url, mails, setupSecret });
    return {
      get url() {
        return (server as RunningServer).url;
      },
      ...crowd,
      async restart(workers) {
        await server?.close();
        server = await start(workers);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
