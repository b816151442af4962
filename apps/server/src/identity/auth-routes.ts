// Signing up, in and out, confirming an address, a new password. Answers do not tell whether an address has an account.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../http/api-error.ts';
import { addRoute } from '../http/route.ts';
import { addressKey, checkTry, giveBackTry, type TryLimit } from '../http/try-limit.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { asApiError } from './auth-error.ts';
import { email, newPassword, personName } from './identity-shapes.ts';
import { webHeaders } from './principal-source.ts';

/** A class may sign up at one time, from one address. */
const formsPerMinute = 60;
const linksPerMinute = 300;
const window = { windowSeconds: 15 * 60 };
/** Whatever addresses the guesses come from, and whatever accounts one address guesses at. What turns out well does not count. */
const triesOfAccount: TryLimit = { name: 'sign-in of account', most: 10, ...window };
const triesOfAddress: TryLimit = { name: 'sign-in from address', most: 100, ...window };
const mailsAskedFor: TryLimit = { name: 'mails asked for', most: 3, ...window };
const secret = z.string().min(1).max(2000);

const passCookies = (reply: FastifyReply, headers: Headers): void => {
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
};

export function addAuthRoutes(app: FastifyInstance, platform: Platform): void {
  const { auth, publicUrl, oidcProviders } = platform;
  /** Counted whether there is such an account or not: the answer tells nothing. */
  const checkMails = (reply: FastifyReply, to: string): Promise<void> =>
    checkTry(platform.db, reply, mailsAskedFor, to, say`mails for this address`);

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/auth/sign-up',
    permission: 'account.create',
    summary: 'Makes an account and sends a link that confirms the address',
    body: z.strictObject({ name: personName, email, password: newPassword }),
    answer: z.object({ message: z.string() }),
    status: 202,
    isOutsideTransaction: true,
    perMinute: formsPerMinute,
    async handle({ body, request, reply }) {
      await checkMails(reply, body.email);
      await asApiError(auth.api.signUpEmail({ body, headers: webHeaders(request) }));
      return { message: say`Look into your mailbox: a link there confirms the address.` };
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/auth/verify-email',
    permission: 'account.create',
    summary: 'The link in the mail: confirms the address and leads to the site',
    changesPrincipals: true,
    query: z.object({ token: secret }),
    answer: z.void(),
    isOutsideTransaction: true,
    perMinute: linksPerMinute,
    async handle({ query: { token }, reply }) {
      const call = asApiError(auth.api.verifyEmail({ query: { token } }));
      // Whoever presses a link in a mail sees a page of the site, also where the link is too old.
      const state = await call.then(
        () => 'confirmed',
        (error) => {
          if (error instanceof ApiError && error.code === 'link_used') return 'expired';
          throw error;
        },
      );
      reply.redirect(`/verify?state=${state}`, 303);
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/auth/sign-in',
    permission: 'session.signIn',
    summary: 'Starts a session, kept in a cookie',
    body: z.strictObject({ email, password: z.string().min(1).max(1000), isRemembered: z.boolean().default(true) }),
    answer: z.object({ userId: z.string() }),
    isOutsideTransaction: true,
    async handle({ db, body, request, reply }) {
      const address = addressKey(request.ip);
      // Before the password is looked at: many guesses at one time are counted as many.
      await checkTry(db, reply, triesOfAddress, address, say`failed tries from this address`);
      await checkTry(db, reply, triesOfAccount, body.email, say`tries for this account`);
      const { isRemembered, ...credentials } = body;
      const call = auth.api.signInEmail({
        body: { ...credentials, rememberMe: isRemembered },
        headers: webHeaders(request),
        returnHeaders: true,
      });
      const { headers, response } = await asApiError(call);
      await giveBackTry(db, triesOfAddress, address);
      await giveBackTry(db, triesOfAccount, body.email);
      passCookies(reply, headers);
      return { userId: response.user.id };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/auth/sign-out',
    permission: 'session.signOut',
    summary: 'Ends the session',
    changesPrincipals: true,
    answer: z.void(),
    isOutsideTransaction: true,
    async handle({ request, reply }) {
      const { headers } = await asApiError(auth.api.signOut({ headers: webHeaders(request), returnHeaders: true }));
      passCookies(reply, headers);
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/auth/forgot-password',
    permission: 'account.recover',
    summary: 'Sends a link for a new password, if the address has an account',
    body: z.strictObject({ email }),
    answer: z.object({ message: z.string() }),
    status: 202,
    isOutsideTransaction: true,
    perMinute: formsPerMinute,
    async handle({ body, request, reply }) {
      await checkMails(reply, body.email);
      await asApiError(auth.api.requestPasswordReset({ body, headers: webHeaders(request) }));
      return { message: say`If the address has an account, a link for a new password is on its way.` };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/auth/reset-password',
    permission: 'account.recover',
    summary: 'Sets a new password with the secret of the link; ends all sessions',
    changesPrincipals: true,
    body: z.strictObject({ token: secret, password: newPassword }),
    answer: z.void(),
    isOutsideTransaction: true,
    perMinute: 10,
    async handle({ body: { token, password } }) {
      await asApiError(auth.api.resetPassword({ body: { token, newPassword: password } }));
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/auth/providers',
    permission: 'site.read',
    summary: 'OIDC providers to sign in with',
    answer: z.object({ providers: z.array(z.object({ id: z.string(), name: z.string() })) }),
    handle: () => ({ providers: oidcProviders.map(({ id, name }) => ({ id, name })) }),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/auth/sign-in/oidc',
    permission: 'session.signIn',
    summary: 'Address at the provider where signing in goes on',
    body: z.strictObject({
      provider: z.string().min(1).max(32),
      next: z
        .string()
        .max(500)
        .regex(/^\/(?![/\\])/, { error: () => say`must be a path of this site, like /teams` })
        .default('/')
        .describe('Where on the site to go on'),
    }),
    answer: z.object({ url: z.string() }),
    isOutsideTransaction: true,
    perMinute: linksPerMinute,
    async handle({ body: { provider, next }, request, reply }) {
      const call = auth.api.signInSocial({
        body: {
          provider,
          callbackURL: next === '/' ? publicUrl : `${publicUrl}${next}`,
          errorCallbackURL: `${publicUrl}/sign-in?problem=provider`,
          disableRedirect: true,
        },
        headers: webHeaders(request),
        returnHeaders: true,
      });
      const { headers, response } = await asApiError(call);
      passCookies(reply, headers);
      if (!('url' in response) || response.url === undefined) {
        throw new ApiError('not_found', say`There is no sign-in provider "${provider}".`, { field: 'provider' });
      }
      return { url: response.url };
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/auth/callback/:provider',
    permission: 'session.signIn',
    summary: 'Where an OIDC provider sends people back to',
    changesPrincipals: true,
    params: z.object({ provider: z.string().min(1).max(32) }),
    query: z.looseObject({ state: secret.optional(), code: z.string().optional(), error: z.string().optional() }),
    answer: z.void(),
    isOutsideTransaction: true,
    perMinute: linksPerMinute,
    async handle({ request, reply }) {
      const answer = await auth.handler(new Request(`${publicUrl}${request.url}`, { headers: webHeaders(request) }));
      passCookies(reply, answer.headers);
      const location = answer.headers.get('location');
      if (location === null)
        throw new ApiError('bad_input', say`The provider sent an answer that does not fit. Sign in again.`);
      reply.redirect(location, 303);
    },
  });
}
