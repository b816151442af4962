// Goes through the entries of a zip or tar.gz file. What may be written is decided by `ArchiveWriter`. Node only.

import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { ArenaError } from '../arena-error.ts';
import type { ArchiveEntry, ArchiveLimits, ArchiveWriter } from './archive-writer.ts';

/** Of a Unix mode, its upper four bits of sixteen. */
const fileTypes = new Map([
  [0x0, 'file'],
  [0x8, 'file'],
  [0x4, 'folder'],
  [0xa, 'symbolic link'],
  [0x2, 'device'],
  [0x6, 'device'],
  [0x1, 'pipe'],
  [0xc, 'socket'],
]);

const nothing = async function* (): AsyncIterable<Uint8Array> {};

const openZip = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, strictFileNames: true },
      (error, zip) => (error ? reject(error) : resolve(zip)),
    );
  });

const nextEntry = (zip: ZipFile): Promise<Entry | null> =>
  new Promise((resolve, reject) => {
    const settle = (entry: Entry | null, error?: Error): void => {
      zip.removeAllListeners();
      if (error) reject(error);
      else resolve(entry);
    };
    zip.once('entry', (entry: Entry) => settle(entry));
    zip.once('end', () => settle(null));
    zip.once('error', (error: Error) => settle(null, error));
    zip.readEntry();
  });

const contentsOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      // It may fail before anybody reads it; whoever does is told then.
      stream.on('error', () => undefined);
      resolve(stream);
    });
  });

const describeEntry = (entry: Entry): ArchiveEntry => {
  const mode = entry.externalFileAttributes >>> 16;
  const type = fileTypes.get(mode >>> 12) ?? 'strange entry';
  const isFolder = entry.fileName.endsWith('/');
  const kind = entry.isEncrypted() ? 'encrypted entry' : isFolder && type === 'file' ? 'folder' : type;
  return { path: entry.fileName, kind, isExecutable: (mode & 0o100) !== 0 };
};

const readZip = async (bytes: Uint8Array, writer: ArchiveWriter): Promise<void> => {
  const zip = await openZip(bytes);
  for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
    const described = describeEntry(entry);
    await writer.write(described, described.kind === 'file' ? await contentsOf(zip, entry) : nothing());
  }
};

const tarKinds: Readonly<Record<string, string>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'folder',
  symlink: 'symbolic link',
  link: 'hard link',
  fifo: 'pipe',
  'block-device': 'device',
  'character-device': 'device',
};

/** Headers, and what fills blocks up, beside the files themselves. */
const overheadBytes = 2048;
const chunkBytes = 65_536;

const readTar = async (bytes: Uint8Array, writer: ArchiveWriter, limits: ArchiveLimits): Promise<void> => {
  const mostBytes = limits.totalBytes + (limits.entries + 8) * overheadBytes;
  let seen = 0;
  const bound = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seen += chunk.length;
      if (seen <= mostBytes) done(null, chunk);
      else done(new ArenaError('bad_archive', `It unpacks to more than ${mostBytes} bytes.`));
    },
  });
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, at) =>
    bytes.subarray(at * chunkBytes, (at + 1) * chunkBytes),
  );
  const entries = extract();
  const unpacking = pipeline(Readable.from(chunks), createGunzip(), bound, entries);
  const writing = async (): Promise<void> => {
    for await (const entry of entries) {
      const { name, type, mode = 0 } = entry.header;
      const kind = tarKinds[String(type)] ?? 'strange entry';
      await writer.write({ path: name, kind, isExecutable: (mode & 0o100) !== 0 }, entry as AsyncIterable<Uint8Array>);
      entry.resume();
    }
  };
  // Whichever fails first ends the other; its reason is the one that counts.
  const [written, unpacked] = await Promise.allSettled([writing(), unpacking]);
  if (written.status === 'rejected' && written.reason instanceof ArenaError) throw written.reason;
  if (unpacked.status === 'rejected') throw unpacked.reason;
  if (written.status === 'rejected') throw written.reason;
};

/** Throws ArenaError `bad_archive`. */
export const readArchive = async (bytes: Uint8Array, writer: ArchiveWriter, limits: ArchiveLimits): Promise<void> => {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isZip && !isGzip) throw new ArenaError('bad_archive', 'It is neither a .zip nor a .tar.gz file.');
  try {
    await (isZip ? readZip(bytes, writer) : readTar(bytes, writer, limits));
  } catch (cause) {
    if (cause instanceof ArenaError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArenaError('bad_archive', `It is damaged or not allowed: ${reason}.`, { cause });
  }
};
