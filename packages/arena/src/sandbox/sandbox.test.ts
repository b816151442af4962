// Attacks from inside the sandbox. Each is bounded in forks, bytes and seconds, and reaches only for files, processes and
// ports that this test itself made, so that it does no harm where containment fails.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadedScenario } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeAgent, saying, shellAgent, writeAgent, writeShellAgent } from '../../test/agent-folders.ts';
import { defaultLimits } from '../agents/agent-limits.ts';
import { openLocalAgent } from '../agents/local-agent.ts';
import { type PlayedMatch, playMatch, prepareAgent } from '../index.ts';
import { findBubblewrap } from './bubblewrap.ts';
import { findControlGroups } from './control-group.ts';
import { buildLauncher, type Step } from './launcher.ts';
import { findSandbox, Sandbox } from './sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-attack-'));
/** Where sandboxes lay out their files here: other tests run at the same time, and kill workers that leave theirs behind. */
const ownFolder = mkdtempSync(join(tmpdir(), 'jixia-own-'));
const usualFolder = process.env['TMPDIR'];
const canary = join(folder, 'canary');
const secret = 'canary-5f0c';
let scenario: LoadedScenario;

const host = await findSandbox();
const canContain = host.sandbox !== null;
if (!canContain) process.stderr.write(`Sandbox not tested: ${host.problems.join('; ')}\n`);
const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
const bubblewrap = findBubblewrap();
const variants: [string, Sandbox][] = canContain
  ? [
      ['namespaces', new Sandbox(architecture, null, findControlGroups())],
      ['namespaces without control groups', new Sandbox(architecture, null, null)],
      ...(bubblewrap === null
        ? []
        : [['bubblewrap', new Sandbox(architecture, bubblewrap, findControlGroups())] as [string, Sandbox]]),
    ]
  : [];

beforeAll(async () => {
  scenario = await loadRingDuel();
  writeFileSync(canary, secret, { mode: 0o644 });
  process.env['JIXIA_CANARY'] = secret;
  chmodSync(ownFolder, 0o711);
  process.env['TMPDIR'] = ownFolder;
});
afterAll(() => {
  delete process.env['JIXIA_CANARY'];
  if (usualFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualFolder;
  for (const own of [folder, ownFolder]) rmSync(own, { recursive: true });
});

type Played = PlayedMatch & { readonly log: string };

/** Matches of the agent in `path` against a bot; the second shows that an arena goes on after the first. */
async function play(sandbox: Sandbox, path: string, matches = 1): Promise<readonly Played[]> {
  const loadPolicy = (): never => {
    throw new Error('no policy here');
  };
  const spec = { kind: 'local', holds: 'process', path, isContained: true } as const;
  const own = await openLocalAgent(spec, scenario, { loadPolicy, sandbox });
  const bot = await prepareAgent({ kind: 'bot', name: 'weak' }, scenario);
  const once = async (seed: bigint): Promise<Played> => {
    const agents = [own.create(), bot.create()];
    const played = await playMatch({ scenario, agents, seed, config: { maxTicks: 30 } });
    for (const agent of agents) await agent.close();
    return { ...played, log: played.faultLog ?? '' };
  };
  try {
    const all: Played[] = [];
    while (all.length < matches) all.push(await once(BigInt(all.length)));
    return all;
  } finally {
    await own.close();
  }
}

const playOne = async (sandbox: Sandbox, path: string): Promise<Played> => (await play(sandbox, path))[0] as Played;

/** Processes of this machine that run as one of the sandbox's users, or hold our root folders. */
const leftovers = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'latin1'))?.[1]);
        const command = readFileSync(`/proc/${name}/cmdline`, 'latin1');
        return (uid >= 1_900_000_000 && uid < 2_100_000_000) || command.includes('jixia-leftover');
      } catch {
        return false;
      }
    });

const eventually = async (isTrue: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 100 && !isTrue(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** At step 2 the agent does `what` in the shell, then reports all it printed as its fault. */
const report = (what: string): string =>
  shellAgent(2, `( ${what} ) >&2 2>&1; ${saying({ type: 'fault', message: 'reported' })}`);

test('a host is refused only where its kernel makes no namespaces for us', () => {
  if (!canContain) expect(host.problems.at(-1)).toMatch(/on Linux|no namespaces|make namespaces|Linux 5/);
});

describe.skipIf(!canContain).each(variants)('in %s', (kind, sandbox) => {
  // What control groups have no part in is tried once, with them.
  const testOnce = (name: string, body: () => Promise<void>): void => {
    if (!kind.includes('without')) test(name, body);
  };
  const at = (name: string): string => `${kind} ${name}`.replaceAll(' ', '-');
  const shell = (name: string, source: string, limits: Readonly<Record<string, number>> = {}): string =>
    writeShellAgent(folder, at(name), source, { limits });

  test('an agent plays as it does outside, and leaves nothing behind', async () => {
    const [first, second] = await play(sandbox, shell('plays', shellAgent(-1, '')), 2);
    expect([first?.forfeit, second?.forfeit]).toEqual([undefined, undefined]);
    expect(second?.decisions).toBeGreaterThan(10);
    await eventually(() => leftovers().length === 0);
    expect(leftovers()).toEqual([]);
  });

  test('a fork bomb stops at its limit', async () => {
    // At most 60 sleepers, each gone after 3 seconds.
    const bomb = 'n=0; while [ $n -lt 60 ]; do n=$((n + 1)); sleep 3 & done; echo started; jobs -p | wc -l';
    const [first, second] = await play(sandbox, shell('forks', report(bomb), { processes: 12 }), 2);
    const { forfeit, log } = first as Played;
    expect(forfeit).toBeDefined();
    const sleepers = Number(/started\n\s*(\d+)/.exec(log)?.[1] ?? 0);
    expect(log).toMatch(/fork|resource/i);
    expect(sleepers).toBeLessThan(12);
    expect(second?.forfeit).toBeDefined();
    await eventually(() => leftovers().length === 0);
    expect(leftovers()).toEqual([]);
  });

  test('a memory hog is stopped', async () => {
    // At most 320 MiB in all.
    const hog =
      'const kept = []; for (let n = 0; n < 40; n++) kept.push(Buffer.alloc(8 << 20, 1)); console.error("kept all")';
    const source = nodeAgent(`if (message.step === 2) { ${hog} } return [1, 3, 0];`);
    const path = writeAgent(folder, at('memory'), source, { limits: { memoryMiB: 128, decisionMs: 5000 } });
    const { forfeit, log } = await playOne(sandbox, path);
    expect(forfeit).toMatchObject({ step: 2 });
    expect(['agent_memory', 'agent_exit']).toContain(forfeit?.code);
    if (sandbox.report.hasControlGroups) expect(forfeit?.message).toContain('more than its 128 MiB');
    expect(log).not.toContain('kept all');
  });

  test('several processes share one memory limit', async () => {
    // Four times 48 MiB, each held for at most 4 seconds.
    const hold = 'head -c 50331648 /dev/zero | tail -c 50331648 | (sleep 4; wc -c)';
    const hogs = `for n in 1 2 3 4; do ${hold} & done; wait; echo held all`;
    const source = report(hogs);
    const { forfeit, log } = await playOne(
      sandbox,
      shell('memory-of-all', source, { memoryMiB: 96, decisionMs: 20_000 }),
    );
    expect(forfeit).toBeDefined();
    expect(log.match(/50331648/g)?.length ?? 0).toBeLessThan(4);
  });

  testOnce('an endless loop forfeits in time and is gone', async () => {
    const limits = { decisionMs: 300, overtimeMs: 500 };
    const startMs = performance.now();
    const { forfeit } = await playOne(sandbox, shell('loop', shellAgent(2, 'while :; do :; done'), limits));
    expect(forfeit).toMatchObject({ code: 'agent_timeout', step: 2 });
    expect(performance.now() - startMs).toBeLessThan(20_000);
    await eventually(() => leftovers().length === 0);
    expect(leftovers()).toEqual([]);
  });

  testOnce('an output flood forfeits', async () => {
    // At most 32 MiB.
    const path = shell('flood', shellAgent(2, 'head -c 33554432 /dev/zero'), { answerKiB: 16 });
    const { forfeit } = await playOne(sandbox, path);
    expect(forfeit).toMatchObject({ code: 'agent_output', step: 2 });
  });

  testOnce('files, environment and processes of the host are not there', async () => {
    const reads = [
      `cat ${canary}`,
      `cat /proc/1/root${canary}`,
      'cat /etc/shadow',
      'ls /root /home /work /var /sys',
      'env',
      'cat /proc/*/environ',
      'cat /proc/*/cmdline',
      'cat /etc/passwd',
    ];
    const { forfeit, log } = await playOne(sandbox, shell('reads', report(reads.join('; '))));
    expect(forfeit?.message).toContain('reported');
    expect(log).not.toContain(secret);
    expect(log).not.toContain('vitest');
    expect(log).not.toMatch(/root:|\bproc\b.*\bsys\b/);
    expect(log).toContain('agent:x:');
    expect(log).toMatch(/ls: cannot access '?\/root/);
    expect(log).toMatch(/ls: cannot access '?\/sys/);
  });

  testOnce('it writes nowhere but to its /tmp, and there not much', async () => {
    const attempts = [
      'for path in /agent/a /usr/a /etc/a /dev/a /run/a /runtime/a /a /proc/sys/kernel/hostname; do',
      '  (echo x > $path) 2>/dev/null && echo "wrote $path";',
      'done',
      // 8 MiB where 2 are allowed.
      'for n in 1 2 3 4 5 6 7 8; do head -c 1048576 /dev/zero > /tmp/$n; done',
      'du -k /tmp | tail -1',
    ];
    const path = shell('writes', report(attempts.join('\n')), { tmpMiB: 2 });
    const { log } = await playOne(sandbox, path);
    expect(log).not.toContain('wrote');
    expect(log).toMatch(/No space left on device/i);
    expect(Number(/^(\d+)\s+\/tmp$/m.exec(log)?.[1])).toBeLessThanOrEqual(2048);
    expect(readdirSync(path).sort()).toEqual(['agent.json', 'agent.sh']);
  });

  testOnce('symbolic links lead nowhere', async () => {
    const path = shell(
      'links',
      report(`cat out; cat up; cat folder/canary; ln -s ${canary} /tmp/own; cat /tmp/own; cat ../canary`),
    );
    symlinkSync(canary, join(path, 'out'));
    symlinkSync('../canary', join(path, 'up'));
    symlinkSync(folder, join(path, 'folder'));
    const { forfeit, log } = await playOne(sandbox, path);
    expect(forfeit?.message).toContain('reported');
    expect(log.match(/No such file/g)).toHaveLength(5);
    expect(log).not.toContain(secret);
  });

  testOnce('no network, neither to this machine nor to its sockets without a name', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    const abstract = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const name = `\0jixia-canary-${process.pid}-${Math.round(performance.now())}`;
    await new Promise<void>((resolve) => abstract.listen(name, resolve));
    const { port } = server.address() as { port: number };
    const attempts = [
      `{ port: ${port}, host: '127.0.0.1' }`,
      '{ port: 53, host: "192.0.2.1" }',
      JSON.stringify({ path: name }),
    ];
    const source = `
      import { connect } from 'node:net';
      import { createSocket } from 'node:dgram';
      for (const to of [${attempts.join(', ')}]) {
        const said = await new Promise((resolve) => {
          const socket = connect(to);
          socket.on('connect', () => resolve('connected')).on('error', (error) => resolve(error.code));
          setTimeout(resolve, 1000, 'silence').unref();
        });
        console.error(said);
      }
      try { createSocket('udp4').send('x', ${port}, '127.0.0.1', (error) => { console.error(error?.code ?? 'sent'); process.exit(1); }); }
      catch (error) { console.error(error.code); process.exit(1); }
      setTimeout(() => process.exit(1), 500);
    `;
    const { log } = await playOne(sandbox, writeAgent(folder, at('network'), source));
    server.close();
    abstract.close();
    expect(connections).toBe(0);
    expect(log).not.toContain('connected');
    expect(log).not.toContain('sent');
    expect(log.trim().split('\n').length).toBeGreaterThanOrEqual(3);
  });

  testOnce('signals reach no process of the host', async () => {
    const other = spawn('sleep', ['20'], { stdio: 'ignore' });
    const attempts = `kill -KILL ${other.pid} || echo refused; kill -KILL 1; echo still here`;
    const { log } = await playOne(sandbox, shell('signals', report(attempts)));
    expect(log).toContain('refused');
    expect(log).toContain('still here');
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
    other.kill();
  });

  testOnce('a process that steps aside does not outlive the match', async () => {
    // Gone by itself after 5 seconds.
    const source = report(
      "setsid sh -c ': jixia-leftover; sleep 5' < /dev/null > /dev/null 2>&1 & sleep 0.1; echo left",
    );
    const { log } = await playOne(sandbox, shell('aside', source));
    expect(log).toContain('left');
    await eventually(() => leftovers().length === 0);
    expect(leftovers()).toEqual([]);
  });

  testOnce('system calls that open ways out are refused', async () => {
    const [EPERM, EAFNOSUPPORT, ENOSYS] = [1, 97, 38];
    const number = (x64: number, arm64: number): number => (architecture === 'x64' ? x64 : arm64);
    const attempts: readonly [string, number, Step['call'], Step['args']][] = [
      ['mount', EPERM, 'mount', ['none', '/tmp', 'tmpfs', 0, 0]],
      ['pivot_root', EPERM, 'pivot_root', ['/tmp', '/tmp']],
      ['a user namespace by clone', EPERM, 'clone', [0x1000_0011, 0, 0, 0, 0]],
      ['a network namespace by clone', EPERM, 'clone', [0x4000_0011, 0, 0, 0, 0]],
      ['unshare', EPERM, number(272, 97), [0x1000_0000]],
      ['setns', EPERM, number(308, 268), [0, 0]],
      ['clone3', ENOSYS, 435, [0, 0]],
      ['ptrace', EPERM, number(101, 117), [0, 0, 0, 0]],
      ['process_vm_readv', EPERM, number(310, 270), [1, 0, 0, 0, 0]],
      ['io_uring_setup', EPERM, 425, [1, 0]],
      ['userfaultfd', EPERM, number(323, 282), [0]],
      ['bpf', EPERM, number(321, 280), [0, 0, 0]],
      ['perf_event_open', EPERM, number(298, 241), [0, 0, 0, 0, 0]],
      ['keyctl', EPERM, number(250, 219), [0, 0, 0, 0, 0]],
      ['memfd_create', EPERM, number(319, 279), ['x', 0]],
      ['shmget', EPERM, number(29, 194), [0, 4096, 0o1777]],
      ['a TCP socket', EAFNOSUPPORT, number(41, 198), [2, 1, 0]],
      ['a raw socket', EAFNOSUPPORT, number(41, 198), [2, 3, 1]],
      ['a netlink socket', EAFNOSUPPORT, number(41, 198), [16, 3, 0]],
      ['typing into a terminal', EPERM, number(16, 29), [0, 0x5412, 'x']],
      ['a call of the future', ENOSYS, 500, [0]],
      ['another instruction set', ENOSYS, 0x4000_0000 + 39, []],
    ];
    const path = shell(
      'calls',
      report(attempts.map((_, index) => `/agent/call-${index} > /dev/null 2>&1; echo "${index}: $?"`).join('; ')),
    );
    const exit: Step = { call: number(231, 94), args: [0], what: 'leave' };
    for (const [index, [what, , call, args]] of attempts.entries()) {
      const program = buildLauncher(architecture, [{ call, args, what }, exit]);
      writeFileSync(join(path, `call-${index}`), program, { mode: 0o755 });
    }
    const { log } = await playOne(sandbox, path);
    const codes = new Map(
      [...log.matchAll(/^(\d+): (\d+)$/gm)].map(([, index, code]) => [Number(index), Number(code)]),
    );
    expect(attempts.map(([what], index) => [what, codes.get(index)])).toEqual(
      attempts.map(([what, error]) => [what, error]),
    );
  });

  testOnce('what its folder forbids others to read is told before it starts', async () => {
    if (sandbox.report.user !== 'own') return;
    const path = shell('closed', '');
    spawnSync('chmod', ['700', path]);
    await expect(play(sandbox, path)).rejects.toThrow('chmod -R o+rX');
  });
});

describe.skipIf(!canContain)('the sandbox itself', () => {
  test('passes on no descriptor that we were started with', () => {
    const probe = join(folder, 'probe.mjs');
    const sandboxModule = fileURLToPath(new URL('./sandbox.ts', import.meta.url));
    writeFileSync(
      probe,
      `const { hostSandbox } = await import(${JSON.stringify(sandboxModule)});
       const limits = ${JSON.stringify(defaultLimits)};
       const started = (await hostSandbox()).start({ folder: ${JSON.stringify(folder)}, limits, readable: [],
         command: ['sh', '-c', 'ls -l /proc/self/fd; cat <&9'] });
       started.child.stdout.pipe(process.stdout);
       started.child.stderr.pipe(process.stdout);
       started.child.on('close', () => started.release());`,
    );
    const { stdout } = spawnSync('sh', ['-c', `exec 9< ${canary}; exec ${process.execPath} ${probe}`], {
      encoding: 'utf8',
    });
    expect(stdout).toContain('/proc/');
    expect(stdout).not.toContain(secret);
    expect(stdout).not.toContain(canary);
  });

  test('that cannot be set up is nobody’s forfeit', async () => {
    const [, sandbox] = variants[0] as [string, Sandbox];
    const broken = Object.create(sandbox, {
      start: {
        value: (containment: Parameters<Sandbox['start']>[0]) =>
          sandbox.start({ ...containment, folder: '/no-such-folder' }),
      },
    }) as Sandbox;
    Object.defineProperty(broken, 'report', { value: sandbox.report });
    const path = writeShellAgent(folder, 'unlucky', shellAgent(-1, ''));
    await expect(play(broken, path)).rejects.toMatchObject({ code: 'sandbox_failed' });
    await expect(play(broken, path)).rejects.toThrow('cannot show /no-such-folder');
  });

  test('removes its files and control groups', async () => {
    const mine = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('jixia-sandbox-'));
    await eventually(() => mine().length === 0);
    expect(mine()).toEqual([]);
    for (const parent of ['/sys/fs/cgroup/jixia', '/sys/fs/cgroup/memory/jixia', '/sys/fs/cgroup/pids/jixia']) {
      if (!existsSync(parent)) continue;
      const groups = (): string[] =>
        readdirSync(parent, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name);
      const own = (): string[] => groups().filter((name) => name.includes(`-${process.pid}-`));
      await eventually(() => own().length === 0);
      expect(own()).toEqual([]);
    }
  });
});
