// For tests: a whole server on a free port with a database of its own, its mailbox, and people who use it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestDatabase, type TestDatabase } from './database/test-database.ts';
import type { Mail } from './identity/mailer.ts';
import { startServer } from './start-server.ts';

export type Answer = {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
  readonly body: any;
  readonly headers: Headers;
};

export const password = 'correct horse battery';

/** A browser, or a program with a token. */
export class Person {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();
  id = '';
  email = '';
  token: string | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.upload(method, path, body === undefined ? undefined : JSON.stringify(body), { ...type, ...headers });
  }

  /** A body of bytes or text, as it is. */
  async upload(
    method: string,
    path: string,
    body: Uint8Array<ArrayBuffer> | string | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.#url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie === '' || this.token !== undefined ? {} : { cookie }),
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      body: isJson && text !== '' ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.call('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.call('POST', path, body, headers);
  }

  /** For a browser that goes on as this person. */
  cookies(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }
}

export type TestServer = {
  readonly url: string;
  readonly database: TestDatabase;
  /** Every e-mail sent, oldest first. */
  readonly mails: readonly Mail[];
  /** What was said on the console. */
  readonly said: readonly string[];
  /** Lines of the log, parsed. */
  readonly logs: readonly Record<string, unknown>[];
  readonly admin: Person;
  visitor(): Person;
  /** Signs somebody up, confirms the address by the link in the mail and signs them in. */
  join(name: string): Promise<Person>;
  /** Waits until somebody has a mail that `pattern` matches; resolves to its first group. */
  linkIn(email: string, pattern: RegExp): Promise<string>;
  close(): Promise<void>;
};

export type TestServerOptions = {
  /** A built site; a page that says nothing by default. */
  readonly siteFolder?: string;
  /** Processes that do queued work; none by default. */
  readonly workers?: number;
};

/** `oidcProviders` as in oidc.json. */
export async function startTestServer(
  oidcProviders: readonly object[] = [],
  { siteFolder, workers = 0 }: TestServerOptions = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-server-'));
  for (const name of ['site', 'data']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'site', 'index.html'), '<!doctype html><title>site</title>');
  writeFileSync(join(folder, 'data', 'oidc.json'), JSON.stringify(oidcProviders));
  const database = await startTestDatabase();
  const mails: Mail[] = [];
  const said: string[] = [];
  const logs: Record<string, unknown>[] = [];
  const server = await startServer({
    port: 0,
    siteFolder: siteFolder ?? join(folder, 'site'),
    workers,
    dataFolder: join(folder, 'data'),
    databaseUrl: database.url,
    // Tests come from one address, and there are more of them than one visitor would send.
    isBehindProxy: true,
    logLevel: 'info',
    logTo: { write: (line) => logs.push(JSON.parse(line)) },
    mailer: { send: async (mail) => void mails.push(mail) },
    say: (text) => void said.push(text),
  });
  await server.ready();
  const { url } = server;
  let addresses = 0;
  const newPerson = (): Person => {
    addresses += 1;
    const address = `10.0.${addresses >> 8}.${addresses & 255}`;
    const person = new Person(url);
    const upload = person.upload.bind(person);
    person.upload = (method, path, body, headers) =>
      upload(method, path, body, { 'x-forwarded-for': address, ...headers });
    return person;
  };
  const expectStatus = (answer: Answer, status: number): Answer => {
    if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const linkIn = async (email: string, pattern: RegExp): Promise<string> => {
    for (let tries = 0; tries < 1200; tries++) {
      const found = mails.findLast(({ to, text }) => to === email && pattern.test(text));
      if (found !== undefined) return pattern.exec(found.text)?.[1] as string;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`no mail for ${email} like ${pattern}`);
  };
  const signIn = async (person: Person, email: string): Promise<Person> => {
    const { body } = expectStatus(await person.post('/api/auth/sign-in', { email, password }), 200);
    person.id = body.userId;
    person.email = email;
    return person;
  };
  const admin = newPerson();
  const secret = /#secret=(\S+)/.exec(said.join(''))?.[1];
  const email = 'admin@example.org';
  expectStatus(await admin.post('/api/setup', { secret, name: 'Admin', email, password }), 201);
  await signIn(admin, email);
  return {
    url,
    database,
    mails,
    said,
    logs,
    admin,
    visitor: newPerson,
    linkIn,
    async join(name) {
      const person = newPerson();
      const address = `${name.toLowerCase()}@example.org`;
      expectStatus(await person.post('/api/auth/sign-up', { name, email: address, password }), 202);
      expectStatus(await person.get(await linkIn(address, /(\/api\/auth\/verify-email\?token=\S+)/)), 303);
      return signIn(person, address);
    },
    close: async () => {
      await server.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
