// For the authorisation matrix: every route about matches, and who may, written down by hand.
import { all, type Cases, type Plant, type Planted } from '../authorisation/matrix-case.ts';
import { newId } from '../database/new-id.ts';

const ofMatch =
  (rest: string) =>
  ({ match }: Planted) =>
    `/api/matches/${match}${rest}`;

export const matchCases: Cases = {
  'GET /api/matches': { who: all },
  'GET /api/matches/{id}': { who: all, path: ofMatch('') },
  'GET /api/matches/{id}/replay': { who: all, path: ofMatch('/replay') },
  'GET /api/matches/{id}/stream': { who: all, path: ofMatch('/stream') },
  'GET /api/live': { who: all, path: ({ match }) => `/api/live?topics=match:${match},news&follow=false` },
};

/** A match that everybody may see. */
export const plantMatch: Plant = async ({ query }) => {
  const match = newId();
  await query(
    `insert into match (id, scenario_id, rules_hash, purpose, seed) values ($1, 'moba-1v1', 'x', 'exhibition', '1')`,
    [match],
  );
  return { match };
};
