// Signing in through an OIDC provider: a small one of our own on this machine, with real keys and signed tokens.
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test-server.ts';

const clientId = 'jixia-test';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

type Claims = { readonly sub: string; readonly email: string; readonly email_verified: boolean; readonly name: string };
/** What the provider believes of who signs in there. */
let claims: Claims;
let nonce: string | null = null;
let challenge = '';
let provider: Server;
let issuer: string;
let server: TestServer;

function idToken(): string {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const payload = {
    iss: issuer,
    aud: clientId,
    iat: nowSeconds,
    exp: nowSeconds + 60,
    ...claims,
    ...(nonce === null ? {} : { nonce }),
  };
  const signed = `${encode({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${encode(payload)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
}

function answer(path: string, body: URLSearchParams): object | null {
  if (path === '/.well-known/openid-configuration') {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }
  if (path === '/jwks') return { keys: [jwk] };
  if (path === '/userinfo') return claims;
  if (path !== '/token') return null;
  const isProven =
    createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url') === challenge;
  if (!isProven || body.get('code') !== 'good-code') return null;
  return { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: idToken() };
}

beforeAll(async () => {
  provider = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const found = answer((request.url ?? '').split('?', 1)[0] as string, new URLSearchParams(text));
    response.writeHead(found === null ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? { error: 'invalid_grant' }));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const discoveryUrl = `${issuer}/.well-known/openid-configuration`;
  server = await startTestServer([{ id: 'campus', name: 'Campus', discoveryUrl, clientId, clientSecret: 'secret' }]);
}, 180_000);
afterAll(async () => {
  await server.close();
  provider.close();
}, 180_000);

async function signInThere(who: Claims, code = 'good-code') {
  const person = server.visitor();
  const begun = await person.post('/api/auth/sign-in/oidc', { provider: 'campus' });
  expect(begun.status).toBe(200);
  const address = new URL(begun.body.url);
  expect(address.origin).toBe(issuer);
  claims = who;
  nonce = address.searchParams.get('nonce');
  challenge = address.searchParams.get('code_challenge') ?? '';
  const state = address.searchParams.get('state') ?? '';
  const back = await person.get(`/api/auth/callback/campus?code=${code}&state=${encodeURIComponent(state)}`);
  return { person, back };
}

test('somebody known to the provider gets an account and a session, and the same account the next time', async () => {
  expect((await server.visitor().get('/api/auth/providers')).body.providers).toEqual([
    { id: 'campus', name: 'Campus' },
  ]);
  const who = { sub: 'person-1', email: 'campus@example.org', email_verified: true, name: 'Campus Person' };
  const { person, back } = await signInThere(who);
  expect([back.status, back.headers.get('location')]).toEqual([303, server.url]);
  const me = (await person.get('/api/me')).body;
  expect(me).toMatchObject({ email: 'campus@example.org', name: 'Campus Person', isEmailVerified: true });
  const again = await signInThere(who);
  expect((await again.person.get('/api/me')).body.id).toBe(me.id);
});

test('signing in goes on where it began, on this site and no other', async () => {
  const begin = (next: string) => server.visitor().post('/api/auth/sign-in/oidc', { provider: 'campus', next });
  expect((await begin('/teams?search=a')).status).toBe(200);
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'teams']) {
    const { status, body } = await begin(next);
    expect([status, body.error.field], next).toEqual([400, 'next']);
  }
});

test('a wrong code, a foreign state, and an unknown provider make no session', async () => {
  const who = { sub: 'person-2', email: 'two@example.org', email_verified: true, name: 'Two' };
  const wrong = await signInThere(who, 'bad-code');
  expect(wrong.back.headers.get('location')).toContain('/sign-in?problem=provider');
  expect((await wrong.person.get('/api/me')).status).toBe(401);
  const forged = server.visitor();
  await forged.get('/api/auth/callback/campus?code=good-code&state=forged');
  expect((await forged.get('/api/me')).status).toBe(401);
  expect((await forged.post('/api/auth/sign-in/oidc', { provider: 'none' })).status).toBe(404);
});

test('an account with that address is not taken over by an unconfirmed claim of it', async () => {
  const owner = await server.join('Owner');
  const { person } = await signInThere({ sub: 'thief', email: owner.email, email_verified: false, name: 'Thief' });
  expect((await person.get('/api/me')).status).toBe(401);
});
