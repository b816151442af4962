// Monsters of the camps: what they are, and what the hero or the side gets that fells them.
import type { Localized } from '@jixia/env/types';

export type Boon = {
  readonly key: string;
  readonly name: Localized;
  readonly description: Localized;
  readonly durationTicks: number;
  /** Restored in 5 seconds. */
  readonly hpRegen?: number;
  readonly manaRegen?: number;
  /** More damage to all, and beyond that to structures. */
  readonly damagePct?: number;
  readonly structureDamagePct?: number;
  readonly speedPct?: number;
  /** Cooldown reduction. */
  readonly hastenPct?: number;
  /** Basic attacks slow for 15 ticks. */
  readonly attackSlowPct?: number;
  /** Basic attacks burn for 30 ticks: true damage a second. */
  readonly attackBurn?: number;
  /** More gold from whatever pays. */
  readonly goldPct?: number;
};

export type Monster = {
  readonly key: string;
  readonly name: Localized;
  readonly hp: number;
  /** More for each minute at which it appears. */
  readonly hpPerMinute: number;
  readonly attack: number;
  readonly attackPerMinute: number;
  /** Armor and resist. */
  readonly armor: number;
  readonly rangeCm: number;
  /** Ticks from attack to attack. */
  readonly periodTicks: number;
  readonly speedCmPerSecond: number;
  readonly leashCm: number;
  readonly gold: number;
  readonly experience: number;
  readonly firstTick: number;
  readonly respawnTicks: number;
  /** Gold, experience and boon go to every hero of the side that fells it. */
  readonly isTeamReward: boolean;
  /** It does not appear at or after `untilTick`, nor before `fromTick`. */
  readonly untilTick?: number;
  readonly fromTick?: number;
  readonly boon?: Boon;
};

/** What the small camps have in common. */
const CAMP = {
  rangeCm: 200,
  periodTicks: 20,
  speedCmPerSecond: 330,
  leashCm: 500,
  firstTick: 450,
  respawnTicks: 1050,
  isTeamReward: false,
} as const;

const GREAT = { rangeCm: 250, periodTicks: 22, speedCmPerSecond: 300, leashCm: 600, isTeamReward: true } as const;

export const MONSTERS: readonly Monster[] = [
  {
    ...CAMP,
    key: 'spirit',
    name: { zh: '山灵', en: 'Hill Spirit' },
    hp: 1100,
    hpPerMinute: 90,
    attack: 62,
    attackPerMinute: 5,
    armor: 20,
    gold: 90,
    experience: 130,
    respawnTicks: 900,
    boon: {
      key: 'hill-breath',
      name: { zh: '山息', en: 'Hill Breath' },
      description: { zh: '回复更快，伤害提高。', en: 'Restores health and mana faster, does more damage.' },
      durationTicks: 900,
      hpRegen: 40,
      manaRegen: 15,
      damagePct: 8,
    },
  },
  {
    ...CAMP,
    key: 'cinder-ox',
    name: { zh: '烬角牛', en: 'Cinder Ox' },
    hp: 1300,
    hpPerMinute: 100,
    attack: 68,
    attackPerMinute: 6,
    armor: 25,
    gold: 95,
    experience: 140,
    respawnTicks: 1350,
    boon: {
      key: 'cinder',
      name: { zh: '烬角', en: 'Cinder' },
      description: { zh: '普攻灼烧并减速目标。', en: 'Basic attacks burn and slow.' },
      durationTicks: 1050,
      attackBurn: 14,
      attackSlowPct: 15,
    },
  },
  {
    ...CAMP,
    key: 'tide-crane',
    name: { zh: '潮鹤', en: 'Tide Crane' },
    hp: 1200,
    hpPerMinute: 95,
    attack: 60,
    attackPerMinute: 5,
    armor: 20,
    rangeCm: 300,
    gold: 95,
    experience: 140,
    respawnTicks: 1350,
    boon: {
      key: 'tide',
      name: { zh: '潮信', en: 'Tide' },
      description: { zh: '法力回复加快，技能冷却缩短。', en: 'Restores mana faster; skills are ready sooner.' },
      durationTicks: 1050,
      manaRegen: 40,
      hastenPct: 12,
    },
  },
  {
    ...CAMP,
    key: 'reed-boar',
    name: { zh: '芦野猪', en: 'Reed Boar' },
    hp: 900,
    hpPerMinute: 70,
    attack: 55,
    attackPerMinute: 4,
    armor: 15,
    gold: 115,
    experience: 90,
  },
  {
    ...CAMP,
    key: 'bamboo-ape',
    name: { zh: '竹林猿', en: 'Bamboo Ape' },
    hp: 950,
    hpPerMinute: 75,
    attack: 58,
    attackPerMinute: 5,
    armor: 15,
    gold: 75,
    experience: 150,
  },
  {
    ...CAMP,
    key: 'wind-hare',
    name: { zh: '追风兔', en: 'Wind Hare' },
    hp: 750,
    hpPerMinute: 60,
    attack: 45,
    attackPerMinute: 4,
    armor: 10,
    speedCmPerSecond: 380,
    gold: 75,
    experience: 85,
    boon: {
      key: 'tailwind',
      name: { zh: '顺风', en: 'Tailwind' },
      description: { zh: '移动加快。', en: 'Runs faster.' },
      durationTicks: 600,
      speedPct: 8,
    },
  },
  {
    ...CAMP,
    key: 'spring-turtle',
    name: { zh: '泉背龟', en: 'Spring Turtle' },
    hp: 1000,
    hpPerMinute: 80,
    attack: 42,
    attackPerMinute: 4,
    armor: 40,
    speedCmPerSecond: 260,
    gold: 80,
    experience: 95,
    boon: {
      key: 'spring-water',
      name: { zh: '泉水', en: 'Spring Water' },
      description: { zh: '短时间内大量回复生命。', en: 'Restores much health in a short time.' },
      durationTicks: 150,
      hpRegen: 130,
    },
  },
  {
    ...GREAT,
    key: 'river-rhino',
    name: { zh: '镇水犀', en: 'River Rhino' },
    hp: 3400,
    hpPerMinute: 260,
    attack: 130,
    attackPerMinute: 8,
    armor: 40,
    gold: 90,
    experience: 130,
    firstTick: 1800,
    respawnTicks: 2250,
    untilTick: 7200,
    boon: {
      key: 'floodgate',
      name: { zh: '开渠', en: 'Open Sluice' },
      description: { zh: '全队回复更快，获得更多金币。', en: 'The side restores health faster and earns more gold.' },
      durationTicks: 1350,
      hpRegen: 40,
      manaRegen: 15,
      goldPct: 12,
    },
  },
  {
    ...GREAT,
    key: 'cauldron-spirit',
    name: { zh: '鼎中灵', en: 'Cauldron Spirit' },
    hp: 4600,
    hpPerMinute: 300,
    attack: 190,
    attackPerMinute: 9,
    armor: 60,
    rangeCm: 300,
    gold: 150,
    experience: 220,
    firstTick: 7200,
    respawnTicks: 2700,
    fromTick: 7200,
    boon: {
      key: 'nine-marks',
      name: { zh: '九鼎铭', en: 'Nine Inscriptions' },
      description: {
        zh: '全队伤害提高，对建筑尤甚，生命回复加快。',
        en: 'The side does more damage, most of all to structures, and restores health faster.',
      },
      durationTicks: 1350,
      damagePct: 10,
      structureDamagePct: 35,
      hpRegen: 50,
    },
  },
];
