// The authorisation matrix: every route of the API, asked by everyone who could ask. Who may is written down here once more,
// by hand and apart from the table the server uses (a domain's in its `*-access-cases.ts`); a route that is missing fails.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { competitionCases, plantCompetition } from '../competitions/competition-access-cases.ts';
import { newId } from '../database/new-id.ts';
import { exchangeCases, plantExchange } from '../exchange/exchange-access-cases.ts';
import { matchCases, plantMatch } from '../matches/match-access-cases.ts';
import { phaseCases, plantPhase } from '../phases/phase-access-cases.ts';
import { plantResult, resultCases } from '../results/result-access-cases.ts';
import { plantSubmission, submissionCases } from '../submissions/submission-access-cases.ts';
import { type Answer, type Person, password, startTestServer, type TestServer } from '../test-server.ts';
import { authorise } from './authorise.ts';
import { all, type Case, type Cases, type Name, names, type Planted, readers, signedIn } from './matrix-case.ts';
import { isPermission, permissions } from './permissions.ts';
import { visitor } from './principal.ts';

const instAdmins = ['instAdmin', 'siteAdmin'];
const captains = ['captain', 'siteAdmin'];

const inst =
  (rest: string) =>
  ({ institution }: Planted) =>
    `/api/institutions/${institution}${rest}`;
const ofTeam =
  (rest: string) =>
  ({ team }: Planted) =>
    `/api/teams/${team}${rest}`;
const person = (rest: string) => () => `/api/users/${target.id}${rest}`;
const none = newId();
const guest = (role: string) => ({ email: `${newId()}@example.org`, role });
const profile = () => ({ slug: newId(), kind: 'university', nameZh: '甲', nameEn: 'A' });

/** By `METHOD /path` as in the OpenAPI document. */
const cases: Cases = {
  ...submissionCases,
  ...matchCases,
  ...competitionCases,
  ...phaseCases,
  ...resultCases,
  ...exchangeCases,

  'GET /health/ready': { who: all },
  'GET /metrics': { who: ['siteAdmin'] },
  'GET /api/openapi.json': { who: all },
  'GET /api/site-facts': { who: ['siteAdmin'] },
  'POST /api/setup': { who: all, body: { secret: 'x', name: 'X', email: 'x@example.org', password } },
  'POST /api/auth/sign-up': { who: [], body: {} },
  'GET /api/auth/verify-email': { who: all, path: () => '/api/auth/verify-email?token=x' },
  'POST /api/auth/sign-in': { who: [], body: {} },
  'POST /api/auth/forgot-password': { who: [], body: {} },
  'POST /api/auth/reset-password': { who: all, body: { token: 'x', password } },
  'GET /api/auth/providers': { who: all },
  'POST /api/auth/sign-in/oidc': { who: all, body: { provider: 'none' } },
  'GET /api/auth/callback/{provider}': { who: all, path: () => '/api/auth/callback/none' },
  'GET /api/scenarios': { who: all },
  'GET /api/session': { who: all },
  'GET /api/me': { who: readers },
  'PATCH /api/me': { who: signedIn, body: { name: 'Same' } },
  'POST /api/me/password': { who: [], body: {} },
  'GET /api/me/memberships': { who: readers },
  'GET /api/me/sessions': { who: readers },
  'DELETE /api/me/sessions/{sessionId}': { who: signedIn, path: () => `/api/me/sessions/${none}` },
  'GET /api/tokens': { who: signedIn },
  'POST /api/tokens': { who: signedIn, body: { name: 'x', scopes: ['read'] } },
  'DELETE /api/tokens/{id}': { who: ['member'], path: ({ token }) => `/api/tokens/${token}` },
  'GET /api/users': { who: ['siteAdmin'] },
  'PUT /api/users/{id}/roles': { who: ['siteAdmin'], body: { roles: [] }, path: person('/roles') },
  'PUT /api/users/{id}/suspension': {
    who: ['siteAdmin'],
    body: { isSuspended: false, reason: 'x' },
    path: person('/suspension'),
  },
  'GET /api/audit': { who: ['siteAdmin'] },
  'GET /api/institutions': { who: all },
  'POST /api/institutions': { who: signedIn, body: profile },
  'GET /api/institutions/{id}': { who: all, path: inst('') },
  'PATCH /api/institutions/{id}': { who: instAdmins, body: { nameEn: 'B' }, path: inst('') },
  'DELETE /api/institutions/{id}': { who: ['siteAdmin'], path: inst('') },
  'PUT /api/institutions/{id}/verification': {
    who: ['siteAdmin'],
    body: { isVerified: true },
    path: inst('/verification'),
  },
  'GET /api/institutions/{id}/members': {
    // The token is the site admin's.
    who: ['instMember', ...instAdmins, 'readToken'],
    path: inst('/members'),
  },
  'PUT /api/institutions/{id}/members/{userId}': {
    who: instAdmins,
    body: { role: 'member' },
    path: inst(`/members/${none}`),
  },
  'DELETE /api/institutions/{id}/members/{userId}': { who: instAdmins, path: inst(`/members/${none}`) },
  'POST /api/institutions/{id}/leave': { who: ['instMember', 'instAdmin'], path: inst('/leave') },
  'POST /api/institutions/{id}/join-requests': { who: signedIn, body: {}, path: inst('/join-requests') },
  'DELETE /api/institutions/{id}/join-requests/mine': { who: signedIn, path: inst('/join-requests/mine') },
  'GET /api/institutions/{id}/join-requests': { who: instAdmins, path: inst('/join-requests') },
  'PUT /api/institutions/{id}/join-requests/{requestId}/decision': {
    who: instAdmins,
    body: { isAccepted: true },
    path: inst(`/join-requests/${none}/decision`),
  },
  'POST /api/institutions/{id}/invitations': { who: instAdmins, body: guest('member'), path: inst('/invitations') },
  'GET /api/institutions/{id}/invitations': { who: instAdmins, path: inst('/invitations') },
  'DELETE /api/institutions/{id}/invitations/{invitationId}': { who: instAdmins, path: inst(`/invitations/${none}`) },
  'GET /api/teams': { who: all },
  'POST /api/teams': { who: signedIn, body: () => ({ slug: newId(), name: 'T' }) },
  'GET /api/teams/{id}': { who: all, path: ofTeam('') },
  'PATCH /api/teams/{id}': { who: captains, body: { name: 'B' }, path: ofTeam('') },
  'DELETE /api/teams/{id}': { who: captains, path: ofTeam('') },
  'GET /api/teams/{id}/members': { who: all, path: ofTeam('/members') },
  'PUT /api/teams/{id}/members/{userId}': { who: captains, body: { role: 'member' }, path: ofTeam(`/members/${none}`) },
  'DELETE /api/teams/{id}/members/{userId}': { who: captains, path: ofTeam(`/members/${none}`) },
  'POST /api/teams/{id}/leave': { who: ['teamMember', 'captain', 'adviser'], path: ofTeam('/leave') },
  'POST /api/teams/{id}/invitations': { who: captains, body: guest('member'), path: ofTeam('/invitations') },
  'GET /api/teams/{id}/invitations': { who: captains, path: ofTeam('/invitations') },
  'DELETE /api/teams/{id}/invitations/{invitationId}': { who: captains, path: ofTeam(`/invitations/${none}`) },
  'GET /api/me/invitations': { who: readers },
  'PUT /api/me/invitations/{id}/answer': {
    who: ['member'],
    body: { isAccepted: false },
    path: ({ invitation }) => `/api/me/invitations/${invitation}/answer`,
  },
  // Ends the sessions of all who may: the last one.
  'POST /api/auth/sign-out': { who: signedIn },
};

/** Open to everyone, with side effects of their own: identity.test.ts. */
const openToEveryone = new Set(Object.entries(cases).flatMap(([route, { who }]) => (who.length === 0 ? [route] : [])));

let server: TestServer;
let people: Record<Name, Person>;
let target: Person;

beforeAll(async () => {
  server = await startTestServer();
  const entries: [Name, Person][] = [];
  for (const name of names) {
    const isNew = !['visitor', 'siteAdmin', 'readToken'].includes(name);
    entries.push([name, isNew ? await server.join(name) : name === 'siteAdmin' ? server.admin : server.visitor()]);
  }
  people = Object.fromEntries(entries) as Record<Name, Person>;
  target = await server.join('target');
  const { admin } = server;
  await admin.call('PUT', `/api/users/${people.teacher.id}/roles`, { roles: ['teacher'] });
  await admin.call('PUT', `/api/users/${people.organiser.id}/roles`, { roles: ['organiser'] });
  // Everything the site admin may, with a token that may only read.
  people.readToken.token = (await admin.post('/api/tokens', { name: 'r', scopes: ['read'] })).body.secret;
  const suspended = await people.suspended.post('/api/tokens', {
    name: 's',
    scopes: ['read', 'institutions', 'teams', 'admin'],
  });
  people.suspended.token = suspended.body.secret;
  await admin.call('PUT', `/api/users/${people.suspended.id}/suspension`, { isSuspended: true, reason: 'test' });
}, 300_000);
afterAll(() => server.close(), 180_000);

/** An institution and a team with everyone in their places, a token and an invitation of `member`. */
async function plant(): Promise<Planted> {
  const [institution, team, token, invitation, strange] = [newId(), newId(), newId(), newId(), newId()];
  const query = (text: string, values: unknown[]) => server.database.pool.query(text, values);
  const insertInstitution = `insert into institution (id, slug, kind, name_zh, name_en) values ($1, $1, 'investor', 'x', 'x')`;
  await query(insertInstitution, [institution]);
  await query(insertInstitution, [strange]);
  await query(`insert into team (id, slug, name) values ($1, $1, 'x')`, [team]);
  const memberships = [
    [institution, people.instMember.id, 'member'],
    [institution, people.instAdmin.id, 'admin'],
    [institution, target.id, 'admin'],
    [strange, people.strangeAdmin.id, 'admin'],
  ];
  for (const row of memberships)
    await query('insert into institution_member (institution_id, user_id, role) values ($1, $2, $3)', row);
  const places = [
    [team, people.teamMember.id, 'member'],
    [team, people.captain.id, 'captain'],
    [team, people.adviser.id, 'adviser'],
    [team, target.id, 'captain'],
  ];
  for (const row of places) await query('insert into team_member (team_id, user_id, role) values ($1, $2, $3)', row);
  await query(`insert into api_token (id, user_id, name, secret_hash, scopes) values ($1, $2, 'x', $1, '{read}')`, [
    token,
    people.member.id,
  ]);
  await query(
    `insert into invitation (id, team_id, email, role, expires_at) values ($1, $2, $3, 'member', now() + interval '1 hour')`,
    [invitation, team, people.member.email],
  );
  const context = { server, people, institution, team, query };
  const parts = [];
  for (const plantPart of [plantSubmission, plantMatch, plantCompetition, plantPhase, plantResult, plantExchange])
    parts.push(await plantPart(context));
  return Object.assign({ institution, team, token, invitation }, ...parts);
}

const isRefused = ({ status, body }: Answer): boolean =>
  ['not_signed_in', 'forbidden', 'suspended'].includes(body?.error?.code) ||
  (status === 404 && /not yours to see/.test(body.error.message));

test('every route is in the matrix, and nothing else', async () => {
  const { body } = await server.admin.get('/api/openapi.json');
  const routes = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'head')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(Object.keys(cases).sort()).toEqual(routes.sort());
});

test('every permission is asked for by a route, and every rule has somebody', () => {
  for (const [name, { roles }] of Object.entries(permissions)) expect(roles.length, name).toBeGreaterThan(0);
  expect(isPermission('institution.read')).toBe(true);
  expect(isPermission('toString')).toBe(false);
});

test.each(Object.keys(cases).filter((route) => !openToEveryone.has(route)))(
  '%s',
  async (route) => {
    const { who, body, path, upload } = cases[route] as Case;
    const [method = '', pattern = ''] = route.split(' ');
    const outcomes = await Promise.all(
      names.map(async (name) => {
        const planted = path === undefined ? null : await plant();
        const address = path === undefined || planted === null ? pattern : path(planted);
        const headers = { 'if-match': '"1"' };
        const answer = await (upload === undefined
          ? people[name].call(method, address, typeof body === 'function' ? body() : body, headers)
          : people[name].upload(method, address, upload.bytes, { ...headers, 'content-type': upload.type }));
        return [name, isRefused(answer) ? 'refused' : answer.status >= 500 ? answer.status : 'allowed'];
      }),
    );
    expect(outcomes).toEqual(names.map((name) => [name, who.includes(name) ? 'allowed' : 'refused']));
  },
  120_000,
);

test('what does not exist is not found by those who might see it, and tells a visitor nothing', async () => {
  expect((await server.visitor().call('PATCH', `/api/institutions/${none}`, { nameEn: 'x' })).status).toBe(401);
  await expect(authorise(null, visitor, 'institution.create', undefined)).rejects.toMatchObject({
    code: 'not_signed_in',
  });
});
