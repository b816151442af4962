// Invitations over HTTP: sent by admins and captains, listed and answered by those invited.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { institution, team } from '../database/schema.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import { email } from '../identity/identity-shapes.ts';
import { institutionRole } from '../institutions/institution-shapes.ts';
import type { Platform } from '../platform.ts';
import { teamRole } from '../teams/team-shapes.ts';
import {
  answerInvitation,
  invite,
  listInvitations,
  listInvitationsInto,
  withdrawInvitation,
} from './invitation-service.ts';

const invitationSchema = z.object({
  id: z.string(),
  into: z.object({
    kind: z.enum(['institution', 'team']),
    id: z.string(),
    slug: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
  }),
  role: z.string(),
  invitedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

const sentSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

/** What the senders see of their own. */
function addSentRoutes(app: FastifyInstance, platform: Platform, kind: 'institution' | 'team'): void {
  const url = `/api/${kind}s/:id/invitations`;
  addRoute(app, platform, {
    method: 'GET',
    url,
    permission: `${kind}.invite`,
    bySlug: kind === 'institution' ? institution : team,
    summary: `Open invitations into the ${kind}, newest first`,
    params: idParams,
    query: pageQuery,
    answer: pageOf(sentSchema),
    async handle({ db, params: { id }, query: { limit, cursor } }) {
      const rows = await listInvitationsInto(db, { kind, id }, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, (row) => row.id);
      return {
        items: items.map(({ createdAt, expiresAt, ...rest }) => ({
          ...rest,
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        })),
        nextCursor,
      };
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: `${url}/:invitationId`,
    permission: `${kind}.invite`,
    summary: 'Takes an open invitation back',
    params: idParams.extend({ invitationId: z.string().min(1).max(64) }),
    answer: z.void(),
    handle: (call) =>
      withdrawInvitation(call.db, actorOf(call), { kind, id: call.params.id }, call.params.invitationId),
  });
}

export function addInvitationRoutes(app: FastifyInstance, platform: Platform): void {
  const { mailer, publicUrl } = platform;

  const addInviteRoute = (kind: 'institution' | 'team', role: z.ZodType<string>): void =>
    addRoute(app, platform, {
      method: 'POST',
      url: `/api/${kind}s/:id/invitations`,
      permission: `${kind}.invite`,
      summary: `Invites somebody into the ${kind} by e-mail`,
      params: idParams,
      body: z.strictObject({ email, role }),
      answer: z.object({ id: z.string() }),
      status: 201,
      perMinute: 30,
      async handle(call) {
        const { db, params, body, request } = call;
        const id = await invite(db, actorOf(call), { kind, id: params.id }, body);
        const mail = {
          to: body.email,
          subject: 'Jixia: an invitation · 稷下：邀请',
          text: `You are invited to Jixia. Sign in with this address to answer · 你收到一份邀请，请用此邮箱登录后答复：\n${publicUrl}/invitations`,
        };
        // The invitation stands in the list in any case.
        void mailer.send(mail).catch((error) => request.log.error({ err: error }, 'An e-mail could not be sent.'));
        return { id };
      },
    });
  addInviteRoute('institution', institutionRole);
  addInviteRoute('team', teamRole.exclude(['captain']));
  addSentRoutes(app, platform, 'institution');
  addSentRoutes(app, platform, 'team');

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/me/invitations',
    permission: 'invitation.list',
    summary: 'Open invitations to the own address, newest first',
    query: pageQuery,
    answer: pageOf(invitationSchema),
    async handle({ db, principal, query: { limit, cursor } }) {
      const rows = principal.isEmailVerified ? await listInvitations(db, principal.email, limit, cursor) : [];
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => id);
      return {
        items: items.map(({ id, role, invitedBy, createdAt, expiresAt, ...row }) => ({
          id,
          role,
          invitedBy,
          into: {
            kind: row.teamId === null ? ('institution' as const) : ('team' as const),
            id: (row.teamId ?? row.institutionId) as string,
            slug: (row.teamSlug ?? row.institutionSlug) as string,
            nameZh: (row.teamName ?? row.institutionZh) as string,
            nameEn: (row.teamName ?? row.institutionEn) as string,
          },
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        })),
        nextCursor,
      };
    },
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/me/invitations/:id/answer',
    permission: 'invitation.answer',
    summary: 'Accepts or declines an invitation',
    params: idParams,
    body: z.strictObject({ isAccepted: z.boolean() }),
    answer: z.void(),
    handle: (call) => answerInvitation(call.db, actorOf(call), call.params.id, call.body.isAccepted),
  });
}
