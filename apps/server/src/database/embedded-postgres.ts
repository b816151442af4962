// PostgreSQL in the data folder: made at the first start, run beside the server, brought back after a crash of either.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ServerError } from '../server-error.ts';
import { type PostgresBinaries, preparePostgres, type RunAs } from './postgres-binaries.ts';
import { postgresProcessesIn, untilGone } from './process-watch.ts';

const user = 'jixia';
const startTimeoutMs = 60_000;
const stopTimeoutMs = 30_000;
const pollMs = 25;
const largestLogBytes = 10 * 1024 * 1024;
/** So many deaths within the window are no accident any more. */
const mostRestarts = 5;
const restartWindowMs = 60_000;
/** What `database.json` in the data folder says: how other programs of this user reach the database. */
type Access = { readonly password: string; readonly port: number };

/**
 * Ends PostgreSQL when standard input closes, which the system sees to however the server dies. Signals would need a
 * server that still lives.
 */
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- & postgres=$!
( read -r _ <&3; kill -INT $postgres ) >/dev/null 2>&1 & watcher=$!
exec 3<&- </dev/null
wait $postgres; status=$?
kill $watcher 2>/dev/null
exit $status`;

/** PostgreSQL refuses to run as root. The owner of an existing cluster, else nobody. */
function chooseUser(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  if (process.platform !== 'linux') {
    throw new ServerError('database_failed', 'PostgreSQL does not run as root. Start Jixia as an ordinary user.');
  }
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (entry === null) {
    throw new ServerError(
      'database_failed',
      'PostgreSQL does not run as root, and this system has no user "nobody". Start Jixia as an ordinary user.',
    );
  }
  return { uid: Number(entry[1]), gid: Number(entry[2]) };
}

/**
 * Another user may not be allowed through the folders above the cluster, but may stand in it: the working folder is
 * entered before the rights are dropped, and `/proc/self/cwd` leads there without passing the folders above.
 */
const asSeenBy = (runAs: RunAs, cluster: string): string => (runAs === undefined ? cluster : '/proc/self/cwd');

const childEnv = (): NodeJS.ProcessEnv => {
  const { PATH, SystemRoot } = process.env;
  return { PATH, ...(SystemRoot === undefined ? {} : { SystemRoot }), LC_ALL: 'C', TZ: 'UTC' };
};

/** The wanted one where nobody has it: workers that lost the database when its server died find it again. */
const freePort = (wanted = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) => (wanted === 0 ? reject(error) : freePort().then(resolve, reject)));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

function readPidFile(cluster: string): number | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // Gone meanwhile.
  }
};

/** Ends what an earlier server has left running on the cluster, and clears a pid file that names somebody else. */
async function endLeftovers(cluster: string): Promise<void> {
  const left = (): number[] => postgresProcessesIn(cluster, readPidFile(cluster));
  if (left().length > 0) {
    const main = readPidFile(cluster);
    // Fast shutdown by the main process; without one its children notice by themselves, in time.
    if (main !== null && left().includes(main)) signal(main, 'SIGINT');
    if (!(await untilGone(left, stopTimeoutMs / 2))) {
      for (const pid of left()) signal(pid, 'SIGQUIT');
      if (!(await untilGone(left, stopTimeoutMs / 2))) for (const pid of left()) signal(pid, 'SIGKILL');
      await untilGone(left, stopTimeoutMs);
    }
  }
  // Nobody works on it: the number may be another program's by now, which would stop PostgreSQL from starting.
  if (existsSync(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

export class EmbeddedPostgres {
  readonly #folder: string;
  readonly #cluster: string;
  readonly #onFailure: (error: Error) => void;
  readonly #isDurable: boolean;
  #binaries: PostgresBinaries | undefined;
  #runAs: RunAs;
  #access: Access = { password: '', port: 0 };
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #isStopping = false;
  #restartsMs: number[] = [];

  /**
   * `folder` is held by this server (openDataFolder). `onFailure` hears when the database dies and stays dead.
   * `isDurable: false` is for tests: faster, and a power loss may cost the data.
   */
  constructor(folder: string, onFailure: (error: Error) => void, { isDurable = true } = {}) {
    this.#folder = folder;
    this.#isDurable = isDurable;
    this.#cluster = join(folder, 'postgres');
    this.#onFailure = onFailure;
  }

  get url(): string {
    return `postgres://${user}:${this.#access.password}@127.0.0.1:${this.#access.port}/jixia`;
  }

  /** Makes the cluster where there is none and starts it. Throws ServerError `database_failed`, `data_unusable`. */
  async start(): Promise<void> {
    this.#runAs = chooseUser(this.#cluster);
    this.#binaries = await preparePostgres(this.#runAs, this.#folder);
    if (existsSync(this.#cluster)) {
      this.#checkVersion(this.#binaries.version);
      await endLeftovers(this.#cluster);
      const before = await this.#readAccess();
      this.#access = { ...before, port: await freePort(before.port) };
    } else if (!this.#isStopping) {
      this.#access = { password: randomBytes(24).toString('hex'), port: await freePort() };
      await this.#create(this.#binaries.initdb);
    }
    if (this.#isStopping) return;
    await this.#writeAccess();
    await this.#run();
    await this.#createDatabase();
  }

  #checkVersion(version: string): void {
    const major = readFileSync(join(this.#cluster, 'PG_VERSION'), 'utf8').trim();
    if (major === version.split('.')[0]) return;
    throw new ServerError(
      'data_unusable',
      `The database in ${this.#folder} was made by PostgreSQL ${major}, and this Jixia brings ${version}. Move the data as docs/operations.md says, or start with another folder: --data DIR`,
    );
  }

  async #readAccess(): Promise<Access> {
    try {
      return JSON.parse(await readFile(join(this.#folder, 'database.json'), 'utf8'));
    } catch (cause) {
      throw new ServerError(
        'data_unusable',
        `${join(this.#folder, 'database.json')} holds the password of the database and cannot be read. Bring it back from a backup, or start with another folder: --data DIR`,
        { cause },
      );
    }
  }

  async #writeAccess(): Promise<void> {
    const file = join(this.#folder, 'database.json');
    await writeFile(`${file}.new`, JSON.stringify(this.#access), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  /** An interrupted one leaves no cluster behind, because it gets its name last. */
  async #create(initdb: string): Promise<void> {
    const draft = `${this.#cluster}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    const secrets = await mkdtemp(join(tmpdir(), 'jixia-initdb-'));
    const passwordFile = join(secrets, 'password');
    try {
      await writeFile(passwordFile, this.#access.password, { mode: 0o600 });
      for (const path of [secrets, passwordFile, draft]) {
        if (this.#runAs !== undefined) chownSync(path, this.#runAs.uid, this.#runAs.gid);
      }
      await this.#writeAccess();
      const options = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
      const access = [`--username=${user}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
      const sync = this.#isDurable ? [] : ['--no-sync'];
      await this.#finish(initdb, [...options, ...access, ...sync, '-D', asSeenBy(this.#runAs, draft)], draft);
      renameSync(draft, this.#cluster);
    } finally {
      await rm(secrets, { recursive: true, force: true });
    }
  }

  /** Runs a program to its end. */
  #finish(program: string, args: readonly string[], cwd: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, { ...this.#runAs, cwd, env: childEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
      this.#child = child;
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said = (said + chunk.toString()).slice(-2000);
        });
      }
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve();
        else reject(new ServerError('database_failed', `The database could not be set up in ${cwd}: ${said.trim()}`));
      });
    });
  }

  #openLog(): number {
    const file = join(this.#folder, 'postgres.log');
    const isLarge = existsSync(file) && statSync(file).size > largestLogBytes;
    const log = openSync(file, isLarge ? 'w' : 'a', 0o600);
    chmodSync(file, 0o600);
    return log;
  }

  async #run(): Promise<void> {
    const { postgres } = this.#binaries as PostgresBinaries;
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      fsync: this.#isDurable ? 'on' : 'off',
    };
    const args = [
      ...['-D', asSeenBy(this.#runAs, this.#cluster), '-p', String(this.#access.port)],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const log = this.#openLog();
    const isWindows = process.platform === 'win32';
    const [command, first] = isWindows ? [postgres, []] : ['/bin/sh', ['-c', keeper, 'jixia-postgres', postgres]];
    const child = spawn(command, [...first, ...args], {
      ...this.#runAs,
      cwd: this.#cluster,
      env: childEnv(),
      // A group of its own: Ctrl-C in the terminal must reach the server first.
      detached: !isWindows,
      stdio: ['pipe', log, log],
    });
    closeSync(log);
    // Its other end may be gone before ours is closed.
    child.stdin?.on('error', () => {});
    this.#child = child;
    let hasEnded = false;
    this.#ended = new Promise((resolve) => {
      child.on('error', () => resolve());
      child.on('exit', () => resolve());
    });
    void this.#ended.then(() => {
      hasEnded = true;
    });
    await this.#untilReady(() => hasEnded);
    void this.#ended.then(() => this.#restart());
  }

  async #untilReady(hasEnded: () => boolean): Promise<void> {
    const endMs = performance.now() + startTimeoutMs;
    let last: unknown;
    while (performance.now() < endMs && !hasEnded() && !this.#isStopping) {
      const client = new pg.Client({ connectionString: this.url.replace(/jixia$/, 'postgres') });
      client.on('error', () => {});
      try {
        await client.connect();
        await client.end();
        return;
      } catch (error) {
        last = error;
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
    if (this.#isStopping) return;
    throw new ServerError(
      'database_failed',
      `The database in ${this.#folder} did not start; ${join(this.#folder, 'postgres.log')} says why.`,
      { cause: last },
    );
  }

  async #createDatabase(): Promise<void> {
    if (this.#isStopping) return;
    const client = new pg.Client({ connectionString: this.url.replace(/jixia$/, 'postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query(`select 1 from pg_database where datname = 'jixia'`);
      if (rowCount === 0) await client.query('create database jixia');
    } finally {
      await client.end();
    }
  }

  /** After a death that nobody asked for: on the same port, so that open pools find it again. */
  async #restart(): Promise<void> {
    if (this.#isStopping) return;
    const nowMs = performance.now();
    this.#restartsMs = [...this.#restartsMs.filter((atMs) => nowMs - atMs < restartWindowMs), nowMs];
    try {
      if (this.#restartsMs.length > mostRestarts) {
        throw new ServerError(
          'database_failed',
          `The database in ${this.#folder} died ${mostRestarts} times in a minute.`,
        );
      }
      await endLeftovers(this.#cluster);
      if (!this.#isStopping) await this.#run();
    } catch (error) {
      this.#onFailure(error as Error);
    }
  }

  /** Fast shutdown: open transactions are rolled back. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    if (child === undefined) return;
    if (process.platform === 'win32' && this.#binaries !== undefined && existsSync(this.#cluster)) {
      await this.#finish(this.#binaries.pgCtl, ['stop', '-m', 'fast', '-D', this.#cluster], this.#cluster).catch(
        () => {},
      );
    }
    // Closing its input is the keeper's sign; initdb has none and gets a signal.
    if (child.stdin === null) child.kill();
    else child.stdin.destroy();
    await this.#ended;
    await endLeftovers(this.#cluster).catch(() => {});
  }
}
