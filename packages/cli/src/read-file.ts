// Reads a file that the command line names; what is wrong with it is told with its name.
import { readFile } from 'node:fs/promises';
import { CliError, systemReason } from './cli-error.ts';

/** Throws CliError `missing_file`. */
export async function readGivenFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new CliError('missing_file', `Cannot read "${path}": ${systemReason(cause) ?? String(cause)}.`, { cause });
  }
}
