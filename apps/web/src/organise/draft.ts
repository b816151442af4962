// What an organiser fills in: a competition as its form holds it, and as it is sent.
import type { Body } from '@jixia/api-client';
import type { Competition } from '../competitions/use-competitions.ts';

export type NewCompetition = Body<'/api/competitions'>;

export type Draft = Pick<
  Competition,
  'slug' | 'scenarioId' | 'titleZh' | 'titleEn' | 'rulesZh' | 'rulesEn' | 'eligibility'
> & {
  readonly institutionId: string | null;
  readonly registrationOpensAt: string | null;
  readonly registrationClosesAt: string | null;
  /** As typed; numbers become numbers when it is sent. */
  readonly config: readonly { readonly name: string; readonly value: string }[];
};

/** What the form reads of a competition. */
export type Described = Pick<Competition, DescribedField>;
type DescribedField =
  | ('slug' | 'scenarioId' | 'titleZh' | 'titleEn' | 'rulesZh' | 'rulesEn' | 'eligibility' | 'institution')
  | ('registrationOpensAt' | 'registrationClosesAt' | 'config');

export const emptyDraft = (scenarioId: string): Draft => ({
  ...{ slug: '', scenarioId, titleZh: '', titleEn: '', rulesZh: '', rulesEn: '' },
  eligibility: {
    institutionKinds: [],
    needsInstitution: false,
    needsVerifiedInstitution: false,
    minTeamSize: 1,
    maxTeamSize: 50,
    needsAdviser: false,
  },
  institutionId: null,
  registrationOpensAt: null,
  registrationClosesAt: null,
  config: [],
});

export const draftOf = (competition: Described): Draft => ({
  ...emptyDraft(competition.scenarioId),
  slug: competition.slug,
  titleZh: competition.titleZh,
  titleEn: competition.titleEn,
  rulesZh: competition.rulesZh,
  rulesEn: competition.rulesEn,
  eligibility: competition.eligibility,
  institutionId: competition.institution?.id ?? null,
  registrationOpensAt: competition.registrationOpensAt,
  registrationClosesAt: competition.registrationClosesAt,
  config: Object.entries(competition.config).map(([name, value]) => ({ name, value: String(value) })),
});

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

export const configOf = (config: Draft['config']): Record<string, number | string> =>
  Object.fromEntries(config.map(({ name, value }) => [name, isNumber(value) ? Number(value) : value.trim()]));

/** All of it. */
export const bodyOf = (draft: Draft): NewCompetition => ({ ...draft, config: configOf(draft.config) });

/** What differs from what the server has: of a published competition only some may be sent. */
export const changesOf = (draft: Draft, before: Described): Partial<Omit<NewCompetition, 'scenarioId'>> => {
  const { scenarioId: _, ...now } = bodyOf(draft);
  const { scenarioId: __, ...old } = bodyOf(draftOf(before));
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]),
    ),
  );
};
