// What the matches of a balance report say: win rates of heroes and sides with their intervals, lengths, what first
// blood and a first tower are worth, and in duels who beats whom. A draw counts as half a win throughout.
import { wilsonInterval } from '@jixia/arena';
import type { Localized } from '@jixia/env';
import type { BalanceRecord, SeatFigure } from './balance-match.ts';
import type { BalanceHeader } from './balance-results.ts';
import { type DuelTable, duelTable } from './duel-table.ts';
import { sorted } from './statistics.ts';

/** A share of `games` with Wilson's 95 % interval. */
export type Rate = { readonly rate: number; readonly low: number; readonly high: number; readonly games: number };

export type HeroBalance = Rate & {
  readonly hero: string;
  readonly name: Localized;
  readonly role: string;
  readonly wins: number;
  readonly losses: number;
  readonly draws: number;
  /** Means a game. */
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  readonly totalGold: number;
  readonly damageToHeroes: number;
  readonly damageToStructures: number;
  readonly damageTaken: number;
  readonly healing: number;
  /** (kills + assists) / deaths of all games together, deaths at least 1. */
  readonly kda: number;
};

export type Goal = {
  readonly name: string;
  readonly wanted: string;
  readonly found: string;
  readonly isMet: boolean;
};

export type Lengths = {
  /** Game minutes. */
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly max: number;
  /** `histogram[i]` matches took from i up to i + 1 minutes. */
  readonly histogram: readonly number[];
};

export type BalanceReport = {
  readonly format: 'jixia-balance-report-1';
  readonly scenario: string;
  readonly rulesHash: string;
  readonly bot: string;
  readonly seed: string;
  readonly config: Readonly<Record<string, number>>;
  /** Plays the same matches again. */
  readonly command: string;
  readonly matches: number;
  readonly goals: readonly Goal[];
  /** Best first. */
  readonly heroes: readonly HeroBalance[];
  /** Heroes whose rate lies outside of `heroRange`, and those whose whole interval lies inside. */
  readonly heroRange: readonly [number, number];
  readonly heroesOutside: readonly string[];
  readonly heroesSurelyInside: readonly string[];
  /** How alike the two matches of a line-up end, -1 .. 1; 0 = the line-up decides nothing, 1 = everything. */
  readonly lineUpCorrelation: number;
  /** Share that side 0 wins: of the first matches of line-ups, which are independent draws, and of all. */
  readonly side0: { readonly firstMatches: Rate; readonly allMatches: Rate };
  readonly draws: Rate;
  readonly timeLimit: Rate;
  readonly lengthMinutes: Lengths;
  /** Share of matches that the side with first blood, or with the first tower, wins. */
  readonly firstBlood: Rate;
  readonly firstTower: Rate;
  readonly killsPerMatch: number;
  /** Duels only. */
  readonly duels: DuelTable | null;
};

const heroRange = [0.45, 0.55] as const;
const sideRange = [0.49, 0.51] as const;
const lengthRange = [8, 15] as const;
const beatenShareLimit = 0.8;

/** `games` may be fewer than were played where they are not independent. */
const rateOf = (points: number, games: number, independentGames = games): Rate => {
  const rate = games === 0 ? 0.5 : points / games;
  return { rate, ...wilsonInterval(rate * independentGames, independentGames), games };
};

/** Points of side 0. */
const pointsOf = ({ winner }: BalanceRecord): number => (winner === 0 ? 1 : winner === 1 ? 0 : 0.5);

/** The value below which a share `q` of the values lies, between neighbours in proportion. */
export const quantile = (order: readonly number[], q: number): number => {
  if (order.length === 0) return 0;
  const place = q * (order.length - 1);
  const below = Math.floor(place);
  const low = order[below] as number;
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
 * Correlation of the points of the side that stands first in a line-up between its two matches, about one half, which is
 * the mean of both by symmetry.
 */
const lineUpCorrelationOf = (records: readonly BalanceRecord[]): number => {
  let together = 0;
  let alone = 0;
  for (let at = 0; at + 1 < records.length; at += 2) {
    const first = pointsOf(records[at] as BalanceRecord) - 0.5;
    const second = 0.5 - pointsOf(records[at + 1] as BalanceRecord);
    together += first * second;
    alone += (first * first + second * second) / 2;
  }
  return alone === 0 ? 0 : together / alone;
};

type Tally = { games: number; points: number; wins: number; draws: number } & Record<SeatFigure, number>;

const emptyTally = (): Tally => ({
  games: 0,
  points: 0,
  wins: 0,
  draws: 0,
  kills: 0,
  deaths: 0,
  assists: 0,
  totalGold: 0,
  damageToHeroes: 0,
  damageToStructures: 0,
  damageTaken: 0,
  healing: 0,
});

const figures: readonly SeatFigure[] = [
  'kills',
  'deaths',
  'assists',
  'totalGold',
  'damageToHeroes',
  'damageToStructures',
  'damageTaken',
  'healing',
];

const tallyHeroes = (header: BalanceHeader, records: readonly BalanceRecord[]): ReadonlyMap<string, Tally> => {
  const tallies = new Map(header.heroes.map(({ key }) => [key, emptyTally()]));
  for (const record of records) {
    const points0 = pointsOf(record);
    for (const [seat, hero] of record.heroes.entries()) {
      const tally = tallies.get(hero);
      if (tally === undefined) continue;
      const points = seat < header.seats / 2 ? points0 : 1 - points0;
      tally.games += 1;
      tally.points += points;
      if (points === 1) tally.wins += 1;
      if (points === 0.5) tally.draws += 1;
      for (const figure of figures) tally[figure] += record[figure][seat] ?? 0;
    }
  }
  return tallies;
};

/** `weight`: how many independent games a game counts for. */
const heroBalances = (
  header: BalanceHeader,
  tallies: ReadonlyMap<string, Tally>,
  weight: number,
): readonly HeroBalance[] =>
  header.heroes
    .map(({ key, name, role }) => {
      const tally = tallies.get(key) as Tally;
      const { games, points, wins, draws } = tally;
      const means = Object.fromEntries(figures.map((figure) => [figure, games === 0 ? 0 : tally[figure] / games]));
      return {
        hero: key,
        name,
        role,
        ...rateOf(points, games, games * weight),
        wins,
        losses: games - wins - draws,
        draws,
        ...(means as Record<SeatFigure, number>),
        kda: (tally.kills + tally.assists) / Math.max(1, tally.deaths),
      };
    })
    .sort((a, b) => b.rate - a.rate);

/** What the side that did something first made of it; matches where neither did are left out. */
const conversion = (records: readonly BalanceRecord[], sideOf: (record: BalanceRecord) => number): Rate => {
  const counted = records.filter((record) => sideOf(record) >= 0);
  const points = counted.reduce((sum, one) => sum + (sideOf(one) === 0 ? pointsOf(one) : 1 - pointsOf(one)), 0);
  return rateOf(points, counted.length);
};

const share = (records: readonly BalanceRecord[], holds: (record: BalanceRecord) => boolean): Rate => {
  const count = records.filter(holds).length;
  return records.length === 0 ? { rate: 0, low: 0, high: 1, games: 0 } : rateOf(count, records.length);
};

const sideRate = (records: readonly BalanceRecord[]): Rate =>
  rateOf(
    records.reduce((sum, record) => sum + pointsOf(record), 0),
    records.length,
  );

const isWithin = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

type Findings = Omit<BalanceReport, 'goals'>;

const goalsOf = (found: Findings): readonly Goal[] => {
  const { heroes, heroesOutside, side0, lengthMinutes, duels, matches } = found;
  const goals: Goal[] = [
    {
      name: 'matches',
      wanted: 'at least 20000',
      found: String(matches),
      isMet: matches >= 20_000,
    },
    {
      name: 'win rate of every hero',
      wanted: '45 % to 55 %',
      found: `${heroes.length - heroesOutside.length} of ${heroes.length}`,
      isMet: heroesOutside.length === 0,
    },
    {
      name: 'win rate of side 0',
      wanted: '49 % to 51 %',
      found: percent(side0.firstMatches.rate),
      isMet: isWithin(side0.firstMatches.rate, sideRange),
    },
    {
      name: 'median match length',
      wanted: '8 to 15 game minutes',
      found: lengthMinutes.median.toFixed(1),
      isMet: isWithin(lengthMinutes.median, lengthRange),
    },
  ];
  if (duels === null) return goals;
  const dominant = duels.beats.filter((row) => row.share > beatenShareLimit);
  return [
    ...goals,
    {
      name: 'heroes that beat more than 80 % of the others',
      wanted: 'none',
      found: dominant.length === 0 ? 'none' : dominant.map(({ hero }) => hero).join(', '),
      isMet: dominant.length === 0,
    },
  ];
};

const commandOf = (header: BalanceHeader, matches: number): string => {
  const config = Object.entries(header.config).map(([name, value]) => `${name}=${value}`);
  return [
    `npx jixia bench balance --scenario ${header.scenario} --matches ${matches} --bot ${header.bot} --seed ${header.seed}`,
    ...(config.length > 0 ? [`--config ${config.join(',')}`] : []),
  ].join(' ');
};

/**
 * Sums up matches, given in the order of the plan. Intervals are Wilson's; where line-ups are drawn, a hero's count its
 * games as games / (1 + lineUpCorrelation), since the two matches of a line-up tend to end alike (design effect of
 * clusters of two: Kish, Survey Sampling, 1965, section 5.4).
 */
export const balanceReport = (header: BalanceHeader, records: readonly BalanceRecord[]): BalanceReport => {
  const isDuel = header.seats === 2;
  const lineUpCorrelation = lineUpCorrelationOf(records);
  // In duels every pair is played equally often: nothing is drawn that two matches could share.
  const weight = isDuel ? 1 : 1 / (1 + Math.max(0, lineUpCorrelation));
  const heroes = heroBalances(header, tallyHeroes(header, records), weight);
  const played = heroes.filter(({ games }) => games > 0);
  const kills = records.reduce((sum, record) => sum + record.kills.reduce((all, one) => all + one, 0), 0);
  const found: Findings = {
    format: 'jixia-balance-report-1',
    scenario: header.scenario,
    rulesHash: header.rulesHash,
    bot: header.bot,
    seed: header.seed,
    config: header.config,
    command: commandOf(header, records.length),
    matches: records.length,
    heroes,
    heroRange,
    heroesOutside: played.filter(({ rate }) => !isWithin(rate, heroRange)).map(({ hero }) => hero),
    heroesSurelyInside: played
      .filter(({ low, high }) => isWithin(low, heroRange) && isWithin(high, heroRange))
      .map(({ hero }) => hero),
    lineUpCorrelation,
    side0: {
      firstMatches: sideRate(records.filter(({ index }) => index % 2 === 0)),
      allMatches: sideRate(records),
    },
    draws: share(records, ({ winner }) => winner < 0),
    timeLimit: share(records, ({ endReason }) => endReason === 'timeLimit'),
    lengthMinutes: lengthsOf(records.map(({ ticks }) => ticks / header.ticksPerSecond / 60)),
    firstBlood: conversion(records, ({ firstBlood }) => firstBlood),
    firstTower: conversion(records, ({ firstTower }) => firstTower),
    killsPerMatch: records.length === 0 ? 0 : kills / records.length,
    duels: isDuel
      ? duelTable(
          header.heroes.map(({ key }) => key),
          records,
        )
      : null,
  };
  const { format, scenario, rulesHash, bot, seed, config, command, matches, ...rest } = found;
  return { format, scenario, rulesHash, bot, seed, config, command, matches, goals: goalsOf(found), ...rest };
};
