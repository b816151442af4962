// Checks monsters and their boons.
import type { Range, Spot } from './check-values.ts';

const VALUES: Readonly<Record<string, Range>> = {
  hp: [100, 20_000],
  hpPerMinute: [0, 2000],
  attack: [1, 1000],
  attackPerMinute: [0, 100],
  armor: [0, 200],
  rangeCm: [50, 2000, 'cm'],
  periodTicks: [5, 60, 'ticks'],
  speedCmPerSecond: [0, 600, 'cm a second'],
  leashCm: [100, 2000, 'cm'],
  gold: [0, 1000, 'gold'],
  experience: [0, 1000],
  firstTick: [1, 54_000, 'ticks'],
  respawnTicks: [150, 18_000, 'ticks'],
};

const BOON: Readonly<Record<string, Range>> = {
  hpRegen: [1, 500, 'in 5 seconds'],
  manaRegen: [1, 300, 'in 5 seconds'],
  damagePct: [1, 50, 'per cent'],
  structureDamagePct: [1, 100, 'per cent'],
  speedPct: [1, 50, 'per cent'],
  hastenPct: [1, 40, 'per cent'],
  attackSlowPct: [1, 90, 'per cent'],
  attackBurn: [1, 200, 'a second'],
  goldPct: [1, 100, 'per cent'],
};

const checkBoon = (boon: Spot): void => {
  boon.object(['key', 'name', 'description', 'durationTicks', ...Object.keys(BOON)]);
  boon.at('key').key();
  boon.at('name').localized(40);
  boon.at('description').localized(160);
  boon.at('durationTicks').integer([15, 9000, 'ticks']);
  boon.integers(BOON);
  if (Object.keys(BOON).every((key) => boon.at(key).isAbsent)) boon.fail('of some use: one value at least');
};

export const checkMonster = (monster: Spot): void => {
  monster.object([...['key', 'name', ...Object.keys(VALUES), 'isTeamReward', 'untilTick', 'fromTick', 'boon']]);
  monster.at('key').key();
  monster.at('name').localized(40);
  monster.integers(VALUES, Object.keys(VALUES));
  monster.at('isTeamReward').boolean();
  monster.integers({ untilTick: [1, 54_000, 'ticks'], fromTick: [0, 54_000, 'ticks'] });
  const { firstTick, untilTick, fromTick = 0 } = monster.value as Record<string, number | undefined>;
  if (untilTick !== undefined && untilTick <= Math.max(firstTick as number, fromTick)) {
    monster.at('untilTick').fail('later than firstTick and fromTick, so that it appears at all');
  }
  const boon = monster.at('boon');
  if (!boon.isAbsent) checkBoon(boon);
};
