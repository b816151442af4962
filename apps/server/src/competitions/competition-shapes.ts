// Shapes of competitions as the API shows and takes them.
import { scenarioIds } from '@jixia/env';
import { z } from 'zod';
import { pageQuery } from '../http/page.ts';
import { slug as anySlug } from '../institutions/institution-shapes.ts';
import { say } from '../text/say.ts';
import { eligibilitySchema } from './eligibility-shapes.ts';
import { phaseKind, phaseStatus } from './phase-shapes.ts';
import { isStandingSlug } from './standing-slug.ts';

const id = z.string().min(1).max(64);
const slug = anySlug.refine((value) => !isStandingSlug(value), {
  error: ({ input }) => say`"${String(input)}" is kept for a practice that comes with the server; choose another`,
});
const title = z.string().trim().min(1).max(120);
const markdown = z.string().max(50_000).describe('Markdown, at most 50,000 characters');
const when = z.iso.datetime({
  offset: true,
  error: ({ input }) => say`must be a time like 2026-09-01T08:00:00Z, not ${JSON.stringify(input)}`,
});
const config = z.record(z.string().min(1).max(64), z.union([z.number(), z.string().max(64)]));

export const competitionStatus = z.enum(['draft', 'published', 'finished', 'cancelled']);

/** As what belongs to a competition names it. */
export const competitionRef = z.object({
  id: z.string(),
  slug: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  scenarioId: z.string(),
  status: competitionStatus,
});
export const registrationState = z.enum(['notYet', 'open', 'practiceOnly', 'closed']);

const profile = {
  titleZh: title,
  titleEn: title,
  rulesZh: markdown,
  rulesEn: markdown,
  config: config.describe('Fields of the scenario that differ from its defaults; heroes are drawn by the phases'),
  eligibility: eligibilitySchema,
  institutionId: id.nullable().describe('An institution of yours that it is held for'),
  registrationOpensAt: when.nullable().describe('Null: when it is published'),
  registrationClosesAt: when.nullable().describe('Null: while there is something that a new entry can still play'),
};

export const newCompetition = z.strictObject({
  slug,
  scenarioId: z
    .string()
    .max(64)
    .refine((value) => scenarioIds().includes(value), {
      error: ({ input }) => say`there is no scenario "${String(input)}"; use one of ${scenarioIds().join(', ')}`,
    }),
  ...profile,
  rulesZh: markdown.default(''),
  rulesEn: markdown.default(''),
  config: profile.config.default({}),
  eligibility: eligibilitySchema.prefault({}),
  institutionId: profile.institutionId.default(null),
  registrationOpensAt: profile.registrationOpensAt.default(null),
  registrationClosesAt: profile.registrationClosesAt.default(null),
});

export const competitionChange = z
  .strictObject({
    slug,
    ...profile,
    usesCurrentRules: z.literal(true).describe("Freezes this server's present rules instead; drafts only"),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });

export const cancellation = z.strictObject({ reason: z.string().trim().min(1).max(1000) });

export const competitionQuery = pageQuery.extend({
  scenarioId: z.string().min(1).max(64).optional(),
  status: competitionStatus.optional(),
  institutionId: id.optional(),
  search: z.string().trim().min(1).max(100).optional().describe('In titles and address'),
  organiser: z.literal('me').optional().describe('Those that you run'),
  isSample: z.stringbool().optional().describe('Only what comes with the server, or only others'),
});

const institutionRef = z.object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string() });

const phaseSummary = z.object({
  id: z.string(),
  ordinal: z.number().int(),
  kind: phaseKind,
  titleZh: z.string(),
  titleEn: z.string(),
  status: phaseStatus,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().nullable(),
});

const summaryFields = {
  id: z.string(),
  slug: z.string(),
  scenarioId: z.string(),
  rulesHash: z.string().describe('Frozen: all its matches are played under these rules'),
  titleZh: z.string(),
  titleEn: z.string(),
  status: competitionStatus,
  registration: registrationState.describe(
    'practiceOnly: closed, but new entries may still play in its practice phase',
  ),
  registrationOpensAt: z.iso.datetime().nullable(),
  registrationClosesAt: z.iso.datetime().nullable(),
  organiser: z.object({ id: z.string(), name: z.string() }).nullable(),
  institution: institutionRef.nullable(),
  isSample: z.boolean().describe('Comes with the server'),
  isOrganiser: z.boolean().describe('Whether you run it'),
  entryCount: z.number().int(),
  phases: z.array(phaseSummary),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.number().int(),
};

export const competitionSummarySchema = z.object(summaryFields).meta({ id: 'CompetitionSummary' });

export const competitionSchema = z
  .object({
    ...summaryFields,
    rulesZh: z.string(),
    rulesEn: z.string(),
    config: z.record(z.string(), z.number()),
    eligibility: eligibilitySchema,
  })
  .meta({ id: 'Competition' });

export const organiserSchema = z
  .object({ userId: z.string(), name: z.string(), isOwner: z.boolean() })
  .meta({ id: 'Organiser' });

export type NewCompetition = z.output<typeof newCompetition>;
export type CompetitionChange = z.output<typeof competitionChange>;
export type CompetitionQuery = z.output<typeof competitionQuery>;
export type PhaseSummary = z.input<typeof phaseSummary>;
export type ShownSummary = z.input<typeof competitionSummarySchema>;
export type ShownCompetition = z.input<typeof competitionSchema>;
