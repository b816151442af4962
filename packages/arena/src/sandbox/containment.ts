// What a contained agent finds around it, whatever tool builds it: folders, files, environment, identity, limits.

import { lstatSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AgentLimits } from '../agents/agent-limits.ts';
import { agentEnvironment } from '../agents/start-process.ts';

/** A file or folder of the host that an agent may read, and where it finds it. */
export type ReadOnlyPath = { readonly source: string; readonly target: string; readonly isFolder: boolean };

export type Containment = {
  /** The agent's own folder, seen as `/agent`. */
  readonly folder: string;
  readonly command: readonly string[];
  readonly limits: AgentLimits;
  /** More to read, each at its place; see `readOnlyPath`. */
  readonly readable: readonly ReadOnlyPath[];
};

/** User and group that the agent runs as; nobody else on the machine does. */
export type Identity = {
  readonly uid: number;
  readonly gid: number;
  /** True: the host is root and gives its rights up. False: a user namespace in which this user has another number. */
  readonly isOwn: boolean;
};

export const agentFolder = '/agent';
export const runtimeFolder = '/runtime';
export const launcherPath = '/run/launcher';
/** First line on stdout, before the agent itself is there. */
export const readyLine = 'jixia-sandbox ready';

/** `source` at the same place inside, or at `target`. */
export const readOnlyPath = (source: string, target = source): ReadOnlyPath => ({
  source,
  target,
  isFolder: lstatSync(source).isDirectory(),
});

const systemFolders = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store'];
const systemFiles = ['/etc/ld.so.cache', '/etc/alternatives', '/etc/localtime'];

/** Programs and libraries of the system: folders to show, and links to make. */
export const systemPaths = (): {
  readonly shown: readonly ReadOnlyPath[];
  readonly links: readonly { readonly path: string; readonly to: string }[];
} => {
  const shown: ReadOnlyPath[] = [];
  const links: { path: string; to: string }[] = [];
  for (const path of [...systemFolders, ...systemFiles]) {
    try {
      const found = lstatSync(path);
      if (found.isSymbolicLink()) links.push({ path, to: readlinkSync(path) });
      else if (found.isDirectory() || found.isFile())
        shown.push({ source: path, target: path, isFolder: found.isDirectory() });
    } catch {
      // This system has none.
    }
  }
  return { shown, links };
};

export const devices = ['/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom'] as const;
export const deviceLinks = [
  { path: '/dev/fd', to: '/proc/self/fd' },
  { path: '/dev/stdin', to: '/proc/self/fd/0' },
  { path: '/dev/stdout', to: '/proc/self/fd/1' },
  { path: '/dev/stderr', to: '/proc/self/fd/2' },
  { path: '/dev/shm', to: '/tmp' },
] as const;

/** Our own Node, so that `node` is the same version for everyone. */
export const nodeBinary = (): ReadOnlyPath => readOnlyPath(process.execPath, `${runtimeFolder}/bin/node`);

export const containedEnvironment = (): Readonly<Record<string, string>> => ({
  ...agentEnvironment(),
  PATH: `${runtimeFolder}/bin:/usr/local/bin:/usr/bin:/bin`,
  HOME: '/tmp',
  TMPDIR: '/tmp',
  USER: 'agent',
});

/** The shell is process 1: it waits for the agent, and with it everything inside ends. */
export const agentArguments = (command: readonly string[]): readonly string[] => [
  '/bin/sh',
  '-c',
  '"$@"; exit $?',
  'sh',
  ...command,
];

export const passwdText = ({ uid, gid }: Identity): string => `agent:x:${uid}:${gid}::/tmp:/bin/sh\n`;
export const groupText = ({ gid }: Identity): string => `agent:x:${gid}:\n`;

/** All folders above a path but the root, outermost first: '/a/b/c' -> ['/a', '/a/b']. */
export const foldersAbove = (path: string): readonly string[] => {
  const above: string[] = [];
  for (let folder = dirname(path); folder !== '/' && folder !== '.'; folder = dirname(folder)) above.unshift(folder);
  return above;
};
