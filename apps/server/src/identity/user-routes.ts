// The site admin's view of people: find them, give roles, suspend. And the one-time link that makes the first admin.
import { and, desc, eq, ilike, lt, or, sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { likeText } from '../database/like-text.ts';
import { newId } from '../database/new-id.ts';
import { account, session, user } from '../database/schema.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { ApiError } from '../http/api-error.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { email, givenRole, newPassword, personName, showUser, userSchema } from './identity-shapes.ts';
import { useSetupLink } from './setup-link.ts';

/** A site without an admin could not be mended from within. Rows are locked, so two at once cannot both go. */
async function keepAnAdmin(db: Connection, without: string): Promise<void> {
  const others = await db
    .select({ id: user.id })
    .from(user)
    .where(and(sql`'siteAdmin' = any(${user.roles})`, sql`${user.suspendedAt} is null`))
    .orderBy(user.id)
    .for('update');
  if (others.some(({ id }) => id !== without)) return;
  throw new ApiError('last_admin', say`This is the last site admin. Make somebody else site admin first.`);
}

export function addUserRoutes(app: FastifyInstance, platform: Platform): void {
  const { auth } = platform;

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/setup',
    permission: 'site.setUp',
    summary: 'Makes the first site admin with the secret of the link that the server printed',
    body: z.strictObject({ secret: z.string().min(1).max(200), name: personName, email, password: newPassword }),
    answer: z.object({ userId: z.string() }),
    status: 201,
    perMinute: 10,
    async handle({ db, body, principal, request }) {
      await useSetupLink(db, body.secret);
      const id = newId();
      const { password } = await auth.$context;
      try {
        await db
          .insert(user)
          .values({ id, name: body.name, email: body.email, emailVerified: true, roles: ['siteAdmin'] });
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause;
        throw new ApiError('conflict', say`${body.email} has an account already. Take another address.`, {
          cause,
          field: 'email',
        });
      }
      await db.insert(account).values({
        id: newId(),
        userId: id,
        providerId: 'credential',
        accountId: id,
        password: await password.hash(body.password),
      });
      await recordAct(db, principal, request.ip, { action: 'site.setUp', objectKind: 'user', objectId: id });
      return { userId: id };
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/users',
    permission: 'user.list',
    summary: 'People, newest first',
    query: pageQuery.extend({ search: z.string().trim().min(1).max(100).optional().describe('In name or e-mail') }),
    answer: pageOf(userSchema),
    async handle({ db, query: { limit, cursor, search } }) {
      const found = search === undefined ? undefined : likeText(search);
      const rows = await db
        .select()
        .from(user)
        .where(
          and(
            cursor === undefined ? undefined : lt(user.id, cursor),
            found === undefined ? undefined : or(ilike(user.name, found), ilike(user.email, found)),
          ),
        )
        .orderBy(desc(user.id))
        .limit(limit + 1);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => id);
      return { items: items.map(showUser), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/users/:id/roles',
    permission: 'user.setRoles',
    summary: 'Gives a person the roles listed, and no others',
    changesPrincipals: true,
    params: idParams,
    body: z.strictObject({ roles: z.array(givenRole).max(3) }),
    answer: userSchema,
    async handle({ db, params: { id }, body, principal, request }) {
      const roles = [...new Set(body.roles)];
      if (!roles.includes('siteAdmin')) await keepAnAdmin(db, id);
      const [before] = await db.select().from(user).where(eq(user.id, id)).for('update');
      const [row] = await db.update(user).set({ roles, updatedAt: new Date() }).where(eq(user.id, id)).returning();
      const detail = { from: before?.roles, to: roles };
      await recordAct(db, principal, request.ip, { action: 'user.setRoles', objectKind: 'user', objectId: id, detail });
      return showUser(row as typeof user.$inferSelect);
    },
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/users/:id/suspension',
    permission: 'user.suspend',
    summary: 'Suspends a person and ends their sessions, or lifts it',
    changesPrincipals: true,
    params: idParams,
    body: z.strictObject({ isSuspended: z.boolean(), reason: z.string().trim().min(1).max(500) }),
    answer: userSchema,
    async handle({ db, params: { id }, body: { isSuspended, reason }, principal, request }) {
      if (isSuspended) await keepAnAdmin(db, id);
      const suspendedAt = isSuspended ? new Date() : null;
      const [row] = await db.update(user).set({ suspendedAt }).where(eq(user.id, id)).returning();
      if (isSuspended) await db.delete(session).where(eq(session.userId, id));
      const detail = { isSuspended, reason };
      await recordAct(db, principal, request.ip, { action: 'user.suspend', objectKind: 'user', objectId: id, detail });
      return showUser(row as typeof user.$inferSelect);
    },
  });
}
