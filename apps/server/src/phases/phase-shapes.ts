// Shapes of how a phase plays, as the API shows them.
import { z } from 'zod';
import { pageOf, pageQuery } from '../http/page.ts';

const time = z.iso.datetime();
const count = z.number().int();
const entryName = z.object({ id: z.string(), name: z.string() });

export const standingsQuery = pageQuery.extend({ group: z.string().max(8).optional().describe('Of one group alone') });

const obstacleSchema = z
  .object({
    kind: z.enum(['waits', 'problem']).describe('`problem`: somebody has to do something'),
    code: z.string(),
    message: z.string(),
    matchIds: z.array(z.string()),
  })
  .describe('Why it does not go on');

const regradeSchema = z
  .object({
    from: count.describe('The revision whose matches are played again'),
    to: count,
    reason: z.string(),
    requestedAt: time,
    finishedAt: time.nullable().describe('Null while it is under way; the old results count until then'),
    matches: count.nullable(),
    same: count.nullable().describe('Matches with the same final hash as before'),
    differenceCount: count.nullable(),
    differences: z
      .array(
        z.object({
          round: count,
          ordinal: count,
          pairNumber: count,
          isSwapped: z.boolean(),
          oldMatchId: z.string().nullable(),
          newMatchId: z.string().nullable(),
          oldHash: z.string().nullable(),
          newHash: z.string().nullable(),
          oldWinner: count.nullable(),
          newWinner: count.nullable(),
        }),
      )
      .describe('The first 500 matches that came out differently'),
  })
  .meta({ id: 'Regrade' });

export const playSchema = z
  .object({
    phaseId: z.string(),
    competitionId: z.string(),
    schedule: z.string().describe('ladder, round-robin, swiss, single-elimination, double-elimination'),
    status: z.enum(['planned', 'open', 'playing', 'done', 'cancelled']),
    revision: count.describe('Raised by a regrade'),
    isClosing: z.boolean().describe('What is under way is played to its end; nothing new begins'),
    matches: count.describe('Matches that the standings count'),
    matchesOpen: count.describe('Matches that wait or are being played'),
    updatedAt: time.nullable().describe('When the standings were computed'),
    obstacle: obstacleSchema.nullable(),
    regrade: regradeSchema.nullable().describe('The one under way'),
  })
  .meta({ id: 'PhasePlay' });

export const standingSchema = z
  .object({
    rank: count.nullable().describe('Null before the first match, and for those who are out'),
    group: z.string().describe("'' where there are no groups"),
    seeding: count.nullable(),
    entry: z.object({
      id: z.string(),
      name: z.string(),
      isSample: z.boolean(),
      status: z.enum(['registered', 'withdrawn', 'disqualified']),
    }),
    agent: entryName.nullable(),
    version: z.object({ submissionId: z.string(), number: count, kind: z.string() }).nullable(),
    institution: z.object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string() }).nullable(),
    rating: z
      .object({ elo: z.number(), low: z.number(), high: z.number() })
      .nullable()
      .describe("Bradley-Terry on Elo's scale with its 95 % interval; of the version that plays"),
    matches: count,
    wins: count,
    draws: count,
    losses: count,
    forfeits: count,
    isEliminated: z.boolean(),
    table: z
      .object({
        rank: count.describe('Within the group'),
        points: z.number(),
        pairingsWon: count,
        pairingsDrawn: count,
        pairingsLost: count,
        byes: count,
        matchPoints: z.number(),
        tieBreaks: z.record(z.string(), z.number()),
      })
      .nullable()
      .describe('What a tournament ranks by; null in ladders'),
  })
  .meta({ id: 'PhaseStanding' });
export const standingsAnswer = pageOf(standingSchema).extend({ phase: playSchema });

export const pairingsQuery = pageQuery.extend({
  entryId: z.string().max(64).optional(),
  group: z.string().max(8).optional(),
  round: z.coerce.number().int().min(1).optional(),
  status: z.enum(['playing', 'done']).optional(),
  revision: z.coerce.number().int().min(1).optional().describe('The one that counts by default'),
  order: z.enum(['asc', 'desc']).default('desc').describe('By round'),
});

export const pairingSchema = z
  .object({
    id: z.string().describe('Its matches: /api/matches?pairingId='),
    revision: count,
    round: count,
    ordinal: count,
    group: z.string(),
    node: z.string().nullable().describe('Place in a bracket: W2.1 = winners, round 2, first; L, F1, F2'),
    a: entryName,
    b: entryName.nullable().describe('Null: a bye'),
    status: z.enum(['playing', 'done']),
    score: z.number().nullable().describe('Of A over all matches, 0 .. 1'),
    scores: z.array(z.number()).describe('Of A in each match, two of a seed after each other'),
    reason: z.string().describe('Why these two, now'),
    facts: z.record(z.string(), z.unknown()).describe('What the reason rests on'),
    awarded: z
      .object({ matches: count, to: z.string().nullable(), because: z.string() })
      .nullable()
      .describe('Matches that were not played because an entry was out'),
    createdAt: time,
    finishedAt: time.nullable(),
  })
  .meta({ id: 'Pairing' });
export const pairingsAnswer = pageOf(pairingSchema);

export const topQuery = z.object({
  top: z.coerce.number().int().min(2).max(50).default(20).describe('Entries, best first'),
});

export const payoffAnswer = z.object({
  entries: z.array(entryName).describe('Best first; rows and columns of the table'),
  cells: z
    .array(
      z.array(
        z
          .object({
            games: count,
            wins: count,
            draws: count,
            losses: count,
            score: z.number(),
            low: z.number(),
            high: z.number(),
          })
          .nullable(),
      ),
    )
    .describe('cells[i][j]: how i did against j, with the 95 % interval of the score; null where they did not meet'),
  nash: z
    .object({ shares: z.array(z.number()), ratings: z.array(z.number()) })
    .nullable()
    .describe('Maximum-entropy Nash mix, and what each gets against it; null where not every two met'),
  cycles: z.array(z.object({ entries: z.array(z.string()), shortest: z.array(z.string()) })),
});

export const historyAnswer = z.object({
  entries: z.array(
    entryName.extend({
      points: z
        .array(
          z.object({
            at: time,
            elo: z.number(),
            low: z.number(),
            high: z.number(),
            matches: count,
            rank: count.nullable(),
            submissionId: z.string().nullable().describe('The version rated: where it changes, a new one began'),
          }),
        )
        .describe('Oldest first'),
    }),
  ),
});

export const seedsAnswer = z.object({
  commitment: z.string().describe('SHA-256 of the secret, published before the phase began'),
  isHidden: z.boolean().describe('Seeds of its matches are shown only when the secret is'),
  revealedAt: time.nullable(),
  secret: z.string().nullable().describe('32 bytes in hex; null until the phase is over'),
  derivation: z.object({
    text: z.string().describe('How a seed follows from the secret'),
    revision: count,
    lines: z.array(z.string()).describe('What is hashed, joined by line feeds'),
  }),
  check: z
    .object({ ok: z.boolean(), seeds: count, message: z.string().nullable() })
    .nullable()
    .describe('What this server finds when it derives the seeds of all matches again; null until the secret is shown'),
});

export const regradesAnswer = z.object({ items: z.array(regradeSchema).describe('Newest first') });

export const regradeBody = z.strictObject({
  reason: z.string().trim().min(1).max(1000).describe('Why; everybody reads it'),
});

export type StandingsQuery = z.output<typeof standingsQuery>;
export type PairingsQuery = z.output<typeof pairingsQuery>;
