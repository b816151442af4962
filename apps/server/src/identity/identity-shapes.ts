// Shapes of people, sessions and tokens as the API shows and takes them.
import { z } from 'zod';
import { scopes, siteRoles } from '../authorisation/rule.ts';
import type { user } from '../database/schema.ts';
import { longestPassword, shortestPassword } from './auth.ts';

export const email = z.email().max(254).toLowerCase();
export const newPassword = z
  .string()
  .min(shortestPassword)
  .max(longestPassword)
  .describe(`${shortestPassword} .. ${longestPassword} characters`);
export const personName = z.string().trim().min(1).max(80);

/** Roles that an admin can give; everyone signed in is a member anyway. */
export const givenRole = z.enum(['teacher', 'organiser', 'siteAdmin']);

export const meSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    isEmailVerified: z.boolean(),
    roles: z.array(z.enum(siteRoles)),
  })
  .meta({ id: 'Me' });

export const userSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    isEmailVerified: z.boolean(),
    roles: z.array(givenRole),
    isSuspended: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'User' });

export const sessionSchema = z
  .object({
    id: z.string(),
    isCurrent: z.boolean(),
    userAgent: z.string().nullable(),
    ipAddress: z.string().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' });

export const scope = z.enum(scopes);

export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(scope),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Token' });

export const showUser = (row: typeof user.$inferSelect): z.input<typeof userSchema> => ({
  id: row.id,
  name: row.name,
  email: row.email,
  isEmailVerified: row.emailVerified,
  roles: row.roles as z.infer<typeof givenRole>[],
  isSuspended: row.suspendedAt !== null,
  createdAt: row.createdAt.toISOString(),
});
