// Reads an agent's folder with suspicion: nothing outside it, no links out of it, no devices, no endless files. Node only.

import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { ArenaError } from '../arena-error.ts';
import { type AgentFile, agentFileName, parseAgentFile } from './agent-file.ts';

const agentFileBytes = 64 * 1024;

export type AgentFolder = {
  /** Without symbolic links. */
  readonly path: string;
  readonly file: AgentFile;
};

const reasonOf = (cause: unknown): string => {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'ELOOP') return 'it is a symbolic link; put the file itself there';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return cause instanceof Error ? cause.message : String(cause);
};

/**
 * The bytes of a regular file inside `folder` (a real path). Throws ArenaError `bad_agent` for links that lead out,
 * anything that is no file, and more than `maxBytes`.
 */
export const readInside = async (folder: string, inner: string, maxBytes: number): Promise<Uint8Array> => {
  const path = join(folder, inner);
  const refuse = (reason: string, cause?: unknown): ArenaError =>
    new ArenaError('bad_agent', `${path}: ${reason}.`, { cause });
  let real: string;
  try {
    real = join(await realpath(dirname(path)), basename(path));
  } catch (cause) {
    throw refuse(reasonOf(cause), cause);
  }
  if (!real.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    throw refuse("it leads out of the agent's folder");
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    // Neither a link nor a pipe without a writer may hold us up.
    handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw refuse(reasonOf(cause), cause);
  }
  try {
    const { size, isFile } = await handle.stat().then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) throw refuse('it is no regular file');
    if (size > maxBytes) throw refuse(`it has ${size} bytes; at most ${maxBytes} are read`);
    const bytes = new Uint8Array(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await handle.read(bytes, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
};

/** Reads the folder's agent.json. Throws ArenaError `bad_agent`. */
export const readAgentFolder = async (path: string): Promise<AgentFolder> => {
  let real: string;
  try {
    real = await realpath(path);
    if (!(await stat(real)).isDirectory()) {
      throw new Error(`this is a file; name the folder that holds ${agentFileName}`);
    }
  } catch (cause) {
    throw new ArenaError('bad_agent', `${path}: ${reasonOf(cause)}.`, { cause });
  }
  const bytes = await readInside(real, agentFileName, agentFileBytes);
  return { path: real, file: parseAgentFile(new TextDecoder().decode(bytes), join(path, agentFileName)) };
};
