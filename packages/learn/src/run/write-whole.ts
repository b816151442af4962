// Files that are written whole or not at all, and what to say where they cannot be.

import {
  appendFileSync,
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { LearnError } from '../learn-error.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space, then resume the run',
  EDQUOT: 'the disk quota is used up; free some space, then resume the run',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'this disk is read-only',
  ENOENT: 'the folder is gone',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EFBIG: 'the file would be larger than this system allows',
};

/** LearnError `write_failed` naming the file and the fix. */
export const writeFailure = (path: string, cause: unknown): LearnError => {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new LearnError('write_failed', `Cannot write ${path}: ${reason}.`, { cause });
};

/** Writes beside the target, flushes, renames: a full disk or a cut leaves the old file. Throws LearnError `write_failed`. */
export const writeWhole = (path: string, bytes: Uint8Array | string): void => {
  const draft = `${path}.part`;
  try {
    const file = openSync(draft, 'w');
    try {
      const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
      for (let at = 0; at < data.length; ) at += writeSync(file, data, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw writeFailure(path, cause);
  }
};

/** Appends all of `data`, or nothing. Throws LearnError `write_failed`. */
export const appendWhole = (path: string, data: string | Uint8Array): void => {
  let lengthBytes = 0;
  try {
    lengthBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(path, data);
  } catch (cause) {
    try {
      truncateSync(path, lengthBytes);
    } catch {
      // The file is not there: then nothing is half-written either.
    }
    throw writeFailure(path, cause);
  }
};
