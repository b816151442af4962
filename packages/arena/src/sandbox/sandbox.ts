// Containment for foreign programs: finds out what this host offers, tries it from inside, and refuses where it does
// not hold. There is no fallback to less.

import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { defaultLimits } from '../agents/agent-limits.ts';
import type { StartedProcess } from '../agents/process-link.ts';
import { ArenaError } from '../arena-error.ts';
import { bubblewrapFiles, findBubblewrap, innerSteps, outerSteps } from './bubblewrap.ts';
import { type Containment, type Identity, readyLine } from './containment.ts';
import { type ControlGroup, type ControlGroups, findControlGroups, makeControlGroup } from './control-group.ts';
import { buildLauncher, type Step } from './launcher.ts';
import { MemoryWatch } from './memory-watch.ts';
import { seccompFilter } from './seccomp-filter.ts';
import { judgeSelfTest, selfTestScript } from './self-test.ts';
import { ownSetup } from './setup-steps.ts';
import type { Architecture } from './system-calls.ts';

export type SandboxTool = 'bubblewrap' | 'namespaces';

/** How agents are contained here, for people and for reports. */
export type SandboxReport = {
  readonly tool: SandboxTool;
  /** `own`: a user of its own for each process. `mapped`: a user namespace. */
  readonly user: 'own' | 'mapped';
  /** Whether control groups count memory, processes and processor time of all processes together. */
  readonly hasControlGroups: boolean;
};

/** Numbers that no system hands out, so that what a slot may do touches nobody else. */
const firstUid = 1_900_000_000;
const uidCount = 200_000_000;
const mappedUid = 1000;
const selfTestMs = 10_000;

const architectureOf = (): Architecture | null =>
  process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64') ? process.arch : null;

/** What differs between sandboxes of one process: a number that is used once. */
let used = 0;

const errorName = (number: number): string => {
  const [name, message] = getSystemErrorMap().get(-number) ?? [`error ${number}`, ''];
  return message === '' ? name : `${name}, ${message}`;
};

/** Builds and starts containments in one way. */
export class Sandbox {
  readonly report: SandboxReport;
  readonly #tool: { readonly kind: 'namespaces' } | { readonly kind: 'bubblewrap'; readonly path: string };
  readonly #groups: ControlGroups | null;
  readonly #architecture: Architecture;
  readonly #filter: Uint8Array;

  constructor(architecture: Architecture, bubblewrap: string | null, groups: ControlGroups | null) {
    this.#architecture = architecture;
    this.#tool = bubblewrap === null ? { kind: 'namespaces' } : { kind: 'bubblewrap', path: bubblewrap };
    this.#groups = groups;
    this.#filter = seccompFilter(architecture);
    this.report = {
      tool: this.#tool.kind,
      user: process.getuid?.() === 0 ? 'own' : 'mapped',
      hasControlGroups: groups !== null,
    };
  }

  /** Starts a program in a new sandbox. Throws ArenaError `sandbox_failed`. */
  start(containment: Containment): StartedProcess {
    return this.#start(containment, this.#identity()).started;
  }

  /** Runs the self-test; resolves to what is wrong, or null. */
  async test(): Promise<string | null> {
    const folder = mkdtempSync(join(tmpdir(), 'jixia-canary-'));
    const canary = join(folder, 'canary');
    try {
      chmodSync(folder, 0o755);
      writeFileSync(canary, '');
      const agent = join(folder, 'agent');
      mkdirSync(agent);
      const command = ['/bin/sh', '-c', selfTestScript(canary)];
      const identity = this.#identity();
      const { started } = this.#start({ folder: agent, command, limits: defaultLimits, readable: [] }, identity);
      const { stdout, stderr, code } = await outputOf(started, selfTestMs);
      started.release();
      const [first, ...rest] = stdout.split('\n');
      if (first === readyLine) return judgeSelfTest(rest.join('\n'), identity);
      const said = stderr.trim().replace(/^jixia-sandbox: /, '') || 'it did not start';
      return code !== null && code > 0 && code < 124 ? `${said}: ${errorName(code)}` : said;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #identity(): Identity {
    if (process.getuid?.() !== 0) return { uid: mappedUid, gid: mappedUid, isOwn: false };
    const uid = firstUid + randomInt(uidCount);
    return { uid, gid: uid, isOwn: true };
  }

  #start(containment: Containment, identity: Identity): { readonly started: StartedProcess } {
    const folder = mkdtempSync(join(tmpdir(), 'jixia-sandbox-'));
    chmodSync(folder, 0o755);
    let group: ControlGroup | null = null;
    const release = (): void => {
      group?.remove();
      rmSync(folder, { recursive: true, force: true });
    };
    try {
      if (this.#groups !== null) {
        used += 1;
        // The folder's own name is used once on this machine.
        const name = `${folder.slice(folder.lastIndexOf('-') + 1)}-${process.pid}-${used}`;
        group = makeControlGroup(this.#groups, name, containment.limits);
      }
      const program = this.#writeProgram(folder, containment, identity, group);
      const child = spawn(program, [], { cwd: '/', env: {}, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
      const watch = group === null ? new MemoryWatch(child.pid, containment.limits) : null;
      return {
        started: {
          child,
          program: containment.command[0] ?? '',
          readyLine,
          ranOutOfMemory: () => group?.ranOutOfMemory() ?? watch?.ranOut ?? false,
          release: () => {
            watch?.close();
            release();
          },
        },
      };
    } catch (cause) {
      release();
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ArenaError('sandbox_failed', `The sandbox could not be set up: ${reason}`, { cause });
    }
  }

  #writeProgram(folder: string, containment: Containment, identity: Identity, group: ControlGroup | null): string {
    const write = (name: string, steps: readonly Step[]): string => {
      const path = join(folder, name);
      writeFileSync(path, buildLauncher(this.#architecture, steps), { mode: 0o555 });
      return path;
    };
    const setup = {
      containment,
      identity,
      filter: this.#filter,
      processFiles: group?.processFiles ?? [],
      hasMemoryGroup: group !== null,
    };
    if (this.#tool.kind === 'namespaces') {
      const root = join(folder, 'root');
      mkdirSync(root);
      const outer = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
      return write('start', ownSetup({ ...setup, root, outer }));
    }
    const { passwd, group: groupFile } = bubblewrapFiles(setup);
    const files = {
      launcher: write('inner', innerSteps(setup)),
      passwd: join(folder, 'passwd'),
      group: join(folder, 'group'),
    };
    writeFileSync(files.passwd, passwd);
    writeFileSync(files.group, groupFile);
    return write('start', outerSteps(this.#tool.path, setup, files));
  }
}

const outputOf = (
  { child }: StartedProcess,
  limitMs: number,
): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number | null }> =>
  new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdin?.end();
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, limitMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ stdout, stderr, code });
    });
  });

export type SandboxSearch =
  | { readonly sandbox: Sandbox; readonly problems: readonly string[] }
  | { readonly sandbox: null; readonly problems: readonly string[] };

/** Tries what this host offers, best first. `problems` says what did not work, also where something else did. */
export const findSandbox = async (): Promise<SandboxSearch> => {
  const architecture = architectureOf();
  if (architecture === null) {
    return {
      sandbox: null,
      problems: [`agents are contained on Linux (x64, arm64), not on ${process.platform} ${process.arch}`],
    };
  }
  if (!existsSync('/proc/self/ns/pid')) return { sandbox: null, problems: ['this kernel has no namespaces'] };
  const groups = findControlGroups();
  const problems: string[] =
    groups === null
      ? ['no control group may be made here; each process has its own memory limit, and their sum is watched']
      : [];
  const bubblewrap = findBubblewrap();
  for (const tool of bubblewrap === null ? [null] : [bubblewrap, null]) {
    const sandbox = new Sandbox(architecture, tool, groups);
    const wrong = await sandbox.test();
    if (wrong === null) return { sandbox, problems };
    problems.push(`${tool ?? 'namespaces of our own'}: ${wrong}`);
  }
  return { sandbox: null, problems };
};

let found: Promise<SandboxSearch> | null = null;

/** The sandbox of this host, looked for once. Throws ArenaError `no_sandbox`. */
export const hostSandbox = async (): Promise<Sandbox> => {
  found ??= findSandbox();
  const { sandbox, problems } = await found;
  if (sandbox !== null) return sandbox;
  throw new ArenaError(
    'no_sandbox',
    `This host cannot contain foreign programs: ${problems.join('; ')}. Use a Linux host with user namespaces, or run as ` +
      'root; or, for your own agents on your own machine, say --no-sandbox.',
  );
};
