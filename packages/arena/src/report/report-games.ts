// The matches of a report from all its sources in one form, whoever wrote them.

import type { Manifest } from '@jixia/env/types';
import { ArenaError } from '../arena-error.ts';
import type { MatchTimes } from '../evaluation/run-chunk.ts';
import type { Forfeit, Replay } from '../replay/index.ts';
import type { ReadRun } from './read-run.ts';

export type ReportGame = {
  readonly a: string;
  readonly b: string;
  /** Matches of the same agents and the same key hang together. */
  readonly pairKey: string;
  /** True: `b` sits on side 0. */
  readonly isSwapped: boolean;
  /** Of `a`. */
  readonly score: number;
  readonly hero: string | null;
  readonly opponentHero: string | null;
  readonly ticks: number;
  readonly decisions: number;
  readonly hash: string;
  readonly forfeit: Forfeit | null;
  /** Path of its replay; null = not kept. */
  readonly replay: string | null;
  readonly isHidden: boolean;
  /** How long decisions took; null where nobody measured it. */
  readonly times: MatchTimes | null;
};

/** A replay that no folder tells about. */
export type LooseReplay = { readonly path: string; readonly replay: Replay };

/** An agent against itself is two names, or no table could hold it. */
const distinct = (a: string, b: string): string => (a === b ? `${b} (2)` : b);

const gamesOfRun = (run: ReadRun, index: number): ReportGame[] =>
  run.records.map((record) => ({
    a: record.a,
    b: distinct(record.a, record.b),
    pairKey: `${index}.${record.round}.${record.pair}`,
    isSwapped: record.isSwapped,
    score: record.score,
    hero: record.hero,
    opponentHero: record.hero === null ? null : (record.opponentHero ?? record.hero),
    ticks: record.ticks,
    decisions: record.decisions,
    hash: record.hash,
    forfeit: record.forfeit ?? null,
    replay: record.replay === undefined ? null : `${run.dir}/${record.replay}`,
    isHidden: (run.setup['seeds'] ?? null) !== null,
    times: run.times.get(record.match) ?? null,
  }));

const gameOfReplay = (manifest: Manifest, { path, replay }: LooseReplay): ReportGame => {
  const seatsOf = (team: number): number[] =>
    manifest.agents.flatMap((agent, seat) => (agent.team === team ? [seat] : []));
  const nameOf = (team: number): string =>
    [...new Set(seatsOf(team).map((seat) => replay.agents[seat]?.name ?? '?'))].join('+');
  const heroesOf = (team: number): string | null => {
    const keys = seatsOf(team).flatMap((seat) => {
      const field = manifest.config.find(({ name }) => name === `hero${seat}`);
      return field?.choices?.[replay.setup.config[field.name] ?? -1] ?? [];
    });
    return keys.length === 0 ? null : keys.join('+');
  };
  const a = nameOf(0);
  const { winner, ticks, decisions, forfeit } = replay.result;
  return {
    a,
    b: distinct(a, nameOf(1)),
    // Two replays of one seed may be the same match seen from both sides.
    pairKey: `seed ${replay.setup.seed}`,
    isSwapped: false,
    score: winner === 0 ? 1 : winner === 1 ? 0 : 0.5,
    hero: heroesOf(0),
    opponentHero: heroesOf(1),
    ticks,
    decisions,
    hash: replay.hash,
    forfeit: forfeit ?? null,
    replay: path,
    isHidden: false,
    times: null,
  };
};

const agentsOf = (run: ReadRun): { readonly name: string; readonly sha256?: string }[] =>
  Array.isArray(run.setup['agents']) ? (run.setup['agents'] as { name: string; sha256?: string }[]) : [];

/** Throws ArenaError `bad_folder` where sources do not belong into one table. */
const checkSources = (manifest: Manifest, runs: readonly ReadRun[]): void => {
  const files = new Map<string, { readonly sha256: string; readonly dir: string }>();
  for (const run of runs) {
    const { scenario, rulesHash } = run.setup;
    if (scenario !== manifest.id || rulesHash !== manifest.rulesHash) {
      throw new ArenaError(
        'bad_folder',
        `"${run.dir}" is of ${String(scenario)} with rules ${String(rulesHash).slice(0, 12)}…, this report of ${manifest.id} ` +
          `with rules ${manifest.rulesHash.slice(0, 12)}…. Results of different rules cannot be compared: make a report of each.`,
      );
    }
    for (const { name, sha256 } of agentsOf(run)) {
      if (sha256 === undefined) continue;
      const known = files.get(name);
      if (known !== undefined && known.sha256 !== sha256) {
        throw new ArenaError(
          'bad_folder',
          `"${name}" is one file in "${known.dir}" and another in "${run.dir}". Make a report of each folder, or play both files under names of their own.`,
        );
      }
      files.set(name, { sha256, dir: run.dir });
    }
  }
};

/** A replay that a folder counts already, or given twice, counts once. Throws ArenaError `bad_folder`. */
export const collectGames = (
  manifest: Manifest,
  runs: readonly ReadRun[],
  loose: readonly LooseReplay[],
): { readonly games: readonly ReportGame[]; readonly looseCount: number } => {
  checkSources(manifest, runs);
  const games = runs.flatMap(gamesOfRun);
  const seen = new Set(games.map(({ hash }) => hash));
  let looseCount = 0;
  for (const given of loose) {
    if (seen.has(given.replay.hash)) continue;
    seen.add(given.replay.hash);
    games.push(gameOfReplay(manifest, given));
    looseCount += 1;
  }
  return { games, looseCount };
};

/** The same match as the other agent sees it. */
export const turned = (game: ReportGame): ReportGame => ({
  ...game,
  a: game.b,
  b: game.a,
  isSwapped: !game.isSwapped,
  score: 1 - game.score,
  hero: game.opponentHero,
  opponentHero: game.hero,
  times: game.times === null ? null : { a: game.times.b, b: game.times.a },
});
