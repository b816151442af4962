// Goes through a list page by page.

export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/** `load` fetches the page after a cursor; the first without one. */
export async function* everyItem<T>(load: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const { items, nextCursor }: Page<T> = await load(cursor);
    yield* items;
    cursor = nextCursor;
  }
}
