// Certificates through the program, against a real server: online, offline from what was saved, and with things changed.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plantTestCompetition } from '@jixia/server/test-competition';
import { startTestServer, type TestServer } from '@jixia/server/test-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-certificate-'));
const saved = join(folder, 'proof');
let server: TestServer;
let codes: string[];

beforeAll(async () => {
  server = await startTestServer();
  const { admin } = server;
  const { id } = await plantTestCompetition(server.database.db, {
    slug: 'cup',
    organiserId: admin.id,
    entrants: ['strong', 'medium', 'weak'].map((bot) => ({
      ...{ name: `${bot}队`, bot },
      members: [{ userId: admin.id, name: '管理员', role: 'captain' }],
    })),
  });
  await admin.post(`/api/competitions/${id}/certificates`, {});
  const { body } = await admin.get('/api/competitions/cup/certificates');
  codes = body.items.map(({ code }: { code: string }) => code);
}, 180_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
}, 180_000);

const json = async (...words: string[]) => {
  const { code, stdout } = await run('certificate', 'verify', ...words, '--json');
  return { code, ...JSON.parse(stdout) };
};

test('by code, by address, and only the own matches', async () => {
  const [first = '', , third = ''] = codes;
  const byCode = await run('certificate', 'verify', third, '--server', server.url);
  expect(byCode.code).toBe(0);
  expect(byCode.stdout).toContain('6 of 6 run again and true');
  expect(byCode.stdout).toContain('count what was played');
  expect(byCode.stdout).toContain('管理员');
  const address = `${server.url}/certificates/${first}`;
  expect(await json(address)).toMatchObject({ code: 0, ok: true, isHashRight: true, standings: [] });
  const own = await json(`${server.url}/certificates/${third}`, '--own');
  expect([own.code, own.matches.length, own.standings]).toEqual([0, 4, null]);
});

test('what was saved is verified without the server, and every change of it is found', async () => {
  const third = codes[2] as string;
  expect((await json(`${server.url}/certificates/${third}`, '--save', saved)).code).toBe(0);
  const file = join(saved, 'evidence.json');
  expect(await json(file)).toMatchObject({ code: 0, ok: true, isHashRight: true });
  const copy = (name: string): string => {
    const to = join(folder, name);
    cpSync(saved, to, { recursive: true });
    return to;
  };
  const cut = copy('cut');
  const [replay = ''] = readdirSync(join(cut, 'replays'));
  writeFileSync(join(cut, 'replays', replay), readFileSync(join(cut, 'replays', replay)).subarray(0, 100));
  const found = await run('certificate', 'verify', join(cut, 'evidence.json'));
  expect(found.code).toBe(1);
  expect(found.stdout).toContain('other_file');
  expect(found.stdout).toContain('5 of 6 run again and true');
  expect(found.stdout).toContain('NOT true');

  const boastful = copy('boastful');
  const document = JSON.parse(readFileSync(join(boastful, 'evidence.json'), 'utf8'));
  document.standings[2].wins += 1;
  writeFileSync(join(boastful, 'evidence.json'), JSON.stringify(document));
  const boast = await json(join(boastful, 'evidence.json'));
  expect(boast).toMatchObject({ code: 1, ok: false, isHashRight: false });
  expect(boast.standings).toEqual([expect.objectContaining({ field: 'wins' })]);

  const alone = join(folder, 'alone.json');
  writeFileSync(alone, readFileSync(file));
  expect((await json(alone, '--replays', join(saved, 'replays'))).isHashRight).toBeNull();
  expect((await json(alone)).matches[0].problem).toBe('missing');
});

test('a revoked one is not valid though its matches are true', async () => {
  const [first = ''] = codes;
  await server.admin.post(`/api/certificates/${first}/revoke`, { reason: 'Handed in another name.' });
  const found = await run('certificate', 'verify', first, '--server', server.url);
  expect(found.code).toBe(1);
  expect(found.stdout).toContain('REVOKED: Handed in another name.');
});

test('wrong input is one clear line', async () => {
  const refused = async (...words: string[]) => {
    const { code, stdout, stderr } = await run('certificate', 'verify', ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    return stderr;
  };
  expect(await refused('0000-0000-0000-0000', '--server', server.url)).toContain('0000-0000-0000-0000');
  expect(await refused(`${server.url}/competitions/cup`)).toContain('/certificates/CODE');
  expect(await refused('none.json')).toContain('none.json');
  expect(await refused('X', '--server', 'ftp://x')).toContain('--server');
  expect(await refused('X', '--server', 'http://127.0.0.1:9')).toContain('does not answer');
  const text = join(folder, 'text.json');
  writeFileSync(text, 'hello');
  expect(await refused(text)).toContain('is not JSON');
  writeFileSync(text, '{}');
  expect(await refused(text)).toContain('"format"');
});
