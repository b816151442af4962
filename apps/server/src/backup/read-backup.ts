// Reads a backup, and trusts nothing in it before all of it has been seen: names, order, checksums, the end.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import type { z } from 'zod';
import { ServerError } from '../server-error.ts';
import {
  fileEntry,
  formatVersion,
  keptFiles,
  type Manifest,
  manifestEntry,
  manifestSchema,
  partBytes,
  type Summary,
  summaryEntry,
  summarySchema,
  tableOfPart,
} from './backup-format.ts';
import { findBreach, sealBytes } from './seal.ts';

/** A part ends with the row that fills it. */
const largestEntryBytes = 1024 * 1024 * 1024 + partBytes;

export const badBackup = (file: string, why: string, cause?: unknown): ServerError =>
  new ServerError('bad_backup', `${file} is not a whole backup: ${why}. Nothing was restored. Take another backup.`, {
    cause,
  });

type Entry = { readonly name: string; readonly bytes: Buffer };

/** One entry after the other. Throws ServerError `bad_backup`. */
export async function* readEntries(file: string): AsyncGenerator<Entry> {
  const entries = extract();
  const { size: fileBytes } = await stat(file);
  const compressed = createReadStream(file, { end: Math.max(0, fileBytes - sealBytes - 1) });
  const flow = pipeline(compressed, createZstdDecompress(), entries);
  flow.catch(() => {});
  try {
    for await (const entry of entries) {
      const { name, size = 0 } = entry.header;
      if (size > largestEntryBytes) throw new Error(`${name} is too large`);
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      yield { name, bytes: Buffer.concat(chunks) };
    }
    await flow;
  } catch (cause) {
    if (cause instanceof ServerError) throw cause;
    throw badBackup(file, (cause as Error).message, cause);
  } finally {
    entries.destroy();
  }
}

function parse<S extends z.ZodType>(file: string, { name, bytes }: Entry, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw badBackup(file, `${name} does not say what it should`, cause);
  }
}

export function readManifest(file: string, entry: Entry): Manifest {
  if (entry.name !== manifestEntry) throw badBackup(file, `it begins with ${entry.name}`);
  const manifest = parse(file, entry, manifestSchema);
  if (manifest.version > formatVersion) {
    throw new ServerError(
      'bad_backup',
      `${file} was made by a newer version of Jixia. Restore it with that version; nothing was restored.`,
    );
  }
  return manifest;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type CheckedBackup = { readonly manifest: Manifest; readonly summary: Summary };

/** Reads all of it. Throws ServerError `bad_backup`, `bad_option`. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let manifest: Manifest | undefined;
  let summary: Summary | undefined;
  const breach = await findBreach(file).catch((cause: NodeJS.ErrnoException) => {
    throw new ServerError(
      'bad_option',
      cause.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${cause.message}`,
      { cause },
    );
  });
  if (breach !== null) throw badBackup(file, breach);
  const found: Summary['entries'] = [];
  for await (const entry of readEntries(file)) {
    if (summary !== undefined) throw badBackup(file, `${entry.name} comes after its end`);
    manifest ??= readManifest(file, entry);
    if (entry.name === summaryEntry) summary = parse(file, entry, summarySchema);
    else found.push({ name: entry.name, sizeBytes: entry.bytes.length, sha256: sha256Of(entry.bytes) });
  }
  if (manifest === undefined) throw badBackup(file, 'it is empty');
  if (summary === undefined) throw badBackup(file, 'its end is missing');
  const { entries, rows } = summary;
  const wrong = found.find(
    ({ name, sha256 }, index) => entries[index]?.name !== name || entries[index].sha256 !== sha256,
  );
  if (wrong !== undefined) throw badBackup(file, `${wrong.name} was changed`);
  if (entries.length !== found.length) throw badBackup(file, `${entries[found.length]?.name} is missing`);
  const tables = manifest.tables.map(({ name }) => name);
  const missing = tables.find((name) => rows[name] === undefined);
  if (missing !== undefined) throw badBackup(file, `it does not say how many rows ${missing} has`);
  const known = new Set<string>([manifestEntry, ...keptFiles.map(fileEntry)]);
  const strange = found.find(({ name }) => !known.has(name) && !tables.includes(tableOfPart(name) ?? ''));
  if (strange !== undefined) throw badBackup(file, `${strange.name} does not belong there`);
  return { manifest, summary };
}
