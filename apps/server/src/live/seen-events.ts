// How far the events of the database have been seen. Numbers are given before a transaction is committed, so a smaller one may
// come after a larger: what is missing below the highest is remembered, and what a client has seen is named with both.

/** A transaction that announces ends sooner; later a missing number is one that was rolled back. */
const keptMs = 10 * 60 * 1000;
const mostMissing = 100;

export type Cursor = { readonly highest: number; readonly missing: readonly number[] };

/** Null where the text is not a cursor that `formatCursor` wrote. */
export function parseCursor(text: string): Cursor | null {
  const match = /^(\d{1,15})(?:-(\d{1,15}(?:\.\d{1,15}){0,99}))?$/.exec(text);
  if (match === null) return null;
  return { highest: Number(match[1]), missing: match[2]?.split('.').map(Number) ?? [] };
}

export const formatCursor = ({ highest, missing }: Cursor): string =>
  missing.length === 0 ? `${highest}` : `${highest}-${missing.join('.')}`;

export class SeenEvents {
  #highest: number;
  readonly #missing = new Map<number, number>();
  #text: string | undefined;

  /** `recent`: ids that are there, ascending; what lacks between them may be under way. */
  constructor(recent: readonly number[], nowMs: number) {
    this.#highest = (recent[0] ?? 1) - 1;
    for (const id of recent) this.note(id, nowMs);
  }

  /** False where it has been seen before. */
  note(id: number, nowMs: number): boolean {
    if (id <= this.#highest && !this.#missing.delete(id)) return false;
    this.#text = undefined;
    for (let gap = Math.max(this.#highest + 1, id - mostMissing); gap < id; gap++) this.#missing.set(gap, nowMs);
    this.#highest = Math.max(this.#highest, id);
    // In the order in which they were found missing.
    for (const [gap, sinceMs] of this.#missing) {
      if (this.#missing.size <= mostMissing && nowMs - sinceMs <= keptMs) break;
      this.#missing.delete(gap);
    }
    return true;
  }

  get cursor(): Cursor {
    return { highest: this.#highest, missing: [...this.#missing.keys()] };
  }

  /** The cursor as clients get it. */
  get text(): string {
    this.#text ??= formatCursor(this.cursor);
    return this.#text;
  }
}
