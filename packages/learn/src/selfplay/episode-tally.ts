// What happened in the episodes that ended since the last report, by opponent.

import type { Manifest, VectorEnv } from '@jixia/env';
import type { Seat } from './seats.ts';

export type OpponentTally = { episodes: number; wins: number; draws: number; losses: number };

export class EpisodeTally {
  readonly #manifest: Manifest;
  readonly #winner: number;
  readonly #decision: number;
  readonly #opponents = new Map<string, OpponentTally>();
  readonly #infoSums: Float64Array;
  #infoRows = 0;
  #episodes = 0;
  #decisions = 0;
  #returns = 0;
  #returnRows = 0;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
    this.#winner = manifest.matchInfo.find(({ name }) => name === 'winner')?.index ?? -1;
    this.#decision = manifest.matchInfo.find(({ name }) => name === 'decision')?.index ?? -1;
    this.#infoSums = new Float64Array(manifest.agentInfo.length);
  }

  /** Counts a match that ended at this step of `env`. */
  add(env: VectorEnv, match: number, seat: Seat, opponent: string): void {
    const { agents, agentInfo, matchInfo } = this.#manifest;
    this.#episodes += 1;
    if (this.#decision >= 0) this.#decisions += env.matchInfo[match * matchInfo.length + this.#decision] as number;
    const winner = this.#winner < 0 ? -1 : (env.matchInfo[match * matchInfo.length + this.#winner] as number);
    const tally = this.#opponents.get(opponent) ?? { episodes: 0, wins: 0, draws: 0, losses: 0 };
    this.#opponents.set(opponent, tally);
    tally.episodes += 1;
    if (winner < 0) tally.draws += 1;
    else if (seat.opponent.kind === 'self' || winner === seat.learnerTeam) tally.wins += 1;
    else tally.losses += 1;
    agents.forEach((agent, index) => {
      if (seat.opponent.kind !== 'self' && agent.team !== seat.learnerTeam) return;
      const start = (match * agents.length + index) * agentInfo.length;
      for (let field = 0; field < agentInfo.length; field++) {
        this.#infoSums[field] = (this.#infoSums[field] as number) + (env.agentInfo[start + field] as number);
      }
      this.#infoRows += 1;
    });
  }

  /** Undiscounted, unscaled return of one learning row whose episode ended. */
  addReturn(total: number): void {
    this.#returns += total;
    this.#returnRows += 1;
  }

  /** Numbers since the last call, as metrics; see `metricDocs`. */
  take(): { metrics: Record<string, number>; opponents: Map<string, OpponentTally> } {
    const metrics: Record<string, number> = { episodes: this.#episodes };
    if (this.#episodes > 0) metrics.episodeDecisions = this.#decisions / this.#episodes;
    if (this.#returnRows > 0) metrics.episodeReturn = this.#returns / this.#returnRows;
    for (const [name, tally] of this.#opponents) {
      if (name === 'self') continue;
      metrics[`winRate/${name}`] = (tally.wins + tally.draws / 2) / tally.episodes;
      metrics[`episodes/${name}`] = tally.episodes;
    }
    if (this.#infoRows > 0) {
      for (const { name, index } of this.#manifest.agentInfo) {
        metrics[`info/${name}`] = (this.#infoSums[index] as number) / this.#infoRows;
      }
    }
    const opponents = new Map(this.#opponents);
    this.#opponents.clear();
    this.#infoSums.fill(0);
    this.#infoRows = 0;
    this.#episodes = 0;
    this.#decisions = 0;
    this.#returns = 0;
    this.#returnRows = 0;
    return { metrics, opponents };
  }
}
