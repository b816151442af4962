// Starts an agent's program on this machine without any sandbox: for one's own agents only. Node only.

import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import type { StartedProcess } from './process-link.ts';

/** Without a sandbox a program sees little more of our environment than it would inside one. */
const passedOn = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'PATHEXT', 'TEMP', 'TMP', 'TMPDIR', 'LANG'];

/** The environment of every agent: our Node comes first, and nothing waits in a buffer. */
export const agentEnvironment = (): Record<string, string> => ({ LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1' });

/** Starts `command` in `folder`. Time and output are limited by its link; memory, files and network are not. */
export const startUncontained = (folder: string, command: readonly string[]): StartedProcess => {
  const [program = '', ...args] = command;
  const environment = { ...agentEnvironment() };
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  environment['PATH'] = [dirname(process.execPath), environment['PATH'] ?? ''].join(delimiter);
  const child = spawn(program, args, {
    cwd: folder,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  return { child, program, readyLine: null, ranOutOfMemory: () => false, release: () => undefined };
};
