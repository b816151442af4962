// Looks at a sandbox from inside before any foreign code runs in it. What it finds decides, not what was asked for.

import type { Identity } from './containment.ts';

const separator = '-- next --';
/** Printed by the agent's own shell; each part is judged below. */
export const selfTestScript = (canary: string): string =>
  [
    'cat /proc/self/status',
    'cat /proc/net/dev',
    'ls -a /',
    'ls /proc',
    `test -e ${canary} && echo seen`,
    'for place in / /usr /agent /dev /etc /run /runtime /proc; do (echo x > $place/written) 2>/dev/null && echo $place; done',
    'cat /proc/1/environ',
    'echo x > /tmp/own && cat /tmp/own',
    'ls -l /proc/self/fd',
    'for need in /runtime/bin/node /etc/passwd /agent /dev/null; do test -r $need || echo $need; done',
  ].join(`; echo; echo "${separator}"; `);

const expectedInRoot = [
  ...['.', '..', 'agent', 'bin', 'dev', 'etc', 'lib', 'lib32', 'lib64', 'libx32', 'nix', 'proc', 'run', 'runtime'],
  ...['sbin', 'tmp', 'usr'],
];

const statusOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', value = '']) => [name, value.trim()]),
  );

/** What is wrong with the sandbox whose self-test printed `output`, or null. */
export const judgeSelfTest = (output: string, identity: Identity): string | null => {
  const parts = output.split(separator).map((part) => part.trim());
  if (parts.length !== 10) return `it printed ${parts.length} of 10 parts: ${output.slice(0, 300)}`;
  const [
    status = '',
    network = '',
    root = '',
    processes = '',
    canary,
    written,
    environment = '',
    tmp,
    open = '',
    missing,
  ] = parts;
  const fields = statusOf(status);
  const ids = (field: string, id: number): boolean =>
    (fields.get(field) ?? '').split(/\s+/).every((value) => value === String(id));
  if (!ids('Uid', identity.uid)) return `its user is ${fields.get('Uid')}, not ${identity.uid}`;
  if (!ids('Gid', identity.gid)) return `its group is ${fields.get('Gid')}, not ${identity.gid}`;
  if (identity.isOwn && (fields.get('Groups') ?? '') !== '') return `it is in the groups ${fields.get('Groups')}`;
  for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb']) {
    if (!/^0+$/.test(fields.get(set) ?? '')) return `it has capabilities (${set} ${fields.get(set)})`;
  }
  if (fields.get('NoNewPrivs') !== '1') return 'it could gain privileges';
  if (fields.get('Seccomp') !== '2') return 'its system calls are not filtered';
  const interfaces = network.split('\n').flatMap((line) => /^\s*([^:\s|]+):/.exec(line)?.[1] ?? []);
  if (interfaces.some((name) => name !== 'lo')) return `it has a network: ${interfaces.join(', ')}`;
  const strange = root.split('\n').filter((name) => !expectedInRoot.includes(name));
  if (strange.length > 0) return `it sees ${strange.join(', ')} in the root folder`;
  const seen = processes.split('\n').filter((name) => /^\d+$/.test(name));
  if (seen.length === 0 || seen.length > 8) return `it sees ${seen.length} processes`;
  if (canary !== '') return 'it sees a file of the host';
  if (written !== '') return `it can write to ${written}`;
  if (/(^|\0)(?!(PATH|HOME|LANG|TMPDIR|USER|PWD|PYTHONUNBUFFERED|SHLVL|_|OLDPWD)=)[^\0=]+=/.test(environment)) {
    return 'it sees an environment that is not its own';
  }
  if (tmp !== 'x') return 'it cannot write to /tmp';
  const descriptors = open.split('\n').flatMap((line) => /\s(\d+) ->/.exec(line)?.[1] ?? []);
  // 3 is the folder that `ls` itself has open.
  if (descriptors.some((number) => Number(number) > 3)) return `it inherits descriptors: ${descriptors.join(', ')}`;
  if (missing !== '') return `it cannot read ${missing}`;
  return null;
};
