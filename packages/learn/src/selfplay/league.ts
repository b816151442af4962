// Who the newest policy meets beside itself and scripted bots: frozen versions of itself and guests from other runs, drawn
// by how often they are beaten; and who did how well against whom.

import type { Random } from '@jixia/env';
import type { EpisodeSums } from './episode-tally.ts';
import { type OpponentWeighting, opponentWeights } from './opponent-weighting.ts';
import type { VersionArrays } from './version-board.ts';

/** Someone frozen. */
export type LeagueMember = {
  /** `version:120` for the policy after update 120, `guest:NAME` for one from another run. */
  readonly name: string;
  readonly kind: 'version' | 'guest';
  readonly arrays: VersionArrays;
};

/** Matches of one player against another; they fade, so these need not be whole numbers. */
export type Score = { readonly games: number; readonly wins: number; readonly draws: number };

/** A place for one opponent in the matches that are set aside for frozen ones. */
export type Slot = {
  /** Index into the members. */
  readonly member: number;
  /** Another for each time that the slot's opponent is drawn. */
  readonly generation: number;
  /** Matches that ended since. */
  readonly ended: number;
};

/** What `observe` needs to know of a rollout's opponents when its results come in, the next ones being drawn already. */
export type Seated = { readonly name: string; readonly generation: number; readonly arrays: VersionArrays };

export type LeagueState = {
  readonly members: readonly LeagueMember[];
  readonly scores: readonly (Score & { readonly of: string; readonly against: string })[];
  readonly slots: readonly Slot[];
  readonly generation: number;
};

export type LeagueOptions = {
  /** Versions kept; guests stay. */
  readonly capacity: number;
  /** Matches that each slot's opponent plays at the same time; one entry a slot. */
  readonly slotMatches: readonly number[];
  readonly weighting: OpponentWeighting;
  readonly exponent: number;
};

export const newest = 'newest';
/** About this many of the last matches against an opponent count: each one takes this share off those before. */
const fading = 0.01;
/** Games of an even score that every estimate starts from. */
const priorGames = 1;

const noScore: Score = { games: 0, wins: 0, draws: 0 };
const times = ({ games, wins, draws }: Score, factor: number): Score => ({
  games: games * factor,
  wins: wins * factor,
  draws: draws * factor,
});

/** Wins plus half the draws, of an estimate that starts from a half. */
export const scoreRate = ({ games, wins, draws }: Score): number =>
  (wins + draws / 2 + priorGames / 2) / (games + priorGames);

export class League {
  readonly #options: LeagueOptions;
  #members: LeagueMember[] = [];
  /** Of whom, against whom. Only versions, as long as they are the newest, gather results. */
  readonly #scores = new Map<string, Map<string, Score>>();
  #slots: Slot[] = [];
  #generation = 0;

  constructor(options: LeagueOptions) {
    this.#options = options;
  }

  get members(): readonly LeagueMember[] {
    return this.#members;
  }

  /**
   * Freezes the newest policy. What it scored is shared out: half stays with it, half goes to the version, so that every
   * match counts once and evidence of earlier policies fades. Above capacity a random older version goes: the past stays
   * spread out.
   */
  addVersion(update: number, arrays: VersionArrays, random: Random): void {
    if (this.#options.capacity === 0) return;
    const name = `version:${update}`;
    const own = this.#rowOf(newest);
    for (const [against, score] of own) {
      this.#rowOf(name).set(against, times(score, 0.5));
      own.set(against, times(score, 0.5));
    }
    this.#members.push({ name, kind: 'version', arrays });
    const versions = this.#members.filter(({ kind }) => kind === 'version');
    if (versions.length <= this.#options.capacity) return;
    this.#remove(versions[random.nextBelow(this.#options.capacity)] as LeagueMember);
  }

  /** Takes in a policy of another run, unless it is there by that name. */
  addGuest(name: string, arrays: VersionArrays): void {
    if (this.#members.some((member) => member.name === name)) return;
    this.#members.push({ name, kind: 'guest', arrays });
  }

  /**
   * Draws opponents for slots whose own has played as many matches to the end as it plays at once: matches that saw two
   * opponents tell nothing, and so there are about as many that tell something.
   */
  draw(random: Random): void {
    if (this.#members.length === 0) return;
    const weights = this.weights;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#slots = this.#options.slotMatches.map((matches, at) => {
      const now = this.#slots[at];
      if (now && now.member >= 0 && now.ended < Math.max(1, matches)) return now;
      let left = random.nextUnit() * total;
      let drawn = weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      if (drawn < 0) drawn = weights.length - 1;
      this.#generation += 1;
      return { member: drawn, generation: this.#generation, ended: 0 };
    });
  }

  /** Who plays from now on, one a slot; none where the league has no members. */
  get seated(): readonly Seated[] {
    return this.#slots.map(({ member, generation }) => {
      const { name, arrays } = this.#members[member] as LeagueMember;
      return { name, generation, arrays };
    });
  }

  /**
   * Takes in what the newest did in a rollout. @param bots their names, in the order of the sums
   * @param seated who played the frozen side of it
   */
  observe(sums: EpisodeSums, bots: readonly string[], seated: readonly Seated[]): void {
    const { matches, points, draws, slotMatches, slotPoints, slotDraws, slotEnded } = sums;
    const count = (against: string, at: number, lists: readonly (readonly number[])[]): void => {
      const [games, won, drawn] = lists.map((list) => list[at] as number) as [number, number, number];
      if (games === 0) return;
      const row = this.#rowOf(newest);
      const faded = times(row.get(against) ?? noScore, (1 - fading) ** games);
      row.set(against, {
        games: faded.games + games,
        wins: faded.wins + won - drawn / 2,
        draws: faded.draws + drawn,
      });
    };
    for (const [at, bot] of bots.entries()) count(`bot:${bot}`, at, [matches, points, draws]);
    for (const [at, { name, generation }] of seated.entries()) {
      const isMember = this.#members.some((member) => member.name === name);
      if (isMember) count(name, at, [slotMatches, slotPoints, slotDraws]);
      const slot = this.#slots[at];
      if (slot?.generation === generation) {
        this.#slots[at] = { ...slot, ended: slot.ended + (slotEnded[at] as number) };
      }
    }
  }

  /** How a player did against another, from either's point of view; null where they did not meet. */
  score(of: string, against: string): Score | null {
    const own = this.#scores.get(of)?.get(against);
    if (own) return own;
    const other = this.#scores.get(against)?.get(of);
    return other ? { ...other, wins: other.games - other.wins - other.draws } : null;
  }

  /** How often each member is drawn, not normalised. */
  get weights(): readonly number[] {
    const { weighting, exponent } = this.#options;
    const rates = this.#members.map(({ name }) => scoreRate(this.score(newest, name) ?? noScore));
    return opponentWeights(weighting, rates, exponent);
  }

  /** Lowest win rate of the newest, 0..1, unsmoothed, against members that it met this often; null where there is none. */
  lowestWinRate(leastGames: number): number | null {
    const rates = this.#winRates(leastGames).filter((rate) => rate !== null);
    return rates.length === 0 ? null : Math.min(...rates);
  }

  /** Whether the newest met every member this often, and wins at least this share against each. */
  isBeaten(share: number, leastGames: number): boolean {
    return this.#members.length > 0 && this.#winRates(leastGames).every((rate) => rate !== null && rate >= share);
  }

  saveState(): LeagueState {
    const scores = [...this.#scores].flatMap(([of, row]) =>
      [...row].map(([against, score]) => ({ of, against, ...score })),
    );
    return { members: [...this.#members], scores, slots: [...this.#slots], generation: this.#generation };
  }

  loadState({ members, scores, slots, generation }: LeagueState): void {
    this.#members = [...members];
    this.#scores.clear();
    for (const { of, against, ...score } of scores) this.#rowOf(of).set(against, score);
    this.#slots = [...slots];
    this.#generation = generation;
  }

  /** Against each member, null for those met less often. */
  #winRates(leastGames: number): (number | null)[] {
    return this.#members.map(({ name }) => {
      const { games, wins, draws } = this.score(newest, name) ?? noScore;
      return games < leastGames ? null : (wins + draws / 2) / games;
    });
  }

  #rowOf(of: string): Map<string, Score> {
    let row = this.#scores.get(of);
    if (!row) {
      row = new Map();
      this.#scores.set(of, row);
    }
    return row;
  }

  #remove(member: LeagueMember): void {
    const gone = this.#members.indexOf(member);
    this.#members.splice(gone, 1);
    this.#scores.delete(member.name);
    for (const row of this.#scores.values()) row.delete(member.name);
    this.#slots = this.#slots.map((slot) => {
      if (slot.member === gone) return { ...slot, member: -1 };
      return slot.member > gone ? { ...slot, member: slot.member - 1 } : slot;
    });
  }
}
