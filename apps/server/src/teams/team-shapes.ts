// Shapes of teams as the API shows and takes them.
import { z } from 'zod';
import type { team } from '../database/schema.ts';
import { slug } from '../institutions/institution-shapes.ts';
import { say } from '../text/say.ts';

const profile = {
  name: z.string().trim().min(1).max(80),
  description: z.string().max(5000).describe('Markdown, at most 5,000 characters'),
};

export const newTeam = z.strictObject({ slug, ...profile, description: profile.description.default('') });

export const teamChange = z
  .strictObject(profile)
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });

/** A captain speaks for the team; advisers help and do not play. */
export const teamRole = z.enum(['captain', 'member', 'adviser']);

export const teamSchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    ...profile,
    memberCount: z.number().int(),
    createdAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Team' });

export const teamMemberSchema = z
  .object({
    userId: z.string(),
    name: z.string(),
    role: teamRole,
    institutions: z.array(
      z.object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string(), isVerified: z.boolean() }),
    ),
    joinedAt: z.iso.datetime(),
  })
  .meta({ id: 'TeamMember' });

export type NewTeam = z.output<typeof newTeam>;
export type TeamChange = z.output<typeof teamChange>;
export type TeamRow = typeof team.$inferSelect & { readonly memberCount: number };

export const showTeam = ({
  id,
  slug,
  name,
  description,
  memberCount,
  createdAt,
  version,
}: TeamRow): z.input<typeof teamSchema> => ({
  id,
  slug,
  name,
  description,
  memberCount,
  createdAt: createdAt.toISOString(),
  version,
});
