// What a MOBA match can be told (configuration), what an agent can do (action heads), what is measured (rewards, info).
import type { ActionHead, ConfigField, Localized, RewardItem } from '@jixia/env/types';

export const TICKS_PER_SECOND = 15;

export const BUTTONS = [
  'none',
  'none2',
  'move',
  'attack',
  'skill1',
  'skill2',
  'skill3',
  'heal',
  'summoner',
  'recall',
  'skill4',
  'item',
] as const;

export const TARGETS_1V1 = [
  'none',
  'enemyHero',
  'self',
  'creep1',
  'creep2',
  'creep3',
  'creep4',
  'structure',
  'monster',
] as const;

const component = (axis: string): string[] => Array.from({ length: 16 }, (_, i) => `${axis}${2 * i - 15}`);

export const ACTION_HEADS: readonly ActionHead[] = [
  { name: 'button', size: 12, values: BUTTONS },
  { name: 'moveX', size: 16, values: component('x') },
  { name: 'moveZ', size: 16, values: component('z') },
  { name: 'skillX', size: 16, values: component('x') },
  { name: 'skillZ', size: 16, values: component('z') },
  { name: 'target', size: 9, values: TARGETS_1V1 },
];

const REWARDS: readonly (readonly [string, number, Localized])[] = [
  ['hp', 2, { zh: '生命', en: 'Health' }],
  ['structureHp', 10, { zh: '建筑生命', en: 'Structure health' }],
  ['gold', 0.006, { zh: '金币', en: 'Gold' }],
  ['experience', 0.006, { zh: '经验', en: 'Experience' }],
  ['mana', 0.3, { zh: '法力', en: 'Mana' }],
  ['death', -1, { zh: '阵亡', en: 'Death' }],
  ['kill', 0.5, { zh: '击杀', en: 'Kill' }],
  ['assist', 0.25, { zh: '助攻', en: 'Assist' }],
  ['lastHit', 0.2, { zh: '补刀', en: 'Last hit' }],
  ['damageToHero', 0.5, { zh: '对英雄伤害', en: 'Damage to heroes' }],
  ['win', 5, { zh: '胜负', en: 'Win' }],
];

export const REWARD_ITEMS: readonly RewardItem[] = REWARDS.map(([name, , title], index) => ({
  name,
  index,
  weightField: `reward.${name}`,
  title,
}));

/** Configuration of a match, in the order of its block. */
export const configFields = (heroKeys: readonly string[], summonerKeys: readonly string[]): readonly ConfigField[] => {
  const fields: ConfigField[] = [];
  const add = (
    name: string,
    type: 'i32' | 'f32',
    [min, preset, max]: readonly [number, number, number],
    unit: string,
    title: Localized,
    choices?: readonly string[],
  ): void => {
    const field = { name, index: fields.length, type, min, max, default: preset, unit, title };
    fields.push(choices ? { ...field, choices } : field);
  };
  const heroMax = heroKeys.length - 1;
  const summonerMax = summonerKeys.length - 1;
  add('hero0', 'i32', [0, heroMax, heroMax], 'hero', { zh: '蓝方英雄', en: 'Hero of side 0' }, heroKeys);
  add('hero1', 'i32', [0, heroMax, heroMax], 'hero', { zh: '红方英雄', en: 'Hero of side 1' }, heroKeys);
  add(
    'summoner0',
    'i32',
    [0, 0, summonerMax],
    'skill',
    { zh: '蓝方召唤师技能', en: 'Summoner skill of side 0' },
    summonerKeys,
  );
  add(
    'summoner1',
    'i32',
    [0, 0, summonerMax],
    'skill',
    { zh: '红方召唤师技能', en: 'Summoner skill of side 1' },
    summonerKeys,
  );
  add('maxTicks', 'i32', [150, 13500, 54000], 'ticks', { zh: '比赛时限', en: 'Time limit' });
  add('decisionIntervalTicks', 'i32', [1, 2, 30], 'ticks', { zh: '决策间隔', en: 'Ticks between decisions' });
  add('truncateTicks', 'i32', [0, 0, 54000], 'ticks, 0 = never', { zh: '截断时刻', en: 'Cut the episode at' });
  add('startLevel', 'i32', [1, 1, 15], 'level', { zh: '起始等级', en: 'Starting level' });
  add('startGold', 'i32', [0, 300, 20000], 'gold', { zh: '起始金币', en: 'Starting gold' });
  add('fog', 'i32', [0, 1, 1], '0 or 1', { zh: '战争迷雾', en: 'Fog of war' });
  add('mirrorStreams', 'i32', [0, 0, 1], '0 or 1', { zh: '交换随机流', en: 'Swap the sides’ random streams' });
  add('zeroSum', 'i32', [0, 1, 1], '0 or 1', { zh: '零和奖励', en: 'Zero-sum rewards' });
  for (const [name, weight, title] of REWARDS) {
    add(`reward.${name}`, 'f32', [-100, weight, 100], 'weight', {
      zh: `奖励权重：${title.zh}`,
      en: `Reward weight: ${title.en}`,
    });
  }
  return fields;
};

export const MATCH_INFO = ['winner', 'tick', 'decision', 'endReason', 'firstBlood', 'waves'] as const;

export const AGENT_INFO = [
  'hero',
  'level',
  'kills',
  'deaths',
  'assists',
  'gold',
  'totalGold',
  'experience',
  'lastHits',
  'monsterKills',
  'damageToHeroes',
  'damageToStructures',
  'damageTaken',
  'healing',
  'spent',
  'illegalActions',
] as const;

export const END_REASONS = ['running', 'crystal', 'timeLimit', 'truncated'] as const;

export const UNIT_KINDS = ['none', 'hero', 'melee', 'ranged', 'siege', 'tower', 'crystal', 'monster'] as const;

export const EVENT_KINDS = [
  'none',
  'damage',
  'heal',
  'cast',
  'death',
  'lastHit',
  'levelUp',
  'purchase',
  'respawn',
  'recall',
  'swing',
  'illegal',
  'zoneStrike',
  'wave',
] as const;

export const RENDER = {
  header: [
    'tick',
    'decision',
    'winner',
    'endReason',
    'unitCount',
    'heroCount',
    'projectileCount',
    'zoneCount',
    'nextWaveTick',
    'wave',
    'kills0',
    'kills1',
    'gold0',
    'gold1',
    'experience0',
    'experience1',
  ],
  unit: [
    'slot',
    'kind',
    'team', // 2 = neutral
    'hero', // hero record index or -1
    'x',
    'z',
    'dirX',
    'dirZ',
    'hp',
    'maxHp',
    'shield',
    'status', // bit 0 stun, 1 root, 2 silence, 3 slow, 4 haste, 5 burn, 6 invulnerable, 7 swinging, 8 casting, 9 dashing, 10 recalling, 11 empowered, 12 might, 13 rapid, 14 warded, 15 boon, 16 in brush
    'visibleMask',
    'target',
  ],
  hero: [
    'slot',
    'heroId',
    'team',
    'alive',
    'level',
    'experience',
    'experienceNext',
    'gold',
    'totalGold',
    'mana',
    'maxMana',
    'kills',
    'deaths',
    'assists',
    'lastHits',
    'damageToHeroes',
    'damageTaken',
    'healing',
    'attack',
    'power',
    'armor',
    'resist',
    'summoner',
    ...['skill1', 'skill2', 'skill3', 'heal', 'summoner', 'item'].flatMap((s) => [
      `${s}Level`,
      `${s}WaitTicks`,
      `${s}CooldownTicks`,
    ]),
    'item1',
    'item2',
    'item3',
    'item4',
    'item5',
    'item6',
    'respawnTicks',
    'recallTicks',
    'castAbility',
  ],
  projectile: ['ability', 'team', 'source', 'target', 'x', 'z', 'vx', 'vz', 'critical'],
  zone: ['ability', 'team', 'x', 'z', 'radius', 'beginTick', 'nextTick', 'endTick'],
  event: ['tick', 'kind', 'source', 'target', 'amount', 'x', 'z', 'detail'],
};
