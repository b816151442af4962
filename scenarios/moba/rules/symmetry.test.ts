// Exchange the sides of a team match, and the same match is seen from the other side.
import { Random } from '@jixia/env';
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import { SUMMONERS } from '../content/summoners.ts';
import { Brawl } from './brawl.ts';
import { playMirrored } from './mirror.ts';
import { type ModeId, manifestOf, type RulesMatch } from './rules-match.ts';

const lineUp = (id: ModeId, random: Random): Record<string, number> => {
  const config: Record<string, number> = {};
  for (const agent of manifestOf(id).agents.keys()) {
    config[`hero${agent}`] = random.nextBelow(HEROES.length);
    config[`summoner${agent}`] = random.nextBelow(SUMMONERS.length);
  }
  return config;
};

const total = (match: RulesMatch, name: string): number =>
  match.manifest.agents.reduce((sum, _, agent) => sum + match.get(name, agent), 0);

test.each<{ id: ModeId; seed: bigint; lanes?: number }>([
  { id: 'moba-3v3', seed: 2n },
  { id: 'moba-3v3', seed: 3n },
  { id: 'moba-5v5', seed: 4n, lanes: 0b011 },
  { id: 'moba-5v5', seed: 5n },
])('MT3: a match of brawlers from the other side is the same, bit for bit ($id, $seed)', ({ id, seed, lanes }) => {
  const random = new Random(seed);
  const brawl = new Brawl(manifestOf(id), random);
  const config = {
    ...lineUp(id, random),
    ...(lanes ? { lanes } : {}),
    decisionIntervalTicks: 2,
    startTick: 300 * Number(seed),
    startLevel: 3 * Number(seed),
    startGold: 1500 * Number(seed),
    teamSpirit: 0.3,
    shopping: seed % 2n === 0n ? 'own' : 'build',
    damagePct0: 120,
    damagePct1: 90,
  };
  const match = playMirrored(id, config, seed, 1200, (here, agent, action) =>
    brawl.decide(agent, here.row(agent), here.maskRow(agent), action),
  );
  expect(total(match, 'kills')).toBeGreaterThan(1);
  expect(total(match, 'lastHits')).toBeGreaterThan(1);
});
