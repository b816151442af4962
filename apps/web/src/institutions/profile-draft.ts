// The profile of an institution while it is being written, and what is wrong with it.
import type { InstitutionKind } from './kinds.ts';
import type { Institution } from './use-institution.ts';

export type ProfileDraft = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: InstitutionKind;
  readonly region: string;
  readonly website: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
};

export const emptyDraft: ProfileDraft = {
  nameZh: '',
  nameEn: '',
  kind: 'university',
  region: '',
  website: '',
  descriptionZh: '',
  descriptionEn: '',
};

export const draftOf = (institution: Institution): ProfileDraft => ({
  nameZh: institution.nameZh,
  nameEn: institution.nameEn,
  kind: institution.kind,
  region: institution.region ?? '',
  website: institution.website ?? '',
  descriptionZh: institution.descriptionZh,
  descriptionEn: institution.descriptionEn,
});

/** People leave out the scheme. */
const wholeAddress = (text: string): string | null => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
};

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).hostname.includes('.');

export type ProfileBody = Omit<ProfileDraft, 'region' | 'website'> & {
  readonly region: string | null;
  readonly website: string | null;
};

/** As the API takes it. */
export const bodyOf = (draft: ProfileDraft): ProfileBody => ({
  ...draft,
  nameZh: draft.nameZh.trim(),
  nameEn: draft.nameEn.trim(),
  region: draft.region.trim() === '' ? null : draft.region.trim(),
  website: wholeAddress(draft.website),
});

export type ProfileProblem = 'nameZh' | 'nameEn' | 'website';

export const problemsOf = (draft: ProfileDraft): readonly ProfileProblem[] => {
  const { nameZh, nameEn, website } = bodyOf(draft);
  const found: ProfileProblem[] = [];
  if (nameZh === '') found.push('nameZh');
  if (nameEn === '') found.push('nameEn');
  if (website !== null && !isWebAddress(website)) found.push('website');
  return found;
};
