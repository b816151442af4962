// Where a worker's process lays out files for a while. The folder names host and process, so that the next worker finds and
// removes what a killed one left.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

// Others may share the temporary folder and count processes of their own.
const prefix = `jixia-worker-${hostname().replaceAll(/[^\w.]/g, '_')}-`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Of another user: theirs to remove.
    }
  }
}

/** Temporary files of this process go there from now on, until `close`, which removes them. */
export function useWorkerFolder(): { readonly path: string; close(): void } {
  const parent = tmpdir();
  removeAbandoned(parent);
  const path = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  // Agents run as users of their own and must be let through.
  chmodSync(path, 0o711);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = path;
  return {
    path,
    close: () => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(path, { recursive: true, force: true });
    },
  };
}
