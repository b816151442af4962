// An evaluation of any number of agents, on threads, in a folder that can be taken up again.

import { readFile } from 'node:fs/promises';
import type { LoadedScenario } from '@jixia/env';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type AgentSpec, formatAgentSpec } from '../agents/agent-spec.ts';
import { ArenaError } from '../arena-error.ts';
import type { Game } from '../ratings/game-counts.ts';
import { type Chunk, chunkPairs, chunksOf, playChunks } from './chunk-player.ts';
import { countPairs, type Evaluation, summarise } from './evaluate.ts';
import { type MatchRecord, outcomeOfRecord, recordOf } from './match-record.ts';
import { type AgentTimes, timesByAgent } from './match-times.ts';
import { type PairingOptions, planPairs } from './pairing.ts';
import type { MatchOutcome, MatchTimes } from './run-chunk.ts';
import { RunFolder, type RunSetup } from './run-folder.ts';
import { SequentialTest, type SprtOptions } from './sprt.ts';
import { type ChunkPlayerOptions, openChunkPlayer } from './threaded-chunk-player.ts';

export type FolderOptions = {
  readonly dir: string;
  /** Whether to go on with the run that the folder holds. */
  readonly resumes: boolean;
  /** Whether to write the replay of every match. */
  readonly keepsReplays: boolean;
};

/** Who plays: threads and surroundings. */
export type PlayerOptions = Pick<ChunkPlayerOptions, 'workers' | 'hostModule' | 'host' | 'remoteAtOnce'>;

export type RunEvaluationOptions = PairingOptions &
  PlayerOptions & {
    readonly scenario: LoadedScenario;
    /** Two or more. */
    readonly agents: readonly AgentSpec[];
    /** `all` = every two meet (default), `first` = the first meets each of the others. */
    readonly meetings?: 'all' | 'first';
    /** Two agents only. */
    readonly sprt?: SprtOptions;
    readonly folder?: FolderOptions;
    readonly onProgress?: (progress: { readonly matches: number; readonly of: number }) => void;
  };

export type Meeting = { readonly a: string; readonly b: string; readonly evaluation: Evaluation };

export type EvaluationRun = {
  readonly meetings: readonly Meeting[];
  /** In the order of the plan. */
  readonly records: readonly MatchRecord[];
  /** How long the agents took to decide; unlike all else, it differs from run to run. */
  readonly decisionTimes: readonly AgentTimes[];
};

/** Names an agent in a folder, by its content where it is a file. */
export const identify = async (spec: AgentSpec): Promise<{ readonly name: string; readonly sha256?: string }> => {
  const name = formatAgentSpec(spec);
  if (spec.kind !== 'policy') return { name };
  try {
    return { name, sha256: bytesToHex(sha256(spec.bytes ?? (await readFile(spec.file)))) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArenaError('bad_agent', `${name}: the file cannot be read: ${reason}`, { cause });
  }
};

/** Names a hidden set without telling it: whoever is shown the seeds later can check that they are the ones. */
export const commitment = (seeds: readonly bigint[]): { readonly count: number; readonly sha256: string } => ({
  count: seeds.length,
  sha256: bytesToHex(sha256(new TextEncoder().encode(`${seeds.join('\n')}\n`))),
});

type Planned = { readonly chunk: Chunk /** Number of its first match. */; readonly start: number };

/** Every two agents, or the first with each other one; chunks of all of them by turns, so that each grows alike. */
const planAll = (options: RunEvaluationOptions): { planned: Planned[]; couples: [number, number][] } => {
  const { agents, meetings = 'all', scenario } = options;
  const couples = agents.flatMap((_, b) =>
    Array.from({ length: meetings === 'first' ? Math.min(b, 1) : b }, (__, a): [number, number] => [a, b]),
  );
  const matches = planPairs(scenario.manifest, options);
  const chunks = couples.map(([a, b]) => chunksOf(a, b, matches, chunkPairs(agents, a, b)));
  const turns = Math.max(0, ...chunks.map(({ length }) => length));
  const planned: Planned[] = [];
  let start = 0;
  for (let turn = 0; turn < turns; turn++) {
    for (const list of chunks) {
      const chunk = list[turn];
      if (chunk === undefined) continue;
      planned.push({ chunk, start });
      start += chunk.planned.length;
    }
  }
  return { planned, couples };
};

const setupOf = async (options: RunEvaluationOptions): Promise<RunSetup> => {
  const { scenario, agents, pairs, seed, seeds, config = {}, heroes, heroPairing, meetings, sprt } = options;
  return {
    format: 'jixia evaluation 1',
    scenario: scenario.manifest.id,
    rulesHash: scenario.manifest.rulesHash,
    agents: await Promise.all(agents.map(identify)),
    pairs,
    seed: seed.toString(),
    seeds: seeds === undefined ? null : commitment(seeds),
    config,
    heroes: heroes ?? null,
    heroPairing: heroPairing ?? 'same',
    meetings: meetings ?? 'all',
    sprt: sprt ?? null,
  };
};

/** No more threads than there are chunks. */
export const playerOptions = (
  { workers = 0, hostModule, host, remoteAtOnce }: PlayerOptions,
  chunks: number = Number.POSITIVE_INFINITY,
): PlayerOptions => ({
  workers: Math.min(workers, chunks),
  ...(hostModule === undefined ? {} : { hostModule }),
  ...(host === undefined ? {} : { host }),
  ...(remoteAtOnce === undefined ? {} : { remoteAtOnce }),
});

const checkOptions = ({ agents, sprt, folder }: RunEvaluationOptions): void => {
  const names = agents.map(formatAgentSpec);
  if (names.length < 2)
    throw new ArenaError('bad_option', `agents: an evaluation needs two or more, not ${names.length}.`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (names.length > 2 && twice !== undefined) {
    throw new ArenaError('bad_option', `agents: "${twice}" is named twice; results could not tell them apart.`);
  }
  if (sprt !== undefined && names.length > 2) {
    throw new ArenaError('bad_option', 'sprt: a sequential test is between two agents.');
  }
  if (folder !== undefined && folder.dir === '') throw new ArenaError('bad_option', 'folder: its name is empty.');
};

/** Throws ArenaError `bad_option`, `bad_folder`, `unknown_agent`, `bad_agent`, `bad_policy`, `worker_failed`. */
export const runEvaluation = async (options: RunEvaluationOptions): Promise<EvaluationRun> => {
  checkOptions(options);
  const { scenario, agents, seed, seeds, folder: folderOptions, onProgress } = options;
  const names = agents.map(formatAgentSpec);
  const { planned, couples } = planAll(options);
  const sequential = options.sprt === undefined ? null : new SequentialTest(options.sprt);
  const keepsReplays = folderOptions?.keepsReplays ?? false;
  const player = await openChunkPlayer({
    scenario,
    specs: agents,
    keepsReplays,
    ...playerOptions(options, planned.length),
  });
  let folder: RunFolder | null = null;
  try {
    folder =
      folderOptions === undefined
        ? null
        : await RunFolder.open(folderOptions.dir, await setupOf(options), folderOptions);
    const recordsOf = (index: number, outcomes: readonly MatchOutcome[]): MatchRecord[] => {
      const { chunk, start } = planned[index]!;
      return outcomes.map((outcome, at) => {
        const match = start + at;
        const place = { match, a: names[chunk.a]!, b: names[chunk.b]!, round: 0, isHidden: seeds !== undefined };
        const replay = keepsReplays && folder !== null ? { replay: folder.replayName(match) } : {};
        return recordOf({ ...place, ...replay }, chunk.planned[at]!, outcome);
      });
    };
    const times = new Map<number, MatchTimes>();
    const taken: { index: number; outcomes: MatchOutcome[] }[] = [];
    const of = planned.reduce((sum, { chunk }) => sum + chunk.planned.length, 0);
    let matches = 0;
    await playChunks(
      player,
      planned.map(({ chunk }) => chunk),
      {
        known: (index) => {
          const { chunk, start } = planned[index]!;
          const records = chunk.planned.map((_, at) => folder?.records.get(start + at));
          if (!records.every((record) => record !== undefined)) return undefined;
          return records.map((record, at) => outcomeOfRecord(record, chunk.planned[at]!));
        },
        onPlayed: (index, played) => {
          for (const [at, one] of played.times.entries()) times.set(planned[index]!.start + at, one);
          return folder?.addMatches(recordsOf(index, played.outcomes), played.times, played.replays);
        },
        take: (index, outcomes) => {
          const counted = countPairs(outcomes, sequential);
          taken.push({ index, outcomes: counted });
          matches += counted.length;
          onProgress?.({ matches, of });
          return sequential === null || sequential.state.decision === 'undecided';
        },
      },
    );
    const records = taken.flatMap(({ index, outcomes }) => recordsOf(index, outcomes));
    return {
      meetings: couples.map(([a, b]) => {
        const outcomes = taken.flatMap(({ index, outcomes: counted }) => {
          const { chunk } = planned[index]!;
          return chunk.a === a && chunk.b === b ? counted : [];
        });
        return { a: names[a]!, b: names[b]!, evaluation: summarise(outcomes, seed, sequential?.state) };
      }),
      records,
      decisionTimes: timesByAgent(
        records.map(({ match, a, b }) => ({ a, b, times: times.get(match) ?? folder?.times.get(match) })),
      ),
    };
  } finally {
    await folder?.close();
    await player.close();
  }
};

/** Games for `rateGames`. */
export const gamesOfRecords = (records: readonly MatchRecord[]): Game[] =>
  records.map(({ a, b, score, round, pair }) => ({ a, b, score, pair: `${round}.${pair}` }));
