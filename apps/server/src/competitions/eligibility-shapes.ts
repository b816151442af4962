// Who may enter a competition, as its organiser sets it.
import { z } from 'zod';
import { institutionKinds } from '../institutions/institution-shapes.ts';
import { say } from '../text/say.ts';

const teamSize = z
  .number()
  .int()
  .min(1, { error: ({ input }) => say`must be 1 to 50 people, not ${String(input)}` })
  .max(50, { error: ({ input }) => say`must be 1 to 50 people, not ${String(input)}` });

export const eligibilitySchema = z
  .strictObject({
    institutionKinds: z
      .array(
        z.enum(institutionKinds, {
          error: ({ input }) => say`"${String(input)}" is no kind; use ${institutionKinds.join(', ')}`,
        }),
      )
      .max(institutionKinds.length)
      .default([])
      .describe('Everyone who plays belongs to an institution of one of these kinds; empty = any'),
    needsInstitution: z.boolean().default(false).describe('Everyone who plays belongs to an institution'),
    needsVerifiedInstitution: z.boolean().default(false).describe('And it is one that the site admin has verified'),
    minTeamSize: teamSize.default(1).describe('People who play; above 1 only teams may enter'),
    maxTeamSize: teamSize.default(50).describe('People who play; advisers do not count'),
    needsAdviser: z.boolean().default(false).describe('Only teams with an adviser may enter'),
  })
  .refine(({ minTeamSize, maxTeamSize }) => minTeamSize <= maxTeamSize, {
    path: ['maxTeamSize'],
    error: ({ input }) => {
      const { minTeamSize, maxTeamSize } = input as { minTeamSize: number; maxTeamSize: number };
      return say`must not be below minTeamSize (${minTeamSize}), and is ${maxTeamSize}`;
    },
  })
  .refine(({ institutionKinds }) => new Set(institutionKinds).size === institutionKinds.length, {
    path: ['institutionKinds'],
    error: () => say`names a kind twice; name each once`,
  });

export type Eligibility = z.output<typeof eligibilitySchema>;

export const readEligibility = (stored: unknown): Eligibility => eligibilitySchema.parse(stored ?? {});
