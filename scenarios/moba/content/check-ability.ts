// Checks abilities, passives and their effects.
import type { Range, Spot } from './check-values.ts';

const TICKS = 'ticks';
const AMOUNT = {
  base: [0, 1000],
  perLevel: [0, 300],
  attackPct: [1, 200, 'per cent'],
  powerPct: [1, 200, 'per cent'],
  maxHpPct: [1, 30, 'per cent'],
  missingHpPct: [1, 40, 'per cent'],
} as const satisfies Record<string, Range>;
const LASTS: Range = [1, 300, TICKS];
const RANGE_CM: Range = [50, 2000, 'cm'];
const RADIUS_CM: Range = [50, 800, 'cm'];
const FLIGHT: Range = [300, 3000, 'cm a second'];
const DAMAGE_TYPES = ['physical', 'magic', 'true'] as const;
/** What a percentage may reach at the largest level. */
const MAX_PCT = 90;

type EffectKind = {
  readonly ranges: Readonly<Record<string, Range>>;
  readonly needed: readonly string[];
  readonly isTyped?: boolean;
  /** Whom it may be for. */
  readonly isFor: 'enemy' | 'friend';
};
const amount = (isTyped: boolean, isFor: 'enemy' | 'friend', more: Record<string, Range>): EffectKind => ({
  ranges: { ...AMOUNT, ...more },
  needed: ['base'],
  isTyped,
  isFor,
});
const share = (isFor: 'enemy' | 'friend'): EffectKind => ({
  ranges: { pct: [1, MAX_PCT, 'per cent'], pctPerLevel: [0, 30, 'per cent'], durationTicks: LASTS },
  needed: ['pct', 'durationTicks'],
  isFor,
});
/** A stun is short; what leaves its victim something to do may last longer. */
const control = (maxTicks: number): EffectKind => ({
  ranges: { durationTicks: [1, maxTicks, TICKS] },
  needed: ['durationTicks'],
  isFor: 'enemy',
});

const EFFECTS: Readonly<Record<string, EffectKind>> = {
  damage: amount(true, 'enemy', {}),
  heal: amount(false, 'friend', {}),
  shield: { ...amount(false, 'friend', { durationTicks: LASTS }), needed: ['base', 'durationTicks'] },
  burn: {
    ranges: { base: [0, 200], perLevel: [0, 60], powerPct: AMOUNT.powerPct, durationTicks: LASTS },
    needed: ['base', 'durationTicks'],
    isFor: 'enemy',
  },
  stun: control(30),
  root: control(45),
  silence: control(45),
  slow: share('enemy'),
  haste: share('friend'),
  rapid: share('friend'),
  might: share('friend'),
  ward: share('friend'),
  weaken: share('enemy'),
  push: { ranges: { distanceCm: [20, 600, 'cm'] }, needed: ['distanceCm'], isFor: 'enemy' },
  cleanse: { ranges: {}, needed: [], isFor: 'friend' },
  empower: { ranges: { durationTicks: LASTS }, needed: ['durationTicks'], isFor: 'friend' },
};

/** A list of effects at `list`, if it is there, whose largest level is `maxLevel`. */
const checkEffects = (list: Spot, isFor: 'enemy' | 'friend', maxLevel: number): void => {
  if (list.isAbsent) return;
  const effects = list.entries(1, 6);
  let isEmpowered = false;
  effects.forEach((effect, i) => {
    effect.object();
    const kind = effect.at('kind').oneOf(Object.keys(EFFECTS));
    const { ranges, needed, isTyped, isFor: rightSide } = EFFECTS[kind] as EffectKind;
    effect.object(['kind', ...(isTyped ? ['type'] : []), ...Object.keys(ranges)]);
    if (isTyped) effect.at('type').oneOf(DAMAGE_TYPES);
    effect.integers(ranges, needed);
    const { pct, pctPerLevel = 0 } = effect.value as { pct?: number; pctPerLevel?: number };
    if (pct !== undefined && pct + pctPerLevel * (maxLevel - 1) > MAX_PCT) {
      effect.at('pctPerLevel').fail(`such that pct is at most ${MAX_PCT} per cent at level ${maxLevel}`);
    }
    // What follows `empower` reaches whoever the next attack strikes.
    const wanted = isEmpowered ? 'enemy' : isFor;
    if (rightSide !== wanted) {
      const known = Object.keys(EFFECTS).filter((other) => EFFECTS[other]?.isFor === wanted);
      effect.at('kind').fail(`one of ${known.join(', ')} here`);
    }
    isEmpowered = kind === 'empower';
    if (isEmpowered && i === effects.length - 1) effect.at('kind').fail('followed by the effect of the next attack');
  });
};

const checkAllies = (owner: Spot, maxLevel: number): void => {
  checkEffects(owner.at('onAllies'), 'friend', maxLevel);
  const radius = owner.at('alliesRadiusCm');
  if (!owner.at('onAllies').isAbsent) radius.integer([50, 2000, 'cm']);
  else if (!radius.isAbsent) radius.fail('left out where there is no onAllies');
};

const DELIVERIES: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  self: {},
  unit: { rangeCm: RANGE_CM },
  homing: { rangeCm: RANGE_CM, speedCmPerSecond: FLIGHT },
  skillshot: { rangeCm: RANGE_CM, halfWidthCm: [20, 400, 'cm'], speedCmPerSecond: FLIGHT },
  area: {
    rangeCm: RANGE_CM,
    radiusCm: RADIUS_CM,
    delayTicks: [0, 45, TICKS],
    durationTicks: [1, 300, TICKS],
    periodTicks: [1, 60, TICKS],
  },
  nova: { radiusCm: RADIUS_CM },
  // A faster dash would pass by units between two looks.
  dash: { rangeCm: RANGE_CM, radiusCm: RADIUS_CM, speedCmPerSecond: [300, 1900, 'cm a second'] },
  blink: { rangeCm: RANGE_CM },
};
const REPEATS = ['durationTicks', 'periodTicks'];

/** The delivery; whom its `onHit` is for, null where it reaches nobody. */
const checkDelivery = (delivery: Spot): 'enemy' | 'friend' | null => {
  delivery.object();
  const how = delivery.at('how').oneOf(Object.keys(DELIVERIES));
  const ranges = DELIVERIES[how] as Record<string, Range>;
  const aims = how === 'unit' || how === 'homing';
  delivery.object([
    'how',
    ...Object.keys(ranges),
    ...(aims ? ['at'] : []),
    ...(how === 'skillshot' ? ['pierces'] : []),
  ]);
  delivery.integers(
    ranges,
    Object.keys(ranges).filter((key) => !REPEATS.includes(key)),
  );
  for (const [key, other] of [REPEATS, [...REPEATS].reverse()] as [string, string][]) {
    if (delivery.at(key).isAbsent && !delivery.at(other).isAbsent) {
      delivery.at(key).integer(ranges[key] as Range);
    }
  }
  if (how === 'skillshot') delivery.at('pierces').boolean();
  if (!aims) return how === 'self' || how === 'blink' ? null : 'enemy';
  const at = delivery.at('at');
  const kinds = at.entries(1, 3).map((spot) => spot.oneOf(['hero', 'creep', 'monster', 'ally']));
  if (new Set(kinds).size < kinds.length) at.fail('without repetition');
  if (!kinds.includes('ally')) return 'enemy';
  if (kinds.length > 1 || how === 'homing') at.fail("['ally'] alone, with delivery 'unit', or without 'ally'");
  return 'friend';
};

/** An ability with the largest level `maxLevel`. */
export const checkAbility = (ability: Spot, maxLevel: number): void => {
  ability.object([
    ...['key', 'name', 'description', 'delivery', 'castTicks', 'cooldownTicks', 'cooldownTicksPerLevel', 'mana'],
    ...['manaPerLevel', 'onHit', 'onSelf', 'onAllies', 'alliesRadiusCm'],
  ]);
  ability.at('key').key();
  ability.at('name').localized(40);
  ability.at('description').localized(160);
  const reaches = checkDelivery(ability.at('delivery'));
  ability.at('castTicks').integer([0, 30, TICKS]);
  const cooldown = ability.at('cooldownTicks').integer([15, 3000, TICKS]);
  const mana = ability.at('mana').integer([0, 300]);
  ability.integers({ cooldownTicksPerLevel: [-300, 300, TICKS], manaPerLevel: [-50, 50] });
  const steps = ability.value as { cooldownTicksPerLevel?: number; manaPerLevel?: number };
  const last = cooldown + (steps.cooldownTicksPerLevel ?? 0) * (maxLevel - 1);
  if (last < 15) ability.at('cooldownTicksPerLevel').fail(`such that 15 ticks or more are left at level ${maxLevel}`);
  const cost = mana + (steps.manaPerLevel ?? 0) * (maxLevel - 1);
  if (cost < 0 || cost > 300) ability.at('manaPerLevel').fail(`such that mana is 0 .. 300 at level ${maxLevel}`);
  const onHit = ability.at('onHit');
  if (reaches === null && !onHit.isAbsent) onHit.fail('left out: this delivery reaches nobody');
  if (reaches !== null && onHit.isAbsent) onHit.fail('what happens to whom it reaches');
  checkEffects(onHit, reaches ?? 'enemy', maxLevel);
  checkEffects(ability.at('onSelf'), 'friend', maxLevel);
  checkAllies(ability, maxLevel);
  const isIdle = onHit.isAbsent && ability.at('onSelf').isAbsent && ability.at('onAllies').isAbsent;
  if (isIdle && ability.at('delivery').at('how').value !== 'blink') ability.at('onSelf').fail('some effect');
};

const TRIGGERS: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  attackHit: { every: [1, 10, 'attacks'] },
  skillHit: {},
  hurt: {},
  lowHealth: { belowPct: [5, 90, 'per cent'] },
  takedown: {},
  lastHit: {},
  always: { periodTicks: [15, 900, TICKS] },
};

export const checkPassive = (passive: Spot): void => {
  passive.object([
    ...['key', 'name', 'description', 'trigger', 'cooldownTicks', 'onSelf', 'onTarget', 'onAllies', 'alliesRadiusCm'],
  ]);
  passive.at('key').key();
  passive.at('name').localized(40);
  passive.at('description').localized(160);
  const trigger = passive.at('trigger');
  trigger.object();
  const on = trigger.at('on').oneOf(Object.keys(TRIGGERS));
  const ranges = TRIGGERS[on] as Record<string, Range>;
  trigger.object(['on', ...Object.keys(ranges)]);
  trigger.integers(
    ranges,
    Object.keys(ranges).filter((key) => key !== 'every'),
  );
  passive.at('cooldownTicks').integer([0, 3000, TICKS]);
  const onTarget = passive.at('onTarget');
  if (!onTarget.isAbsent && ['always', 'takedown', 'lastHit'].includes(on)) {
    onTarget.fail(`left out: trigger '${on}' has no target`);
  }
  checkEffects(onTarget, 'enemy', 3);
  checkEffects(passive.at('onSelf'), 'friend', 3);
  checkAllies(passive, 3);
  if (onTarget.isAbsent && passive.at('onSelf').isAbsent && passive.at('onAllies').isAbsent) {
    passive.at('onSelf').fail('some effect');
  }
};
