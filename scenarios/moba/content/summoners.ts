// Heal, which every hero has, and the skills of which each hero chooses one.
import type { Ability } from './schema.ts';

export const HEAL: Ability = {
  key: 'heal',
  name: { zh: '回复', en: 'Heal' },
  description: { zh: '回复生命并短暂加速。', en: 'Restores health and runs faster for a moment.' },
  delivery: { how: 'self' },
  castTicks: 0,
  cooldownTicks: 1125,
  mana: 0,
  onSelf: [
    { kind: 'heal', base: 60, maxHpPct: 16 },
    { kind: 'haste', pct: 15, durationTicks: 30 },
  ],
};

export const SUMMONERS: readonly Ability[] = [
  {
    key: 'blink',
    name: { zh: '闪现', en: 'Blink' },
    description: { zh: '瞬间移动一小段距离。', en: 'Moves a short way at once.' },
    delivery: { how: 'blink', rangeCm: 380 },
    castTicks: 0,
    cooldownTicks: 1500,
    mana: 0,
  },
  {
    key: 'sprint',
    name: { zh: '疾跑', en: 'Sprint' },
    description: { zh: '大幅提高移动速度。', en: 'Runs much faster.' },
    delivery: { how: 'self' },
    castTicks: 0,
    cooldownTicks: 1125,
    mana: 0,
    onSelf: [{ kind: 'haste', pct: 35, durationTicks: 90 }],
  },
  {
    key: 'purge',
    name: { zh: '净化', en: 'Purge' },
    description: {
      zh: '解除控制并短暂减少所受伤害。',
      en: 'Ends all control effects; takes less damage for a moment.',
    },
    delivery: { how: 'self' },
    castTicks: 0,
    cooldownTicks: 1350,
    mana: 0,
    onSelf: [{ kind: 'cleanse' }, { kind: 'ward', pct: 25, durationTicks: 22 }],
  },
  {
    key: 'ignite',
    name: { zh: '点燃', en: 'Ignite' },
    description: { zh: '灼烧一名敌方英雄。', en: 'Burns an enemy hero.' },
    delivery: { how: 'unit', rangeCm: 550, at: ['hero'] },
    castTicks: 0,
    cooldownTicks: 1350,
    mana: 0,
    onHit: [{ kind: 'burn', base: 40, perLevel: 0, durationTicks: 75 }],
  },
  {
    key: 'barrier',
    name: { zh: '屏障', en: 'Barrier' },
    description: { zh: '获得短暂的护盾。', en: 'Gains a shield for a moment.' },
    delivery: { how: 'self' },
    castTicks: 0,
    cooldownTicks: 1350,
    mana: 0,
    onSelf: [{ kind: 'shield', base: 120, maxHpPct: 12, durationTicks: 36 }],
  },
  {
    key: 'smite',
    name: { zh: '惩击', en: 'Smite' },
    description: { zh: '对小兵或野怪造成大量真实伤害。', en: 'Great true damage to a creep or monster.' },
    delivery: { how: 'unit', rangeCm: 500, at: ['creep', 'monster'] },
    castTicks: 0,
    cooldownTicks: 600,
    mana: 0,
    onHit: [{ kind: 'damage', type: 'true', base: 450 }],
    onSelf: [{ kind: 'heal', base: 60, maxHpPct: 5 }],
  },
  {
    key: 'weaken',
    name: { zh: '衰竭', en: 'Weaken' },
    description: {
      zh: '使一名敌方英雄减速，且造成的伤害降低。',
      en: 'An enemy hero is slowed and deals less damage.',
    },
    delivery: { how: 'unit', rangeCm: 550, at: ['hero'] },
    castTicks: 0,
    cooldownTicks: 1350,
    mana: 0,
    onHit: [
      { kind: 'weaken', pct: 35, durationTicks: 52 },
      { kind: 'slow', pct: 20, durationTicks: 52 },
    ],
  },
];
