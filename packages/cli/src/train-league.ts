// The league of a training run for people: ratings of its players, a table and a picture of who beats whom.
import { join } from 'node:path';
import { heatMapSvg, wilsonInterval } from '@jixia/arena';
import type { LeaguePlayer, LeagueReport, Score } from '@jixia/learn';
import { table } from './output.ts';
import { writeWhole } from './write-file.ts';

/** Frozen versions in the table: the ones that are hardest to beat. */
const shownVersions = 5;

const percent = (share: number | null): string => (share === null ? '' : `${Math.round(share * 100)} %`);

/** Newest, bots, guests and the hardest versions; nothing where there is nobody but the newest. */
export function leagueLines({ players }: LeagueReport): string[] {
  if (players.length < 2) return [];
  const hardest = players
    .filter(({ kind, winRate }) => kind === 'version' && winRate !== null)
    .sort((a, b) => (a.winRate as number) - (b.winRate as number))
    .slice(0, shownVersions);
  const shown = players.filter((player) => player.kind !== 'version' || hardest.includes(player));
  const rows = shown.map(({ name, rating, winRate, share }) => [
    name,
    rating === null ? '' : String(Math.round(rating)),
    percent(winRate),
    percent(share),
  ]);
  return table([['league', 'Elo', 'newest wins', 'drawn'], ...rows], [1, 2, 3]);
}

const cellOf = (score: Score | null) => {
  if (score === null || score.games <= 0) return null;
  const points = score.wins + score.draws / 2;
  return {
    score: points / score.games,
    ...wilsonInterval(points, score.games),
    matches: Math.max(1, Math.round(score.games)),
  };
};

/** Strongest first; those without a rating, or with the same but for rounding, stay in their order. */
const byRating = (a: LeaguePlayer, b: LeaguePlayer): number => Math.round(b.rating ?? 0) - Math.round(a.rating ?? 0);

/** Draws the payoff matrix into `league.svg`; returns its path, null where nobody met anybody. */
export async function writeLeaguePicture(
  run: string,
  { players, payoff, update }: LeagueReport,
): Promise<string | null> {
  if (!payoff.some((row) => row.some((score) => score !== null))) return null;
  const order = [...players].sort(byRating);
  const indices = order.map((player) => players.indexOf(player));
  const names = order.map(({ name }) => name);
  const file = join(run, 'league.svg');
  await writeWhole(
    file,
    heatMapSvg({
      title: `League after update ${update}`,
      rowTitle: 'player',
      columnTitle: 'against',
      rows: names,
      columns: names,
      cells: indices.map((i) => indices.map((j) => cellOf(payoff[i]?.[j] ?? null))),
    }),
  );
  return file;
}
