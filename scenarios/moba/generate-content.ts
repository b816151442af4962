// Heroes, abilities, items, creeps and monsters as integer tables of the rules module.
import { ABILITIES, HEROES, MONSTERS } from './content/index.ts';
import { ITEMS } from './content/items.ts';
import type { Monster } from './content/monsters.ts';
import type { Ability, Effect, Hero, Item, Passive } from './content/schema.ts';
import { TEMPERING } from './content/tempering.ts';
import { ROLES } from './features.ts';
import { CREEPS, NUMBERS } from './numbers.ts';
import { shelfOf } from './shelf.ts';
import { constants, table } from './table-source.ts';

const FINE_PER_CM = 256;
const TICKS = NUMBERS.TICKS_PER_SECOND;
/** Even, so that fine coordinates stay odd. */
const fineStep = (cmPerSecond: number): number => Math.round((cmPerSecond * FINE_PER_CM) / TICKS / 2) * 2;

const EFFECT_KINDS = [
  'damage',
  'heal',
  'shield',
  'burn',
  'stun',
  'root',
  'silence',
  'slow',
  'haste',
  'rapid',
  'might',
  'ward',
  'push',
  'cleanse',
  'empower',
  'weaken',
] as const;
const DELIVERIES = ['self', 'unit', 'homing', 'skillshot', 'area', 'nova', 'dash', 'blink'] as const;
const DAMAGE_TYPES = ['physical', 'magic', 'true'] as const;
const TARGET_BITS = { hero: 1, creep: 2, monster: 4, ally: 8 } as const;
const TRIGGERS = ['attackHit', 'skillHit', 'hurt', 'lowHealth', 'takedown', 'lastHit', 'always'] as const;

const effectRow = (effect: Effect): number[] => {
  const e = effect as Partial<Record<string, number>> & Effect;
  const pct = 'pct' in effect ? effect.pct : 'distanceCm' in effect ? effect.distanceCm : (e.base ?? 0);
  const perLevel = 'pctPerLevel' in effect ? (effect.pctPerLevel ?? 0) : (e.perLevel ?? 0);
  return [
    EFFECT_KINDS.indexOf(effect.kind),
    pct,
    perLevel,
    e.attackPct ?? 0,
    e.powerPct ?? 0,
    e.maxHpPct ?? 0,
    e.missingHpPct ?? 0,
    'durationTicks' in effect ? (effect.durationTicks ?? 0) : 0,
    'type' in effect ? DAMAGE_TYPES.indexOf(effect.type) : 0,
  ];
};

/** Appends a list of effects; its first row and length. */
const putEffects = (list: readonly Effect[], effects: number[][]): [number, number] => {
  const first = effects.length;
  for (const effect of list) effects.push(effectRow(effect));
  return [first, list.length];
};

const abilityRow = (ability: Ability, effects: number[][]): number[] => {
  const put = (list: readonly Effect[]): [number, number] => putEffects(list, effects);
  const d = ability.delivery;
  const hit = put(ability.onHit ?? []);
  const self = put(ability.onSelf ?? []);
  const allies = put(ability.onAllies ?? []);
  return [
    DELIVERIES.indexOf(d.how),
    'at' in d ? d.at.reduce((bits, target) => bits | TARGET_BITS[target], 0) : 0,
    'rangeCm' in d ? d.rangeCm : 0,
    'radiusCm' in d ? d.radiusCm : 'halfWidthCm' in d ? d.halfWidthCm : 0,
    'speedCmPerSecond' in d ? fineStep(d.speedCmPerSecond) : 0,
    'pierces' in d && d.pierces ? 1 : 0,
    'delayTicks' in d ? d.delayTicks : 0,
    'durationTicks' in d ? (d.durationTicks ?? 0) : 0,
    'periodTicks' in d ? (d.periodTicks ?? 0) : 0,
    ability.castTicks,
    ability.cooldownTicks,
    ability.cooldownTicksPerLevel ?? 0,
    ability.mana,
    ability.manaPerLevel ?? 0,
    ...hit,
    ...self,
    ...allies,
    ability.alliesRadiusCm ?? 0,
  ];
};

const ABILITY_COLUMNS = [
  'abDelivery',
  'abTargets',
  'abRange',
  'abRadius',
  'abSpeed',
  'abPierces',
  'abDelay',
  'abDuration',
  'abPeriod',
  'abCast',
  'abCooldown',
  'abCooldownPerLevel',
  'abMana',
  'abManaPerLevel',
  'abHitFirst',
  'abHitCount',
  'abSelfFirst',
  'abSelfCount',
  'abAlliesFirst',
  'abAlliesCount',
  'abAlliesRadius',
];
const EFFECT_COLUMNS = [
  'efKind',
  'efBase',
  'efPerLevel',
  'efAttackPct',
  'efPowerPct',
  'efMaxHpPct',
  'efMissingPct',
  'efDuration',
  'efType',
];
const HERO_COLUMNS = [
  'heHp',
  'heHpUp',
  'heMana',
  'heManaUp',
  'heAttack',
  'heAttackUp',
  'heArmor',
  'heArmorUp',
  'heResist',
  'heResistUp',
  'heHpRegen',
  'heHpRegenUp',
  'heManaRegen',
  'heManaRegenUp',
  'heSpeed',
  'heRange',
  'hePeriod',
  'heAttackSpeedUp',
  'heShotSpeed',
  'heBuildFirst',
  'heBuildCount',
  'heOrderFirst',
  'heRole',
  'heDealtPct',
  'heTakenPct',
];
const ITEM_COLUMNS = [
  'itPrice',
  'itFromFirst',
  'itFromCount',
  'itAttack',
  'itPower',
  'itHp',
  'itMana',
  'itArmor',
  'itResist',
  'itAttackSpeed',
  'itCrit',
  'itLifesteal',
  'itHasten',
  'itSpeed',
  'itHpRegen',
  'itManaRegen',
  'itAbility',
];

const itemIndex = (key: string, where: string): number => {
  const index = ITEMS.findIndex((item) => item.key === key);
  if (index < 0) throw new Error(`content: ${where} names item '${key}'; known: ${ITEMS.map((i) => i.key).join(', ')}`);
  return index;
};

/** Appends an item's components; their first row and number. */
const putParts = (item: Item, parts: number[][]): [number, number] => {
  const first = parts.length;
  for (const key of item.from ?? []) parts.push([itemIndex(key, `item ${item.key}`)]);
  return [first, parts.length - first];
};

const itemRow = (item: Item, parts: number[][]): number[] => [
  item.price,
  ...putParts(item, parts),
  item.attack ?? 0,
  item.power ?? 0,
  item.hp ?? 0,
  item.mana ?? 0,
  item.armor ?? 0,
  item.resist ?? 0,
  item.attackSpeedPct ?? 0,
  item.critPct ?? 0,
  item.lifestealPct ?? 0,
  item.hastenPct ?? 0,
  fineStep(item.speedCmPerSecond ?? 0),
  item.hpRegen ?? 0,
  item.manaRegen ?? 0,
  item.active ? ABILITIES.indexOf(item.active) : -1,
];

const PASSIVE_COLUMNS = [
  'paTrigger',
  'paEvery',
  'paBelowPct',
  'paCooldown',
  'paSelfFirst',
  'paSelfCount',
  'paTargetFirst',
  'paTargetCount',
  'paAlliesFirst',
  'paAlliesCount',
  'paAlliesRadius',
];

const passiveRow = (passive: Passive, effects: number[][]): number[] => {
  const { trigger } = passive;
  const every = trigger.on === 'attackHit' ? (trigger.every ?? 1) : trigger.on === 'always' ? trigger.periodTicks : 1;
  return [
    TRIGGERS.indexOf(trigger.on),
    every,
    trigger.on === 'lowHealth' ? trigger.belowPct : 0,
    passive.cooldownTicks,
    ...putEffects(passive.onSelf ?? [], effects),
    ...putEffects(passive.onTarget ?? [], effects),
    ...putEffects(passive.onAllies ?? [], effects),
    passive.alliesRadiusCm ?? 0,
  ];
};

const MONSTER_COLUMNS = [
  'moHp',
  'moHpUp',
  'moAttack',
  'moAttackUp',
  'moArmor',
  'moRange',
  'moPeriod',
  'moSpeed',
  'moLeash',
  'moGold',
  'moExperience',
  'moFirst',
  'moRespawn',
  'moTeamReward',
  'moFrom',
  'moUntil',
  'moBoon',
];
const BOON_COLUMNS = [
  'boTicks',
  'boHpRegen',
  'boManaRegen',
  'boDamagePct',
  'boStructurePct',
  'boSpeedPct',
  'boHasten',
  'boSlowPct',
  'boBurn',
  'boGoldPct',
];

/** Monsters with a boon, in the order of the boons' numbers. */
export const BOON_MONSTERS: readonly Monster[] = MONSTERS.filter((monster) => monster.boon);

const monsterRow = (monster: Monster): number[] => [
  monster.hp,
  monster.hpPerMinute,
  monster.attack,
  monster.attackPerMinute,
  monster.armor,
  monster.rangeCm,
  monster.periodTicks,
  fineStep(monster.speedCmPerSecond),
  monster.leashCm,
  monster.gold,
  monster.experience,
  monster.firstTick,
  monster.respawnTicks,
  monster.isTeamReward ? 1 : 0,
  monster.fromTick ?? 0,
  monster.untilTick ?? 1_000_000,
  BOON_MONSTERS.indexOf(monster),
];

const boonRow = ({ boon }: Monster): number[] => [
  boon?.durationTicks ?? 0,
  boon?.hpRegen ?? 0,
  boon?.manaRegen ?? 0,
  boon?.damagePct ?? 0,
  boon?.structureDamagePct ?? 0,
  boon?.speedPct ?? 0,
  boon?.hastenPct ?? 0,
  boon?.attackSlowPct ?? 0,
  boon?.attackBurn ?? 0,
  boon?.goldPct ?? 0,
];

/** All content as one source file, tempered for the mode. */
export const contentSource = (mode: string, shelfLength: number): string => {
  const effects: number[][] = [];
  const abilities = ABILITIES.map((ability) => abilityRow(ability, effects));
  const builds: number[][] = [];
  const orders: number[][] = [];
  const shelves: number[][] = [];
  const heroRow = (hero: Hero): number[] => {
    const buildFirst = builds.length;
    for (const key of hero.build) builds.push([itemIndex(key, `hero ${hero.key}`)]);
    for (const key of shelfOf(hero, shelfLength)) shelves.push([itemIndex(key, `hero ${hero.key}`)]);
    const orderFirst = orders.length;
    for (const skill of hero.skillOrder) orders.push([skill - 1]);
    return [
      ...[hero.hp, hero.mana, hero.attack, hero.armor, hero.resist, hero.hpRegen, hero.manaRegen].flat(),
      fineStep(hero.speedCmPerSecond),
      hero.rangeCm,
      hero.attackPeriodTicks,
      hero.attackSpeedPctPerLevel,
      fineStep(hero.shotSpeedCmPerSecond),
      buildFirst,
      hero.build.length,
      orderFirst,
      ROLES.indexOf(hero.role),
      ...(TEMPERING[mode]?.[hero.key] ?? [100, 100]),
    ];
  };
  const heroes = HEROES.map(heroRow);
  const passives = HEROES.map((hero) => passiveRow(hero.passive, effects));
  const parts: number[][] = [];
  const items = ITEMS.map((item) => itemRow(item, parts));
  const creeps = CREEPS.map((c) => [
    c.hp,
    c.hpGrowth,
    c.attack,
    c.attackGrowth,
    c.armor,
    c.range,
    c.period,
    fineStep(c.speed),
    fineStep(c.shot),
    c.gold,
    c.experience,
  ]);
  return [
    table('ABILITIES', ABILITY_COLUMNS, abilities),
    table('EFFECTS', EFFECT_COLUMNS, effects),
    table('HEROES', HERO_COLUMNS, heroes),
    table('BUILDS', ['buildItem'], builds),
    table('SHELVES', ['shelfItem'], shelves),
    table('ORDERS', ['skillOrder'], orders),
    table('ITEMS', ITEM_COLUMNS, items),
    table('PARTS', ['itPart'], parts),
    table('PASSIVES', PASSIVE_COLUMNS, passives),
    table('MONSTERS', MONSTER_COLUMNS, MONSTERS.map(monsterRow)),
    table('BOONS', BOON_COLUMNS, BOON_MONSTERS.map(boonRow)),
    table(
      'CREEPS',
      [
        'crHp',
        'crHpUp',
        'crAttack',
        'crAttackUp',
        'crArmor',
        'crRange',
        'crPeriod',
        'crSpeed',
        'crShot',
        'crGold',
        'crExperience',
      ],
      creeps,
    ),
    constants({
      ABILITY_HEAL: HEROES.length * 3,
      ABILITY_SUMMONER: HEROES.length * 3 + 1,
      ...Object.fromEntries(EFFECT_KINDS.map((kind, i) => [`EFFECT_${kind.toUpperCase()}`, i])),
      ...Object.fromEntries(DELIVERIES.map((how, i) => [`BY_${how.toUpperCase()}`, i])),
      ...Object.fromEntries(TRIGGERS.map((on, i) => [`ON_${on.toUpperCase()}`, i])),
      ...Object.fromEntries(DAMAGE_TYPES.map((type, i) => [`DAMAGE_${type.toUpperCase()}`, i])),
    }),
  ].join('\n');
};
