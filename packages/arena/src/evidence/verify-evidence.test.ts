// Evidence against real replays of bots: true, and with each thing in it changed.
import { loadScenario } from '@jixia/env/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareAgent } from '../agents/prepare-agent.ts';
import { playMatch } from '../match/play-match.ts';
import { agentHost } from '../node-host.ts';
import { decodeReplay, encodeReplay } from '../replay/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Evidence, evidenceHash, matchesOf, readEvidence, sha256Hex } from './evidence.ts';
import { verifyEvidence } from './verify-evidence.ts';

const replays = new Map<string, Uint8Array>();
let evidence: Evidence;

beforeAll(async () => {
  const scenario = await loadScenario('moba-1v1');
  const side = (name: string) => ({ entryId: name, submissionId: `${name}-1` });
  const bots = ['strong', 'weak'];
  const counts = new Map(bots.map((name) => [name, { matches: 0, wins: 0, draws: 0, losses: 0 }]));
  const matches: Evidence['matches'][number][] = [];
  for (const [at, order] of [bots, bots.toReversed()].entries()) {
    const factories = await Promise.all(order.map((name) => prepareAgent({ kind: 'bot', name }, scenario, agentHost)));
    const agents = factories.map((factory) => factory.create());
    const { replay, hash, winner } = await playMatch({ scenario, agents, seed: 7n, config: { maxTicks: 900 } });
    const bytes = encodeReplay(replay);
    const id = `match-${at}`;
    replays.set(id, bytes);
    matches.push({ id, finalHash: hash, replayHash: sha256Hex(bytes), sides: order.map(side) });
    for (const [own, name] of order.entries()) {
      const row = counts.get(name) as { matches: number; wins: number; draws: number; losses: number };
      row.matches += 1;
      row[winner < 0 ? 'draws' : winner === own ? 'wins' : 'losses'] += 1;
    }
  }
  evidence = readEvidence({
    format: 'jixia-evidence-1',
    competition: { id: 'c', slug: 'cup', titleZh: '杯', titleEn: 'Cup' },
    phase: { id: 'p', ordinal: 1, kind: 'final', titleZh: '', titleEn: '', revision: 1 },
    scenarioId: 'moba-1v1',
    rulesHash: scenario.manifest.rulesHash,
    matches,
    standings: bots.map((name, at) => ({ ...side(name), name, rank: at + 1, ...counts.get(name) })),
  });
}, 120_000);

const verify = (changed: Partial<Evidence> = {}, files = replays) =>
  verifyEvidence({
    evidence: { ...evidence, ...changed },
    claimedHash: evidenceHash(evidence),
    fetchReplay: async ({ id }) => files.get(id) ?? null,
    loadRules: (id) => loadScenario(id),
  });

test('true evidence is true, and says who won', async () => {
  const found = await verify();
  expect(found).toMatchObject({ ok: true, isHashRight: true, standings: [], evidenceHash: evidenceHash(evidence) });
  expect(found.matches.map(({ winner }) => winner)).toEqual(
    [...replays.values()].map((b) => decodeReplay(b).result.winner),
  );
});

describe('what was changed is found', () => {
  const [first, second] = ['match-0', 'match-1'];
  const problems = async (changed: Partial<Evidence>, files = replays) =>
    (await verify(changed, files)).matches.map(({ problem }) => problem);

  test('a replay that is missing, or another file', async () => {
    const one = replays.get(first) as Uint8Array;
    expect(await problems({}, new Map([[first, one]]))).toEqual([undefined, 'missing']);
    const swapped = new Map([
      [first, one],
      [second, one],
    ]);
    expect(await problems({}, swapped)).toEqual([undefined, 'other_file']);
  });

  test('a forged replay whose hashes were written into the evidence', async () => {
    const replay = decodeReplay(replays.get(first) as Uint8Array);
    const forged = encodeReplay({
      ...replay,
      result: { ...replay.result, winner: replay.result.winner === 0 ? 1 : 0 },
    });
    const matches = evidence.matches.map((row) => (row.id === first ? { ...row, replayHash: sha256Hex(forged) } : row));
    const found = await verify({ matches }, new Map([...replays, [first, forged]]));
    expect(found).toMatchObject({ ok: false, isHashRight: false, standings: null });
    expect(found.matches[0]).toMatchObject({ problem: 'untrue', winner: null });
    expect(found.matches[0]?.reason).toContain('winner');
  });

  test('a match of other rules, or with another end', async () => {
    expect(await problems({ rulesHash: '0'.repeat(64) })).toEqual(['other_match', 'other_match']);
    const matches = evidence.matches.map((row) => ({ ...row, finalHash: 'f'.repeat(64) }));
    expect(await problems({ matches })).toEqual(['other_match', 'other_match']);
  });

  test('standings that count what was not played', async () => {
    const standings = evidence.standings.map((row) => ({ ...row, wins: row.wins + 1 }));
    const found = await verify({ standings });
    expect(found.ok).toBe(false);
    expect(found.standings).toHaveLength(2);
    expect(found.standings?.[0]).toMatchObject({ entryId: 'strong', field: 'wins' });
  });

  test('a rank, by the hash alone', async () => {
    const standings = evidence.standings.map((row) => ({ ...row, rank: 1 }));
    expect(await verify({ standings })).toMatchObject({ ok: false, isHashRight: false, standings: [] });
  });
});

test('some of the matches: the standings cannot be counted then', async () => {
  const found = await verifyEvidence({
    evidence,
    matches: matchesOf(evidence, 'strong').slice(0, 1),
    fetchReplay: async ({ id }) => replays.get(id) ?? null,
    loadRules: (id) => loadScenario(id),
  });
  expect(found).toMatchObject({ ok: true, isHashRight: null, standings: null });
  expect(found.matches).toHaveLength(1);
});

test('the hash does not depend on the order of keys; what is no evidence names its field', () => {
  expect(canonicalJson({ b: [1, { d: 'é', c: null }], a: 0.1 })).toBe('{"a":0.1,"b":[1,{"c":null,"d":"é"}]}');
  const turned = Object.fromEntries(Object.entries(evidence).reverse()) as Evidence;
  expect(evidenceHash(turned)).toBe(evidenceHash(evidence));
  expect(() => readEvidence([])).toThrow('"format"');
  expect(() => readEvidence({ ...evidence, rulesHash: 'x' })).toThrow('"rulesHash"');
  const twice = { ...evidence, matches: [...evidence.matches, ...evidence.matches] };
  expect(() => readEvidence(twice)).toThrow('match-0 stands in it twice');
});
