// What a balanced game should reach, and whether it does.
import type { BalanceFindings } from './balance-report.ts';
import { isWithin, percent, type Range } from './rate.ts';

export type Goal = {
  readonly name: string;
  readonly wanted: string;
  readonly found: string;
  readonly isMet: boolean;
};

export const heroRange: Range = [0.45, 0.55];
export const sideRange: Range = [0.49, 0.51];
export const minutesRange: Range = [8, 15];
const leastMatches = 20_000;
/** No hero may beat a larger share of the others. */
const mostBeaten = 0.8;

const span = ([low, high]: Range): string => `${Math.round(low * 100)} % to ${Math.round(high * 100)} %`;

export const goalsOf = (found: BalanceFindings): readonly Goal[] => {
  const { heroes, heroesOutside, side0, lengthMinutes, duels, matches } = found;
  const met = heroes.length - heroesOutside.length;
  const dominant = duels?.beats.filter(({ share }) => share > mostBeaten) ?? [];
  const goals: Goal[] = [
    { name: 'matches', wanted: `at least ${leastMatches}`, found: String(matches), isMet: matches >= leastMatches },
    {
      name: 'win rate of every hero',
      wanted: span(heroRange),
      found: `${met} of ${heroes.length}`,
      isMet: heroesOutside.length === 0 && heroes.every(({ games }) => games > 0),
    },
    {
      name: 'win rate of side 0',
      wanted: span(sideRange),
      found: percent(side0.firstMatches.rate),
      isMet: isWithin(side0.firstMatches.rate, sideRange),
    },
    {
      name: 'median match length',
      wanted: `${minutesRange[0]} to ${minutesRange[1]} game minutes`,
      found: lengthMinutes.median.toFixed(1),
      isMet: isWithin(lengthMinutes.median, minutesRange),
    },
  ];
  if (duels === null) return goals;
  const found80 = dominant.length === 0 ? 'none' : dominant.map(({ hero }) => hero).join(', ');
  const name = `heroes that beat more than ${mostBeaten * 100} % of the others`;
  return [...goals, { name, wanted: 'none', found: found80, isMet: dominant.length === 0 }];
};
