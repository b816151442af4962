// The other side of a run's matches: scripted bots by the curriculum, frozen policies by the league; what came of them.

import { deriveSeed, type Manifest, Random } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import { botWeightsOf, type TrainConfig } from '../train-config.ts';
import { Curriculum, type CurriculumState } from './curriculum.ts';
import { type EpisodeSums, episodeMetrics } from './episode-tally.ts';
import { League, type LeagueState, type Seated } from './league.ts';
import { type LeagueReport, leagueReport, type RateGames } from './league-report.ts';
import type { OpponentWeighting } from './opponent-weighting.ts';
import type { Seat } from './seats.ts';
import type { VersionArrays } from './version-board.ts';

/** Another run's policy, of the same network, to play against. */
export type Guest = { readonly name: string; readonly arrays: VersionArrays };

export type OpponentsState = { readonly curriculum: CurriculumState; readonly league: LeagueState };

/** Games of a win rate that says something. */
const leastGames = 50;

/** @throws LearnError `invalid_option` where nobody plays the matches that are set aside for frozen ones */
export const checkMembers = ({ historyShare, historyCapacity }: TrainConfig, members: number): void => {
  if (historyShare === 0 || historyCapacity > 0 || members > 0) return;
  throw new LearnError(
    'invalid_option',
    `historyShare is ${historyShare}, historyCapacity 0, and the league has no guests: set historyCapacity above 0, or ` +
      'historyShare=0.',
  );
};

export class Opponents {
  readonly #config: TrainConfig;
  readonly #manifest: Manifest;
  readonly #bots: readonly string[];
  /** Bots in their order, then `history`. */
  readonly #names: readonly string[];
  readonly #curriculum: Curriculum;
  readonly #league: League;
  readonly #rate: RateGames | undefined;
  readonly #stream: number;

  /**
   * @param bots names, weak to strong @param seats of all matches
   * @param stream of random numbers, below the run's seed
   * @param rate rates players, for metrics and reports
   */
  constructor(
    manifest: Manifest,
    config: TrainConfig,
    bots: readonly string[],
    seats: readonly Seat[],
    stream: number,
    rate?: RateGames,
  ) {
    this.#manifest = manifest;
    this.#config = config;
    this.#bots = bots;
    this.#names = [...bots.map((name) => `bot:${name}`), 'history'];
    this.#curriculum = new Curriculum(botWeightsOf(config, bots), config.isCurriculumAdaptive);
    const slotMatches = new Array<number>(config.historyGroups).fill(0);
    for (const { opponent } of seats) {
      if (opponent.kind === 'history') slotMatches[opponent.group] = (slotMatches[opponent.group] as number) + 1;
    }
    this.#league = new League({
      capacity: config.historyCapacity,
      slotMatches,
      weighting: config.historyWeighting as OpponentWeighting,
      exponent: config.historyExponent,
    });
    this.#rate = rate;
    this.#stream = stream;
  }

  /** How often each bot is drawn. */
  get botWeights(): readonly number[] {
    return this.#curriculum.weights;
  }

  /** Running win rate against each bot, 0..1, by its name; 0 before the first match. */
  get botWinRates(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#curriculum.winRates.map((rate, index) => [this.#names[index], rate]));
  }

  /** Frozen opponents from now on, one a slot. */
  get seated(): readonly Seated[] {
    return this.#league.seated;
  }

  /** Whether the newest wins this share against every frozen opponent, each met in about 50 matches at least. */
  isBeaten(share: number): boolean {
    return this.#league.isBeaten(share, leastGames);
  }

  /** Whether a version is frozen after an update. */
  isVersionDue(update: number): boolean {
    return update % this.#config.snapshotEveryUpdates === 0;
  }

  /**
   * Guests join, unless they are in the league by that name.
   * @throws LearnError `invalid_option` where there is nobody for the matches that are set aside for frozen ones
   */
  welcome(guests: readonly Guest[], update: number): void {
    for (const { name, arrays } of guests) this.#league.addGuest(name, arrays);
    this.#league.draw(this.#random(update));
    checkMembers(this.#config, this.#league.members.length);
  }

  /** Results of a rollout; `seated` played the frozen side of it. */
  observe(episodes: EpisodeSums, seated: readonly Seated[]): void {
    this.#curriculum.observe(episodes.matches, episodes.points);
    this.#league.observe(episodes, this.#bots, seated);
  }

  /** After an update: freezes the newest policy where it is due, and draws opponents whose turn is over. */
  advance(update: number, newest: () => VersionArrays): void {
    if (this.#config.historyShare === 0) return;
    const random = this.#random(update);
    if (this.isVersionDue(update)) {
      const arrays = newest().map((array) => array.slice());
      this.#league.addVersion(update, arrays, random);
    }
    this.#league.draw(random);
  }

  metrics(episodes: EpisodeSums, update: number): Record<string, number> {
    const metrics = episodeMetrics(episodes, this.#manifest, this.#names);
    for (const [name, rate] of Object.entries(this.botWinRates)) metrics[`runningWinRate/${name}`] = rate;
    metrics['leagueMembers'] = this.#league.members.length;
    const lowest = this.#league.lowestWinRate(leastGames);
    if (lowest !== null) metrics['lowestWinRate'] = lowest;
    if (!this.#rate || !this.isVersionDue(update)) return metrics;
    for (const { name, kind, rating } of this.report(update).players) {
      if (rating !== null && (kind === 'newest' || kind === 'bot')) metrics[`rating/${name}`] = rating;
    }
    return metrics;
  }

  report(update: number): LeagueReport {
    return leagueReport({
      update,
      weighting: this.#config.historyWeighting,
      league: this.#league,
      bots: this.#bots,
      curriculum: this.#curriculum,
      rate: this.#rate,
    });
  }

  saveState(): OpponentsState {
    return { curriculum: this.#curriculum.saveState(), league: this.#league.saveState() };
  }

  loadState({ curriculum, league }: OpponentsState): void {
    this.#curriculum.loadState(curriculum);
    this.#league.loadState(league);
  }

  #random(update: number): Random {
    return new Random(deriveSeed(BigInt(this.#config.seed), this.#stream, update));
  }
}
