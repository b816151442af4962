// The same surroundings built by bubblewrap, where the host has it: a tool that distributions trust and allow.

import { accessSync, constants } from 'node:fs';
import {
  agentFolder,
  type Containment,
  deviceLinks,
  devices,
  foldersAbove,
  groupText,
  type Identity,
  launcherPath,
  nodeBinary,
  passwdText,
  systemPaths,
} from './containment.ts';
import type { Step } from './launcher.ts';
import { becomeAgent, closeDescriptors, dieWithParent, joinGroups } from './setup-steps.ts';

const places = ['/usr/bin/bwrap', '/bin/bwrap', '/usr/local/bin/bwrap'];
const mebibyte = 1024 * 1024;

/** Path of bubblewrap, or null. `JIXIA_BWRAP` names another one, or `none`. */
export const findBubblewrap = (): string | null => {
  const named = process.env['JIXIA_BWRAP'];
  if (named === 'none') return null;
  for (const path of named === undefined || named === '' ? places : [named]) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not there.
    }
  }
  return null;
};

export type BubblewrapSetup = {
  readonly containment: Containment;
  readonly identity: Identity;
  readonly filter: Uint8Array;
  readonly processFiles: readonly string[];
  readonly hasMemoryGroup: boolean;
};

/** Steps of the launcher that bubblewrap starts inside. */
export const innerSteps = ({ containment, filter, hasMemoryGroup, identity }: BubblewrapSetup): readonly Step[] => [
  closeDescriptors(),
  ...becomeAgent(containment, identity, filter, hasMemoryGroup),
];

export type BubblewrapFiles = {
  /** The launcher made of `innerSteps`. */
  readonly launcher: string;
  /** What shows as /etc/passwd and /etc/group. */
  readonly passwd: string;
  readonly group: string;
};

export const bubblewrapFiles = ({
  identity,
}: BubblewrapSetup): { readonly passwd: string; readonly group: string } => ({
  passwd: passwdText(identity),
  group: groupText(identity),
});

/**
 * Steps of the launcher that starts bubblewrap. As root it needs no user namespace: it prepares the surroundings, and
 * the inner launcher gives root up.
 */
export const outerSteps = (bubblewrap: string, setup: BubblewrapSetup, files: BubblewrapFiles): readonly Step[] => {
  const { containment, identity, processFiles } = setup;
  const { shown, links } = systemPaths();
  const readable = [...shown, nodeBinary(), ...containment.readable];
  const { uid, gid } = identity;
  // Folders that bubblewrap makes by itself are closed to others.
  const targets = [
    ...readable.map(({ target }) => target),
    ...links.map(({ path }) => path),
    '/etc/x',
    '/dev/x',
    launcherPath,
  ];
  const folders = [...new Set(targets.flatMap(foldersAbove))];
  const args = [
    bubblewrap,
    '--die-with-parent',
    ...['--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...(identity.isOwn ? [] : ['--unshare-user', '--uid', String(uid), '--gid', String(gid)]),
    ...['--hostname', 'agent', '--clearenv'],
    ...folders.flatMap((path) => ['--dir', path]),
    ...readable.flatMap(({ source, target }) => ['--ro-bind', source, target]),
    ...links.flatMap(({ path, to }) => ['--symlink', to, path]),
    ...['--proc', '/proc'],
    // Its own --dev would leave a folder in memory that can be written to without a limit.
    ...devices.flatMap((path) => ['--dev-bind', path, path]),
    ...deviceLinks.flatMap(({ path, to }) => ['--symlink', to, path]),
    ...['--perms', '1777', '--size', String(containment.limits.tmpMiB * mebibyte), '--tmpfs', '/tmp'],
    ...['--ro-bind', files.passwd, '/etc/passwd', '--ro-bind', files.group, '/etc/group'],
    ...['--ro-bind', files.launcher, launcherPath],
    ...['--ro-bind', containment.folder, agentFolder, '--chdir', agentFolder],
    ...['--remount-ro', '/'],
    ...['--', launcherPath],
  ];
  return [
    closeDescriptors(),
    dieWithParent(),
    ...joinGroups(processFiles),
    // Its own environment can be read from inside.
    { call: 'execve', args: [bubblewrap, args, ['PATH=/usr/bin:/bin']], what: `start ${bubblewrap}` },
  ];
};
