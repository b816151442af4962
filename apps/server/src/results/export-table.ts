// Tables of an export: their columns (docs/results.md says what each holds) and their rows, fetched as they are sent.
import type { Connection } from '../database/database.ts';
import * as repository from './result-repository.ts';
import type { ExportKind } from './result-shapes.ts';

export type Cell = string | number | boolean | null;
export type ExportTable = { readonly columns: readonly string[]; readonly rows: AsyncIterable<readonly Cell[]> };

export type ExportSource = {
  readonly db: Connection;
  readonly competitionId: string;
  readonly phases: readonly repository.PhaseRow[];
  /** Names of people are for those who run the competition. */
  readonly hasNames: boolean;
  readonly showsSeeds: (phase: repository.PhaseRow) => boolean;
  /** Of the server, for addresses of replays. */
  readonly origin: string;
};

const pageRows = 500;
const phaseColumns = ['phase_ordinal', 'phase_kind', 'phase_title_zh', 'phase_title_en'];
const phaseCells = ({ ordinal, kind, titleZh, titleEn }: repository.PhaseRow): Cell[] => [
  ordinal,
  kind,
  titleZh,
  titleEn,
];
const time = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

async function* standingsBy(
  { db, competitionId, phases }: ExportSource,
  cellsOf: (row: repository.StandingRow) => readonly Cell[],
): AsyncGenerator<readonly Cell[]> {
  const byId = new Map(phases.map((phase) => [phase.id, phase]));
  for (const row of await repository.listStandings(db, competitionId)) {
    const phase = byId.get(row.phaseId);
    if (phase !== undefined) yield [...phaseCells(phase), ...cellsOf(row)];
  }
}

const standings = (source: ExportSource): ExportTable => ({
  columns: [
    ...[...phaseColumns, 'group', 'rank', 'entry_id', 'entry', 'entry_status', 'institution_zh', 'institution_en'],
    ...['agent', 'agent_version', 'rating', 'rating_low', 'rating_high', 'matches', 'wins', 'draws', 'losses'],
    ...['forfeits', 'is_eliminated', ...(source.hasNames ? ['members'] : [])],
  ],
  rows: standingsBy(source, (row) => [
    ...[row.groupName, row.rank, row.entryId, row.name, row.entryStatus],
    ...[row.institution?.nameZh ?? null, row.institution?.nameEn ?? null, row.agentName, row.agentVersion],
    ...[row.rating, row.ratingLow, row.ratingHigh, row.matches, row.wins, row.draws, row.losses, row.forfeits],
    ...[row.isEliminated, ...(source.hasNames ? [row.members.map(({ name }) => name).join('; ')] : [])],
  ]),
});

const ratings = (source: ExportSource): ExportTable => ({
  columns: [
    ...[...phaseColumns, 'entry_id', 'entry', 'submission_id', 'agent', 'agent_version'],
    ...['rating', 'rating_low', 'rating_high', 'matches'],
  ],
  rows: standingsBy(source, (row) => [
    ...[row.entryId, row.name, row.submissionId, row.agentName, row.agentVersion],
    ...[row.rating, row.ratingLow, row.ratingHigh, row.matches],
  ]),
});

async function* matchRows({ db, phases, showsSeeds, origin }: ExportSource): AsyncGenerator<readonly Cell[]> {
  for (const phase of phases) {
    let after: string | undefined;
    do {
      const found = await repository.listMatches(db, phase.id, pageRows, after);
      const page = found.slice(0, pageRows);
      for (const row of page) {
        const sides = row.sides.flatMap(({ entryId, name, version, score }) => [entryId, name, version, score]);
        yield [
          ...[...phaseCells(phase), row.id, row.pairingId, row.round, row.pairNumber, ...sides],
          row.winner < 0 ? 'draw' : `side ${row.winner}`,
          ...[row.endReason, row.ticks, row.decisions, row.forfeit?.agent ?? null, row.forfeit?.code ?? null],
          ...[showsSeeds(phase) ? row.seed : null, row.finalHash, row.replayHash],
          ...[`${origin}/api/matches/${row.id}/replay`, time(row.finishedAt)],
        ];
      }
      after = found.length > pageRows ? page.at(-1)?.id : undefined;
    } while (after !== undefined);
  }
}

const matches = (source: ExportSource): ExportTable => ({
  columns: [
    ...[...phaseColumns, 'match_id', 'pairing_id', 'round', 'pair_number'],
    ...['side0_entry_id', 'side0_entry', 'side0_version', 'side0_score'],
    ...['side1_entry_id', 'side1_entry', 'side1_version', 'side1_score', 'winner', 'end_reason', 'ticks', 'decisions'],
    ...['forfeit_seat', 'forfeit_code', 'seed', 'final_hash', 'replay_sha256', 'replay_url', 'finished_at'],
  ],
  rows: matchRows(source),
});

async function* pairingRows({ db, phases }: ExportSource): AsyncGenerator<readonly Cell[]> {
  for (const phase of phases) {
    let after: string | undefined;
    do {
      const found = await repository.listPairings(db, phase.id, pageRows, after);
      const page = found.slice(0, pageRows);
      for (const { id, round, ordinal, groupName, entryA, entryB, status, score, reason, finishedAt } of page) {
        yield [
          ...[...phaseCells(phase), id, round, ordinal, groupName, entryA.id, entryA.name],
          ...[entryB?.id ?? null, entryB?.name ?? null, status, score, JSON.stringify(reason), time(finishedAt)],
        ];
      }
      const last = page.at(-1);
      after = found.length > pageRows && last !== undefined ? `${last.round}.${last.ordinal}` : undefined;
    } while (after !== undefined);
  }
}

const pairings = (source: ExportSource): ExportTable => ({
  columns: [
    ...[...phaseColumns, 'pairing_id', 'round', 'ordinal', 'group', 'entry_a_id', 'entry_a', 'entry_b_id', 'entry_b'],
    ...['status', 'score_a', 'reason', 'finished_at'],
  ],
  rows: pairingRows(source),
});

export const exportTables: Readonly<Record<ExportKind, (source: ExportSource) => ExportTable>> = {
  ...{ standings, matches, pairings, ratings },
};
