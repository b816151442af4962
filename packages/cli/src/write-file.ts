// Writes a file whole or not at all.
import { rename, rm, writeFile } from 'node:fs/promises';

/** A full disk or a signal leaves the old file as it was. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
