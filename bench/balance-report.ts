// What the matches of a balance report say: win rates of heroes and sides with their intervals, lengths, what first
// blood and a first tower are worth, and in duels who beats whom. A draw counts as half a win throughout.
import { type Goal, goalsOf, heroRange } from './balance-goals.ts';
import { type HeroBalance, heroBalances } from './balance-heroes.ts';
import { type BalanceRecord, side0Points } from './balance-match.ts';
import type { BalanceHeader } from './balance-results.ts';
import { type DuelTable, duelTable } from './duel-table.ts';
import { isWithin, type Range, type Rate, rateOf } from './rate.ts';
import { sorted } from './statistics.ts';

/** Game minutes. */
export type Lengths = {
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly max: number;
  /** `histogram[i]` matches took from i up to i + 1 minutes. */
  readonly histogram: readonly number[];
};

export type BalanceFindings = {
  readonly format: 'jixia-balance-report-1';
  readonly scenario: string;
  readonly rulesHash: string;
  readonly bot: string;
  readonly seed: string;
  readonly config: Readonly<Record<string, number>>;
  /** Plays the same matches again. */
  readonly command: string;
  readonly matches: number;
  /** Where the win rate of a hero should lie. */
  readonly heroRange: Range;
  /** Heroes whose rate lies outside of it, and those whose whole interval lies inside. */
  readonly heroesOutside: readonly string[];
  readonly heroesSurelyInside: readonly string[];
  /** Share that side 0 wins: of the first matches of line-ups, which are independent draws, and of all. */
  readonly side0: { readonly firstMatches: Rate; readonly allMatches: Rate };
  readonly draws: Rate;
  readonly timeLimit: Rate;
  readonly lengthMinutes: Lengths;
  /** Share of matches that the side with first blood, or with the first tower, wins. */
  readonly firstBlood: Rate;
  readonly firstTower: Rate;
  readonly killsPerMatch: number;
  /** How alike the two matches of a line-up end, -1 .. 1; 0 = the line-up decides nothing, 1 = everything. */
  readonly lineUpCorrelation: number;
  /** Best first. */
  readonly heroes: readonly HeroBalance[];
  /** Duels only. */
  readonly duels: DuelTable | null;
};

export type BalanceReport = BalanceFindings & { readonly goals: readonly Goal[] };

/** The value below which a share `q` of the values lies, between neighbours in proportion; 0 of none. */
export const quantile = (order: readonly number[], q: number): number => {
  const place = q * (order.length - 1);
  const below = Math.max(0, Math.floor(place));
  const low = order[below] ?? 0;
  return low + (place - below) * ((order[below + 1] ?? low) - low);
};

const lengthsOf = (minutes: readonly number[]): Lengths => {
  const order = sorted(minutes);
  const histogram = new Array<number>(Math.floor(order.at(-1) ?? 0) + 1).fill(0);
  for (const value of order) histogram[Math.floor(value)] = (histogram[Math.floor(value)] as number) + 1;
  return {
    min: order[0] ?? 0,
    lowerQuartile: quantile(order, 0.25),
    median: quantile(order, 0.5),
    upperQuartile: quantile(order, 0.75),
    max: order.at(-1) ?? 0,
    histogram,
  };
};

/**
 * Correlation between the two matches of a line-up of the points of those who stand on side 0 first, taken about one half:
 * by symmetry the mean over all line-ups.
 */
const lineUpCorrelationOf = (records: readonly BalanceRecord[]): number => {
  let together = 0;
  let alone = 0;
  for (let at = 0; at + 1 < records.length; at += 2) {
    const first = side0Points(records[at] as BalanceRecord) - 0.5;
    const second = 0.5 - side0Points(records[at + 1] as BalanceRecord);
    together += first * second;
    alone += (first * first + second * second) / 2;
  }
  return alone === 0 ? 0 : together / alone;
};

/** What the side that did something first made of it; matches where neither did are left out. */
const conversion = (records: readonly BalanceRecord[], sideOf: (record: BalanceRecord) => number): Rate => {
  const counted = records.filter((record) => sideOf(record) >= 0);
  const points = counted.map((record) => (sideOf(record) === 0 ? side0Points(record) : 1 - side0Points(record)));
  return rateOf(sum(points), counted.length);
};

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

const sideRate = (records: readonly BalanceRecord[]): Rate => rateOf(sum(records.map(side0Points)), records.length);

const commandOf = (header: BalanceHeader, matches: number): string => {
  const config = Object.entries(header.config).map(([name, value]) => `${name}=${value}`);
  return [
    `npx jixia bench balance --scenario ${header.scenario} --matches ${matches} --bot ${header.bot} --seed ${header.seed}`,
    ...(config.length > 0 ? [`--config ${config.join(',')}`] : []),
  ].join(' ');
};

/**
 * Sums up matches, given in the order of the plan. Intervals are Wilson's. Where line-ups are drawn, a hero's games count
 * as games / (1 + lineUpCorrelation), because the two matches of a line-up tend to end alike (design effect of clusters
 * of two: Kish, Survey Sampling, 1965, section 5.4); in duels every pair is played equally often, nothing is drawn.
 */
export const balanceReport = (header: BalanceHeader, records: readonly BalanceRecord[]): BalanceReport => {
  const isDuel = header.seats === 2;
  const lineUpCorrelation = lineUpCorrelationOf(records);
  const heroes = heroBalances(header, records, isDuel ? 1 : 1 / (1 + Math.max(0, lineUpCorrelation)));
  const played = heroes.filter(({ games }) => games > 0);
  const matches = records.length;
  const count = (holds: (record: BalanceRecord) => boolean): Rate => rateOf(records.filter(holds).length, matches, 0);
  const keys = header.heroes.map(({ key }) => key);
  const found: BalanceFindings = {
    format: 'jixia-balance-report-1',
    scenario: header.scenario,
    rulesHash: header.rulesHash,
    bot: header.bot,
    seed: header.seed,
    config: header.config,
    command: commandOf(header, matches),
    matches,
    heroRange,
    heroesOutside: played.filter(({ rate }) => !isWithin(rate, heroRange)).map(({ hero }) => hero),
    heroesSurelyInside: played
      .filter(({ low, high }) => isWithin(low, heroRange) && isWithin(high, heroRange))
      .map(({ hero }) => hero),
    side0: { firstMatches: sideRate(records.filter(({ index }) => index % 2 === 0)), allMatches: sideRate(records) },
    draws: count(({ winner }) => winner < 0),
    timeLimit: count(({ endReason }) => endReason === 'timeLimit'),
    lengthMinutes: lengthsOf(records.map(({ ticks }) => ticks / header.ticksPerSecond / 60)),
    firstBlood: conversion(records, ({ firstBlood }) => firstBlood),
    firstTower: conversion(records, ({ firstTower }) => firstTower),
    killsPerMatch: sum(records.map(({ kills }) => sum(kills))) / Math.max(1, matches),
    lineUpCorrelation,
    heroes,
    duels: isDuel ? duelTable(keys, records) : null,
  };
  return { ...found, goals: goalsOf(found) };
};
