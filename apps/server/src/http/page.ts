// Lists come in pages: `limit` and `cursor` in, `items` and `nextCursor` out. Cursors are opaque and do not skip or repeat
// what is added meanwhile, because they name the last item and not a place.
import { z } from 'zod';
import { say } from '../text/say.ts';
import { ApiError } from './api-error.ts';

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Items a page, 1 .. 100'),
  cursor: z.string().max(200).optional().describe('`nextCursor` of the page before'),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable().describe('Null on the last page') });

export type Page<T> = { readonly items: T[]; readonly nextCursor: string | null };

/** Cuts a page from `limit + 1` rows. */
export function toPage<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? cursorOf(items.at(-1) as T) : null };
}

/** The time in a cursor, as milliseconds since 1970. Throws ApiError `bad_input`. */
export function timeOfCursor(text: string | undefined): Date {
  const time = new Date(Number(text));
  if (!/^\d{1,15}$/.test(text ?? '') || Number.isNaN(time.getTime()))
    throw new ApiError('bad_input', say`cursor: must be the nextCursor of the page before.`, { field: 'cursor' });
  return time;
}
