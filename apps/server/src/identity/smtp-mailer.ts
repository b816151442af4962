// Sends e-mail through an SMTP server, as `mail.json` in the data folder says.
import { existsSync, readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { ServerError } from '../server-error.ts';
import type { Mailer } from './mailer.ts';

/** A provider that does not answer must not hold a request's memory for long. */
const timeoutMs = 20_000;

const settingsSchema = z.strictObject({
  /** smtp: with STARTTLS where the server offers it, smtps: encrypted from the start. */
  url: z.url({ protocol: /^smtps?$/, error: 'must look like smtps://USER:PASSWORD@mail.example.org' }),
  from: z.string().min(3).max(320),
  /** Refuse to send a word before the line is encrypted. */
  needsTls: z.boolean().default(true),
});

export type MailSettings = z.infer<typeof settingsSchema>;

/** Null where the file is missing. Throws ServerError `bad_option` naming the field at fault. */
export function readMailSettings(file: string): MailSettings | null {
  if (!existsSync(file)) return null;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ServerError('bad_option', `${file} is not JSON: ${(cause as Error).message}.`, { cause });
  }
  const parsed = settingsSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ServerError(
    'bad_option',
    `${file}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}. See docs/operations.md.`,
  );
}

export function smtpMailer({ url, from, needsTls }: MailSettings): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isEncrypted = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (isEncrypted ? 465 : 587) : Number(port),
    secure: isEncrypted,
    requireTLS: needsTls && !isEncrypted,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  return {
    async send({ to, subject, text }) {
      // As an object: what somebody typed in is one address, never a list of them.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    },
  };
}
