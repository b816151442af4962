// The vocabulary of MOBA content: what a hero, an ability, an item may say. `generate.ts` turns it into tables of the rules module.
import type { Localized } from '@jixia/env/types';

export type DamageType = 'physical' | 'magic' | 'true';

/** What an ability does to the unit it reaches. Amounts grow by `perLevel` a skill level; percentages scale with the caster. */
export type Effect =
  | {
      readonly kind: 'damage';
      readonly type: DamageType;
      readonly base: number;
      readonly perLevel?: number;
      readonly attackPct?: number;
      readonly powerPct?: number;
      /** Of the target's maximum health. */
      readonly maxHpPct?: number;
      /** Of the target's missing health: executes. */
      readonly missingHpPct?: number;
    }
  | {
      readonly kind: 'heal' | 'shield';
      readonly base: number;
      readonly perLevel?: number;
      readonly attackPct?: number;
      readonly powerPct?: number;
      readonly maxHpPct?: number;
      readonly missingHpPct?: number;
      readonly durationTicks?: number;
    }
  | {
      readonly kind: 'burn';
      /** A second. */
      readonly base: number;
      readonly perLevel?: number;
      readonly powerPct?: number;
      readonly durationTicks: number;
    }
  | { readonly kind: 'stun' | 'root' | 'silence'; readonly durationTicks: number }
  | {
      readonly kind: 'slow' | 'haste' | 'rapid' | 'might' | 'ward' | 'weaken';
      /**
       * slow, haste: of movement speed; rapid: of attack speed; might: of attack damage; ward: of damage taken;
       * weaken (heroes only): of damage dealt.
       */
      readonly pct: number;
      readonly pctPerLevel?: number;
      readonly durationTicks: number;
    }
  | { readonly kind: 'push'; readonly distanceCm: number }
  | { readonly kind: 'cleanse' }
  /** The next basic attack also has the effect that follows this one in the list. */
  | { readonly kind: 'empower'; readonly durationTicks: number };

export type Delivery =
  | { readonly how: 'self' }
  | { readonly how: 'unit'; readonly rangeCm: number; readonly at: readonly UnitTarget[] }
  | {
      readonly how: 'homing';
      readonly rangeCm: number;
      readonly at: readonly UnitTarget[];
      readonly speedCmPerSecond: number;
    }
  | {
      readonly how: 'skillshot';
      readonly rangeCm: number;
      readonly halfWidthCm: number;
      readonly speedCmPerSecond: number;
      readonly pierces: boolean;
    }
  | {
      readonly how: 'area';
      readonly rangeCm: number;
      readonly radiusCm: number;
      readonly delayTicks: number;
      /** Strikes again each `periodTicks` for `durationTicks`. */
      readonly durationTicks?: number;
      readonly periodTicks?: number;
    }
  | { readonly how: 'nova'; readonly radiusCm: number }
  | { readonly how: 'dash'; readonly rangeCm: number; readonly radiusCm: number; readonly speedCmPerSecond: number }
  | { readonly how: 'blink'; readonly rangeCm: number };

/** Enemy units, and with delivery `unit` alone `ally`: an allied hero, the caster included. */
export type UnitTarget = 'hero' | 'creep' | 'monster' | 'ally';

export type Ability = {
  readonly key: string;
  readonly name: Localized;
  readonly description: Localized;
  readonly delivery: Delivery;
  /** Ticks between the order and the effect; the hero stands still. */
  readonly castTicks: number;
  readonly cooldownTicks: number;
  readonly cooldownTicksPerLevel?: number;
  readonly mana: number;
  readonly manaPerLevel?: number;
  readonly onHit?: readonly Effect[];
  readonly onSelf?: readonly Effect[];
  /** What allied heroes within `alliesRadiusCm`, the caster included, get when the ability takes effect. */
  readonly onAllies?: readonly Effect[];
  readonly alliesRadiusCm?: number;
};

/**
 * attackHit: a basic attack of the hero reaches a unit that is no structure, every `every`-th; skillHit: one of its
 * skills damages an enemy hero; hurt: an enemy hero damages it; lowHealth: anyone hurt it and less than `belowPct` of
 * its health is left; takedown: it kills a hero or assists; lastHit: it kills a creep or monster; always: every
 * `periodTicks` while it lives.
 */
export type Trigger =
  | { readonly on: 'attackHit'; readonly every?: number }
  | { readonly on: 'skillHit' | 'hurt' | 'takedown' | 'lastHit' }
  | { readonly on: 'lowHealth'; readonly belowPct: number }
  | { readonly on: 'always'; readonly periodTicks: number };

/** What a hero does unasked. Its effects have level 1 + (hero level - 1) / 5, rounded down: 1 .. 3. */
export type Passive = {
  readonly key: string;
  readonly name: Localized;
  readonly description: Localized;
  readonly trigger: Trigger;
  /** Ticks from one time to the next at the earliest; 0 = each time. */
  readonly cooldownTicks: number;
  readonly onSelf?: readonly Effect[];
  /** The unit hit; for `hurt` and `lowHealth` the hero who did the damage; not for always, takedown, lastHit. */
  readonly onTarget?: readonly Effect[];
  readonly onAllies?: readonly Effect[];
  readonly alliesRadiusCm?: number;
};

export type Role = 'tank' | 'fighter' | 'assassin' | 'mage' | 'marksman' | 'support';

/** base + perLevel * (level - 1). */
export type Growth = readonly [base: number, perLevel: number];

export type Hero = {
  readonly key: string;
  readonly name: Localized;
  readonly title: Localized;
  readonly description: Localized;
  readonly role: Role;
  readonly hp: Growth;
  readonly mana: Growth;
  readonly attack: Growth;
  readonly armor: Growth;
  readonly resist: Growth;
  /** Restored in 5 seconds. */
  readonly hpRegen: Growth;
  readonly manaRegen: Growth;
  readonly speedCmPerSecond: number;
  readonly rangeCm: number;
  readonly attackPeriodTicks: number;
  readonly attackSpeedPctPerLevel: number;
  /** 0 = melee. */
  readonly shotSpeedCmPerSecond: number;
  readonly passive: Passive;
  readonly skills: readonly [Ability, Ability, Ability];
  /** Which skill gets the point at level 1..15. */
  readonly skillOrder: readonly (1 | 2 | 3)[];
  /** Item keys in the order of purchase. */
  readonly build: readonly string[];
};

export type Item = {
  readonly key: string;
  readonly name: Localized;
  /** In all, components included. */
  readonly price: number;
  /** Keys of its components: those the hero carries are credited and leave; the item comes after all others. */
  readonly from?: readonly string[];
  readonly attack?: number;
  readonly power?: number;
  readonly hp?: number;
  readonly mana?: number;
  readonly armor?: number;
  readonly resist?: number;
  readonly attackSpeedPct?: number;
  readonly critPct?: number;
  readonly lifestealPct?: number;
  readonly hastenPct?: number;
  readonly speedCmPerSecond?: number;
  readonly hpRegen?: number;
  readonly manaRegen?: number;
  readonly active?: Ability;
};
