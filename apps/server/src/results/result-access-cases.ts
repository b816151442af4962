// For the authorisation matrix: every route about results, appeals and certificates, and who may, written down by hand.
import { all, type Cases, type Plant, type Planted, readers } from '../authorisation/matrix-case.ts';
import { newId } from '../database/new-id.ts';

const players = ['teamMember', 'captain', 'adviser'];
const organisers = ['organiser', 'siteAdmin'];

const ofCup =
  (rest: string) =>
  ({ cup }: Planted) =>
    `/api/competitions/${cup}${rest}`;
const ofAppeal =
  (rest: string) =>
  ({ appeal }: Planted) =>
    `/api/appeals/${appeal}${rest}`;

export const resultCases: Cases = {
  'GET /api/competitions/{id}/results': { who: all, path: ofCup('/results') },
  'GET /api/competitions/{id}/results/pairings': { who: all, path: ofCup('/results/pairings?phaseId=none') },
  'GET /api/competitions/{id}/results/matches': { who: all, path: ofCup('/results/matches?phaseId=none') },
  'GET /api/competitions/{id}/export': { who: all, path: ofCup('/export') },
  'GET /api/competitions/{id}/appeals': { who: readers, path: ofCup('/appeals') },
  'POST /api/competitions/{id}/appeals': {
    who: players,
    body: { entryId: newId(), text: 'The match was not played as planned.' },
    path: ofCup('/appeals'),
  },
  'GET /api/appeals/{id}': { who: [...players, ...organisers, 'readToken'], path: ofAppeal('') },
  'POST /api/appeals/{id}/steps': {
    who: [...players, ...organisers],
    body: { action: 'commented', text: 'x' },
    path: ofAppeal('/steps'),
  },
};

/** A finished competition of `organiser` in which the team plays, with an appeal. */
export const plantResult: Plant = async ({ query, people, team }) => {
  const [cup, entry, appeal] = [newId(), newId(), newId()];
  await query(
    `insert into competition (id, slug, scenario_id, rules_hash, title_zh, title_en, organiser_id, status)
      values ($1, $1, 'moba-1v1', 'x', 'x', 'x', $2, 'finished')`,
    [cup, people.organiser.id],
  );
  await query(`insert into entry (id, competition_id, team_id, name) values ($1, $2, $3, 'x')`, [entry, cup, team]);
  await query(`insert into appeal (id, competition_id, entry_id, filed_by, text) values ($1, $2, $3, $4, 'x')`, [
    ...[appeal, cup, entry],
    people.teamMember.id,
  ]);
  return { cup, appeal };
};
