// What a bot knows of heroes beforehand, from the manifest's content: how each skill is delivered and what it does.
import type { Manifest } from '@jixia/env/types';
import type { Ability, Effect, Growth, Hero, Role } from '../content/schema.ts';
import { featureOf } from './sight.ts';

/** Damage of one effect: base + perLevel * (level - 1) + shares of attack, power, the target's maximum and missing health. */
export type Blow = {
  readonly isMagic: boolean;
  readonly isTrue: boolean;
  readonly base: number;
  readonly perLevel: number;
  readonly attack: number;
  readonly power: number;
  readonly maxHp: number;
  readonly missingHp: number;
};

export type SkillLore = {
  readonly how: Ability['delivery']['how'];
  /** How far it gets: of its delivery, or the radius of a nova; 0 where it stays with the hero. */
  readonly rangeCm: number;
  /** Radius or half width of what it strikes, without the body of 40 cm. */
  readonly radiusCm: number;
  readonly speedCmPerSecond: number;
  readonly isStoppedByCreeps: boolean;
  readonly isForHeroesOnly: boolean;
  /** From the order to the moment it takes effect, in seconds, without flight. */
  readonly windupSeconds: number;
  readonly mana: number;
  readonly manaPerLevel: number;
  readonly cooldownSeconds: number;
  readonly cooldownSecondsPerLevel: number;
  readonly blows: readonly Blow[];
  /** Shields and heals for the caster, in the same terms. */
  readonly gains: readonly Blow[];
  /** How often the blows strike whoever stays. */
  readonly strikes: number;
  readonly controls: boolean;
  readonly hurts: boolean;
  /** What it gives its caster. */
  readonly shields: boolean;
  readonly heals: boolean;
  readonly empowers: boolean;
  readonly rages: boolean;
  readonly hastes: boolean;
  /** What it gives allies: the one it aims at, or all within `alliesRadiusCm`. */
  readonly isForAllies: boolean;
  readonly alliesRadiusCm: number;
  readonly healsAllies: boolean;
  readonly shieldsAllies: boolean;
  readonly cleansesAllies: boolean;
  readonly ragesAllies: boolean;
  /** Its level by hero level, 0 = not learned. */
  readonly levels: readonly number[];
};

export type HeroLore = {
  readonly key: string;
  readonly role: Role;
  readonly featureIndex: number;
  /** -1 in team modes, which tell an enemy's role only. */
  readonly enemyFeatureIndex: number;
  readonly isRanged: boolean;
  readonly isTank: boolean;
  readonly rangeCm: number;
  readonly maxHp: Growth;
  readonly attack: Growth;
  readonly armor: Growth;
  readonly resist: Growth;
  readonly mana: number;
  readonly manaPerLevel: number;
  readonly attackPeriodSeconds: number;
  readonly attackSpeedPerLevel: number;
  readonly skills: readonly SkillLore[];
};

const blowOf = (effect: Effect): Blow[] =>
  effect.kind === 'damage' || effect.kind === 'heal' || effect.kind === 'shield'
    ? [
        {
          isMagic: 'type' in effect && effect.type === 'magic',
          isTrue: 'type' in effect && effect.type === 'true',
          base: effect.base,
          perLevel: effect.perLevel ?? 0,
          attack: (effect.attackPct ?? 0) / 100,
          power: (effect.powerPct ?? 0) / 100,
          maxHp: (effect.maxHpPct ?? 0) / 100,
          missingHp: (effect.missingHpPct ?? 0) / 100,
        },
      ]
    : [];

const CONTROLS: readonly Effect['kind'][] = ['stun', 'root', 'silence', 'slow', 'push'];

const skillLore = (skill: Ability, slot: number, order: readonly number[], ticksPerSecond: number): SkillLore => {
  const { delivery: d, onHit = [], onSelf = [] } = skill;
  const gives = (...kinds: Effect['kind'][]) => onSelf.some(({ kind }) => kinds.includes(kind));
  const delayTicks = d.how === 'area' ? d.delayTicks : 0;
  const isForAllies = 'at' in d && d.at.includes('ally');
  const allied = isForAllies ? onHit : (skill.onAllies ?? []);
  const givesAllies = (...kinds: Effect['kind'][]) => allied.some(({ kind }) => kinds.includes(kind));
  const isGain = ({ kind }: Effect) => kind === 'heal' || kind === 'shield';
  return {
    how: d.how,
    rangeCm: 'rangeCm' in d ? d.rangeCm : d.how === 'nova' ? d.radiusCm : 0,
    radiusCm: 'halfWidthCm' in d ? d.halfWidthCm : 'radiusCm' in d ? d.radiusCm : 0,
    speedCmPerSecond: 'speedCmPerSecond' in d ? d.speedCmPerSecond : 0,
    isStoppedByCreeps: d.how === 'skillshot' && !d.pierces,
    isForHeroesOnly: 'at' in d && !d.at.includes('creep'),
    windupSeconds: (skill.castTicks + delayTicks) / ticksPerSecond,
    mana: skill.mana,
    manaPerLevel: skill.manaPerLevel ?? 0,
    cooldownSeconds: skill.cooldownTicks / ticksPerSecond,
    cooldownSecondsPerLevel: (skill.cooldownTicksPerLevel ?? 0) / ticksPerSecond,
    blows: [...onHit, ...onSelf].filter((effect) => !isGain(effect)).flatMap(blowOf),
    gains: onSelf.filter(isGain).flatMap(blowOf),
    strikes: d.how === 'area' && d.periodTicks ? 1 + Math.floor((d.durationTicks ?? 0) / d.periodTicks) : 1,
    controls: onHit.some(({ kind }) => CONTROLS.includes(kind)),
    hurts: onHit.some(({ kind }) => kind === 'damage' || kind === 'burn'),
    shields: gives('shield', 'ward'),
    heals: gives('heal'),
    empowers: gives('empower'),
    rages: gives('might'),
    hastes: gives('haste'),
    isForAllies,
    alliesRadiusCm: skill.alliesRadiusCm ?? 0,
    healsAllies: givesAllies('heal'),
    shieldsAllies: givesAllies('shield', 'ward'),
    cleansesAllies: givesAllies('cleanse'),
    ragesAllies: givesAllies('might', 'rapid'),
    levels: Array.from({ length: order.length + 1 }, (_, level) =>
      order.slice(0, level).reduce((sum, raised) => sum + (raised === slot + 1 ? 1 : 0), 0),
    ),
  };
};

/** All heroes of the manifest. */
/** All bots of a manifest know the same. */
const known = new WeakMap<Manifest, readonly HeroLore[]>();

export const readLore = (manifest: Manifest): readonly HeroLore[] => {
  const before = known.get(manifest);
  if (before) return before;
  const { heroes } = manifest.content as { readonly heroes: readonly Hero[] };
  const lore = heroes.map((hero) => ({
    key: hero.key,
    role: hero.role,
    featureIndex: featureOf(manifest, `self.is.${hero.key}`).index,
    enemyFeatureIndex: manifest.observation.features.find(({ name }) => name === `enemy.is.${hero.key}`)?.index ?? -1,
    isTank: hero.role === 'tank',
    isRanged: hero.shotSpeedCmPerSecond > 0,
    rangeCm: hero.rangeCm,
    maxHp: hero.hp,
    attack: hero.attack,
    armor: hero.armor,
    resist: hero.resist,
    mana: hero.mana[0],
    manaPerLevel: hero.mana[1],
    attackPeriodSeconds: hero.attackPeriodTicks / manifest.ticksPerSecond,
    attackSpeedPerLevel: hero.attackSpeedPctPerLevel / 100,
    skills: hero.skills.map((skill, slot) => skillLore(skill, slot, hero.skillOrder, manifest.ticksPerSecond)),
  }));
  known.set(manifest, lore);
  return lore;
};
