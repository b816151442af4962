// OIDC providers to sign in with, from `oidc.json` in the data folder.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ServerError } from '../server-error.ts';

const providerSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(80),
  discoveryUrl: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scopes: z.array(z.string()).default(['openid', 'profile', 'email']),
});

export type OidcProvider = z.infer<typeof providerSchema>;

/** None where the file is missing. Throws ServerError `bad_option` naming the entry at fault. */
export function readOidcProviders(file: string): OidcProvider[] {
  if (!existsSync(file)) return [];
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ServerError('bad_option', `${file} is not JSON: ${(cause as Error).message}.`, { cause });
  }
  const parsed = z.array(providerSchema).safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ServerError(
    'bad_option',
    `${file}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}. See docs/operations.md.`,
  );
}
