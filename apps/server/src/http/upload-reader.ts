// Takes in files that people send: never more than the route allows, not for longer than is decent, and not so many at a
// time that they fill the memory. Nothing holds a connection to the database meanwhile.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { type Said, say, verbatim } from '../text/say.ts';
import { ApiError } from './api-error.ts';

export type UploadLimits = {
  /** Without a byte. */
  readonly silenceMs: number;
  /** From the first byte to the last; below the time that the listening server gives a request. */
  readonly totalMs: number;
  readonly mostOfOnePerson: number;
  /** Of all that are being taken in. */
  readonly mostBytes: number;
  /** Of a file that is too large so much more is thrown away, so that its sender reads why. */
  readonly drainMs: number;
};

const mebibyte = 2 ** 20;
const defaults: UploadLimits = {
  silenceMs: 15_000,
  totalMs: 110_000,
  mostOfOnePerson: 3,
  mostBytes: 384 * mebibyte,
  drainMs: 10_000,
};

export const sizeText = (bytes: number): Said =>
  bytes % mebibyte === 0 ? verbatim(`${bytes / mebibyte} MiB`) : say`${bytes.toLocaleString('en')} bytes`;

export const tooLarge = (limitBytes: number): ApiError =>
  new ApiError('too_large', say`The file is larger than ${sizeText(limitBytes)}, which is the most here.`, {
    field: 'body',
  });

export class UploadReader {
  readonly #limits: UploadLimits;
  readonly #underWay = new Map<string, number>();
  #bytes = 0;

  constructor(limits: Partial<UploadLimits> = {}) {
    this.#limits = { ...defaults, ...limits };
  }

  /** Throws ApiError `too_large`, `too_slow`, `too_many_requests`, `bad_input`. */
  async read(request: FastifyRequest, payload: Readable): Promise<Buffer> {
    const limitBytes = request.routeOptions.bodyLimit;
    const announced = Number(request.headers['content-length'] ?? 0);
    const person = request.principal.userId ?? request.ip;
    const ofPerson = this.#underWay.get(person) ?? 0;
    if (announced > limitBytes) return this.#refuse(request.raw, payload, tooLarge(limitBytes));
    if (ofPerson >= this.#limits.mostOfOnePerson || this.#bytes + announced > this.#limits.mostBytes) {
      const why =
        ofPerson >= this.#limits.mostOfOnePerson
          ? say`${ofPerson} of your files are being taken in. Send this one when they are done.`
          : say`Many files are being taken in. Send this one when they are done.`;
      return this.#refuse(request.raw, payload, new ApiError('too_many_requests', why));
    }
    this.#underWay.set(person, ofPerson + 1);
    const taken = { bytes: 0 };
    try {
      return await this.#take(payload, limitBytes, announced, taken);
    } catch (error) {
      if (error instanceof ApiError && error.code !== 'bad_input')
        return await this.#refuse(request.raw, payload, error);
      throw error;
    } finally {
      this.#bytes -= taken.bytes;
      const left = (this.#underWay.get(person) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(person);
      else this.#underWay.set(person, left);
    }
  }

  #take(payload: Readable, limitBytes: number, announced: number, taken: { bytes: number }): Promise<Buffer> {
    const { silenceMs, totalMs, mostBytes } = this.#limits;
    const chunks: Buffer[] = [];
    return new Promise((resolve, reject) => {
      const settle = (error: ApiError | null): void => {
        clearTimeout(total);
        clearTimeout(silence);
        payload.removeAllListeners('data').removeAllListeners('end');
        if (error === null) resolve(Buffer.concat(chunks, taken.bytes));
        else reject(error);
      };
      const slow = (why: Said): void => settle(new ApiError('too_slow', why, { field: 'body' }));
      const total = setTimeout(
        () => slow(say`The file did not come within ${totalMs / 1000} s. Try a faster connection.`),
        totalMs,
      );
      const silence = setTimeout(
        () => slow(say`The file did not come within ${silenceMs / 1000} s of silence. Try a faster connection.`),
        silenceMs,
      );
      // Events of the body are not of the request's context, which knows its language.
      const broken = AsyncLocalStorage.bind((): void =>
        settle(new ApiError('bad_input', say`The file did not come whole.`, { field: 'body' })),
      );
      const receive = AsyncLocalStorage.bind((chunk: Buffer): void => {
        silence.refresh();
        taken.bytes += chunk.length;
        this.#bytes += chunk.length;
        if (taken.bytes > limitBytes) settle(tooLarge(limitBytes));
        else if (this.#bytes > mostBytes)
          settle(new ApiError('too_many_requests', say`Many files are being taken in. Try again in a moment.`));
        else chunks.push(chunk);
      });
      payload.on('data', receive);
      payload.once('end', () => (announced > 0 && taken.bytes !== announced ? broken() : settle(null)));
      payload.once('error', broken);
      payload.once('close', broken);
    });
  }

  /** A sender that is still sending would not read the answer: what comes is thrown away for a while. */
  async #refuse(raw: IncomingMessage, payload: Readable, error: ApiError): Promise<never> {
    payload.on('error', () => {});
    if (!raw.complete && !raw.destroyed && error.code !== 'too_slow') {
      payload.resume();
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(done, this.#limits.drainMs);
        payload.once('close', done).once('end', done);
      });
    }
    throw error;
  }
}
