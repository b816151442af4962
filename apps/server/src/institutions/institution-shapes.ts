// Shapes of institutions and their people as the API shows and takes them.
import { z } from 'zod';
import type { institution } from '../database/schema.ts';
import { say } from '../text/say.ts';

export const institutionKinds = [
  'university',
  'enterprise',
  'researchInstitute',
  'association',
  'industrialPark',
  'investor',
] as const;

export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, {
    error: () => say`must be 1 to 48 lower-case letters, digits and inner hyphens`,
  })
  // A page of the site has this address.
  .refine((text) => text !== 'new', { error: () => say`must be another one than "new"` });

const name = z.string().trim().min(1).max(120);
const markdown = z.string().max(20_000).describe('Markdown, at most 20,000 characters');

const profile = {
  kind: z.enum(institutionKinds),
  nameZh: name,
  nameEn: name,
  descriptionZh: markdown,
  descriptionEn: markdown,
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  region: z.string().trim().min(1).max(120).nullable(),
};

export const newInstitution = z.strictObject({
  slug,
  ...profile,
  descriptionZh: markdown.default(''),
  descriptionEn: markdown.default(''),
  website: profile.website.default(null),
  region: profile.region.default(null),
});

export const institutionChange = z
  .strictObject(profile)
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });

export const institutionSchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    ...profile,
    isVerified: z.boolean().describe('Confirmed by the site admin to be who it says'),
    memberCount: z.number().int(),
    createdAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Institution' });

export const institutionRole = z.enum(['admin', 'member']);

export const institutionMemberSchema = z
  .object({
    userId: z.string(),
    name: z.string(),
    role: institutionRole,
    joinedAt: z.iso.datetime(),
  })
  .meta({ id: 'InstitutionMember' });

export const joinRequestSchema = z
  .object({
    id: z.string(),
    institutionId: z.string(),
    userId: z.string(),
    name: z.string(),
    message: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'JoinRequest' });

export type NewInstitution = z.output<typeof newInstitution>;
export type InstitutionChange = z.output<typeof institutionChange>;
export type InstitutionRow = typeof institution.$inferSelect & { readonly memberCount: number };

export const showInstitution = (row: InstitutionRow): z.input<typeof institutionSchema> => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind as (typeof institutionKinds)[number],
  nameZh: row.nameZh,
  nameEn: row.nameEn,
  descriptionZh: row.descriptionZh,
  descriptionEn: row.descriptionEn,
  website: row.website,
  region: row.region,
  isVerified: row.verifiedAt !== null,
  memberCount: row.memberCount,
  createdAt: row.createdAt.toISOString(),
  version: row.version,
});
