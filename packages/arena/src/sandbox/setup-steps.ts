// The sandbox as a list of system calls: namespaces, a root folder of its own, identity, limits, filter, program.

import {
  agentArguments,
  agentFolder,
  type Containment,
  containedEnvironment,
  deviceLinks,
  devices,
  foldersAbove,
  groupText,
  type Identity,
  nodeBinary,
  passwdText,
  type ReadOnlyPath,
  readyLine,
  systemPaths,
} from './containment.ts';
import type { Step } from './launcher.ts';
import { mountFlags, namespaceFlags, resources } from './system-calls.ts';

const currentFolder = -100;
const childSignal = 17;
const killSignal = 9;
const writeOnly = 1;
const createFile = 0o100;
const detach = 2;
const lastCapability = 63;
const deathSignal = 1;
const dropBoundingCapability = 24;
const setSecureBits = 28;
const noNewPrivileges = 38;
const ambientCapabilities = 47;
const clearAmbient = 4;
/** Root has no capabilities, nobody gets any, and neither can be changed. */
const strictSecureBits = 0xeb;
const filterMode = 1;
const mebibyte = 1024 * 1024;
const reservedMiB = 512;
/** The first descriptor that is free once all but stdio are closed. */
const freeDescriptor = 3;

const write = (descriptor: number, text: string, what: string): Step => ({
  call: 'write',
  args: [descriptor, new TextEncoder().encode(text), new TextEncoder().encode(text).length],
  what,
});

const writeFile = (path: string, text: string, flags: number = writeOnly | createFile): readonly Step[] => [
  { call: 'openat', args: [currentFolder, path, flags, 0o644], what: `open ${path}` },
  write(freeDescriptor, text, `write ${path}`),
  { call: 'close', args: [freeDescriptor], what: `close ${path}` },
];

/** Nothing that we have open is open in the agent. Comes first: later steps count on the numbers. */
export const closeDescriptors = (): Step => ({
  call: 'close_range',
  args: [freeDescriptor, 0xffff_ffff],
  what: 'close inherited descriptors (Linux 5.9 is needed)',
});

/** Ends with the thread that started it. */
export const dieWithParent = (): Step => ({
  call: 'prctl',
  args: [deathSignal, killSignal],
  what: 'be ended with its parent',
});

export const joinGroups = (processFiles: readonly string[]): readonly Step[] =>
  processFiles.flatMap((path) => writeFile(path, '0', writeOnly));

const limit = (resource: number, value: number, what: string): Step => {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(value), true);
  view.setBigUint64(8, BigInt(value), true);
  return { call: 'prlimit64', args: [0, resource, bytes, 0], what: `limit ${what}` };
};

/**
 * `hasMemoryGroup`: a control group counts the memory of all processes. Without one what they hold is watched; a limit
 * on what each may ask for, well above what runtimes reserve and never touch, stops a jump between two looks.
 */
const limitSteps = ({ limits }: Containment, hasMemoryGroup: boolean): readonly Step[] => [
  limit(resources.core, 0, 'core dumps'),
  limit(resources.fileSize, limits.tmpMiB * mebibyte, 'file sizes'),
  limit(resources.openFiles, 512, 'open files'),
  limit(resources.lockedMemory, 64 * 1024, 'locked memory'),
  limit(resources.messages, 0, 'message queues'),
  limit(resources.processes, limits.processes, 'processes'),
  ...(hasMemoryGroup ? [] : [limit(resources.data, (2 * limits.memoryMiB + reservedMiB) * mebibyte, 'memory')]),
];

/** Gives up every right that root or a user namespace would have. */
const identitySteps = ({ uid, gid, isOwn }: Identity): readonly Step[] => [
  {
    call: 'prctl',
    args: [ambientCapabilities, clearAmbient],
    what: 'clear ambient capabilities',
  },
  // Without capabilities of its own, as after bubblewrap in a user namespace, it has none to lock.
  { call: 'prctl', args: [setSecureBits, strictSecureBits], what: 'lock capabilities', isOptional: !isOwn },
  ...Array.from(
    { length: lastCapability + 1 },
    (_, capability): Step => ({
      call: 'prctl',
      args: [dropBoundingCapability, capability],
      what: 'drop a capability',
      // Kernels know different numbers of them.
      isOptional: true,
    }),
  ),
  ...(isOwn
    ? ([
        { call: 'setgroups', args: [0, 0], what: 'leave all groups' },
        { call: 'setresgid', args: [gid, gid, gid], what: 'change its group' },
        { call: 'setresuid', args: [uid, uid, uid], what: 'change its user' },
      ] satisfies Step[])
    : []),
];

/** From the finished surroundings to the agent: limits, identity, filter, program. Needs no descriptor but stdio. */
export const becomeAgent = (
  containment: Containment,
  identity: Identity,
  filter: Uint8Array,
  hasMemoryGroup: boolean,
): readonly Step[] => [
  ...limitSteps(containment, hasMemoryGroup),
  ...identitySteps(identity),
  dieWithParent(),
  { call: 'prctl', args: [noNewPrivileges, 1], what: 'forgo new privileges' },
  { call: 'seccomp', args: [filterMode, 0, { filter }], what: 'load the filter of system calls' },
  write(1, `${readyLine}\n`, 'say that it is ready'),
  {
    call: 'execve',
    args: [
      '/bin/sh',
      agentArguments(containment.command),
      Object.entries(containedEnvironment()).map(([name, value]) => `${name}=${value}`),
    ],
    what: 'start /bin/sh',
  },
];

const makeFolder = (path: string): Step => ({
  call: 'mkdirat',
  args: [currentFolder, path, 0o755],
  what: `make ${path}`,
  // Several paths share their upper folders.
  isOptional: true,
});

const inside = (path: string): string => `.${path}`;

const showReadOnly = ({ source, target, isFolder }: ReadOnlyPath, isUserNamespace: boolean): readonly Step[] => {
  const place: readonly Step[] = isFolder
    ? [makeFolder(inside(target))]
    : [
        {
          call: 'openat',
          args: [currentFolder, inside(target), writeOnly | createFile, 0o644],
          what: `make ${target}`,
        },
        { call: 'close', args: [freeDescriptor], what: `close ${target}` },
      ];
  const { bind, noDevices, noSetuid, readOnly, recursive, remount } = mountFlags;
  const attributes = new Uint8Array(32);
  attributes[0] = readOnly | noSetuid | noDevices;
  return [
    ...foldersAbove(target).map((path) => makeFolder(inside(path))),
    ...place,
    {
      call: 'mount',
      // In a user namespace a folder only comes with what is mounted below it.
      args: [source, inside(target), 0, isUserNamespace ? bind | recursive : bind, 0],
      what: `show ${source}`,
    },
    isUserNamespace
      ? {
          call: 'mount_setattr',
          args: [currentFolder, inside(target), 0x8000, attributes, attributes.length],
          what: `make ${source} read-only (Linux 5.12 is needed)`,
        }
      : {
          call: 'mount',
          args: [0, inside(target), 0, remount | bind | readOnly | noSetuid | noDevices, 0],
          what: `make ${source} read-only`,
        },
  ];
};

const showDevice = (path: string): readonly Step[] => [
  { call: 'openat', args: [currentFolder, inside(path), writeOnly | createFile, 0o644], what: `make ${path}` },
  { call: 'close', args: [freeDescriptor], what: `close ${path}` },
  { call: 'mount', args: [path, inside(path), 0, mountFlags.bind, 0], what: `show ${path}` },
];

const link = (to: string, path: string): Step => ({
  call: 'symlinkat',
  args: [to, currentFolder, inside(path)],
  what: `link ${path}`,
});

/** A root folder in memory with nothing in it but what an agent needs, all of it read-only but /tmp. */
const rootSteps = (containment: Containment, root: string, identity: Identity): readonly Step[] => {
  const { noDevices, noExecute, noSetuid, private: isPrivate, readOnly, recursive, remount } = mountFlags;
  const { shown, links } = systemPaths();
  const isUserNamespace = !identity.isOwn;
  const readable = [
    ...shown,
    nodeBinary(),
    ...containment.readable,
    { source: containment.folder, target: agentFolder, isFolder: true },
  ];
  const tmpOptions = `mode=1777,size=${containment.limits.tmpMiB}m,nr_inodes=4096`;
  return [
    { call: 'umask', args: [0o022], what: 'set the file mask' },
    { call: 'sethostname', args: ['agent', 5], what: 'name its machine' },
    { call: 'mount', args: ['none', '/', 0, recursive | isPrivate, 0], what: 'keep mounts to itself' },
    {
      call: 'mount',
      args: ['root', root, 'tmpfs', noSetuid | noDevices, 'mode=0755,size=1m,nr_inodes=1024'],
      what: 'mount its root folder',
    },
    { call: 'chdir', args: [root], what: 'enter its root folder' },
    ...['/dev', '/etc', '/proc', '/run', '/tmp'].map((path) => makeFolder(inside(path))),
    ...readable.flatMap((path) => showReadOnly(path, isUserNamespace)),
    ...links.flatMap(({ path, to }) => [
      ...foldersAbove(path).map((above) => makeFolder(inside(above))),
      link(to, path),
    ]),
    ...devices.flatMap(showDevice),
    ...deviceLinks.map(({ path, to }) => link(to, path)),
    ...writeFile('./etc/passwd', passwdText(identity)),
    ...writeFile('./etc/group', groupText(identity)),
    {
      call: 'mount',
      args: ['proc', './proc', 'proc', readOnly | noSetuid | noDevices | noExecute, 'hidepid=2'],
      what: 'mount /proc',
    },
    { call: 'mount', args: ['tmp', './tmp', 'tmpfs', noSetuid | noDevices, tmpOptions], what: 'mount /tmp' },
    { call: 'pivot_root', args: ['.', '.'], what: 'change its root folder' },
    { call: 'umount2', args: ['.', detach], what: 'leave the old root folder' },
    {
      call: 'mount',
      args: [0, '/', 0, remount | mountFlags.bind | readOnly | noSetuid | noDevices, 0],
      what: 'make / read-only',
    },
    { call: 'chdir', args: [agentFolder], what: 'enter its folder' },
  ];
};

/** In a new user namespace: this user has another number and no group but its own. */
const mapIdentity = (
  { uid, gid }: Identity,
  outer: { readonly uid: number; readonly gid: number },
): readonly Step[] => [
  ...writeFile('/proc/self/setgroups', 'deny', writeOnly),
  ...writeFile('/proc/self/uid_map', `${uid} ${outer.uid} 1`, writeOnly),
  ...writeFile('/proc/self/gid_map', `${gid} ${outer.gid} 1`, writeOnly),
];

export type OwnSetup = {
  readonly containment: Containment;
  readonly identity: Identity;
  /** An empty folder of the host to mount on. */
  readonly root: string;
  readonly filter: Uint8Array;
  /** `cgroup.procs` of the control groups to join. */
  readonly processFiles: readonly string[];
  readonly hasMemoryGroup: boolean;
  readonly outer: { readonly uid: number; readonly gid: number };
};

/** The whole way without any tool: the first process waits outside, the second becomes the agent. */
export const ownSetup = (setup: OwnSetup): readonly Step[] => {
  const { containment, filter, hasMemoryGroup, identity, outer, processFiles, root } = setup;
  const { user, ...others } = namespaceFlags;
  const namespaces = Object.values(others).reduce((all, flag) => all | flag, identity.isOwn ? 0 : user);
  return [
    closeDescriptors(),
    dieWithParent(),
    ...joinGroups(processFiles),
    { call: 'clone', args: [namespaces | childSignal, 0, 0, 0, 0], what: 'make namespaces', isFork: true },
    ...(identity.isOwn ? [] : mapIdentity(identity, outer)),
    ...rootSteps(containment, root, identity),
    ...becomeAgent(containment, identity, filter, hasMemoryGroup),
  ];
};
