// From the command line to a verdict: login, submit, list, against a real server with a real worker.
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApi } from '@jixia/api-client';
import { type RunningServer, startServer } from '@jixia/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../../test/run-captured.ts';
import { packAgent } from '../pack-agent.ts';

const password = 'correct horse battery';
const folder = mkdtempSync(join(tmpdir(), 'jixia-submit-'));
const kit = join(folder, 'first-steps');
const refused = join(folder, 'refused');
let server: RunningServer;
let token: string;

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../../../../kits/typescript', import.meta.url)), kit, { recursive: true });
  // Its own time is not what is tested.
  cpSync(kit, refused, { recursive: true });
  writeFileSync(join(refused, 'agent.ts'), `console.error('not today');\nprocess.exit(4);\n`);
  vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'));
  vi.stubEnv('JIXIA_URL', '');
  vi.stubEnv('JIXIA_TOKEN', '');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  let said = '';
  server = await startServer({
    ...{ port: 0, siteFolder: folder, dataFolder: join(folder, 'data'), workers: 1 },
    mailer: { send: async () => {} },
    say: (text) => {
      said += text;
    },
  });
  await server.ready();
  const anonymous = createApi({ baseUrl: server.url });
  const secret = /#secret=(\S+)/.exec(said)?.[1] as string;
  const body = { secret, name: 'Ada', email: 'ada@example.org', password };
  await anonymous.POST('/api/setup', { body });
  const { response } = await anonymous.POST('/api/auth/sign-in', { body: { email: body.email, password } });
  const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  const made = await anonymous.POST('/api/tokens', {
    body: { name: 'cli', scopes: ['read', 'submit'] },
    headers: { cookie: cookie.join('; ') },
  });
  token = (made.data as { secret: string }).secret;
}, 180_000);
afterAll(async () => {
  await server?.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
}, 180_000);

test('without a token it says how to get one; a wrong one is refused and not kept', async () => {
  const none = await run('submit', kit);
  expect([none.code, none.stdout]).toEqual([2, '']);
  expect(none.stderr).toContain('An API token for http://localhost:4180 is needed');
  const wrong = await run('login', '--url', server.url, '--token', 'jixia_wrong');
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
  expect((await run('submissions')).stderr).toContain('is needed');
  expect((await run('login', '--url', 'localhost:99', '--token', 'x')).stderr).toContain('must look like https://');
});

test('login keeps server and token for the owner alone; the token goes to no other server', async () => {
  const { code, stdout } = await run('login', '--url', `${server.url}/`, '--token', token, '--json');
  const { file, name } = JSON.parse(stdout);
  expect([code, name]).toEqual([0, 'Ada']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url: server.url, token });
  expect((await run('submissions')).stdout).toContain('Nothing is submitted');
  expect((await run('submissions', '--url', 'http://localhost:1')).stderr).toContain('token for http://localhost:1');
});

test('a folder is zipped, submitted, validated and accepted; the same again is the same version', async () => {
  const first = await run('submit', kit, '--notes', 'first try', '--wait', '--json');
  const { agent, submission, isDuplicate } = JSON.parse(first.stdout);
  expect([first.code, agent.name, isDuplicate, submission.reason]).toEqual([0, 'first-steps', false, null]);
  expect(submission).toMatchObject({ status: 'accepted', number: 1, kind: 'process', notes: 'first try' });
  const again = await run('submit', kit, '--wait');
  expect(again.code).toBe(0);
  expect(again.stderr).toContain('has this file already: it is version 1');
  expect(again.stdout).toMatch(/✓ {2}load[\s\S]*Validation match: http[\s\S]*first-steps version 1: accepted\n$/);
}, 240_000);

test('one that fails is refused with exit code 1, its checks and its last words', async () => {
  const { code, stdout } = await run('submit', refused, '--agent', 'other', '--scenario', 'moba-1v1', '--wait');
  expect(code).toBe(1);
  expect(stdout).toMatch(/✗ {2}handshake[\s\S]*exit code 4[\s\S]*not today[\s\S]*other version 1: refused\. handshake/);
  const { stdout: listed } = await run('submissions');
  expect(listed).toMatch(/^agent +scenario/);
  expect(listed).toMatch(/other +moba-1v1 +1 +process .* refused/);
  expect(listed).toMatch(/first-steps +moba-1v1 +1 +process .* accepted/);
  const found = JSON.parse((await run('submissions', '--json', '--agent', 'other')).stdout).submissions;
  expect(found).toHaveLength(1);
  expect((await run('submissions', found[0].id)).stdout).toContain('not today');
}, 240_000);

describe('refused before anything is sent, with exit code 2', () => {
  const linked = join(folder, 'linked');
  test.each<[string, () => readonly string[], string]>([
    ['no such file', () => [join(folder, 'none.onnx')], 'no such file'],
    ['another kind of file', () => [join(folder, 'index.html')], 'none of what can be submitted'],
    ['a folder without agent.json', () => [folder], 'agent.json'],
    ['an unknown scenario', () => [kit, '--scenario', 'moba-1v2'], 'Did you mean "moba-1v1"?'],
    [
      'a link',
      () => {
        cpSync(kit, linked, { recursive: true });
        symlinkSync('/etc/passwd', join(linked, 'secrets'));
        return [linked];
      },
      'is a link',
    ],
  ])('%s', async (_name, words, message) => {
    const { code, stdout, stderr } = await run('submit', ...words());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('a server that is not there', async () => {
    const { code, stderr } = await run('submit', kit, '--url', 'http://localhost:1', '--token', 'x');
    expect([code, stderr]).toEqual([2, expect.stringContaining('does not answer')]);
  });
});

test('a zip is the same for the same files, and leaves out what is not the agent', async () => {
  const before = await packAgent(kit);
  cpSync(join(kit, 'agent.json'), join(kit, 'node_modules', 'agent.json'));
  writeFileSync(join(kit, 'agent.ts'), readFileSync(join(kit, 'agent.ts')));
  const after = await packAgent(kit);
  expect([after.bytes, after.files]).toEqual([before.bytes, before.files]);
  expect(before).toMatchObject({ kind: 'process', name: 'first-steps', scenarios: ['moba-1v1'] });
});

test('what was kept is forgotten', async () => {
  expect((await run('login', '--forget')).code).toBe(0);
  expect((await run('submissions')).stderr).toContain('is needed');
});
