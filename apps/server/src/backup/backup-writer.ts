// Writes the entries of a backup one after the other, with their checksums. Under another name until it is whole and on disk.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Summary } from './backup-format.ts';
import { appendSeal } from './seal.ts';

export class BackupWriter {
  readonly entries: Summary['entries'] = [];
  readonly #file: string;
  readonly #draft: string;
  readonly #pack = pack();
  readonly #hash = createHash('sha256');
  readonly #written: Promise<void>;
  #failure: Error | undefined;

  /** `file` must not be there. */
  constructor(file: string) {
    this.#file = file;
    this.#draft = `${file}.${process.pid}.part`;
    const params = { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 3 };
    const target = createWriteStream(this.#draft, { mode: 0o600, flags: 'wx' });
    const hashed = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.#hash.update(chunk);
        done(null, chunk);
      },
    });
    this.#written = pipeline(this.#pack, createZstdCompress({ params }), hashed, target);
    this.#written.catch((error: Error) => {
      this.#failure = error;
      this.#pack.destroy();
    });
  }

  async add(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const entry = this.#pack.entry({ name, size: bytes.length, mode: 0o600, mtime: new Date(0) });
    const taken = new Promise<void>((resolve, reject) => {
      entry.on('close', resolve);
      entry.on('error', reject);
    });
    entry.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    // Where the disk is full no entry is ever taken.
    await Promise.race([taken, this.#written]);
    if (this.#failure !== undefined) throw this.#failure;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.entries.push({ name, sizeBytes: bytes.length, sha256 });
  }

  /** Gives the file its name; one that came meanwhile stays. */
  async finish(): Promise<void> {
    this.#pack.finalize();
    await this.#written;
    await appendSeal(this.#draft, this.#hash.digest());
    const draft = await open(this.#draft, 'r+');
    await draft.sync();
    await draft.close();
    await link(this.#draft, this.#file);
    await rm(this.#draft);
    // The name must outlive a power failure too; not every system lets a folder be opened.
    const folder = await open(dirname(this.#file), 'r').catch(() => null);
    await folder?.sync().catch(() => {});
    await folder?.close();
  }

  async abandon(): Promise<void> {
    this.#pack.destroy();
    await this.#written.catch(() => {});
    await rm(this.#draft, { force: true });
  }
}
