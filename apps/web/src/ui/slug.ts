// Addresses of things that people name: what may stand in one, and what is proposed.

/** As the server takes it. */
export const isSlug = (text: string): boolean => /^(?!new$)[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/.test(text);

/** From a name: what is not Latin leaves nothing, and is typed. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 48)
    .replace(/-$/, '');
