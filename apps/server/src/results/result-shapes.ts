// Shapes of public results: placements, and for each phase its standings, payoff, pairings, matches and seeds.
import { z } from 'zod';
import { competitionRef } from '../competitions/competition-shapes.ts';
import { pageQuery } from '../http/page.ts';
import { say } from '../text/say.ts';

const institutionName = z.object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string() });
const entryName = z.object({ id: z.string(), name: z.string(), institution: institutionName.nullable() });
export type EntryName = z.infer<typeof entryName>;

export const placementSchema = z
  .object({
    place: z.number().int().describe('Equal ranks share a place'),
    entry: entryName,
    phaseId: z.string().describe('The last phase it played in'),
  })
  .meta({ id: 'Placement' });

export const standingSchema = z
  .object({
    rank: z.number().int().nullable(),
    entry: entryName,
    groupName: z.string(),
    rating: z.number().nullable().describe("On Elo's scale, with its 95 % interval"),
    ratingLow: z.number().nullable(),
    ratingHigh: z.number().nullable(),
    matches: z.number().int(),
    wins: z.number().int(),
    draws: z.number().int(),
    losses: z.number().int(),
    forfeits: z.number().int(),
    isEliminated: z.boolean(),
  })
  .meta({ id: 'ResultStanding' });

export const phaseResultSchema = z
  .object({
    id: z.string(),
    ordinal: z.number().int(),
    kind: z.enum(['practice', 'qualifier', 'group', 'knockout', 'final']),
    titleZh: z.string(),
    titleEn: z.string(),
    scheduleKind: z.string().nullable().describe('ladder, round-robin, swiss, single-elimination, double-elimination'),
    status: z.enum(['planned', 'open', 'playing', 'done', 'cancelled']),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime().nullable(),
    revision: z.number().int().describe('Raised by a regrade'),
    matchCount: z.number().int().describe('Matches that count'),
    standings: z.array(standingSchema).nullable().describe('Null until the phase is over; organisers see them before'),
    payoff: z
      .object({
        entryIds: z.array(z.string()).describe('By rank, the first 100'),
        cells: z.array(
          z.object({
            a: z.string(),
            b: z.string(),
            matches: z.number().int(),
            score: z.number().describe('Mean of A against B, 0 .. 1'),
          }),
        ),
      })
      .nullable(),
    seeds: z.object({
      commitment: z.string().describe('Published before the phase began: SHA-256 of the secret'),
      secret: z.string().nullable().describe('Revealed when the phase is over; every seed follows from it'),
      revealedAt: z.iso.datetime().nullable(),
    }),
  })
  .meta({ id: 'PhaseResult' });

export const resultsSchema = z
  .object({
    competition: competitionRef.extend({ rulesHash: z.string(), isSample: z.boolean() }),
    isFinal: z.boolean().describe('Whether all phases that count are over'),
    placements: z.array(placementSchema).describe('Of the whole competition, best first; empty until it is final'),
    phases: z.array(phaseResultSchema),
    mayManage: z.boolean().describe('Whether you run the competition'),
  })
  .meta({ id: 'Results' });

export const phasePageQuery = pageQuery.extend({ phaseId: z.string().min(1).max(64) });

export const resultPairingSchema = z
  .object({
    id: z.string(),
    round: z.number().int(),
    ordinal: z.number().int(),
    groupName: z.string(),
    entryA: z.object({ id: z.string(), name: z.string() }),
    entryB: z.object({ id: z.string(), name: z.string() }).nullable().describe('Null: a bye'),
    status: z.enum(['playing', 'done']),
    score: z.number().nullable().describe('Of A over all its matches, 0 .. 1'),
    reason: z.record(z.string(), z.unknown()).describe('Why these two'),
  })
  .meta({ id: 'ResultPairing' });

export const resultMatchSchema = z
  .object({
    id: z.string(),
    pairingId: z.string().nullable(),
    round: z.number().int().nullable(),
    pairNumber: z.number().int(),
    sides: z.array(z.object({ entryId: z.string(), name: z.string(), score: z.number().nullable() })),
    winner: z.number().int().describe('Side that won, -1 = draw'),
    endReason: z.string().nullable(),
    ticks: z.number().int().nullable(),
    seed: z.string().nullable().describe('Null until it is revealed'),
    finalHash: z.string().describe("Last link of the replay's hash chain"),
    replayHash: z.string().describe('SHA-256 of the replay file'),
    replayUrl: z.string(),
    finishedAt: z.iso.datetime(),
  })
  .meta({ id: 'ResultMatch' });

export const exportKinds = ['standings', 'matches', 'pairings', 'ratings'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportQuery = z
  .object({
    format: z.enum(['csv', 'json']).default('csv'),
    what: z
      .enum([...exportKinds, 'all'])
      .default('standings')
      .describe('`all` for JSON only'),
    phaseId: z.string().min(1).max(64).optional().describe('Only of this phase'),
  })
  .refine(({ format, what }) => format === 'json' || what !== 'all', {
    path: ['what'],
    error: () =>
      say`all is for format=json: a CSV file holds one table. Choose standings, matches, pairings or ratings`,
  });

export type PhasePageQuery = z.output<typeof phasePageQuery>;
export type ExportQuery = z.output<typeof exportQuery>;
