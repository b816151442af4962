// Plays a tournament in a folder: pairings are written with their reasons before they are played, matches as they end,
// and the tables after every round.

import { deriveSeed, type LoadedScenario } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import { type AgentSpec, formatAgentSpec } from '../agents/agent-spec.ts';
import { ArenaError } from '../arena-error.ts';
import { type Chunk, type ChunkPlayer, chunkPairs, chunksOf, playChunks } from '../evaluation/chunk-player.ts';
import { type MatchRecord, outcomeOfRecord, recordOf } from '../evaluation/match-record.ts';
import { type AgentTimes, timesByAgent } from '../evaluation/match-times.ts';
import { type PlannedMatch, planPairs } from '../evaluation/pairing.ts';
import {
  commitment,
  gamesOfRecords,
  identify,
  type PlayerOptions,
  playerOptions,
} from '../evaluation/run-evaluation.ts';
import { RunFolder, type RunSetup } from '../evaluation/run-folder.ts';
import { openChunkPlayer } from '../evaluation/threaded-chunk-player.ts';
import { heroChoices } from '../match/draft.ts';
import { type Ratings, rateGames } from '../ratings/rate-games.ts';
import { makeSchedule } from './make-schedule.ts';
import { type Pairing, type PairingResult, type ScheduleKind, type Standing, shuffled } from './schedule.ts';

export type TournamentOptions = PlayerOptions & {
  readonly scenario: LoadedScenario;
  /** In seeding order, best first; no two alike. */
  readonly agents: readonly AgentSpec[];
  readonly schedule: ScheduleKind;
  /** See `MakeScheduleOptions`. */
  readonly rounds?: number;
  /** `order` = as given (default), `draw` = drawn from `seed`. */
  readonly seeding?: 'order' | 'draw';
  /** Pairs of matches of each pairing, 1 .. 10000. */
  readonly pairs: number;
  readonly seed: bigint;
  /** Hidden seeds: round r uses those from `(r - 1) * pairs` on. */
  readonly seeds?: readonly bigint[];
  readonly config?: MatchConfig;
  /** Heroes to play, in an order drawn for each round; default all. */
  readonly heroes?: readonly string[];
  readonly folder: { readonly dir: string; readonly resumes: boolean; readonly keepsReplays: boolean };
  /** `round` from 1; `of` is known only as far as the pairings are. */
  readonly onProgress?: (progress: { readonly matches: number; readonly of: number; readonly round: number }) => void;
};

export type Tournament = {
  readonly schedule: ScheduleKind;
  readonly isOver: boolean;
  readonly rounds: number;
  readonly pairings: number;
  readonly matches: number;
  /** Matches that ended because an agent failed. */
  readonly forfeits: number;
  readonly standings: readonly Standing[];
  readonly ratings: Ratings;
  /** How long the agents took to decide; unlike all else, it differs from run to run. */
  readonly decisionTimes: readonly AgentTimes[];
};

/** Small, so that the few pairings of a round keep all threads busy. */
const pairsPerTournamentChunk = 4;

type Planned = { readonly chunk: Chunk; readonly start: number; readonly pairing: number };

const setupOf = async (options: TournamentOptions): Promise<RunSetup> => {
  const { scenario, agents, schedule, rounds, seeding, pairs, seed, seeds, config, heroes } = options;
  return {
    format: 'jixia tournament 1',
    scenario: scenario.manifest.id,
    rulesHash: scenario.manifest.rulesHash,
    agents: await Promise.all(agents.map(identify)),
    schedule,
    rounds: rounds ?? null,
    seeding: seeding ?? 'order',
    pairs,
    seed: seed.toString(),
    seeds: seeds === undefined ? null : commitment(seeds),
    config: config ?? {},
    heroes: heroes ?? null,
  };
};

/** All tables of a round play the same seeds and heroes. */
const planRound = (options: TournamentOptions, round: number): readonly PlannedMatch[] => {
  const { scenario, pairs, seeds, config } = options;
  const seed = deriveSeed(options.seed, round);
  const heroes = shuffled(options.heroes ?? heroChoices(scenario.manifest), deriveSeed(seed, 0x4e0));
  const own = seeds?.slice((round - 1) * pairs, round * pairs);
  if (own !== undefined && own.length < pairs) {
    throw new ArenaError(
      'bad_option',
      `seeds: round ${round} needs seeds ${(round - 1) * pairs + 1} to ${round * pairs}, the set has ${seeds?.length}.`,
    );
  }
  return planPairs(scenario.manifest, {
    pairs,
    seed,
    ...(heroes.length > 0 ? { heroes } : {}),
    ...(config === undefined ? {} : { config }),
    ...(own === undefined ? {} : { seeds: own }),
  });
};

/** One tournament under way: the pairings made so far and the plan of their matches. */
class Run {
  readonly #options: TournamentOptions;
  readonly #folder: RunFolder;
  readonly #player: ChunkPlayer;
  readonly #names: readonly string[];
  readonly #results: PairingResult[] = [];
  readonly #records: MatchRecord[] = [];
  #planned = 0;
  #played = 0;

  constructor(options: TournamentOptions, folder: RunFolder, player: ChunkPlayer) {
    this.#options = options;
    this.#folder = folder;
    this.#player = player;
    this.#names = options.agents.map(formatAgentSpec);
  }

  get results(): readonly PairingResult[] {
    return this.#results;
  }

  /** In the order of the plan. */
  get records(): readonly MatchRecord[] {
    return this.#records;
  }

  /** Writes what is not yet in the pairing file; what is there must be what the schedule says. */
  async announce(pairings: readonly Pairing[]): Promise<void> {
    const start = this.#results.length;
    const fresh: unknown[] = [];
    for (const [at, pairing] of pairings.entries()) {
      const line = { pairing: start + at, ...pairing };
      const written = this.#folder.pairings[start + at];
      if (written === undefined) fresh.push(line);
      else if (JSON.stringify(written) !== JSON.stringify(line)) {
        throw new ArenaError(
          'bad_folder',
          `"${this.#folder.dir}", pairing ${start + at}: the file does not say what the schedule gives; it has been changed.`,
        );
      }
    }
    await this.#folder.addPairings(fresh);
  }

  async play(pairings: readonly Pairing[]): Promise<void> {
    const { seeds, folder, onProgress } = this.#options;
    const planned: Planned[] = [];
    let start = this.#planned;
    for (const [at, { a, b, round }] of pairings.entries()) {
      if (b === null) continue;
      const [first, second] = [this.#names.indexOf(a), this.#names.indexOf(b)];
      const size = chunkPairs(this.#options.agents, first, second, pairsPerTournamentChunk);
      for (const chunk of chunksOf(first, second, planRound(this.#options, round), size)) {
        planned.push({ chunk, start, pairing: at });
        start += chunk.planned.length;
      }
    }
    this.#planned = start;
    const records: MatchRecord[][] = [];
    const known = (index: number): MatchRecord[] | undefined => {
      const { chunk, start: from } = planned[index]!;
      const found = chunk.planned.map((_, at) => this.#folder.records.get(from + at));
      return found.every((record) => record !== undefined) ? found : undefined;
    };
    await playChunks(
      this.#player,
      planned.map(({ chunk }) => chunk),
      {
        known: (index) =>
          known(index)?.map((record, at) => outcomeOfRecord(record, planned[index]!.chunk.planned[at]!)),
        onPlayed: (index, { outcomes, times, replays }) => {
          const { chunk, start: from, pairing } = planned[index]!;
          const { a, b, round } = pairings[pairing]!;
          const lines = outcomes.map((outcome, at) => {
            const match = from + at;
            const place = { match, a, b: b!, round, isHidden: seeds !== undefined };
            const replay = folder.keepsReplays ? { replay: this.#folder.replayName(match) } : {};
            return recordOf({ ...place, ...replay }, chunk.planned[at]!, outcome);
          });
          return this.#folder.addMatches(lines, times, replays);
        },
        take: (index, outcomes) => {
          records[index] = known(index)!;
          this.#played += outcomes.length;
          onProgress?.({ matches: this.#played, of: this.#planned, round: pairings[planned[index]!.pairing]!.round });
          return true;
        },
      },
    );
    for (const [at, pairing] of pairings.entries()) {
      const own = records.flatMap((list, index) => (planned[index]!.pairing === at ? list : []));
      this.#results.push({ pairing, scores: own.map(({ score }) => score) });
    }
    this.#records.push(...records.flat());
  }
}

/**
 * Plays a tournament, or the rest of one. What the folder holds in the end does not depend on how often, and where, it was
 * stopped. Throws ArenaError `bad_option`, `bad_folder`, `unknown_agent`, `bad_agent`, `bad_policy`, `worker_failed`.
 */
export const runTournament = async (options: TournamentOptions): Promise<Tournament> => {
  const { scenario, agents, seed } = options;
  const given = agents.map(formatAgentSpec);
  const names = options.seeding === 'draw' ? shuffled(given, deriveSeed(seed, 0xd4a)) : given;
  const schedule = makeSchedule({
    kind: options.schedule,
    names,
    seed: deriveSeed(seed, 0x1ad),
    ...(options.rounds === undefined ? {} : { rounds: options.rounds }),
  });
  planRound(options, 1);
  const player = await openChunkPlayer({
    scenario,
    specs: agents,
    keepsReplays: options.folder.keepsReplays,
    ...playerOptions(options),
  });
  let folder: RunFolder | null = null;
  try {
    folder = await RunFolder.open(options.folder.dir, await setupOf(options), options.folder);
    const run = new Run(options, folder, player);
    const summary = (isOver: boolean): Tournament => ({
      schedule: schedule.kind,
      isOver,
      rounds: Math.max(0, ...run.results.map(({ pairing }) => pairing.round)),
      pairings: run.results.length,
      matches: run.records.length,
      forfeits: run.records.filter(({ forfeit }) => forfeit !== undefined).length,
      standings: schedule.standings(run.results),
      ratings: rateGames(gamesOfRecords(run.records), given),
      decisionTimes: timesByAgent(run.records.map(({ match, a, b }) => ({ a, b, times: folder?.times.get(match) }))),
    });
    const write = async (tournament: Tournament): Promise<void> => {
      const { ratings, decisionTimes: _, ...results } = tournament;
      const { payoff, ...rated } = ratings;
      await folder?.write('results.json', results);
      await folder?.write('ratings.json', rated);
      await folder?.write('payoff.json', payoff);
    };
    for (let pairings = schedule.next([]); pairings !== null; pairings = schedule.next(run.results)) {
      await run.announce(pairings);
      await run.play(pairings);
      await write(summary(false));
    }
    const tournament = summary(true);
    await write(tournament);
    return tournament;
  } finally {
    await folder?.close();
    await player.close();
  }
};
