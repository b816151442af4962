// How many streams one person, one address and all together may hold open.
import { ApiError } from '../http/api-error.ts';
import { type Said, say } from '../text/say.ts';

/** A class or a campus may stand behind one address. */
const mostOfAddress = 500;
const mostOfPerson = 40;
const mostOfServer = 10_000;

export class LiveLimits {
  readonly #open = new Map<string, number>();

  /** Takes a place; the result gives it back. Throws ApiError `too_many_requests`. */
  enter(address: string, userId: string | null): () => void {
    const places: [string, number, Said][] = [
      ['server', mostOfServer, say`this server`],
      [`address:${address}`, mostOfAddress, say`this address`],
      ...(userId === null ? [] : [[`user:${userId}`, mostOfPerson, say`this account`] as [string, number, Said]]),
    ];
    for (const [key, most, whose] of places) {
      if ((this.#open.get(key) ?? 0) < most) continue;
      throw new ApiError(
        'too_many_requests',
        say`${most} live streams of ${whose} are open, which is the most. Close some: one stream can follow several topics.`,
      );
    }
    for (const [key] of places) this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    return () => {
      for (const [key] of places) {
        const left = (this.#open.get(key) ?? 1) - 1;
        if (left === 0) this.#open.delete(key);
        else this.#open.set(key, left);
      }
    };
  }
}
