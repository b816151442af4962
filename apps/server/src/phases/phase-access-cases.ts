// For the authorisation matrix: every route about the play of phases, and who may, written down by hand.
import { all, type Cases, type Plant, type Planted } from '../authorisation/matrix-case.ts';
import { newId } from '../database/new-id.ts';
import { newPhaseSecret } from './phase-seeds.ts';

const ofPhase =
  (rest: string) =>
  ({ playedPhase }: Planted) =>
    `/api/phases/${playedPhase}${rest}`;
const organisers = ['organiser', 'siteAdmin'];

export const phaseCases: Cases = {
  'GET /api/phases/{id}/standings': { who: all, path: ofPhase('/standings') },
  'GET /api/phases/{id}/pairings': { who: all, path: ofPhase('/pairings') },
  'GET /api/phases/{id}/payoff': { who: all, path: ofPhase('/payoff') },
  'GET /api/phases/{id}/history': { who: all, path: ofPhase('/history') },
  'GET /api/phases/{id}/seeds': { who: all, path: ofPhase('/seeds') },
  'GET /api/phases/{id}/regrades': { who: all, path: ofPhase('/regrades') },
  'POST /api/phases/{id}/start': { who: organisers, path: ofPhase('/start') },
  'POST /api/phases/{id}/close': { who: organisers, path: ofPhase('/close') },
  'POST /api/phases/{id}/regrade': { who: organisers, body: { reason: 'x' }, path: ofPhase('/regrade') },
};

/** A phase of a competition that `organiser` runs. */
export const plantPhase: Plant = async ({ people, query }) => {
  const [competition, playedPhase] = [newId(), newId()];
  await query(
    `insert into competition (id, slug, scenario_id, rules_hash, title_zh, title_en, organiser_id, status)
      values ($1, $1, 'moba-1v1', 'x', '赛', 'Cup', $2, 'published')`,
    [competition, people.organiser.id],
  );
  const { secret, commitment } = newPhaseSecret();
  await query(
    `insert into phase (id, competition_id, ordinal, kind, starts_at, schedule, seed_commitment, seed_secret)
      values ($1, $2, 1, 'practice', now() + interval '1 day', '{"kind": "ladder"}', $3, $4)`,
    [playedPhase, competition, commitment, secret],
  );
  return { playedPhase };
};
