// Puts a report together: ratings and tables from all matches, behaviour and decisive moments from their replays.

import type { LoadedScenario } from '@jixia/env';
import type { Localized, Manifest } from '@jixia/env/types';
import { ArenaError } from '../arena-error.ts';
import { behaviourOf, type MatchBehaviour, summariseBehaviour } from '../evaluation/behaviour.ts';
import { timesByAgent } from '../evaluation/match-times.ts';
import { SequentialTest, type SprtOptions } from '../evaluation/sprt.ts';
import { pairResults } from '../evaluation/statistics.ts';
import { type Ratings, rateGames } from '../ratings/rate-games.ts';
import { decodeReplay } from '../replay/index.ts';
import { type Moment, MomentFinder } from './moments.ts';
import type { ReadRun } from './read-run.ts';
import type { ReportDocument, ReportSource, WatchedMatch } from './report-document.ts';
import { collectGames, type LooseReplay, type ReportGame } from './report-games.ts';
import { heroesAgainstHeroes, heroesByOpponent, meetingsOf } from './report-tables.ts';

export type ReportOptions = {
  readonly scenario: LoadedScenario;
  readonly runs: readonly ReadRun[];
  readonly replays: readonly LooseReplay[];
  readonly command: string;
  readonly commit: string | null;
  /** Replays to play through for behaviour and moments, at most. */
  readonly maxReplays: number;
  /** Matches to list with their moments, at most. */
  readonly maxWatched: number;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** A path as the page names it. */
  readonly relativeToPage: (path: string) => string;
  readonly onProgress?: (read: number, of: number) => void;
};

export type Report = {
  readonly document: ReportDocument;
  /** Bytes of the replays of `document.watched`, in its order; null where they stay out of the page. */
  readonly watchedReplays: readonly (Uint8Array | null)[];
};

type Picked = { readonly game: ReportGame; readonly reason: WatchedMatch['reason'] };

/** By turns from each pairing, so that none is left out. */
const byTurns = (games: readonly ReportGame[]): ReportGame[] => {
  const lists = new Map<string, ReportGame[]>();
  for (const game of games) {
    const key = [game.a, game.b].sort().join('\n');
    lists.set(key, [...(lists.get(key) ?? []), game]);
  }
  const longest = Math.max(0, ...[...lists.values()].map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => turn).flatMap((turn) =>
    [...lists.values()].flatMap((list) => list[turn] ?? []),
  );
};

/** Forfeits, then the greatest upsets (no more than half of the list), then examples of every pairing. */
const pick = (games: readonly ReportGame[], { agents }: Ratings, most: number): Picked[] => {
  const eloOf = new Map(agents.map(({ name, elo }) => [name, elo]));
  const gap = (game: ReportGame): number => {
    const difference = (eloOf.get(game.a) ?? 0) - (eloOf.get(game.b) ?? 0);
    return game.score === 1 ? -difference : game.score === 0 ? difference : 0;
  };
  const forfeits = games.filter(({ forfeit }) => forfeit !== null);
  const upsets = games
    .filter((game) => game.forfeit === null && gap(game) > 0)
    .sort((x, y) => gap(y) - gap(x))
    // The other match of the same pair tells little more.
    .filter(
      (game, at, all) =>
        all.findIndex(({ pairKey, a, b }) => pairKey === game.pairKey && a === game.a && b === game.b) === at,
    )
    .slice(0, Math.floor(most / 2));
  const picked: Picked[] = [];
  const chosen = new Set<ReportGame>();
  const add = (game: ReportGame, reason: WatchedMatch['reason']): void => {
    if (picked.length >= most || chosen.has(game)) return;
    chosen.add(game);
    picked.push({ game, reason });
  };
  for (const game of forfeits) add(game, 'forfeit');
  for (const game of upsets) add(game, 'upset');
  for (const game of byTurns(games)) add(game, 'example');
  return picked;
};

const heroNames = (manifest: Manifest): Record<string, Localized> => {
  const { heroes } = (manifest.content ?? {}) as { readonly heroes?: unknown };
  if (!Array.isArray(heroes)) return {};
  return Object.fromEntries(
    heroes.flatMap((hero: { readonly key?: string; readonly name?: Localized }) =>
      hero.key !== undefined && hero.name !== undefined ? [[hero.key, hero.name]] : [],
    ),
  );
};

const watchedMatch = (
  { game, reason }: Picked,
  moments: readonly Moment[],
  manifest: Manifest,
  file: string,
): WatchedMatch => ({
  a: game.a,
  b: game.b,
  score: game.score,
  hero: game.hero,
  opponentHero: game.opponentHero,
  sideNames: game.isSwapped ? [game.b, game.a] : [game.a, game.b],
  seconds: game.ticks / manifest.ticksPerSecond,
  decisions: game.decisions,
  hash: game.hash,
  forfeit: game.forfeit === null ? null : { ...game.forfeit, team: manifest.agents[game.forfeit.agent]?.team ?? 0 },
  reason,
  file,
  isHidden: game.isHidden,
  moments,
});

const sequentialTests = (runs: readonly ReadRun[]): ReportDocument['sequentialTests'] =>
  runs.flatMap(({ name, setup, records }) => {
    const options = (setup['sprt'] ?? null) as SprtOptions | null;
    const [first] = records;
    if (options === null || first === undefined) return [];
    const test = new SequentialTest(options);
    for (const pair of pairResults(records)) test.add(pair);
    return [{ source: name, a: first.a, b: first.b, options, state: test.state }];
  });

/** Throws ArenaError `bad_folder`, ReplayError. */
export const buildReport = async (options: ReportOptions): Promise<Report> => {
  const { scenario, runs, replays, readFile, relativeToPage, onProgress } = options;
  const { manifest } = scenario;
  const { games, looseCount } = collectGames(manifest, runs, replays);
  if (games.length === 0) {
    throw new ArenaError('bad_folder', 'No match has been recorded there yet: nothing to report.');
  }
  const ratings = rateGames(games.map(({ a, b, score, pairKey }) => ({ a, b, score, pair: pairKey })));
  const names = ratings.agents.map(({ name }) => name);

  const placeOf = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  const kept = games.filter(({ replay }) => replay !== null);
  const picked = pick(kept, ratings, options.maxWatched);
  const watchedGames = new Set(picked.map(({ game }) => game));
  const others = byTurns(kept.filter((game) => !watchedGames.has(game)));
  const toRead = [...watchedGames, ...others].slice(0, Math.max(options.maxReplays, watchedGames.size));
  const behaviours: MatchBehaviour[] = [];
  const found = new Map<ReportGame, { readonly moments: readonly Moment[]; readonly bytes: Uint8Array }>();
  for (const [at, game] of toRead.entries()) {
    const bytes = await readFile(game.replay!);
    const replay = decodeReplay(bytes);
    if (replay.hash !== game.hash) {
      throw new ArenaError(
        'bad_folder',
        `"${game.replay}" is not the match that its folder records: its hash is ${replay.hash.slice(0, 12)}…, recorded is ${game.hash.slice(0, 12)}….`,
      );
    }
    const finder = new MomentFinder(manifest, replay);
    behaviours.push(behaviourOf(scenario, replay, finder.look));
    if (watchedGames.has(game)) found.set(game, { moments: finder.moments(), bytes });
    onProgress?.(at + 1, toRead.length);
  }

  const sources: ReportSource[] = runs.map(({ name, kind, records, isComplete, setup }) => ({
    name,
    kind,
    matches: records.length,
    isComplete,
    setup,
  }));
  if (looseCount > 0) sources.push({ name: '', kind: 'replays', matches: looseCount, isComplete: true, setup: null });
  const interval = manifest.config.find(({ name }) => name === 'decisionIntervalTicks')?.default ?? 1;
  const document: ReportDocument = {
    format: 'jixia report 1',
    scenario: {
      id: manifest.id,
      title: manifest.title,
      rulesHash: manifest.rulesHash,
      decisionsPerSecond: manifest.ticksPerSecond / interval,
      heroes: heroNames(manifest),
    },
    provenance: { command: options.command, commit: options.commit, sources },
    matches: games.length,
    forfeits: games.filter(({ forfeit }) => forfeit !== null).length,
    ratings,
    meetings: meetingsOf(games, ratings),
    sequentialTests: sequentialTests(runs),
    standings: runs.flatMap(({ name, setup, standings }) =>
      standings === null ? [] : [{ source: name, schedule: String(setup['schedule']), rows: standings }],
    ),
    heroesByOpponent: heroesByOpponent(games, names),
    heroesAgainstHeroes: heroesAgainstHeroes(games),
    behaviour: {
      read: behaviours.length,
      of: kept.length,
      agents: summariseBehaviour(behaviours).sort((x, y) => placeOf(x.name) - placeOf(y.name)),
    },
    decisionTimes: timesByAgent(games.map(({ a, b, times }) => ({ a, b, times: times ?? undefined }))).sort(
      (x, y) => placeOf(x.name) - placeOf(y.name),
    ),
    watched: picked.map((one) =>
      watchedMatch(one, found.get(one.game)!.moments, manifest, relativeToPage(one.game.replay!)),
    ),
  };
  return { document, watchedReplays: picked.map(({ game }) => (game.isHidden ? null : found.get(game)!.bytes)) };
};
