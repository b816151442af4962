// The last bytes of a backup: a frame that zstd skips, with the SHA-256 of everything before it. A byte changed or missing
// anywhere shows.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';

const headBytes = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 32, 0, 0, 0]);
export const sealBytes = headBytes.length + 32;

export const sealOf = (sha256: Buffer): Buffer => Buffer.concat([headBytes, sha256]);

export const appendSeal = (file: string, sha256: Buffer): Promise<void> => appendFile(file, sealOf(sha256));

/** What is wrong with a file, or null where it is as it was written. */
export async function findBreach(file: string): Promise<string | null> {
  const handle = await open(file, 'r');
  let seal: Buffer;
  let size: number;
  try {
    size = (await handle.stat()).size;
    if (size <= sealBytes) return 'it is too short';
    seal = (await handle.read({ buffer: Buffer.alloc(sealBytes), position: size - sealBytes })).buffer;
  } finally {
    await handle.close();
  }
  if (!seal.subarray(0, headBytes.length).equals(headBytes)) return 'its end is missing, or it is no backup at all';
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { end: size - sealBytes - 1 })) hash.update(chunk as Buffer);
  return hash.digest().equals(seal.subarray(headBytes.length)) ? null : 'it was changed or damaged';
}
