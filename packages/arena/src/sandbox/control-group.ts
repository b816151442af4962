// A control group for one agent where the host lets us make one: memory, processes and processor time of all its
// processes together. Version 2 and version 1. Linux only.

import { appendFileSync, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentLimits } from '../agents/agent-limits.ts';

const mountPoint = '/sys/fs/cgroup';
const ownFolder = 'jixia';
const periodUs = 100_000;
/** Of the sandbox itself: the process that waits, and the shell. */
const ownProcesses = 2;
const removeMs = 20;
const removeTries = 100;

/** Which control groups this process may make; null = none. */
export type ControlGroups =
  | { readonly version: 2; readonly parent: string }
  /** `parents` by controller. */
  | { readonly version: 1; readonly parents: Readonly<Record<string, string>> };

const canMake = (folder: string): boolean => {
  const probe = join(folder, `probe-${process.pid}`);
  try {
    mkdirSync(probe, { recursive: true });
    rmdirSync(probe);
    return true;
  } catch {
    return false;
  }
};

const findVersion2 = (parent: string): ControlGroups | null => {
  if (!existsSync(join(mountPoint, 'cgroup.controllers')) && !existsSync(join(parent, 'cgroup.controllers')))
    return null;
  try {
    mkdirSync(parent, { recursive: true });
    for (const controller of ['memory', 'pids', 'cpu']) {
      try {
        appendFileSync(join(parent, 'cgroup.subtree_control'), `+${controller}`);
      } catch {
        // Judged by what is there afterwards.
      }
    }
    const enabled = readFileSync(join(parent, 'cgroup.subtree_control'), 'utf8').trim().split(' ');
    return enabled.includes('memory') && enabled.includes('pids') && canMake(parent) ? { version: 2, parent } : null;
  } catch {
    return null;
  }
};

const findVersion1 = (): ControlGroups | null => {
  const parents: Record<string, string> = {};
  for (const controller of ['memory', 'pids', 'cpu']) {
    const root = join(mountPoint, controller);
    if (existsSync(join(root, 'cgroup.procs')) && canMake(join(root, ownFolder)))
      parents[controller] = join(root, ownFolder);
  }
  return parents['memory'] !== undefined && parents['pids'] !== undefined ? { version: 1, parents } : null;
};

/**
 * `JIXIA_CGROUP` names a version-2 group delegated to this user; otherwise `jixia` below the root of the hierarchy,
 * which takes root.
 */
export const findControlGroups = (): ControlGroups | null => {
  if (process.platform !== 'linux') return null;
  const delegated = process.env['JIXIA_CGROUP'];
  if (delegated !== undefined && delegated !== '') return findVersion2(delegated);
  if (process.getuid?.() !== 0) return null;
  return findVersion2(join(mountPoint, ownFolder)) ?? findVersion1();
};

export type ControlGroup = {
  /** Writing `0` here puts the writer in. */
  readonly processFiles: readonly string[];
  /** Whether a process in it was ended for its memory. */
  readonly ranOutOfMemory: () => boolean;
  readonly remove: () => void;
};

const counter = (path: string, name: string): number => {
  try {
    const line = readFileSync(path, 'utf8')
      .split('\n')
      .find((text) => text.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1) ?? 0);
  } catch {
    return 0;
  }
};

const removeFolder = (folder: string, triesLeft = removeTries): void => {
  try {
    rmdirSync(folder);
  } catch (error) {
    // The last process may take a moment to go.
    const isBusy = (error as NodeJS.ErrnoException).code === 'EBUSY';
    if (isBusy && triesLeft > 0) setTimeout(removeFolder, removeMs, folder, triesLeft - 1).unref();
  }
};

/** Makes a group called `name`. Throws where the kernel refuses a limit that must hold. */
export const makeControlGroup = (groups: ControlGroups, name: string, limits: AgentLimits): ControlGroup => {
  const memoryBytes = String(limits.memoryMiB * 1024 * 1024);
  const processes = String(limits.processes + ownProcesses);
  const quotaUs = String(Math.round((limits.cpuPercent / 100) * periodUs));
  const optional = (path: string, text: string): void => {
    try {
      writeFileSync(path, text);
    } catch {
      // A kernel without swap accounting, or without this controller.
    }
  };
  if (groups.version === 2) {
    const folder = join(groups.parent, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'memory.max'), memoryBytes);
    writeFileSync(join(folder, 'pids.max'), processes);
    optional(join(folder, 'memory.swap.max'), '0');
    optional(join(folder, 'memory.oom.group'), '1');
    optional(join(folder, 'cpu.max'), `${quotaUs} ${periodUs}`);
    return {
      processFiles: [join(folder, 'cgroup.procs')],
      ranOutOfMemory: () => counter(join(folder, 'memory.events'), 'oom_kill') > 0,
      remove: () => removeFolder(folder),
    };
  }
  const folders = Object.entries(groups.parents).map(([controller, parent]) => ({
    controller,
    folder: join(parent, name),
  }));
  for (const { controller, folder } of folders) {
    mkdirSync(folder);
    if (controller === 'memory') {
      writeFileSync(join(folder, 'memory.limit_in_bytes'), memoryBytes);
      optional(join(folder, 'memory.memsw.limit_in_bytes'), memoryBytes);
      optional(join(folder, 'memory.swappiness'), '0');
    } else if (controller === 'pids') writeFileSync(join(folder, 'pids.max'), processes);
    else {
      optional(join(folder, 'cpu.cfs_period_us'), String(periodUs));
      optional(join(folder, 'cpu.cfs_quota_us'), quotaUs);
    }
  }
  const memory = folders.find(({ controller }) => controller === 'memory')?.folder ?? '';
  return {
    processFiles: folders.map(({ folder }) => join(folder, 'cgroup.procs')),
    ranOutOfMemory: () => counter(join(memory, 'memory.oom_control'), 'oom_kill') > 0,
    remove: () => {
      for (const { folder } of folders) removeFolder(folder);
    },
  };
};
