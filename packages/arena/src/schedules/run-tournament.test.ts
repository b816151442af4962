import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedScenario, Random } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatAgentSpec, parseAgentSpec } from '../index.ts';
import { runEvaluation, runTournament, type TournamentOptions } from '../node.ts';
import { decodeReplay, verifyDecoded } from '../replay/index.ts';

let scenario: LoadedScenario;
let root: string;
beforeAll(async () => {
  scenario = await loadRingDuel();
  root = await mkdtemp(join(tmpdir(), 'jixia-tournament-'));
});
afterAll(() => rm(root, { recursive: true }));

const agents = ['bot:strong', 'bot:weak', 'random'].map(parseAgentSpec);

const options = (name: string, change: Partial<TournamentOptions> = {}): TournamentOptions => ({
  scenario,
  agents,
  schedule: 'round-robin',
  pairs: 5,
  seed: 9n,
  config: { maxTicks: 600 },
  folder: { dir: join(root, name), resumes: true, keepsReplays: false },
  ...change,
});

const read = (name: string, file: string): Promise<string> => readFile(join(root, name, file), 'utf8');
const lines = async (name: string, file: string): Promise<Record<string, unknown>[]> =>
  (await read(name, file))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

const tables = ['results.json', 'ratings.json', 'payoff.json', 'pairings.jsonl'];

describe('a tournament', () => {
  test('plays every pairing, writes why, and rates', async () => {
    const found = await runTournament(options('whole'));
    expect(found).toMatchObject({ isOver: true, rounds: 3, matches: 30, forfeits: 0, schedule: 'round-robin' });
    const pairings = await lines('whole', 'pairings.jsonl');
    expect(pairings.map(({ pairing }) => pairing)).toEqual(pairings.map((_, at) => at));
    expect(pairings.every(({ reason }) => typeof reason === 'string' && reason.length > 20)).toBe(true);
    const matches = await lines('whole', 'matches.jsonl');
    expect(matches.map(({ match }) => match).sort((x, y) => Number(x) - Number(y))).toEqual(
      Array.from({ length: 30 }, (_, at) => at),
    );
    // All tables of a round play the same seeds.
    const seeds = new Set(matches.map(({ round, pair, seed }) => `${round} ${pair} ${seed}`));
    expect(seeds.size).toBe(15);
    expect(found.ratings.agents.map(({ games }) => games)).toEqual([20, 20, 20]);
    expect(found.standings.map(({ name }) => name)[0]).toBe(found.ratings.agents[0]!.name);
    expect(JSON.parse(await read('whole', 'ratings.json')).agents).toHaveLength(3);
    expect(JSON.parse(await read('whole', 'payoff.json')).names).toHaveLength(3);
    expect(await readdir(join(root, 'whole'))).not.toContain('lock');
    const times = await lines('whole', 'times.jsonl');
    const decisionsOf = new Map(matches.map(({ match, decisions }) => [match, decisions]));
    expect(times).toHaveLength(30);
    for (const { match, a, b } of times) {
      expect([a, b]).toEqual([0, 1].map(() => expect.objectContaining({ decisions: decisionsOf.get(match) })));
    }
    expect(found.decisionTimes.map(({ name }) => name).sort()).toEqual(agents.map(formatAgentSpec).sort());
  });

  test.each(['swiss', 'single-elimination', 'double-elimination', 'ladder'] as const)('%s ends', async (schedule) => {
    const found = await runTournament(options(schedule, { schedule, pairs: 1, seeding: 'draw' }));
    expect(found.isOver).toBe(true);
    expect(found.standings).toHaveLength(3);
    expect((await lines(schedule, 'pairings.jsonl')).length).toBe(found.pairings);
  });

  test('taken up where it was cut, at any byte, ends with the same files, no match twice and none lost', async () => {
    const random = new Random(5n);
    for (const schedule of ['round-robin', 'double-elimination'] as const) {
      const whole = `${schedule}-whole`;
      await runTournament(options(whole, { schedule }));
      const wanted = await Promise.all(tables.map((file) => read(whole, file)));
      const matches = await read(whole, 'matches.jsonl');
      const setup = await read(whole, 'setup.json');
      for (let cut = 0; cut < 6; cut++) {
        const name = `${schedule}-cut-${cut}`;
        await runTournament(options(name, { schedule }));
        const size = Math.floor(matches.length * (cut === 0 ? 0 : random.nextUnit()));
        await truncate(join(root, name, 'matches.jsonl'), size);
        // Pairings are written before their matches: with none played, the pairing file may end anywhere too.
        if (size === 0) await truncate(join(root, name, 'pairings.jsonl'), 40);
        for (const file of ['results.json', 'ratings.json', 'payoff.json']) await rm(join(root, name, file));
        // A killed run leaves its lock behind; no process has this number.
        await writeFile(join(root, name, 'lock'), '4194305 gone');
        expect(await read(name, 'setup.json')).toBe(setup);
        await runTournament(options(name, { schedule }));
        expect(await Promise.all(tables.map((file) => read(name, file)))).toEqual(wanted);
        const sorted = (text: string): string[] => text.split('\n').sort();
        expect(sorted(await read(name, 'matches.jsonl'))).toEqual(sorted(matches));
      }
    }
  });

  test('keeps replays that are true', async () => {
    const folder = { dir: join(root, 'replays'), resumes: false, keepsReplays: true };
    await runTournament(options('replays', { folder, pairs: 1 }));
    const [first] = await lines('replays', 'matches.jsonl');
    const replay = decodeReplay(await readFile(join(root, 'replays', String(first!['replay']))));
    expect(replay.hash).toBe(first!['hash']);
    expect(replay.agents.map(({ name }) => name)).toEqual(
      first!['isSwapped'] === true ? [first!['b'], first!['a']] : [first!['a'], first!['b']],
    );
    expect(verifyDecoded(replay, scenario).ok).toBe(true);
    expect(await readdir(join(root, 'replays', 'replays'))).toHaveLength(6);
  });

  test('refuses a folder of another run, one in use, and one that was changed', async () => {
    await runTournament(options('guarded'));
    const folder = { dir: join(root, 'guarded'), resumes: false, keepsReplays: false };
    await expect(runTournament(options('guarded', { folder }))).rejects.toThrow('Add --resume to go on');
    await expect(runTournament(options('guarded', { pairs: 6 }))).rejects.toThrow('pairs (was 5, now 6)');
    await writeFile(join(root, 'guarded', 'lock'), `${process.ppid} other`);
    await expect(runTournament(options('guarded'))).rejects.toThrow(`in use by process ${process.ppid}`);
    await rm(join(root, 'guarded', 'lock'));
    const both = await Promise.allSettled([runTournament(options('guarded')), runTournament(options('guarded'))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const text = await read('guarded', 'pairings.jsonl');
    await writeFile(join(root, 'guarded', 'pairings.jsonl'), text.replace('bot:weak', 'random'));
    await expect(runTournament(options('guarded'))).rejects.toThrow('pairing 1: the file does not say');
    await writeFile(join(root, 'guarded', 'pairings.jsonl'), text);
    await appendFile(join(root, 'guarded', 'matches.jsonl'), '{"match":0}\n');
    await expect(runTournament(options('guarded'))).rejects.toThrow('line 31 is no record of a match');
  });

  test('with hidden seeds says only that they were chosen before', async () => {
    const seeds = Array.from({ length: 15 }, (_, at) => BigInt(at * 7919 + 12345));
    await runTournament(options('hidden', { seeds }));
    expect((await lines('hidden', 'matches.jsonl')).every(({ seed }) => seed === null)).toBe(true);
    const { seeds: told } = JSON.parse(await read('hidden', 'setup.json'));
    expect(told).toEqual({ count: 15, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const files = await Promise.all(
      ['setup.json', 'matches.jsonl', 'results.json'].map((file) => read('hidden', file)),
    );
    for (const file of files) expect(file).not.toContain(String(seeds[3]));
    await expect(runTournament(options('few', { seeds: seeds.slice(0, 7) }))).rejects.toThrow(
      'round 2 needs seeds 6 to 10, the set has 7',
    );
  });
});

describe('an evaluation in a folder', () => {
  const base = { agents, pairs: 40, seed: 3n, config: { maxTicks: 600 } };

  test('of three: every two meet on the same seeds, and it resumes with the same result', async () => {
    const folder = { dir: join(root, 'three'), resumes: true, keepsReplays: false };
    const whole = await runEvaluation({ scenario, ...base, folder });
    expect(whole.meetings.map(({ a, b }) => `${a} ${b}`)).toEqual([
      'bot:strong bot:weak',
      'bot:strong random',
      'bot:weak random',
    ]);
    const [one, , three] = whole.meetings.map(({ evaluation }) => evaluation);
    expect(one!.matches.map(({ seed }) => seed)).toEqual(three!.matches.map(({ seed }) => seed));
    expect(whole.records).toHaveLength(240);
    const path = join(root, 'three', 'matches.jsonl');
    await truncate(path, Math.floor((await readFile(path)).length / 3));
    const { decisionTimes, ...again } = await runEvaluation({ scenario, ...base, folder });
    const { decisionTimes: before, ...results } = whole;
    expect(again).toEqual(results);
    // The times of matches that were kept are kept too: all decisions of all matches are counted once.
    const decided = (name: string): number =>
      whole.records.reduce((sum, { a, b, decisions }) => sum + (a === name || b === name ? decisions : 0), 0);
    for (const times of [before, decisionTimes]) {
      expect(times.map(({ name, decisions }) => [name, decisions])).toEqual(
        ['bot:strong', 'bot:weak', 'random'].map((name) => [name, decided(name)]),
      );
      for (const { medianMs, p99Ms, maxMs } of times) {
        expect(medianMs).toBeLessThanOrEqual(p99Ms);
        expect(p99Ms).toBeLessThanOrEqual(maxMs);
        expect(maxMs).toBeGreaterThan(0);
      }
    }
    expect(await lines('three', 'matches.jsonl')).toHaveLength(240);
  });

  test('the first against each of the others, and what cannot be', async () => {
    const run = await runEvaluation({ scenario, ...base, pairs: 2, meetings: 'first' });
    expect(run.meetings.map(({ a, b }) => `${a} ${b}`)).toEqual(['bot:strong bot:weak', 'bot:strong random']);
    const twice = [...agents, agents[0]!];
    await expect(runEvaluation({ scenario, ...base, agents: twice })).rejects.toThrow('"bot:strong" is named twice');
    const sprt = { s0: 0.5, s1: 0.6 };
    await expect(runEvaluation({ scenario, ...base, sprt })).rejects.toThrow('between two agents');
    await expect(runEvaluation({ scenario, ...base, agents: agents.slice(0, 1) })).rejects.toThrow('two or more');
  });
});
