// Shapes of appeals as the API shows and takes them.
import { z } from 'zod';
import { pageQuery } from '../http/page.ts';

export const appealStatus = z.enum(['open', 'underReview', 'upheld', 'dismissed', 'withdrawn']);
export const appealAction = z.enum([
  'filed',
  'commented',
  'underReview',
  'upheld',
  'dismissed',
  'withdrawn',
  'regraded',
]);
export type AppealStatus = z.infer<typeof appealStatus>;
export type AppealAction = z.infer<typeof appealAction>;

const id = z.string().min(1).max(64);
const text = z.string().trim().max(10_000);

export const newAppeal = z.strictObject({
  entryId: id.describe('Your entry, which the appeal is for'),
  phaseId: id.optional().describe('The phase that it is about'),
  matchId: id.optional().describe('The match that it is about'),
  text: text.min(10).describe('What went wrong, and what should be decided: Markdown, 10 to 10,000 characters'),
});

export const newStep = z.strictObject({
  action: appealAction.exclude(['filed']),
  text: text.default('').describe('Markdown. Needed for a comment and for a decision'),
  phaseId: id.optional().describe('Of `regraded`: the phase that was graded anew; the phase of the appeal by default'),
});

export const appealQuery = pageQuery.extend({ status: appealStatus.optional(), entryId: id.optional() });

const person = z.object({ id: z.string(), name: z.string() }).nullable();
const phaseName = z.object({
  id: z.string(),
  ordinal: z.number().int(),
  kind: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
});

export const appealSummarySchema = z
  .object({
    id: z.string(),
    competitionId: z.string(),
    entry: z.object({ id: z.string(), name: z.string() }),
    phase: phaseName.nullable(),
    matchId: z.string().nullable(),
    filedBy: person,
    text: z.string(),
    status: appealStatus,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'AppealSummary' });

export const appealSchema = appealSummarySchema.extend({
  competition: z.object({ id: z.string(), slug: z.string(), titleZh: z.string(), titleEn: z.string() }),
  steps: z
    .array(
      z.object({
        id: z.string(),
        action: appealAction,
        by: person,
        isOrganiser: z.boolean().describe('Whether they run the competition'),
        text: z.string(),
        regrade: z
          .object({ phaseId: z.string(), revision: z.number().int() })
          .nullable()
          .describe('Of `regraded`: the phase, and the revision that counts since'),
        createdAt: z.iso.datetime(),
      }),
    )
    .describe('The trail of the decision, oldest first; steps are only added'),
  mayDecide: z.boolean().describe('Whether you run the competition and do not play for the entry'),
  mayWithdraw: z.boolean(),
});

export type NewAppeal = z.output<typeof newAppeal>;
export type NewStep = z.output<typeof newStep>;
export type AppealQuery = z.output<typeof appealQuery>;
