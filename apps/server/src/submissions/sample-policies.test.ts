// The trained policies that come with the scenarios: they are what their cards say, made for the rules of today, and any good.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type AgentSpec, evaluate } from '@jixia/arena';
import { agentHost } from '@jixia/arena/node';
import { findScenario, scenarioIds } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import type { PolicyCard } from '@jixia/env/types';
import { readPolicyManifest } from '@jixia/learn/policy';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agent, submission } from '../database/schema.ts';
import { startTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { hashOf } from '../files/blob-store.ts';
import { currentRulesHash } from '../files/ruleset-store.ts';
import { ensureSamplePolicies } from './sample-policies.ts';

const samples = scenarioIds().flatMap((scenarioId) =>
  (findScenario(scenarioId).policies ?? []).map((policy) => ({ scenarioId, ...policy })),
);
const cardOf = async (url: URL): Promise<PolicyCard> => JSON.parse(await readFile(url, 'utf8'));

test('there is one for the duel', () => {
  expect(samples.map(({ scenarioId }) => scenarioId)).toContain('moba-1v1');
});

describe.each(samples)('the policy "$name" of $scenarioId', ({ scenarioId, fileUrl, cardUrl }) => {
  test('is the file that its card names, small, and trained on the rules of today', async () => {
    const [card, bytes] = [await cardOf(cardUrl), new Uint8Array(await readFile(fileUrl))];
    expect(hashOf(bytes)).toBe(card.sha256);
    expect(bytes.length).toBeLessThan(300_000);
    const { scenario, rulesHash } = readPolicyManifest(bytes) ?? {};
    expect([card.scenarioId, card.rulesHash]).toEqual([scenario, rulesHash]);
    expect(scenario).toBe(scenarioId);
    // After a change of the rules: train it again by the commands on its card, and write a new card.
    expect(rulesHash).toBe(await currentRulesHash(scenarioId));
    for (const text of [card.title.zh, card.title.en, card.description.zh, card.description.en])
      expect(text.length).toBeGreaterThan(5);
  });

  // It computes in whole numbers: the same matches, and the same result, on every host.
  test('beats the medium bot', async () => {
    const scenario = await loadScenario(scenarioId);
    const own: AgentSpec = { kind: 'policy', file: fileURLToPath(fileUrl), mode: 'greedy' };
    const medium: AgentSpec = { kind: 'bot', name: 'medium' };
    const { winRate, forfeits } = await evaluate({ scenario, a: own, b: medium, pairs: 6, seed: 11n }, agentHost);
    expect(forfeits).toBe(0);
    expect(winRate).toBeGreaterThan(0.6);
  }, 300_000);
});

describe('at the start of a server', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await startTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'jixia-cards-'));
  }, 180_000);
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }, 180_000);

  test('they become sample agents with an accepted version, once', async () => {
    const { db } = database;
    expect(await Promise.all([1, 2].map(() => ensureSamplePolicies(db)))).toEqual([[], []]);
    const rows = await db.select().from(submission).innerJoin(agent, eq(agent.id, submission.agentId));
    expect(rows).toHaveLength(samples.length);
    for (const row of rows) {
      expect(row.agent).toMatchObject({ isSample: true, ownerId: null });
      expect(row.submission).toMatchObject({ kind: 'policy', status: 'accepted', number: 1 });
      expect(row.submission.rulesHash).toBe(await currentRulesHash(row.agent.scenarioId));
    }
  });

  test('one for other rules, or with another file than its card names, stays out and is named', async () => {
    const { db } = database;
    const [own] = samples;
    if (own === undefined) throw new Error('there is none');
    const before = await db.$count(submission);
    const other = async (change: Partial<PolicyCard>) => {
      const card = JSON.stringify({ ...(await cardOf(own.cardUrl)), ...change });
      const cardUrl = pathToFileURL(join(folder, 'card.json'));
      await writeFile(cardUrl, card);
      return ensureSamplePolicies(db, (id) => (id === own.scenarioId ? [{ ...own, cardUrl }] : []));
    };
    expect(await other({ rulesHash: 'f'.repeat(64) })).toEqual([
      expect.stringMatching(
        /"sample" of moba-1v1 was trained on the rules ffffffffffff, and .* left out until it is trained/,
      ),
    ]);
    expect(await other({ sha256: 'f'.repeat(64) })).toEqual([
      expect.stringMatching(/is not the file that its card names/),
    ]);
    expect(await db.$count(submission)).toBe(before);
  });
});
