// better-auth, set up for this site: passwords (scrypt), sessions, verification of addresses, OIDC. Its own HTTP handler is
// used for the OIDC callback only; everything else goes through our routes, with our errors and limits.
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { account, session, user, verification } from '../database/schema.ts';
import { addressHeader } from './address-header.ts';
import type { Mailer } from './mailer.ts';
import type { OidcProvider } from './oidc-providers.ts';

export const shortestPassword = 10;
export const longestPassword = 200;
const sessionSeconds = 30 * 24 * 3600;
const linkSeconds = 3600;

export type AuthOptions = {
  readonly db: Database;
  readonly secret: string;
  /** Where people open the site, without a slash at the end. */
  readonly publicUrl: string;
  readonly mailer: Mailer;
  readonly oidcProviders: readonly OidcProvider[];
  log(message: string, error?: unknown): void;
};

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ db, secret, publicUrl, mailer, oidcProviders, log }: AuthOptions) {
  // Not awaited: the time it takes would tell whether there is such an account.
  const send = async (to: string, subject: string, text: string): Promise<void> => {
    void mailer.send({ to, subject, text }).catch((error) => log('An e-mail could not be sent.', error));
  };
  return betterAuth({
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [publicUrl],
    database: drizzleAdapter(db, { provider: 'pg', schema: { user, session, account, verification } }),
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: linkSeconds,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user: { email }, token }) =>
        send(
          email,
          'Jixia: a new password · 稷下：重设密码',
          `Set a new password within an hour · 请在一小时内重设密码：\n${publicUrl}/reset#token=${token}`,
        ),
      onExistingUserSignUp: async ({ user: { email } }) =>
        send(
          email,
          'Jixia: you have an account · 稷下：你已有账户',
          `Somebody signed up with this address, which has an account already. Sign in, or ask for a new password.\n有人用此邮箱注册，但它已有账户。请直接登录或重设密码。\n${publicUrl}`,
        ),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: false,
      expiresIn: linkSeconds,
      sendVerificationEmail: ({ user: { email }, token }) =>
        send(
          email,
          'Jixia: confirm your address · 稷下：验证邮箱',
          `Confirm this address within an hour · 请在一小时内验证邮箱：\n${publicUrl}/api/auth/verify-email?token=${token}`,
        ),
    },
    session: { expiresIn: sessionSeconds, cookieCache: { enabled: false } },
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    advanced: {
      cookiePrefix: 'jixia',
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...rest) =>
        log(
          message,
          rest.find((one) => one instanceof Error),
        ),
    },
    plugins: [
      genericOAuth({
        config: oidcProviders.map(({ id, name, discoveryUrl, clientId, clientSecret, scopes }) => ({
          providerId: id,
          name,
          discoveryUrl,
          clientId,
          clientSecret,
          scopes,
          pkce: true,
          requireIdTokenVerification: true,
        })),
      }),
    ],
  });
}
