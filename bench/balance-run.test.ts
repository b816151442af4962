// Matches of a balance report: which are played, that they are the arena's matches, and that stopping loses none.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Agent, heroChoices, playMatch } from '@jixia/arena';
import { loadAgent } from '@jixia/arena/node';
import { encodeConfig, ScenarioInstance } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { afterAll, describe, expect, test } from 'vitest';
import { BalancePlayer } from './balance-match.ts';
import { balancePlan, matchesPerRound } from './balance-plan.ts';
import { type BalanceOptions, playBalance, readBalanceResults } from './index.ts';

const duel = await loadScenario('moba-1v1');
const teams = await loadScenario('moba-5v5');
const root = mkdtempSync(join(tmpdir(), 'jixia-balance-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('plan', () => {
  test('duels: every round has each ordered pair of different heroes once, in an order of its own', () => {
    const planned = balancePlan(duel.manifest, 5n);
    const round = matchesPerRound(duel.manifest) as number;
    const pairs = Array.from({ length: 2 * round }, (_, index) => planned(index).heroes.join('-'));
    const heroes = heroChoices(duel.manifest);
    const all = heroes.flatMap((a) => heroes.filter((b) => b !== a).map((b) => `${a}-${b}`)).sort();
    expect(pairs.slice(0, round).sort()).toEqual(all);
    expect(pairs.slice(round).sort()).toEqual(all);
    const order = Array.from({ length: 20 }, (_, index) => planned(index).heroes.join('-'));
    expect(Array.from({ length: 20 }, (_, index) => planned(round + index).heroes.join('-'))).not.toEqual(order);
  });

  test('teams: no hero twice in a match, sides swapped in the second, luck of its own, the same whatever comes before', () => {
    const planned = balancePlan(teams.manifest, 5n);
    const matches = Array.from({ length: 200 }, (_, index) => planned(index));
    for (const { heroes } of matches) expect(new Set(heroes).size).toBe(10);
    for (let at = 0; at < matches.length; at += 2) {
      const [first, second] = [matches[at]?.heroes ?? [], matches[at + 1]?.heroes ?? []];
      expect(second).toEqual([...first.slice(5), ...first.slice(0, 5)]);
    }
    expect(new Set(matches.map(({ seed }) => seed)).size).toBe(200);
    expect(new Set(matches.map(({ heroes }) => heroes.join())).size).toBe(200);
    expect(balancePlan(teams.manifest, 5n)(133)).toEqual(matches[133]);
    expect(balancePlan(teams.manifest, 6n)(133)).not.toEqual(matches[133]);
  });
});

describe('match', () => {
  test('is the match that the arena plays with this seed and these heroes, whatever was played before', async () => {
    const factory = await loadAgent('bot:strong', duel);
    const player = new BalancePlayer(duel, factory);
    const planned = balancePlan(duel.manifest, 3n);
    for (const index of [1, 2]) {
      const { seed, heroes } = planned(index);
      const record = player.play(planned(index));
      const config = { hero0: heroes[0] as string, hero1: heroes[1] as string };
      const played = await playMatch({
        scenario: duel,
        agents: [factory.create(), factory.create()],
        seed,
        config,
      });
      expect(record).toMatchObject({
        index,
        seed: String(seed),
        heroes,
        winner: played.winner,
        ticks: played.ticks,
        endReason: played.endReason,
        kills: played.agentInfo.map((row) => row['kills']),
        damageToHeroes: played.agentInfo.map((row) => row['damageToHeroes']),
        totalGold: played.agentInfo.map((row) => row['totalGold']),
      });
      expect(record.firstTower).toBe(firstTowerOf(played.replay.actions, seed, config));
    }
  });

  test('depends on nothing that was played before it, even where agents remember', () => {
    const create = (): Agent => {
      let matches = 0;
      return {
        name: 'rememberer',
        reset: () => matches++,
        act: (_observation, _mask, action) => action.set(matches === 1 ? [2, 15, 7] : [0]),
        close: () => undefined,
      };
    };
    const factory = { name: 'rememberer', create, close: async () => undefined };
    const player = new BalancePlayer(duel, factory, { maxTicks: 900 });
    const planned = balancePlan(duel.manifest, 3n);
    const first = player.play(planned(0));
    player.play(planned(1));
    expect(player.play(planned(0))).toEqual(first);
    // They walked: their way led into the enemy's tower.
    expect(first.damageTaken.some((damage) => damage > 0)).toBe(true);
  });

  /** Counts towers in the render view after every decision: slow, and independent of the event log. */
  function firstTowerOf(actions: Int32Array, seed: bigint, config: Record<string, string>): number {
    const { manifest } = duel;
    const instance = ScenarioInstance.create(duel, 1);
    instance.writeConfig(0, encodeConfig(manifest, config));
    instance.setSeed(0, seed);
    instance.reset();
    const { header, unit, unitKinds } = manifest.render;
    const count = (team: number): number => {
      instance.render(0);
      const rows = instance.renderBuffer;
      let towers = 0;
      for (let at = 0; at < (rows[header.indexOf('unitCount')] as number); at++) {
        const from = header.length + at * unit.length;
        const isTower = rows[from + unit.indexOf('kind')] === unitKinds.indexOf('tower');
        if (isTower && rows[from + unit.indexOf('team')] === team) towers += 1;
      }
      return towers;
    };
    for (let at = 0; at < actions.length; at += instance.actions.length) {
      instance.actions.set(actions.subarray(at, at + instance.actions.length));
      instance.step();
      const lost = [count(0) === 0, count(1) === 0];
      if (lost[0] !== lost[1]) return lost[0] ? 1 : 0;
      if (lost[0]) return -1;
    }
    return -1;
  }
});

describe('run', () => {
  const short = { scenario: duel, bot: 'strong', seed: 9n, config: { maxTicks: 300 }, workers: 0 } as const;
  const options = (name: string, rest: Partial<BalanceOptions> = {}): BalanceOptions => ({
    ...short,
    matches: 12,
    folder: join(root, name),
    ...rest,
  });
  const bytes = (name: string): string => readFileSync(join(root, name, 'moba-1v1.jsonl'), 'utf8');

  test('stopped, torn and resumed on threads, the file is the one of a run in one go, byte for byte', async () => {
    const whole = await playBalance(options('whole'));
    expect(whole.isComplete).toBe(true);
    expect(whole.records.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const stop = new AbortController();
    const part = await playBalance(
      options('parts', {
        workers: 2,
        signal: stop.signal,
        onProgress: (done) => {
          if (done === 4) stop.abort();
        },
      }),
    );
    expect(part.isComplete).toBe(false);
    expect(part.records.length).toBeLessThan(12);
    expect(part.records).toEqual(whole.records.slice(0, part.records.length));
    appendFileSync(join(root, 'parts', 'moba-1v1.jsonl'), bytes('whole').slice(-200, -20).split('\n').at(-1) as string);
    const seen: number[] = [];
    const rest = await playBalance(
      options('parts', { workers: 1, canResume: true, onProgress: (done, of) => seen.push(of - done) }),
    );
    expect(rest.isComplete).toBe(true);
    expect(seen.length).toBe(12 - part.records.length);
    expect(bytes('parts')).toBe(bytes('whole'));
    expect(readBalanceResults(join(root, 'parts'), 'moba-1v1').records).toEqual(whole.records);
  });

  test('more matches go on where the file ends; with all there, nothing is played', async () => {
    await playBalance(options('grows', { matches: 4 }));
    await playBalance(options('grows', { canResume: true }));
    await playBalance(options('grows', { canResume: true, onProgress: () => expect.unreachable() }));
    await playBalance(options('at-once'));
    expect(bytes('grows')).toBe(bytes('at-once'));
  });

  test.each<[string, Partial<BalanceOptions>, string]>([
    ['without resuming', { canResume: false }, 'holds 2 matches of an earlier run'],
    ['another seed', { seed: 10n }, 'has matches of seed 9, not 10'],
    ['another bot', { bot: 'medium' }, 'has matches of bot strong, not medium'],
    [
      'another configuration',
      { config: { maxTicks: 301 } },
      'has matches of config {"maxTicks":300}, not {"maxTicks":301}',
    ],
  ])('results of another run are refused: %s', async (_, change, message) => {
    const folder = mkdtempSync(join(root, 'refused-'));
    await playBalance({ ...short, matches: 2, folder });
    const refused = playBalance({ ...short, matches: 4, folder, canResume: true, ...change });
    await expect(refused).rejects.toMatchObject({ code: 'bad_results', message: expect.stringContaining(message) });
  });

  test('results of other rules, of another kind, or damaged before their end are refused', async () => {
    const folder = mkdtempSync(join(root, 'damaged-'));
    await playBalance({ ...short, matches: 4, folder });
    const file = join(folder, 'moba-1v1.jsonl');
    const good = readFileSync(file, 'utf8');
    const lines = good.split('\n');
    const other = good.replace(duel.manifest.rulesHash, '0'.repeat(64));
    const cases: [string, string][] = [
      [other, `rulesHash ${'0'.repeat(64)}, not ${duel.manifest.rulesHash}`],
      [lines.toSpliced(2, 1).join('\n'), 'line 3 has match 2, not 1'],
      [lines.toSpliced(2, 1, '{"index":1,').join('\n'), 'line 3 is no JSON'],
      ['{"a":1}\n', 'is no file of balance matches'],
    ];
    for (const [text, message] of cases) {
      writeFileSync(file, text);
      await expect(playBalance({ ...short, matches: 6, folder, canResume: true })).rejects.toThrow(message);
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });

  test('a second writer is noticed', async () => {
    const folder = mkdtempSync(join(root, 'shared-'));
    const onProgress = (): void => appendFileSync(join(folder, 'moba-1v1.jsonl'), '{}\n');
    await expect(playBalance({ ...short, matches: 4, folder, onProgress })).rejects.toThrow(
      'changed by another program',
    );
  });

  test.each<[Partial<BalanceOptions>, string]>([
    [{ matches: 3 }, 'matches must be an even number'],
    [{ workers: -1 }, 'workers must be a whole number'],
    [{ bot: 'strnog' }, 'Did you mean "strong"?'],
    [{ config: { maxTick: 5 } }, 'Did you mean "maxTicks"?'],
  ])('%j is refused before anything is written', async (change, message) => {
    const folder = join(root, 'never');
    await expect(playBalance({ ...short, matches: 2, folder, ...change })).rejects.toThrow(message);
    expect(() => readBalanceResults(folder, 'moba-1v1')).toThrow('There are no matches');
  });
});
