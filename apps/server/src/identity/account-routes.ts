// A person's own account: who they are, their sessions, their password.
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Principal } from '../authorisation/principal.ts';
import { session, user } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { addRoute } from '../http/route.ts';
import { listInstitutionsOf, listJoinRequestsOf } from '../institutions/institution-repository.ts';
import { institutionRole } from '../institutions/institution-shapes.ts';
import type { Platform } from '../platform.ts';
import { listTeamsOf } from '../teams/team-repository.ts';
import { teamRole } from '../teams/team-shapes.ts';
import { say } from '../text/say.ts';
import { asApiError } from './auth-error.ts';
import { meSchema, newPassword, personName, sessionSchema } from './identity-shapes.ts';
import { webHeaders } from './principal-source.ts';

const membershipsSchema = z.object({
  institutions: z.array(
    z.object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string(), role: institutionRole }),
  ),
  teams: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), role: teamRole })),
  joinRequests: z
    .array(
      z.object({
        id: z.string(),
        institutionId: z.string(),
        slug: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        message: z.string(),
        createdAt: z.iso.datetime(),
      }),
    )
    .describe('Requests to join that nobody has decided yet'),
});

const meOf = ({ userId, name, email, isEmailVerified, roles }: Principal): z.input<typeof meSchema> => ({
  id: userId ?? '',
  name,
  email,
  isEmailVerified,
  roles: roles as z.input<typeof meSchema>['roles'],
});

export function addAccountRoutes(app: FastifyInstance, platform: Platform): void {
  const { auth } = platform;

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/me',
    permission: 'account.read',
    summary: 'Who is signed in',
    answer: meSchema,
    handle: ({ principal }) => meOf(principal),
  });

  // Pages ask it of everybody: a refusal is an error in a browser's eyes, and to be a visitor is none.
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/session',
    permission: 'site.read',
    summary: 'Who is signed in with the session of this browser, if anybody',
    answer: z.object({ user: meSchema.nullable().describe('null for a visitor, and for a token') }),
    handle: ({ principal }) => ({
      user: principal.userId === null || principal.token !== null || principal.isSuspended ? null : meOf(principal),
    }),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/me/memberships',
    permission: 'account.read',
    summary: 'Own institutions and teams, with the role in each, and open requests to join',
    answer: membershipsSchema,
    async handle({ db, userId }) {
      const [institutions, teams] = [await listInstitutionsOf(db, userId), await listTeamsOf(db, userId)];
      const requests = await listJoinRequestsOf(db, userId);
      const joinRequests = requests.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
      return { institutions, teams, joinRequests } as z.input<typeof membershipsSchema>;
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/me',
    permission: 'account.update',
    summary: 'Changes the name that others see',
    changesPrincipals: true,
    body: z.strictObject({ name: personName }),
    answer: z.void(),
    async handle({ db, userId, body: { name } }) {
      await db.update(user).set({ name, updatedAt: new Date() }).where(eq(user.id, userId));
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/me/password',
    permission: 'account.update',
    summary: 'Changes the password; all other sessions end',
    changesPrincipals: true,
    body: z.strictObject({ currentPassword: z.string().min(1).max(1000), password: newPassword }),
    answer: z.void(),
    isOutsideTransaction: true,
    perMinute: 10,
    async handle({ body, request, platform: { db }, principal, userId }) {
      const { currentPassword, password } = body;
      const call = auth.api.changePassword({
        body: { currentPassword, newPassword: password },
        headers: webHeaders(request),
      });
      await asApiError(call);
      await db.delete(session).where(and(eq(session.userId, userId), ne(session.id, principal.sessionId ?? '')));
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/me/sessions',
    permission: 'account.read',
    summary: 'Where one is signed in',
    answer: z.object({ items: z.array(sessionSchema) }),
    async handle({ db, userId, principal }) {
      const own = and(eq(session.userId, userId), gt(session.expiresAt, new Date()));
      const rows = await db.select().from(session).where(own).orderBy(desc(session.createdAt)).limit(100);
      return {
        items: rows.map(({ id, userAgent, ipAddress, createdAt, expiresAt }) => ({
          id,
          isCurrent: id === principal.sessionId,
          userAgent,
          ipAddress,
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        })),
      };
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/me/sessions/:sessionId',
    permission: 'account.update',
    summary: 'Ends a session',
    changesPrincipals: true,
    params: z.object({ sessionId: z.string().min(1).max(64) }),
    answer: z.void(),
    async handle({ db, userId, params: { sessionId } }) {
      const own = and(eq(session.id, sessionId), eq(session.userId, userId));
      const ended = await db.delete(session).where(own).returning({ id: session.id });
      if (ended.length === 0) throw new ApiError('not_found', say`There is no session ${sessionId} of yours.`);
    },
  });
}
