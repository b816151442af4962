// Which addresses in a text that anybody may have written become links and images.

export type SafeLink = { readonly href: string; readonly isElsewhere: boolean };

/** Null where the address is not one to follow: `javascript:` and all else that is no page and no mail. */
export function safeLink(address: string, siteOrigin: string): SafeLink | null {
  // Within the page: footnotes.
  if (/^#[\w-]+$/.test(address)) return { href: address, isElsewhere: false };
  if (!URL.canParse(address, siteOrigin)) return null;
  const url = new URL(address, siteOrigin);
  if (url.protocol === 'mailto:') return { href: url.href, isElsewhere: false };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  // A name before the host pretends to be one: https://jixia.org@evil.example.
  if (url.username !== '' || url.password !== '') return null;
  if (url.origin !== siteOrigin) return { href: url.href, isElsewhere: true };
  return { href: `${url.pathname}${url.search}${url.hash}`, isElsewhere: false };
}

/** Null unless the picture is a file of this site: one elsewhere would tell its owner who reads, one of the API would act. */
export function safeImage(address: string, siteOrigin: string): string | null {
  if (!URL.canParse(address, siteOrigin)) return null;
  const url = new URL(address, siteOrigin);
  if (url.origin !== siteOrigin || url.username !== '') return null;
  // Plain names only: nothing that the server could read as another address.
  return /^(\/(?!api\/)[\w.-]+)+$/i.test(url.pathname) ? url.pathname : null;
}
