// A share with its interval, as reports give it.
import { wilsonInterval } from '@jixia/arena';

/** A share of `games` with Wilson's 95 % interval. */
export type Rate = { readonly rate: number; readonly low: number; readonly high: number; readonly games: number };

export type Range = readonly [number, number];

/** `points` may hold halves. No games give `none` with the interval 0 .. 1. `weight`: how many independent games one counts for. */
export const rateOf = (points: number, games: number, none = 0.5, weight = 1): Rate => {
  const rate = games === 0 ? none : points / games;
  return { rate, ...wilsonInterval(rate * games * weight, games * weight), games };
};

/** The ends belong to the range. */
export const isWithin = (value: number, [low, high]: Range): boolean => value >= low && value <= high;

/** 0.5 -> '50.0 %' */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** '50.0 % (45.8 % to 54.2 %)' */
export const rateText = ({ rate, low, high }: Rate): string => `${percent(rate)} (${percent(low)} to ${percent(high)})`;
