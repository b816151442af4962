// The folder that holds everything a server keeps: made where missing, and held by one server at a time.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ServerError } from '../server-error.ts';
import { isAlive, startMarkOf } from './process-watch.ts';

export type DataFolder = {
  readonly path: string;
  /** Lets another server have the folder. */
  release(): void;
};

type Holder = { readonly pid: number; readonly startMark: string };

function readHolder(file: string): Holder | null {
  try {
    const { pid, startMark } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && typeof startMark === 'string' ? { pid, startMark } : null;
  } catch {
    return null;
  }
}

/** A process number may have passed on to another program since the holder died. */
const isHolding = ({ pid, startMark }: Holder): boolean => isAlive(pid) && startMarkOf(pid) === startMark;

/** Two servers may find the same dead holder: only the one that moves its file away goes on. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  try {
    if (moved !== null && isHolding(moved)) linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

function hold(path: string): void {
  const file = join(path, 'server.lock');
  const own = JSON.stringify({ pid: process.pid, startMark: startMarkOf(process.pid) });
  for (;;) {
    // Written whole before it gets its name: a reader never sees half of it.
    const draft = `${file}.${process.pid}.new`;
    writeFileSync(draft, own);
    try {
      linkSync(draft, file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readHolder(file);
    if (holder !== null && isHolding(holder)) {
      const who = holder.pid === process.pid ? 'this very process' : `process ${holder.pid}`;
      throw new ServerError(
        'data_in_use',
        `The data folder ${path} is in use by another Jixia server (${who}). Stop that one, or give this one a folder of its own: --data DIR`,
      );
    }
    removeStale(file);
  }
}

/** Makes and holds the folder. Throws ServerError `data_in_use`, `data_unusable`. */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    hold(path);
  } catch (error) {
    if (error instanceof ServerError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' || code === 'ENOTDIR' ? 'a file is in its place' : message;
    throw new ServerError(
      'data_unusable',
      `The data folder ${path} cannot be used (${reason}). Choose one that this user may write: --data DIR`,
      { cause: error },
    );
  }
  return { path, release: () => rmSync(join(path, 'server.lock'), { force: true }) };
}
