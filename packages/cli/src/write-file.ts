// Writes a file whole or not at all.
import { rename, rm, writeFile } from 'node:fs/promises';
import { CliError, systemReason } from './cli-error.ts';

/** `mode`: rights of the file, where not everyone may read it. A full disk or a signal leaves the old file as it was. Throws CliError `cannot_write`. */
export async function writeWhole(path: string, bytes: Uint8Array | string, mode = 0o666): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, bytes, { mode });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new CliError('cannot_write', `Cannot write "${path}": ${systemReason(cause) ?? String(cause)}.`, { cause });
  }
}
