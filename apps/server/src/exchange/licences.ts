// Licences by their SPDX identifier, and what they say about making something of a model.
import spdx from 'spdx-license-list';

export type Licence = { readonly id: string; readonly name: string; readonly url: string };

/** Null where SPDX knows no such identifier. */
export function findLicence(id: string): Licence | null {
  const known = Object.hasOwn(spdx, id) ? spdx[id] : undefined;
  return known === undefined ? null : { id, name: known.name, url: known.url.split('\n')[0] as string };
}

/** The identifier that somebody may have meant: the same letters otherwise written. */
export function likelyLicence(text: string): string | null {
  const bare = (id: string): string => id.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const wanted = bare(text);
  if (wanted === '') return null;
  const ids = Object.keys(spdx);
  return ids.find((id) => bare(id) === wanted) ?? ids.find((id) => bare(id).startsWith(wanted)) ?? null;
}

/** Licences without derivatives let a model be used, not be made into another. */
export const allowsForks = (id: string): boolean => !/(^|-)ND(-|$)/.test(id);

/** What is made of a model under one of these has to be under the same. */
export const isShareAlike = (id: string): boolean =>
  /(^|-)SA(-|$)/.test(id) || /^(A?GPL|LGPL|OSL|EUPL|MPL|CECILL-2|ODbL|CDLA-Sharing|EPL|CPL|SSPL|CC-BY-SA)/i.test(id);
