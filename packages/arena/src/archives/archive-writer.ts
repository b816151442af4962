// Writes the entries of an agent's archive into a folder, each checked first: no way out of the folder, nothing but
// files and folders, and never more than the limits, whatever an archive says of itself. Node only.

import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ArenaError } from '../arena-error.ts';

export type ArchiveLimits = {
  readonly archiveBytes: number;
  /** Of all files together, unpacked. */
  readonly totalBytes: number;
  readonly entries: number;
  /** Unpacked over packed size, once more than a MiB was unpacked. */
  readonly ratio: number;
};

const mebibyte = 2 ** 20;
export const defaultArchiveLimits: ArchiveLimits = {
  archiveBytes: 64 * mebibyte,
  totalBytes: 256 * mebibyte,
  entries: 2000,
  ratio: 100,
};

const ratioFromBytes = mebibyte;
const maxDepth = 16;
const maxPathLength = 400;

const refuse = (message: string): ArenaError => new ArenaError('bad_archive', message);
const shown = (path: string): string => JSON.stringify(path.length > 80 ? `${path.slice(0, 77)}...` : path);

/** What systems put beside files when they pack a folder. */
const isJunk = (segments: readonly string[]): boolean => segments[0] === '__MACOSX' || segments.at(-1) === '.DS_Store';

/** Segments of an entry's path, or null for what is left out. Throws ArenaError `bad_archive`. */
export const entrySegments = (path: string): readonly string[] | null => {
  if (/[\\:\p{Cc}]/u.test(path) || path.startsWith('/')) {
    throw refuse(
      `${shown(path)} is no path inside the archive: no "\\", ":" or control characters, and no "/" in front.`,
    );
  }
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) throw refuse(`${shown(path)} leads out of the archive's folder.`);
  if (path.length > maxPathLength || segments.length > maxDepth) {
    throw refuse(`${shown(path)} is too long: at most ${maxPathLength} characters and ${maxDepth} folders deep.`);
  }
  return segments.length === 0 || isJunk(segments) ? null : segments;
};

export type ArchiveEntry = {
  readonly path: string;
  /** `file` or `folder`; anything else is refused by its name. */
  readonly kind: string;
  readonly isExecutable: boolean;
};

export class ArchiveWriter {
  readonly files: string[] = [];
  totalBytes = 0;
  readonly #folder: string;
  readonly #limits: ArchiveLimits;
  readonly #packedBytes: number;
  /** As a file system without case or composed letters would have them. */
  readonly #taken = new Map<string, 'file' | 'folder'>();
  #entries = 0;

  constructor(folder: string, packedBytes: number, limits: ArchiveLimits) {
    this.#folder = folder;
    this.#limits = limits;
    this.#packedBytes = packedBytes;
  }

  /** Writes one entry; `contents` are read only for files. Throws ArenaError `bad_archive`. */
  async write({ path, kind, isExecutable }: ArchiveEntry, contents: AsyncIterable<Uint8Array>): Promise<void> {
    this.#entries += 1;
    if (this.#entries > this.#limits.entries) throw refuse(`It has more than ${this.#limits.entries} entries.`);
    if (kind !== 'file' && kind !== 'folder') {
      throw refuse(`${shown(path)} is a ${kind}; an agent's archive has only files and folders.`);
    }
    const segments = entrySegments(path);
    if (segments === null) {
      // Counted all the same: what is thrown away costs time too.
      if (kind === 'file') for await (const chunk of contents) this.#count(chunk.length);
      return;
    }
    this.#take(segments, kind === 'file' ? 'file' : 'folder');
    const target = join(this.#folder, ...segments);
    if (kind === 'folder') {
      await mkdir(target, { recursive: true });
      return;
    }
    await mkdir(dirname(target), { recursive: true });
    const file = await open(target, 'wx', isExecutable ? 0o755 : 0o644);
    try {
      for await (const chunk of contents) {
        this.#count(chunk.length);
        await file.writeFile(chunk);
      }
    } finally {
      await file.close();
    }
    this.files.push(segments.join('/'));
  }

  #take(segments: readonly string[], kind: 'file' | 'folder'): void {
    const key = (count: number): string => segments.slice(0, count).join('/').normalize('NFC').toLowerCase();
    for (let count = 1; count < segments.length; count++) {
      if (this.#taken.get(key(count)) === 'file') throw refuse(`${shown(segments.join('/'))} lies inside of a file.`);
      this.#taken.set(key(count), 'folder');
    }
    const own = key(segments.length);
    const before = this.#taken.get(own);
    if (before !== undefined && (kind === 'file' || before === 'file')) {
      throw refuse(`${shown(segments.join('/'))} is there twice, or only differs in case.`);
    }
    this.#taken.set(own, kind);
  }

  #count(bytes: number): void {
    this.totalBytes += bytes;
    const { totalBytes, ratio } = this.#limits;
    if (this.totalBytes > totalBytes) {
      throw refuse(`It unpacks to more than ${Math.floor(totalBytes / mebibyte)} MiB.`);
    }
    if (this.totalBytes > ratioFromBytes && this.totalBytes > ratio * this.#packedBytes) {
      throw refuse(`It unpacks to more than ${ratio} times its size, as archives do that are made to fill disks.`);
    }
  }
}
