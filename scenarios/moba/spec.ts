// What a MOBA match can be told (configuration), what an agent can do (action heads), what is measured (rewards, info).
import type { ActionHead, ConfigField, Localized, RewardItem } from '@jixia/env/types';
import { type Sizes, targetLayout } from './layout.ts';

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
  'buy',
  'item',
] as const;

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => (count === 1 ? name : `${name}${i + 1}`));

/** Names of the target head's values. In 1v1 the only ally is the hero itself. */
export const targetNames = (sizes: Sizes): readonly string[] => [
  'none',
  ...numbered('enemyHero', sizes.heroesPerTeam),
  'self',
  ...Array.from({ length: sizes.heroesPerTeam - 1 }, (_, i) => `ally${i + 1}`),
  ...numbered('creep', sizes.creepTargets),
  'structure',
  ...numbered('monster', sizes.monsterTargets),
];

const component = (axis: string): string[] => Array.from({ length: 16 }, (_, i) => `${axis}${2 * i - 15}`);

export const actionHeads = (sizes: Sizes): readonly ActionHead[] => [
  { name: 'button', size: 12, values: BUTTONS },
  { name: 'moveX', size: 16, values: component('x') },
  { name: 'moveZ', size: 16, values: component('z') },
  { name: 'skillX', size: 16, values: component('x') },
  { name: 'skillZ', size: 16, values: component('z') },
  { name: 'target', size: targetLayout(sizes).count, values: targetNames(sizes) },
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

/** Configuration of a match, in the order of its block. Heroes 0 .. n-1 are side 0's, n .. 2n-1 side 1's. */
export const configFields = (
  sizes: Sizes,
  laneCount: number,
  heroKeys: readonly string[],
  summonerKeys: readonly string[],
): readonly ConfigField[] => {
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
  const heroes = Array.from({ length: 2 * sizes.heroesPerTeam }, (_, i) => i);
  const owner = (i: number): Localized => {
    const side = i < sizes.heroesPerTeam ? { zh: '蓝方', en: 'side 0' } : { zh: '红方', en: 'side 1' };
    if (sizes.heroesPerTeam === 1) return side;
    const place = (i % sizes.heroesPerTeam) + 1;
    return { zh: `${side.zh} ${place} 号位`, en: `${side.en}, place ${place}` };
  };
  for (const i of heroes) {
    // By default in 1v1 both play the fifth hero; in teams the first ones, one of each.
    const preset = sizes.heroesPerTeam === 1 ? Math.min(4, heroMax) : (i % sizes.heroesPerTeam) % (heroMax + 1);
    add(
      `hero${i}`,
      'i32',
      [0, preset, heroMax],
      'hero',
      { zh: `${owner(i).zh}英雄`, en: `Hero of ${owner(i).en}` },
      heroKeys,
    );
  }
  for (const i of heroes) {
    add(
      `summoner${i}`,
      'i32',
      [0, 0, summonerMax],
      'skill',
      { zh: `${owner(i).zh}召唤师技能`, en: `Summoner skill of ${owner(i).en}` },
      summonerKeys,
    );
  }
  const limit = sizes.heroesPerTeam === 1 ? 13500 : 27000;
  add('maxTicks', 'i32', [150, limit, 54000], 'ticks', { zh: '比赛时限', en: 'Time limit' });
  add('decisionIntervalTicks', 'i32', [1, 2, 30], 'ticks', { zh: '决策间隔', en: 'Ticks between decisions' });
  add('truncateTicks', 'i32', [0, 0, 54000], 'ticks, 0 = never', { zh: '截断时刻', en: 'Cut the episode at' });
  add('startLevel', 'i32', [1, 1, 15], 'level', { zh: '起始等级', en: 'Starting level' });
  add('startGold', 'i32', [0, 300, 20000], 'gold', { zh: '起始金币', en: 'Starting gold' });
  add('fog', 'i32', [0, 1, 1], '0 or 1', { zh: '战争迷雾', en: 'Fog of war' });
  add('mirrorStreams', 'i32', [0, 0, 1], '0 or 1', { zh: '交换随机流', en: 'Swap the sides’ random streams' });
  add('zeroSum', 'i32', [0, 1, 1], '0 or 1', { zh: '零和奖励', en: 'Zero-sum rewards' });
  add('teamSpirit', 'f32', [0, 0, 1], 'share of the team’s mean', { zh: '团队精神', en: 'Team spirit' });
  add('startTick', 'i32', [0, 0, 36000], 'ticks', { zh: '起始时刻', en: 'The match starts as of' });
  const allLanes = 2 ** laneCount - 1;
  add('lanes', 'i32', [1, allLanes, allLanes], 'bit i = lane i', { zh: '出兵的路线', en: 'Lanes with creeps' });
  add('camps', 'i32', [0, 1, 1], '0 or 1', { zh: '野怪营地', en: 'Camps have monsters' });
  add('shopping', 'i32', [0, 0, 1], 'way', { zh: '购买装备', en: 'Who buys items' }, ['build', 'own']);
  for (const [i, side] of [
    { zh: '蓝方', en: 'side 0' },
    { zh: '红方', en: 'side 1' },
  ].entries()) {
    add(`damagePct${i}`, 'i32', [10, 100, 300], '%', {
      zh: `${side.zh}英雄伤害`,
      en: `Damage of heroes of ${side.en}`,
    });
  }
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
