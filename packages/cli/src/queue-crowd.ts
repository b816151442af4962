// People of several institutions on a server of the benchmark's own: they sign up, join and get tokens as everybody does.
import { createApi, dataOf } from '@jixia/api-client';
import type { Mail } from '@jixia/server';

export type Submitter = {
  readonly token: string;
  /** Index of the institution. */
  readonly institution: number;
  /** Requests of each come from an address of their own, as those of a crowd do. */
  readonly headers: { readonly 'x-forwarded-for': string };
};

export type CrowdOptions = {
  readonly url: string;
  /** What the server wrote so far. */
  readonly mails: readonly Mail[];
  readonly setupSecret: string;
  readonly people: number;
  readonly institutions: number;
  readonly onPerson: (done: number) => void;
};

const password = 'a password for a benchmark';

/** Each institution is twice as large as the next; none is empty. */
export function institutionOf(person: number, people: number, institutions: number): number {
  const weights = Array.from({ length: institutions }, (_, at) => 2 ** (institutions - 1 - at));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rest = people - institutions;
  if (person >= rest) return person - rest;
  let end = 0;
  for (const [at, weight] of weights.entries()) {
    end += (weight / total) * rest;
    if (person < end) return at;
  }
  return institutions - 1;
}

/** The first is the site admin. */
export async function gatherCrowd(options: CrowdOptions): Promise<{ admin: string; submitters: readonly Submitter[] }> {
  const { url, mails, setupSecret, people, institutions, onPerson } = options;
  const api = createApi({ baseUrl: url });
  const tokenOf = async (email: string, headers: object): Promise<string> => {
    const body = { email, password };
    const { response } = await api.POST('/api/auth/sign-in', { body, headers: { ...headers } });
    const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    const scopes: ('read' | 'submit' | 'institutions' | 'admin')[] = ['read', 'submit', 'institutions', 'admin'];
    const made = await api.POST('/api/tokens', {
      body: { name: 'bench', scopes },
      headers: { ...headers, cookie: cookie.join('; ') },
    });
    return (made.data as { secret: string }).secret;
  };
  const adminBody = { secret: setupSecret, name: 'Admin', email: 'admin@example.org', password };
  await api.POST('/api/setup', { body: adminBody });
  const admin = await tokenOf(adminBody.email, {});
  const houses: { id: string; token: string }[] = [];
  const submitters: Submitter[] = [];
  for (let person = 0; person < people; person++) {
    const headers = { 'x-forwarded-for': `10.1.${person >> 8}.${person & 255}` };
    const email = `person-${person}@example.org`;
    await api.POST('/api/auth/sign-up', { body: { name: `Person ${person}`, email, password }, headers });
    const link = await linkFor(mails, email);
    await fetch(`${url}${link}`, { headers, redirect: 'manual' });
    const token = await tokenOf(email, headers);
    const own = createApi({ baseUrl: url, token });
    const institution = institutionOf(person, people, institutions);
    const house = houses[institution];
    if (house === undefined) {
      const name = `Institution ${institution + 1}`;
      const body = { slug: `institution-${institution + 1}`, kind: 'university' as const, nameZh: name, nameEn: name };
      const { id } = await dataOf(own.POST('/api/institutions', { body, headers }));
      houses[institution] = { id, token };
    } else {
      const path = { id: house.id };
      const request = await dataOf(
        own.POST('/api/institutions/{id}/join-requests', { params: { path }, body: {}, headers }),
      );
      await createApi({ baseUrl: url, token: house.token }).PUT(
        '/api/institutions/{id}/join-requests/{requestId}/decision',
        { params: { path: { ...path, requestId: request.id } }, body: { isAccepted: true }, headers },
      );
    }
    submitters.push({ token, institution, headers });
    onPerson(person + 1);
  }
  return { admin, submitters };
}

async function linkFor(mails: readonly Mail[], email: string): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const found = mails.findLast(({ to }) => to === email);
    const link = /(\/api\/auth\/verify-email\?token=\S+)/.exec(found?.text ?? '')?.[1];
    if (link !== undefined) return link;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the server sent no mail to ${email}`);
}
