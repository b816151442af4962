// What the operating system says about other processes: whether they live, and which one works in which folder.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

const pollMs = 25;
const isLinux = process.platform === 'linux';

/** Zombies count as dead: they hold nothing any more. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !(isLinux && statFields(pid)?.[0] === 'Z');
}

/** Fields of /proc/PID/stat after the name, which may hold blanks and brackets itself. */
function statFields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** Tells two processes with the same number apart; '' where the system does not say. */
export function startMarkOf(pid: number): string {
  return isLinux ? (statFields(pid)?.[19] ?? '') : '';
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * PostgreSQL processes that work in a cluster's folder. Linux names them all; elsewhere only the one that the
 * cluster's own pid file names can be told.
 */
export function postgresProcessesIn(cluster: string, pidInFile: number | null): number[] {
  if (!isLinux) {
    const isOurs = pidInFile !== null && isAlive(pidInFile) && commandOf(pidInFile).includes('postgres');
    return isOurs ? [pidInFile] : [];
  }
  const folder = realpathSync(cluster);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder && isPostgres(pid);
      } catch {
        return false;
      }
    });
}

/** A person's shell may stand in the folder too. */
function isPostgres(pid: number): boolean {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres') && isAlive(pid);
}

/** Resolves to whether all are gone within the time. */
export async function untilGone(pids: () => readonly number[], timeoutMs: number): Promise<boolean> {
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    if (pids().length === 0) return true;
    if (performance.now() > endMs) return false;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
