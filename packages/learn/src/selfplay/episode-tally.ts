// What happened in the episodes that ended, by opponent: sums that collectors report and the trainer adds up.

import type { Manifest, VectorEnv } from '@jixia/env';
import type { Seat } from './seats.ts';

/** Sums over ended episodes; plain data, so that it crosses threads. */
export type EpisodeSums = {
  episodes: number;
  decisions: number;
  /** Undiscounted, unscaled returns of learning rows, and how many there were. */
  returns: number;
  returnRows: number;
  /** Per opponent, bots in their order, then `history`: matches, and points (win 1, draw 0.5). Self-play has no entry. */
  matches: number[];
  points: number[];
  draws: number[];
  /** The same per slot of frozen opponents, of matches that one opponent played from beginning to end. */
  slotMatches: number[];
  slotPoints: number[];
  slotDraws: number[];
  /** Such matches that ended, those without a result too. */
  slotEnded: number[];
  /** Sums of agent-info fields over learning rows, and how many there were. */
  info: number[];
  infoRows: number;
  /** Sums of reward items over decisions of learning rows, ended or not, and how many there were. */
  items: number[];
  decisionRows: number;
};

const emptySums = (opponents: number, slots: number, infoFields: number, items: number): EpisodeSums => ({
  episodes: 0,
  decisions: 0,
  returns: 0,
  returnRows: 0,
  matches: new Array<number>(opponents).fill(0),
  points: new Array<number>(opponents).fill(0),
  draws: new Array<number>(opponents).fill(0),
  slotMatches: new Array<number>(slots).fill(0),
  slotPoints: new Array<number>(slots).fill(0),
  slotDraws: new Array<number>(slots).fill(0),
  slotEnded: new Array<number>(slots).fill(0),
  info: new Array<number>(infoFields).fill(0),
  infoRows: 0,
  items: new Array<number>(items).fill(0),
  decisionRows: 0,
});

const bump = (list: number[], at: number, by = 1): void => {
  list[at] = (list[at] as number) + by;
};

export class EpisodeTally {
  readonly #manifest: Manifest;
  readonly #opponents: readonly string[];
  readonly #slots: number;
  readonly #winner: number;
  readonly #decision: number;
  #sums: EpisodeSums;

  /** @param opponents names: bots in their order, then `history` @param slots of frozen opponents */
  constructor(manifest: Manifest, opponents: readonly string[], slots: number) {
    this.#manifest = manifest;
    this.#opponents = opponents;
    this.#slots = slots;
    this.#winner = manifest.matchInfo.findIndex(({ name }) => name === 'winner');
    this.#decision = manifest.matchInfo.findIndex(({ name }) => name === 'decision');
    this.#sums = this.#empty();
  }

  /** Counts a match whose one frozen opponent is that of a slot, when it ends, with a result or without. */
  endSlot(slot: number): void {
    bump(this.#sums.slotEnded, slot);
  }

  /**
   * Counts a match that the rules ended at this step of `env`.
   * @param bot index of the bot in it, -1 for none
   * @param slot of the frozen opponent that played all of it, -1 for none
   */
  add(env: VectorEnv, match: number, seat: Seat, bot: number, slot: number): void {
    const { agents, agentInfo, matchInfo } = this.#manifest;
    const sums = this.#sums;
    const infoOf = (index: number): number =>
      index < 0 ? -1 : (env.matchInfo[match * matchInfo.length + (matchInfo[index]?.index as number)] as number);
    sums.episodes += 1;
    sums.decisions += Math.max(0, infoOf(this.#decision));
    const opponent =
      seat.opponent.kind === 'self' ? -1 : seat.opponent.kind === 'bot' ? bot : this.#opponents.length - 1;
    if (opponent >= 0) {
      const winner = infoOf(this.#winner);
      const points = winner < 0 ? 0.5 : winner === seat.learnerTeam ? 1 : 0;
      bump(sums.matches, opponent);
      bump(sums.points, opponent, points);
      if (winner < 0) bump(sums.draws, opponent);
      if (slot >= 0) {
        bump(sums.slotMatches, slot);
        bump(sums.slotPoints, slot, points);
        if (winner < 0) bump(sums.slotDraws, slot);
      }
    }
    for (const [index, agent] of agents.entries()) {
      if (seat.opponent.kind !== 'self' && agent.team !== seat.learnerTeam) continue;
      const start = (match * agents.length + index) * agentInfo.length;
      for (const [at, field] of agentInfo.entries()) {
        sums.info[at] = (sums.info[at] as number) + (env.agentInfo[start + field.index] as number);
      }
      sums.infoRows += 1;
    }
  }

  /** Counts the reward items of one decision of a learning row. */
  addItems(env: VectorEnv, row: number): void {
    const { items } = this.#sums;
    const start = row * items.length;
    for (let at = 0; at < items.length; at++)
      items[at] = (items[at] as number) + (env.rewardItems[start + at] as number);
    this.#sums.decisionRows += 1;
  }

  /** Return of one learning row whose episode the rules ended. */
  addReturn(total: number): void {
    this.#sums.returns += total;
    this.#sums.returnRows += 1;
  }

  /** Sums since the last call. */
  take(): EpisodeSums {
    const sums = this.#sums;
    this.#sums = this.#empty();
    return sums;
  }

  #empty(): EpisodeSums {
    const { agentInfo, rewardItems } = this.#manifest;
    return emptySums(this.#opponents.length, this.#slots, agentInfo.length, rewardItems.length);
  }
}

const counts = ['episodes', 'decisions', 'returns', 'returnRows', 'infoRows', 'decisionRows'] as const;
const lists = [
  ...(['matches', 'points', 'draws', 'info', 'items'] as const),
  ...(['slotMatches', 'slotPoints', 'slotDraws', 'slotEnded'] as const),
];

/** Adds reports up, in their order. There must be one. */
export const addEpisodes = (reports: readonly EpisodeSums[]): EpisodeSums => {
  const first = reports[0] as EpisodeSums;
  const total = emptySums(first.matches.length, first.slotMatches.length, first.info.length, first.items.length);
  for (const report of reports) {
    for (const key of counts) total[key] += report[key];
    for (const key of lists) {
      for (const [at, value] of report[key].entries()) total[key][at] = (total[key][at] as number) + value;
    }
  }
  return total;
};

/** The sums as metrics; see `metricDocs`. */
export const episodeMetrics = (
  sums: EpisodeSums,
  manifest: Manifest,
  opponents: readonly string[],
): Record<string, number> => {
  const metrics: Record<string, number> = { episodes: sums.episodes };
  if (sums.episodes > 0) metrics.episodeDecisions = sums.decisions / sums.episodes;
  if (sums.returnRows > 0) metrics.episodeReturn = sums.returns / sums.returnRows;
  for (const [index, name] of opponents.entries()) {
    const matches = sums.matches[index] as number;
    if (matches === 0) continue;
    metrics[`winRate/${name}`] = (sums.points[index] as number) / matches;
    metrics[`episodes/${name}`] = matches;
  }
  for (const [at, { name }] of manifest.rewardItems.entries()) {
    metrics[`item/${name}`] = (sums.items[at] as number) / Math.max(1, sums.decisionRows);
  }
  if (sums.infoRows > 0) {
    for (const [at, { name }] of manifest.agentInfo.entries()) {
      metrics[`info/${name}`] = (sums.info[at] as number) / sums.infoRows;
    }
  }
  return metrics;
};
