// Shapes of entries as the API shows and takes them.
import { z } from 'zod';
import { pageQuery } from '../http/page.ts';
import { say } from '../text/say.ts';
import { competitionRef } from './competition-shapes.ts';

const id = z.string().min(1).max(64);

export const entryStatus = z.enum(['registered', 'withdrawn', 'disqualified']);

const choice = {
  agentId: id.nullable().describe('An agent of yours or of the team for this scenario; null = later'),
  submissionId: id.nullable().describe('A version that it always plays with; null = its newest accepted one'),
  institutionId: id.nullable().describe('The institution it is shown under; null = one that fits'),
};

export const newEntry = z.strictObject({
  teamId: id.nullable().default(null).describe('A team that you are captain of; null = you by yourself'),
  agentId: choice.agentId.default(null),
  submissionId: choice.submissionId.default(null),
  institutionId: choice.institutionId.default(null),
});

export const entryChange = z
  .strictObject({ agentId: choice.agentId, submissionId: choice.submissionId })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });

export const withdrawal = z.strictObject({ reason: z.string().trim().max(500).default('') });
export const judgement = z.strictObject({
  reason: z.string().trim().min(1).max(500).describe('Everyone reads it on the entry'),
});

export const entryQuery = pageQuery.extend({
  status: entryStatus.optional(),
  institutionId: id.optional(),
  search: z.string().trim().min(1).max(100).optional().describe('In names'),
});

export const ownEntryQuery = pageQuery.extend({
  status: entryStatus.optional(),
  competitionId: id.optional().describe('Id or address'),
  scenarioId: z.string().min(1).max(64).optional(),
});

export const entryMember = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.enum(['captain', 'member', 'adviser']),
});

const submissionRef = z.object({ id: z.string(), number: z.number().int(), kind: z.string() });

export const entrySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    competition: competitionRef,
    user: z.object({ id: z.string(), name: z.string() }).nullable(),
    team: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
    institution: z.object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string() }).nullable(),
    members: z.array(entryMember).describe('Who takes part; as it was when the first phase that counts began'),
    agent: z.object({ id: z.string(), name: z.string() }).nullable(),
    pinned: submissionRef.nullable().describe('The version that it always plays with'),
    playsWith: submissionRef.nullable().describe('The version that it plays with now; null = none that was accepted'),
    status: entryStatus,
    reason: z.string().nullable().describe('Why it was withdrawn or disqualified'),
    isPracticeOnly: z.boolean().describe('Entered after registration closed: plays in the practice phase alone'),
    isSample: z.boolean().describe('Comes with the server'),
    isMine: z.boolean(),
    standing: z
      .object({
        phaseId: z.string(),
        phaseOrdinal: z.number().int(),
        rank: z.number().int().nullable(),
        rating: z.number().nullable(),
        matches: z.number().int(),
        wins: z.number().int(),
        draws: z.number().int(),
        losses: z.number().int(),
      })
      .nullable()
      .describe('In the newest phase that it plays in'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Entry' });

export const unmetEntrySchema = z.object({
  entryId: z.string(),
  name: z.string(),
  unmet: z.array(z.string()).describe('What is missing, a sentence each'),
});

export type EntryMember = z.output<typeof entryMember>;
export type NewEntry = z.output<typeof newEntry>;
export type EntryChange = z.output<typeof entryChange>;
export type ShownEntry = z.input<typeof entrySchema>;
