// Shapes of matches as the API shows them.
import { z } from 'zod';
import { pageQuery } from '../http/page.ts';

export const matchStatus = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export const matchPurpose = z.enum(['validation', 'ladder', 'tournament', 'evaluation', 'exhibition', 'regrade']);
const id = z.string().min(1).max(64);

export const matchQuery = pageQuery.extend({
  scenarioId: z.string().min(1).max(64).optional(),
  competitionId: id.optional().describe('Id or address'),
  phaseId: id.optional(),
  agentId: id.optional().describe('Matches in which any version of this agent plays'),
  submissionId: id.optional(),
  entryId: id.optional(),
  pairingId: id.optional(),
  status: matchStatus.optional(),
  purpose: matchPurpose.optional(),
  includeSuperseded: z.stringbool().default(false).describe('Also results that a regrade has replaced'),
});

const institutionName = z.object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string() });

export const matchSideSchema = z
  .object({
    side: z.number().int().describe('0, 1'),
    agent: z.object({ id: z.string(), name: z.string(), isSample: z.boolean() }),
    ownerName: z.string().nullable().describe("Name of the agent's team, else of its owner; null for samples"),
    submission: z
      .object({ id: z.string(), number: z.number().int(), kind: z.string() })
      .describe('The version that plays'),
    entry: z.object({ id: z.string(), name: z.string() }).nullable(),
    institution: institutionName.nullable(),
    score: z.number().nullable().describe('1 = won, 0.5 = draw, 0 = lost; null until it is over'),
  })
  .meta({ id: 'MatchSide' });

export const forfeitSchema = z
  .object({
    side: z.number().int(),
    agent: z.number().int().describe('Seat'),
    code: z.string(),
    message: z.string(),
    step: z.number().int().describe('The decision at which it failed'),
  })
  .describe('Why a side lost without the rules saying so');

const summaryFields = {
  id: z.string(),
  scenarioId: z.string(),
  rulesHash: z.string(),
  purpose: matchPurpose,
  competition: z.object({ id: z.string(), slug: z.string(), titleZh: z.string(), titleEn: z.string() }).nullable(),
  phaseId: z.string().nullable(),
  pairingId: z.string().nullable(),
  pairNumber: z.number().int().describe('Matches of a pair have the same seed with sides swapped'),
  status: matchStatus,
  sides: z.array(matchSideSchema),
  winner: z.number().int().nullable().describe('Side that won, -1 = draw; null until it is over'),
  endReason: z.string().nullable(),
  ticks: z.number().int().nullable(),
  decisions: z.number().int().nullable(),
  forfeit: forfeitSchema.nullable(),
  replayUrl: z.string().nullable().describe('Null while there is none, or while it would tell a hidden seed'),
  revision: z.number().int(),
  isSuperseded: z.boolean().describe('A regrade has replaced it; it counts no more'),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
};

export const matchSummarySchema = z.object(summaryFields).meta({ id: 'MatchSummary' });

export const matchSchema = z
  .object({
    ...summaryFields,
    config: z.record(z.string(), z.union([z.number(), z.string()])),
    seed: z
      .string()
      .nullable()
      .describe('64 bits, decimal. Null until it is over, and while its phase hides its seeds'),
    isSeedHidden: z.boolean().describe('True while the phase hides its seeds'),
    finalHash: z.string().nullable().describe('Last link of the hash chain'),
    replay: z
      .object({ url: z.string(), fileName: z.string(), sha256: z.string(), sizeBytes: z.number().int() })
      .nullable(),
    timing: z
      .array(
        z.object({
          seat: z.number().int(),
          side: z.number().int(),
          medianMs: z.number(),
          p99Ms: z.number(),
          maxMs: z.number(),
          decisions: z.number().int(),
        }),
      )
      .nullable()
      .describe('Time that decisions took'),
    faultLog: z.string().nullable().describe("Last lines of the offender's stderr, for its owner and its team alone"),
  })
  .meta({ id: 'Match' });

export type MatchQuery = z.output<typeof matchQuery>;
