// Computes the standings of a phase from its replays alone, and compares them with what the server shows.
import { type Answer, type Api, ApiError, dataOf, everyItem } from '@jixia/api-client';
import { type Game, rateVersions } from '@jixia/arena/ratings';
import { decodeReplay, type Replay, ReplayError, verifyDecoded } from '@jixia/arena/replay';
import { makeSchedule, type PairingResult, type ScheduleKind, verifySealedSeeds } from '@jixia/arena/schedules';
import type { LoadedScenario } from '@jixia/env';

type Match = Answer<'/api/matches'>['items'][number];
type Standing = Answer<'/api/phases/{id}/standings'>['items'][number];
type Pairing = Answer<'/api/phases/{id}/pairings'>['items'][number];

export type PhaseRecords = {
  readonly play: Answer<'/api/phases/{id}/standings'>['phase'];
  readonly standings: readonly Standing[];
  readonly pairings: readonly Pairing[];
  /** Those that count, oldest first. */
  readonly matches: readonly Match[];
  readonly seeds: Answer<'/api/phases/{id}/seeds'>;
};

/** Rejects with ApiError. */
export async function fetchRecords(api: Api, id: string): Promise<PhaseRecords> {
  const path = { id };
  const query = (cursor: string | undefined) => ({ limit: 100, ...(cursor !== undefined && { cursor }) });
  const { phase: play } = await dataOf(
    api.GET('/api/phases/{id}/standings', { params: { path, query: { limit: 1 } } }),
  );
  const standings: Standing[] = [];
  for await (const row of everyItem((cursor) =>
    dataOf(api.GET('/api/phases/{id}/standings', { params: { path, query: query(cursor) } })),
  ))
    standings.push(row);
  const pairings: Pairing[] = [];
  for await (const row of everyItem((cursor) =>
    dataOf(api.GET('/api/phases/{id}/pairings', { params: { path, query: { ...query(cursor), order: 'asc' } } })),
  ))
    pairings.push(row);
  const matches: Match[] = [];
  for await (const row of everyItem((cursor) =>
    dataOf(api.GET('/api/matches', { params: { query: { ...query(cursor), phaseId: id, status: 'done' } } })),
  ))
    if (row.revision === play.revision) matches.push(row);
  matches.sort((x, y) => (`${x.finishedAt} ${x.id}` < `${y.finishedAt} ${y.id}` ? -1 : 1));
  const seeds = await dataOf(api.GET('/api/phases/{id}/seeds', { params: { path } }));
  return { play, standings, pairings, matches, seeds };
}

const patienceMs = 5000;
const mostTries = 30;

/** Null where the server cannot show it. Waits where there are more replays than it hands out in a minute. */
export async function fetchReplay(api: Api, id: string): Promise<Uint8Array | null> {
  for (let tries = 1; ; tries++) {
    try {
      const call = api.GET('/api/matches/{id}/replay', { params: { path: { id } }, parseAs: 'arrayBuffer' });
      return new Uint8Array((await dataOf(call)) as unknown as ArrayBuffer);
    } catch (error) {
      const code = error instanceof ApiError ? error.code : '';
      if (['not_found', 'forbidden'].includes(code)) return null;
      if (code !== 'too_many_requests' || tries === mostTries) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, patienceMs));
  }
}

export type Recomputed = {
  readonly ok: boolean;
  readonly matches: number;
  readonly replaysTrue: number;
  readonly seedsDerived: number | null;
  /** What differs, in one sentence each. */
  readonly differences: readonly string[];
};

const nameOf = ({ sides }: Match): string => sides.map(({ entry }) => entry?.name ?? '?').join(' – ');

/** What the rules say when the actions are played again; null with a difference where that is not to be had. */
function judge(match: Match, bytes: Uint8Array | null, scenario: LoadedScenario, differences: string[]): Replay | null {
  const told = `Match ${match.id} (${nameOf(match)})`;
  if (bytes === null) {
    differences.push(`${told}: the server shows no replay.`);
    return null;
  }
  try {
    const replay = decodeReplay(bytes);
    const found = verifyDecoded(replay, scenario);
    if (!found.ok) differences.push(`${told}: its replay is not true. ${found.reason ?? ''}`);
    else if (replay.result.winner !== match.winner)
      differences.push(`${told}: the replay says winner ${replay.result.winner}, the server ${match.winner}.`);
    return found.ok ? replay : null;
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    differences.push(`${told}: ${error.message}`);
    return null;
  }
}

const versionKey = (entryId: string, submissionId: string): string => `${entryId}/${submissionId}`;

const tableOf = (records: PhaseRecords, scores: ReadonlyMap<string, readonly number[]>) => {
  const { play, standings, pairings } = records;
  const seated = standings
    .filter(({ seeding }) => seeding !== null)
    .sort((x, y) => (x.seeding ?? 0) - (y.seeding ?? 0));
  return [...Map.groupBy(seated, ({ group }) => group)].flatMap(([group, members]) => {
    const names = members.map(({ entry }) => entry.id);
    const schedule = makeSchedule({ kind: play.schedule as ScheduleKind, names, seed: 0n });
    const results = pairings
      .filter((one) => one.group === group && one.status === 'done')
      .map(({ id, round, a, b, node, reason, facts, awarded }): PairingResult => {
        const award =
          awarded === null
            ? []
            : Array<number>(awarded.matches).fill(awarded.to === null ? 0.5 : awarded.to === a.id ? 1 : 0);
        const place = { round, a: a.id, b: b?.id ?? null, reason, facts };
        return {
          pairing: node === null ? place : { ...place, node },
          scores: b === null ? [] : [...(scores.get(id) ?? []), ...award],
        };
      });
    return schedule.standings(results).map(({ name, rank, points }) => ({ entryId: name, rank, points }));
  });
};

export async function recomputePhase(
  records: PhaseRecords,
  scenario: LoadedScenario,
  replayOf: (matchId: string) => Promise<Uint8Array | null>,
  onMatch: (done: number) => void,
): Promise<Recomputed> {
  const { play, standings, pairings, matches, seeds } = records;
  const differences: string[] = [];
  const games: Game[] = [];
  const tallies = new Map<string, [wins: number, draws: number, losses: number]>();
  const scores = new Map<string, number[]>();
  const places = new Map(pairings.map((one) => [one.id, one]));
  const used: {
    place: { phaseId: string; revision: number; round: number; ordinal: number; pair: number };
    seed: bigint;
  }[] = [];
  let replaysTrue = 0;
  for (const [at, match] of matches.entries()) {
    const replay = judge(match, await replayOf(match.id), scenario, differences);
    onMatch(at + 1);
    if (replay === null) continue;
    replaysTrue += 1;
    const { winner } = replay.result;
    const score = winner < 0 ? 0.5 : winner === 0 ? 1 : 0;
    const [a, b] = match.sides.map(({ entry, submission }) => versionKey(entry?.id ?? '', submission.id)) as [
      string,
      string,
    ];
    games.push({ a, b, score, pair: `${match.pairingId}.${match.pairNumber}` });
    for (const [key, own] of [
      [a, score],
      [b, 1 - score],
    ] as const) {
      const tally = tallies.get(key) ?? [0, 0, 0];
      tally[own === 1 ? 0 : own === 0 ? 2 : 1] += 1;
      tallies.set(key, tally);
    }
    const pairing = places.get(match.pairingId ?? '');
    if (pairing === undefined) {
      differences.push(`Match ${match.id} belongs to no pairing of this phase.`);
      continue;
    }
    const ofA = match.sides[0]?.entry?.id === pairing.a.id ? score : 1 - score;
    scores.set(pairing.id, [...(scores.get(pairing.id) ?? []), ofA]);
    const { round, ordinal } = pairing;
    used.push({
      place: { phaseId: play.phaseId, revision: 1, round, ordinal, pair: match.pairNumber },
      seed: replay.setup.seed,
    });
  }
  if (seeds.secret !== null) {
    const check = verifySealedSeeds({ secret: seeds.secret, commitment: seeds.commitment }, used);
    if (!check.ok) differences.push(check.message);
  }
  const isLadder = play.schedule === 'ladder';
  const current = standings.flatMap(({ entry, version }) =>
    version === null ? [] : [versionKey(entry.id, version.submissionId)],
  );
  const ratings = rateVersions(games, current);
  const table = isLadder ? null : new Map(tableOf(records, scores).map((row) => [row.entryId, row]));
  const differ = (name: string, what: string, own: unknown, shown: unknown): void => {
    if (JSON.stringify(own) !== JSON.stringify(shown))
      differences.push(
        `${name}: ${what} is ${JSON.stringify(own)} by the replays, the server shows ${JSON.stringify(shown)}.`,
      );
  };
  const ranked: { readonly elo: number; readonly row: Standing }[] = [];
  for (const row of standings) {
    const { entry, version, rating, wins, draws, losses } = row;
    const key = versionKey(entry.id, version?.submissionId ?? '');
    const tally = tallies.get(key) ?? [0, 0, 0];
    differ(entry.name, 'wins, draws, losses', tally, [wins, draws, losses]);
    const found = tally.some((count) => count > 0) ? ratings.get(key) : undefined;
    differ(entry.name, 'the rating', found?.elo ?? null, rating?.elo ?? null);
    if (found !== undefined && row.rank !== null) ranked.push({ elo: found.elo, row });
    const place = table?.get(entry.id);
    if (table !== null)
      differ(
        entry.name,
        'rank and points',
        place && [place.rank, place.points],
        row.table && [row.table.rank, row.table.points],
      );
  }
  if (isLadder) {
    ranked.sort((x, y) => y.elo - x.elo || y.row.matches - x.row.matches);
    for (const [at, { row }] of ranked.entries())
      if ((row.rank ?? 0) > at + 1) differ(row.entry.name, 'the rank', at + 1, row.rank);
  }
  return {
    ok: differences.length === 0,
    ...{ matches: matches.length, replaysTrue },
    ...{ seedsDerived: seeds.secret === null ? null : used.length, differences },
  };
}
