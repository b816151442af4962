// Linux system calls by number for the two processors that agents are contained on, and the flags we use with them.

export type Architecture = 'x64' | 'arm64';

/** What the sandbox asks of the kernel while it is set up: [x64, arm64]. */
const setupCalls = {
  write: [1, 64],
  close: [3, 57],
  clone: [56, 220],
  execve: [59, 221],
  chdir: [80, 49],
  umask: [95, 166],
  setgroups: [116, 159],
  setresuid: [117, 147],
  setresgid: [119, 149],
  pivot_root: [155, 41],
  prctl: [157, 167],
  mount: [165, 40],
  umount2: [166, 39],
  sethostname: [170, 161],
  openat: [257, 56],
  mkdirat: [258, 34],
  symlinkat: [266, 36],
  prlimit64: [302, 261],
  seccomp: [317, 277],
  close_range: [436, 436],
  mount_setattr: [442, 442],
} as const;

export type SetupCall = keyof typeof setupCalls;

/**
 * What an agent has no use for and an attacker might: [x64, arm64], null where the processor has no such call.
 * Grouped by what they would reach.
 */
const deniedCalls: Readonly<Record<string, readonly [number | null, number | null]>> = {
  // Other processes.
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  kcmp: [312, 272],
  pidfd_getfd: [438, 438],
  process_madvise: [440, 440],
  process_mrelease: [448, 448],
  // Namespaces, mounts and the root folder.
  pivot_root: [155, 41],
  chroot: [161, 51],
  mount: [165, 40],
  umount2: [166, 39],
  unshare: [272, 97],
  setns: [308, 268],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  // Kernel subsystems with a long history of holes.
  perf_event_open: [298, 241],
  fanotify_init: [300, 262],
  bpf: [321, 280],
  userfaultfd: [323, 282],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  // Memory that no limit of a process counts.
  shmget: [29, 194],
  memfd_create: [319, 279],
  memfd_secret: [447, 447],
  // Memory placement on the machine.
  mbind: [237, 235],
  set_mempolicy: [238, 237],
  migrate_pages: [256, 238],
  move_pages: [279, 239],
  set_mempolicy_home_node: [450, 450],
  // The machine itself.
  syslog: [103, 116],
  acct: [163, 89],
  settimeofday: [164, 170],
  adjtimex: [159, 171],
  clock_settime: [227, 112],
  clock_adjtime: [305, 266],
  swapon: [167, 224],
  swapoff: [168, 225],
  reboot: [169, 142],
  sethostname: [170, 161],
  setdomainname: [171, 162],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  vhangup: [153, 58],
  // Of old PCs.
  iopl: [172, null],
  ioperm: [173, null],
  modify_ldt: [154, null],
  uselib: [134, null],
  ustat: [136, null],
  sysfs: [139, null],
  personality: [135, 92],
};

/** Calls whose arguments decide. */
const judgedCalls = { ioctl: [16, 29], socket: [41, 198], clone: [56, 220], clone3: [435, 435] } as const;

/** The newest call that the lists above were made for; what came later is refused as unknown. */
export const newestCall = 451;

const column = (architecture: Architecture): 0 | 1 => (architecture === 'x64' ? 0 : 1);

export const setupCallNumber = (call: SetupCall, architecture: Architecture): number =>
  setupCalls[call][column(architecture)];

export const judgedCallNumber = (call: keyof typeof judgedCalls, architecture: Architecture): number =>
  judgedCalls[call][column(architecture)];

export const deniedCallNumbers = (architecture: Architecture): readonly number[] =>
  Object.values(deniedCalls).flatMap((numbers) => numbers[column(architecture)] ?? []);

export const mountFlags = {
  readOnly: 1,
  noSetuid: 2,
  noDevices: 4,
  noExecute: 8,
  remount: 32,
  bind: 4096,
  recursive: 16_384,
  private: 1 << 18,
} as const;

export const namespaceFlags = {
  mount: 0x0002_0000,
  cgroup: 0x0200_0000,
  uts: 0x0400_0000,
  ipc: 0x0800_0000,
  user: 0x1000_0000,
  pid: 0x2000_0000,
  network: 0x4000_0000,
} as const;

export const resources = {
  fileSize: 1,
  data: 2,
  core: 4,
  processes: 6,
  openFiles: 7,
  lockedMemory: 8,
  messages: 12,
} as const;
