// Against a real SMTP server on this machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMailSettings, smtpMailer } from './smtp-mailer.ts';

type Received = { readonly to: string[]; readonly user: string; readonly text: string };

const folder = mkdtempSync(join(tmpdir(), 'jixia-mail-'));
const received: Received[] = [];
let server: SMTPServer;
let port: number;

beforeAll(async () => {
  server = new SMTPServer({
    // It has no certificate: lines stay open.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'p@ss' ? done(null, { user: username ?? '' }) : done(new Error('Invalid login')),
    onData: (stream, { envelope, user }, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), user: String(user), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.server.address() as AddressInfo);
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const mail = { to: 'xiaoming@example.edu', subject: '稷下：验证邮箱', text: 'https://jixia.example.org/verify' };
const at = (password: string) => `smtp://jixia:${encodeURIComponent(password)}@127.0.0.1:${port}`;
const from = 'Jixia <no-reply@jixia.example.org>';

test('a mail arrives at the one address it is for', async () => {
  const mailer = smtpMailer({ url: at('p@ss'), from, needsTls: false });
  await mailer.send(mail);
  await mailer.send({ ...mail, to: 'a@example.org, b@example.org' }).catch(() => undefined);
  expect(received[0]).toMatchObject({ to: [mail.to], user: 'jixia' });
  expect(received[0]?.text).toContain('From: Jixia <no-reply@jixia.example.org>');
  expect(received[0]?.text).toContain(mail.text);
  expect(received.flatMap(({ to }) => to)).not.toContain('b@example.org');
});

test('a wrong password and a line that stays open are failures', async () => {
  await expect(smtpMailer({ url: at('wrong'), from, needsTls: false }).send(mail)).rejects.toThrow('Invalid login');
  await expect(smtpMailer({ url: at('p@ss'), from, needsTls: true }).send(mail)).rejects.toThrow(/TLS/);
});

test('settings name the field that is wrong; none is no fault', () => {
  const file = join(folder, 'mail.json');
  expect(readMailSettings(file)).toBeNull();
  writeFileSync(file, JSON.stringify({ url: 'https://mail.example.org', from }));
  expect(() => readMailSettings(file)).toThrow('mail.json: url: must look like smtps://');
  writeFileSync(file, JSON.stringify({ url: 'smtps://mail.example.org', from, password: 'x' }));
  expect(() => readMailSettings(file)).toThrow('password');
  writeFileSync(file, '{');
  expect(() => readMailSettings(file)).toThrow('is not JSON');
  writeFileSync(file, JSON.stringify({ url: 'smtps://mail.example.org', from }));
  expect(readMailSettings(file)).toEqual({ url: 'smtps://mail.example.org', from, needsTls: true });
});
