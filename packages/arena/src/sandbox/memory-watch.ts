// Where no control group counts memory: adds up what an agent's processes hold and ends them all above the limit.

import { readdirSync, readFileSync } from 'node:fs';
import type { AgentLimits } from '../agents/agent-limits.ts';

const watchMs = 50;

/** Resident memory in bytes of a process and all below it. `children` by parent. */
const residentBytes = (pid: number, children: ReadonlyMap<number, readonly number[]>): number => {
  let bytes = 0;
  const open = [pid];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    open.push(...(children.get(next) ?? []));
    try {
      const status = readFileSync(`/proc/${next}/status`, 'latin1');
      bytes += Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    } catch {
      // Gone in between.
    }
  }
  return bytes;
};

const childrenByParent = (): ReadonlyMap<number, readonly number[]> => {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // pid (name) state parent ...; the name may hold anything.
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [Number(name)]);
      else siblings.push(Number(name));
    } catch {
      // Gone in between.
    }
  }
  return children;
};

export class MemoryWatch {
  readonly #timer: NodeJS.Timeout;
  #ranOut = false;

  constructor(pid: number | undefined, { memoryMiB }: AgentLimits) {
    const check = (): void => {
      if (pid === undefined || this.#ranOut) return;
      if (residentBytes(pid, childrenByParent()) <= memoryMiB * 1024 * 1024) return;
      this.#ranOut = true;
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // Gone in between.
      }
    };
    this.#timer = setInterval(check, watchMs);
    this.#timer.unref();
  }

  get ranOut(): boolean {
    return this.#ranOut;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
