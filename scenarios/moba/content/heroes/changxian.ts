// Changxian, marksman: steady damage from range, grows late.
import type { Hero } from '../schema.ts';

export const changxian: Hero = {
  key: 'changxian',
  name: { zh: '长弦', en: 'Changxian' },
  title: { zh: '琴箭', en: 'the Zither Archer' },
  description: {
    zh: '琴师，也是弓手；她说两者都只需要一根不走音的弦。',
    en: 'A zither player and an archer; both, she says, need one string that stays in tune.',
  },
  role: 'marksman',
  hp: [600, 82],
  mana: [280, 26],
  attack: [57, 4],
  armor: [22, 3],
  resist: [24, 1],
  hpRegen: [8, 1],
  manaRegen: [11, 1],
  speedCmPerSecond: 350,
  rangeCm: 580,
  attackPeriodTicks: 19,
  attackSpeedPctPerLevel: 3,
  shotSpeedCmPerSecond: 1500,
  skills: [
    {
      key: 'resonance',
      name: { zh: '共鸣', en: 'Resonance' },
      description: {
        zh: '强化下一次普攻，造成额外伤害并提高攻速。',
        en: 'The next basic attack strikes harder; attacks are faster for a while.',
      },
      delivery: { how: 'self' },
      castTicks: 0,
      cooldownTicks: 105,
      cooldownTicksPerLevel: -5,
      mana: 35,
      manaPerLevel: 2,
      onSelf: [
        { kind: 'empower', durationTicks: 60 },
        { kind: 'damage', type: 'physical', base: 30, perLevel: 16, attackPct: 40 },
        { kind: 'rapid', pct: 15, pctPerLevel: 3, durationTicks: 45 },
      ],
    },
    {
      key: 'backstep',
      name: { zh: '退音', en: 'Falling Note' },
      description: {
        zh: '射出一箭，伤害、击退并减速首个敌人。',
        en: 'An arrow that hurts, pushes back and slows the first enemy it meets.',
      },
      delivery: { how: 'skillshot', rangeCm: 700, halfWidthCm: 80, speedCmPerSecond: 1500, pierces: false },
      castTicks: 3,
      cooldownTicks: 165,
      cooldownTicksPerLevel: -7,
      mana: 50,
      onHit: [
        { kind: 'damage', type: 'physical', base: 60, perLevel: 25, attackPct: 50 },
        { kind: 'push', distanceCm: 160 },
        { kind: 'slow', pct: 30, durationTicks: 21 },
      ],
    },
    {
      key: 'finale',
      name: { zh: '广陵散', en: 'Grand Finale' },
      description: {
        zh: '射出贯穿长箭，伤害途经的所有敌人并短暂眩晕。',
        en: 'One long arrow through everything in its path: damage and a short stun.',
      },
      delivery: { how: 'skillshot', rangeCm: 1400, halfWidthCm: 110, speedCmPerSecond: 1600, pierces: true },
      castTicks: 6,
      cooldownTicks: 675,
      cooldownTicksPerLevel: -75,
      mana: 100,
      onHit: [
        { kind: 'damage', type: 'physical', base: 160, perLevel: 90, attackPct: 80 },
        { kind: 'stun', durationTicks: 12 },
      ],
    },
  ],
  skillOrder: [1, 2, 1, 3, 1, 2, 1, 3, 1, 2, 1, 3, 2, 2, 2],
  build: ['boots', 'long-spear', 'swift-boots', 'split-blade', 'blood-cord', 'storm-halberd', 'jade-ward', 'jade-plate'],
};
