// The team bots over whole matches: legal, repeatable, alike on both sides, and each better than the one below.
import { ScenarioInstance } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import type { MatchConfig } from '@jixia/env/types';
import { describe, expect, test } from 'vitest';
import { HEROES } from '../../content/index.ts';
import { SUMMONERS } from '../../content/summoners.ts';
import { teamBots } from './index.ts';

describe.each(['moba-3v3', 'moba-5v5'])('%s', async (id) => {
  const scenario = await loadScenario(id);
  const { manifest } = scenario;
  const seats = manifest.agents.length;
  const rowOf = (rows: Float32Array | Uint8Array | Int32Array, size: number, seat: number) =>
    rows.subarray(seat * size, (seat + 1) * size);

  /** Plays to the end or for `decisions`; side 0's bots are `names[0]`. */
  const play = (names: readonly [string, string], seed: number, config: MatchConfig = {}, decisions = 1e9) => {
    const instance = ScenarioInstance.create(scenario, 1);
    instance.configure(0, config);
    instance.setSeed(0, BigInt(seed));
    instance.reset();
    instance.observe();
    const bots = manifest.agents.map(({ team }, seat) => {
      const bot = teamBots.find(({ name }) => name === names[team])?.create(manifest);
      if (!bot) throw new Error(`no bot ${names[team]}`);
      bot.reset(seed + seat);
      return bot;
    });
    for (let i = 0; i < decisions && instance.terminated[0] === 0; i++) {
      for (const [seat, bot] of bots.entries()) {
        bot.act(
          rowOf(instance.observations, manifest.observation.size, seat) as Float32Array,
          rowOf(instance.masks, manifest.masks.size, seat) as Uint8Array,
          rowOf(instance.actions, manifest.actionHeads.length, seat) as Int32Array,
        );
      }
      instance.stepObserve();
    }
    instance.inspect();
    const sum = (name: string): number => {
      const at = manifest.agentInfo.findIndex((field) => field.name === name);
      return manifest.agents.reduce(
        (total, _, seat) => total + (instance.agentInfo[seat * manifest.agentInfo.length + at] as number),
        0,
      );
    };
    return {
      winner: instance.matchField(0, 'winner'),
      ended: manifest.endReasons[instance.matchField(0, 'endReason')],
      hash: instance.hash(0),
      sum,
    };
  };

  /** Line-up and summoner skills so that every hero and skill comes up in turn. */
  const lineUp = (round: number): MatchConfig =>
    Object.fromEntries(
      manifest.agents.flatMap((_, seat) => [
        [`hero${seat}`, (round * seats + seat) % HEROES.length],
        [`summoner${seat}`, (round + seat) % SUMMONERS.length],
      ]),
    );

  test.each(['weak', 'medium', 'strong'])('%s does nothing illegal, with any hero', (name) => {
    for (let round = 0; round * seats < HEROES.length; round++) {
      const config = { ...lineUp(round), startLevel: 6, startGold: 6000, startTick: 5400 };
      expect(play([name, 'strong'], 7 + round, config, 700).sum('illegalActions')).toBe(0);
    }
  });

  test('the same seeds give the same match', () => {
    const once = play(['strong', 'medium'], 3, lineUp(1), 1500);
    expect(play(['strong', 'medium'], 3, lineUp(1), 1500).hash).toBe(once.hash);
  });

  test.each([
    [['strong', 'weak'], 0],
    [['weak', 'medium'], 1],
  ] as const)('%j: the better side takes the crystal, with last hits, camps and kills', (names, winner) => {
    const match = play(names, 5, lineUp(2));
    expect([match.winner, match.ended]).toEqual([winner, 'crystal']);
    for (const name of ['kills', 'lastHits', 'monsterKills', 'damageToStructures']) {
      expect(match.sum(name), name).toBeGreaterThan(0);
    }
  });
});
