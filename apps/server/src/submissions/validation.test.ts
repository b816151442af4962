// Uploads of every kind, validated by a real worker process beside a real server: verdict, log and replay, or the reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeReplay } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import { main as compile } from 'assemblyscript/asc';
import { eq } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { job, liveEvent, match, submission } from '../database/schema.ts';
import { untrainedPolicy } from '../exchange/untrained-policy.ts';
import { getBlob } from '../files/blob-store.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';

const kits = fileURLToPath(new URL('../../../../kits/', import.meta.url));
const octets = { 'content-type': 'application/octet-stream' };
const patience = { timeout: 120_000, interval: 200 };

let server: TestServer;
let ada: Person;
let agentId: string;
let module: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  // Compiling keeps this process busy, the server in it included.
  module = await compileKit();
  server = await startTestServer([], { workers: 1 });
  ada = await server.join('Ada');
}, 180_000);
let agents = 0;
beforeEach(async () => {
  agentId = (await ada.post('/api/agents', { scenarioId: 'moba-1v1', name: `Mine ${agents++}` })).body.id;
});
afterAll(() => server.close(), 180_000);

type Detail = {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly log: string | null;
  readonly validationMatchId: string | null;
  readonly checks: readonly { readonly check: string; readonly status: string; readonly detail: string }[];
};

const send = async (kind: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const answer = await ada.upload('POST', `/api/agents/${agentId}/submissions?kind=${kind}`, bytes, octets);
  expect([answer.status, answer.body.error?.message]).toEqual([201, undefined]);
  return answer.body.id;
};
const read = async (id: string): Promise<Detail> => (await ada.get(`/api/submissions/${id}`)).body;
const decided = async (id: string): Promise<Detail> => {
  await expect.poll(async () => (await read(id)).status, patience).toMatch(/accepted|refused/);
  return read(id);
};

const kitFiles = (language: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    readdirSync(join(kits, language)).map((name) => [name, Uint8Array.from(readFileSync(join(kits, language, name)))]),
  );
const zip = (files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> => Uint8Array.from(zipSync(files));

async function compileKit(): Promise<Uint8Array<ArrayBuffer>> {
  let built: Uint8Array | undefined;
  const { error, stderr } = await compile(['module.ts', '--outFile', 'agent.wasm', '--runtime', 'stub', '-O3'], {
    readFile: (name) => {
      const files = readdirSync(join(kits, 'assemblyscript'));
      return files.includes(name) ? readFileSync(join(kits, 'assemblyscript', name), 'utf8') : null;
    },
    writeFile: (_name, contents) => {
      built = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error !== null || built === undefined) throw new Error(stderr.toString());
  return Uint8Array.from(built);
}

test.each<[string, string, () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>]>([
  ['the TypeScript kit', 'process', () => zip(kitFiles('typescript'))],
  ['the AssemblyScript kit', 'wasm', () => module],
  ['an untrained policy', 'policy', async () => untrainedPolicy(await loadScenario('moba-1v1'), 1)],
])(
  '%s is accepted within two minutes, with its checks and the replay of its match',
  async (_name, kind, make) => {
    const bytes = await make();
    const beganMs = performance.now();
    const found = await decided(await send(kind, bytes));
    expect(performance.now() - beganMs).toBeLessThan(120_000);
    const failed = found.checks.filter(({ status }) => status === 'failed');
    expect([failed, found.reason, found.status]).toEqual([[], null, 'accepted']);
    expect(found.checks.length).toBe(12);
    const { db } = server.database;
    const [played] = await db
      .select()
      .from(match)
      .where(eq(match.id, found.validationMatchId ?? ''));
    expect(played).toMatchObject({ status: 'done', purpose: 'validation' });
    const replay = await getBlob(db, played?.replayHash ?? '');
    expect(decodeReplay(replay as Uint8Array).result.winner).toBe(played?.winner);
    const heard = await db
      .select()
      .from(liveEvent)
      .where(eq(liveEvent.topic, `submission:${found.id}`))
      .orderBy(liveEvent.id);
    const states = heard.map(({ data }) => (data as { status: string }).status);
    expect(states).toEqual(['queued', 'validating', 'accepted']);
    expect((await ada.get(`/api/agents/${agentId}`)).body.newestAccepted.id).toBe(found.id);
  },
  240_000,
);

const program = (source: string): Uint8Array<ArrayBuffer> => {
  const file = { name: 'bad', kind: 'process', scenarios: ['moba-1v1'], command: ['sh', 'agent.sh'] };
  return zip({ 'agent.json': strToU8(JSON.stringify(file)), 'agent.sh': strToU8(source) });
};
const agentFile = { 'agent.json': kitFiles('typescript')['agent.json'] as Uint8Array };

test.each<[string, string, () => Uint8Array<ArrayBuffer>, RegExp]>([
  ['a program that does not start', 'process', () => program('echo "out of coffee" >&2; exit 3'), /exit code 3/],
  ['an archive bomb', 'process', () => zip({ ...agentFile, bomb: new Uint8Array(3 * 2 ** 20) }), /more than 100 times/],
  ['a way out', 'process', () => zip({ ...agentFile, '../../escaped': strToU8('x') }), /^load: .*escaped/],
  [
    'another scenario',
    'process',
    () => {
      const file = {
        ...JSON.parse(readFileSync(join(kits, 'typescript', 'agent.json'), 'utf8')),
        scenarios: ['moba-5v5'],
      };
      return zip({ ...kitFiles('typescript'), 'agent.json': strToU8(JSON.stringify(file)) });
    },
    /plays moba-5v5, not moba-1v1/,
  ],
  ['a broken module', 'wasm', () => new Uint8Array([0, 0x61, 0x73, 0x6d, 9, 9, 9, 9]), /^load: /],
  ['no policy', 'policy', () => Uint8Array.from(strToU8('weights')), /^load: /],
])(
  '%s is refused with the reason',
  async (name, kind, make, reason) => {
    const found = await decided(await send(kind, make()));
    expect([found.status, found.reason]).toEqual(['refused', expect.stringMatching(reason)]);
    expect(found.validationMatchId).toBeNull();
    if (name.startsWith('a program')) expect(found.log).toBe('out of coffee\n');
  },
  240_000,
);

test('an agent that fails late is refused with its log and the step, and the replay opens there', async () => {
  const files = kitFiles('typescript');
  const source = new TextDecoder().decode(files['agent.ts']);
  // No match of the checks is as long.
  const late = source
    .replace('isHurt = false;\n  },', 'isHurt = false; asked = 0;\n  },')
    .replace(
      'act: (message) => {',
      "act: (message) => {\n if (asked++ === 650) { console.error('no luck'); process.exit(7); }",
    )
    .replace('let isHurt', 'let asked = 0;\nlet isHurt');
  const found = await decided(await send('process', zip({ ...files, 'agent.ts': strToU8(late) })));
  expect(found).toMatchObject({ status: 'refused', failingStep: 650, log: 'no luck\n' });
  expect(found.reason).toMatch(/^It forfeited its validation match at decision 650: .*exit code 7/);
  expect(found.checks.filter(({ status }) => status === 'failed')).toEqual([]);
  const [played] = await server.database.db
    .select()
    .from(match)
    .where(eq(match.id, found.validationMatchId ?? ''));
  expect(played).toMatchObject({ status: 'done', winner: 1, forfeit: { agent: 0, step: 650 } });
}, 240_000);

test('a validation that is cancelled, or fails for good, leaves no version without a verdict', async () => {
  const slow = (n: number) => program(`sleep ${n}; exit 1`);
  const { db, pool } = server.database;
  const one = await send('process', slow(15));
  await expect.poll(async () => (await read(one)).status, patience).toBe('validating');
  expect((await ada.get(`/api/jobs/${one}`)).body).toMatchObject({
    ...{ status: 'running', subject: { kind: 'submission', ids: [one] } },
    queue: { status: 'running', workers: 1, busy: 1 },
  });
  // Behind it another one waits, and is told why.
  const two = await send('process', slow(16));
  const { queue } = (await ada.get(`/api/submissions/${two}`)).body;
  expect(queue).toMatchObject({ position: 1, waiting: 1, reason: 'It is next. 1 of 1 worker busy.' });
  const all = (await server.visitor().get('/api/queue')).body;
  expect(all).toMatchObject({ workers: 1, busy: 1, mine: [] });
  expect(all.kinds).toEqual([expect.objectContaining({ kind: 'validation', waiting: 1, running: 1 })]);
  const figures = (await server.admin.get('/metrics')).body;
  expect(figures).toContain('jixia_jobs{kind="validation",status="queued"} 1');
  expect(figures).toContain('jixia_workers_busy 1');
  const cancelled = await ada.post(`/api/jobs/${one}/cancel`);
  expect(cancelled.body).toMatchObject({ status: 'cancelled', reason: 'Cancelled by Ada.', queue: null });
  expect(await read(one)).toMatchObject({ status: 'withdrawn', reason: expect.stringContaining('Cancelled by Ada') });
  expect((await ada.post(`/api/jobs/${one}/cancel`)).status).toBe(200);
  // The worker leaves off and takes the next.
  await expect.poll(async () => (await read(two)).status, patience).toBe('validating');
  // It was begun too often, and its worker is lost.
  await pool.query('update job set attempt = 5 where id = $1', [two]);
  const [running] = await db.select().from(job).where(eq(job.id, two));
  process.kill(Number(running?.workerName?.split(':').at(-1)), 'SIGKILL');
  // As after its last delivery.
  await pool.query('delete from pgboss.job');
  await expect.poll(async () => (await read(two)).status, patience).toBe('refused');
  expect((await read(two)).reason).toContain('It could not be validated');
  expect(await db.$count(submission, eq(submission.status, 'validating'))).toBe(0);
  expect((await ada.post(`/api/jobs/${two}/cancel`)).body.error.message).toContain('failed already');
}, 240_000);
