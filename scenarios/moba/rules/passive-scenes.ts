// Scenes and figures of passives for rule tests.
import type { MatchConfig } from '@jixia/env/types';
import { PASSIVES } from '../content/index.ts';
import type { Effect } from '../content/schema.ts';
import { heroIdOf, type RulesMatch } from './rules-match.ts';
import { plainDuel } from './scenes.ts';

/** A plain duel in which the passives of both heroes are ready. */
export const awake = (gapCm: number, hero0: string, hero1 = 'yesun', config: MatchConfig = {}): RulesMatch => {
  const match = plainDuel(gapCm, { hero0, hero1, ...config });
  for (const h of [0, 1]) match.set('passiveReady', h, 0);
  return match;
};

/** Figures of an effect of a hero's passive, absent ones as 0. */
export const passiveEffect = (hero: string, kind: Effect['kind']) => {
  const { onSelf = [], onTarget = [], onAllies = [] } = PASSIVES[heroIdOf(hero)] ?? {};
  const found = [...onSelf, ...onTarget, ...onAllies].find((effect) => effect.kind === kind);
  if (!found) throw new Error(`${hero}: the passive has no ${kind}`);
  return { base: 0, perLevel: 0, attackPct: 0, maxHpPct: 0, pct: 0, durationTicks: 0, ...found };
};

/** Ticks that the passive of a hero takes to recover. */
export const passiveCooldown = (hero: string): number => PASSIVES[heroIdOf(hero)]?.cooldownTicks ?? 0;
