// Shapes of phases as the API shows and takes them: what each kind of schedule asks for.
import { z } from 'zod';
import { type Said, say } from '../text/say.ts';

export const phaseKind = z.enum(['practice', 'qualifier', 'group', 'knockout', 'final']);
export const phaseStatus = z.enum(['planned', 'open', 'playing', 'done', 'cancelled']);
export type PhaseKind = z.output<typeof phaseKind>;

const whole = (least: number, most: number) => {
  const error = ({ input }: { readonly input?: unknown }): Said =>
    say`must be a whole number from ${least} to ${most}, not ${JSON.stringify(input)}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

const pairs = whole(1, 100).describe('Pairs of matches of a meeting: the same seed and heroes with sides swapped');
const heroes = z.array(z.string().max(64)).min(1).max(200).describe('Heroes that are drawn; all where left out');
const groups = whole(1, 64).describe('Groups that play among themselves');
const ladderTuning = {
  targetMarginElo: z
    .number()
    .min(5)
    .max(1000)
    .describe('A rating known this well (Elo, to either side) seeks no more matches'),
  matchesAVersion: whole(2, 100_000).describe('Nor does a version that has played so many'),
  idleMinutes: z
    .number()
    .min(0)
    .max(10_080)
    .describe('Where nobody seeks matches, one pairing is played so often; 0 = none'),
};

export const scheduleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('ladder'),
      pairs: pairs.default(1),
      heroes: heroes.optional(),
      ...z.strictObject(ladderTuning).partial().shape,
    }),
    z.strictObject({
      kind: z.literal('round-robin'),
      pairs: pairs.default(2),
      rounds: whole(1, 20).optional().describe('How often everyone meets everyone; once where left out'),
      groups: groups.optional(),
      heroes: heroes.optional(),
    }),
    z.strictObject({
      kind: z.literal('swiss'),
      pairs: pairs.default(2),
      rounds: whole(1, 100).optional().describe('As many as find a winner where left out'),
      groups: groups.optional(),
      heroes: heroes.optional(),
    }),
    z.strictObject({ kind: z.literal('single-elimination'), pairs: pairs.default(2), heroes: heroes.optional() }),
    z.strictObject({ kind: z.literal('double-elimination'), pairs: pairs.default(2), heroes: heroes.optional() }),
  ],
  {
    error: ({ input }) => {
      const kind = (input as { kind?: unknown } | undefined)?.kind;
      return say`must be ladder, round-robin, swiss, single-elimination or double-elimination, not ${JSON.stringify(kind)}`;
    },
  },
);
export type ScheduleSettings = z.output<typeof scheduleSchema>;

/** Which schedules a kind of phase may have. */
export const schedulesOf: Readonly<Record<PhaseKind, readonly ScheduleSettings['kind'][]>> = {
  practice: ['ladder'],
  qualifier: ['ladder', 'round-robin', 'swiss'],
  group: ['round-robin', 'swiss'],
  knockout: ['single-elimination', 'double-elimination'],
  final: ['round-robin', 'swiss', 'single-elimination', 'double-elimination'],
};

export const quotasSchema = z.strictObject({
  submissionsADay: whole(1, 1000).optional().describe('Versions of an agent in 24 hours'),
  activeVersions: whole(1, 1000).optional().describe('Versions of an agent that are not withdrawn'),
  sizeBytes: whole(1024, 2 ** 30)
    .optional()
    .describe('Of a file'),
  matchesADay: whole(2, 100_000).optional().describe('Ladder matches of an entry in 24 hours'),
});

export const admissionSchema = z
  .strictObject({
    take: whole(1, 1024).nullable().default(null).describe('So many of the phase before, by rank; null = all entries'),
    perGroup: z.boolean().default(false).describe('So many of each of its groups'),
  })
  .refine(({ take, perGroup }) => take !== null || !perGroup, {
    path: ['take'],
    error: () => say`is needed with perGroup: say how many of each group go on`,
  });

const when = z.iso.datetime({
  offset: true,
  error: ({ input }) => say`must be a time like 2026-09-01T08:00:00Z, not ${JSON.stringify(input)}`,
});
const title = z.string().trim().max(120);

const profile = {
  kind: phaseKind,
  titleZh: title,
  titleEn: title,
  startsAt: when,
  endsAt: when.nullable().describe('Null: a practice stays open, a tournament ends when it is played'),
  schedule: scheduleSchema,
  quotas: quotasSchema,
  admission: admissionSchema,
  hasHiddenSeeds: z.boolean().describe('Seeds and replays are shown only when the phase is over'),
};

export const newPhase = z.strictObject({
  ...profile,
  titleZh: title.default(''),
  titleEn: title.default(''),
  endsAt: profile.endsAt.default(null),
  quotas: quotasSchema.default({}),
  admission: admissionSchema.prefault({}),
  hasHiddenSeeds: z.boolean().default(false),
});

export const phaseChange = z
  .strictObject(profile)
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });

export const phaseSchema = z
  .object({
    id: z.string(),
    competitionId: z.string(),
    ordinal: z.number().int(),
    ...profile,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime().nullable(),
    seedCommitment: z.string().describe('SHA-256 of the secret that all seeds of the phase follow from'),
    seedRevealedAt: z.iso.datetime().nullable(),
    status: phaseStatus,
    revision: z.number().int().describe('Raised by a regrade'),
    entryCount: z.number().int().describe('Entries that play in it so far'),
    obstacle: z
      .object({ kind: z.enum(['waits', 'problem']), code: z.string(), message: z.string() })
      .nullable()
      .describe('Why it does not go on'),
    createdAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Phase' });

export type NewPhase = z.output<typeof newPhase>;
export type PhaseChange = z.output<typeof phaseChange>;
export type ShownPhase = z.input<typeof phaseSchema>;
