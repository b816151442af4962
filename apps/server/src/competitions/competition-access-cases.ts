// For the authorisation matrix: every route about competitions and entries, and who may, written down by hand.
import { all, type Cases, type Plant, type Planted, readers, signedIn } from '../authorisation/matrix-case.ts';
import { newId } from '../database/new-id.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';

/** It is the organiser's; the token is the site admin's, for reading only. */
const runners = ['organiser', 'siteAdmin'];
const makers = ['teacher', 'organiser', 'siteAdmin'];

const of =
  (rest: string) =>
  ({ competition }: Planted) =>
    `/api/competitions/${competition}${rest}`;
const ofDraft =
  (rest: string) =>
  ({ draft }: Planted) =>
    `/api/competitions/${draft}${rest}`;
const ofPhase =
  (rest: string) =>
  ({ plannedPhase }: Planted) =>
    `/api/phases/${plannedPhase}${rest}`;

const ofEntry =
  (rest: string) =>
  ({ teamEntry }: Planted) =>
    `/api/entries/${teamEntry}${rest}`;
/** Of the team that has entered. */
const players = ['teamMember', 'captain'];

const profile = () => ({ slug: newId(), scenarioId: 'moba-1v1', titleZh: '甲', titleEn: 'A' });
const someone = newId();

export const competitionCases: Cases = {
  'GET /api/competitions': { who: all },
  'POST /api/competitions': { who: makers, body: profile },
  'GET /api/competitions/{id}': { who: [...runners, 'readToken'], path: ofDraft('') },
  'PATCH /api/competitions/{id}': { who: runners, body: { titleEn: 'B' }, path: of('') },
  'POST /api/competitions/{id}/publish': { who: runners, path: ofDraft('/publish') },
  'POST /api/competitions/{id}/finish': { who: runners, path: of('/finish') },
  'POST /api/competitions/{id}/cancel': { who: runners, body: { reason: 'x' }, path: of('/cancel') },
  'GET /api/competitions/{id}/organisers': { who: all, path: of('/organisers') },
  'POST /api/competitions/{id}/organisers': {
    who: runners,
    body: { email: 'nobody@example.org' },
    path: of('/organisers'),
  },
  'GET /api/competitions/{id}/unmet-entries': { who: runners, path: of('/unmet-entries') },
  'PUT /api/competitions/{id}/organisers/{userId}': { who: runners, path: of(`/organisers/${someone}`) },
  'DELETE /api/competitions/{id}/organisers/{userId}': { who: runners, path: of(`/organisers/${someone}`) },
  'GET /api/competitions/{id}/phases': { who: [...runners, 'readToken'], path: ofDraft('/phases') },
  'POST /api/competitions/{id}/phases': {
    who: runners,
    body: { kind: 'practice', startsAt: '2030-01-01T00:00:00Z', schedule: { kind: 'ladder' } },
    path: of('/phases'),
  },
  'GET /api/phases/{id}': { who: all, path: ofPhase('') },
  'PATCH /api/phases/{id}': { who: runners, body: { titleEn: 'B' }, path: ofPhase('') },
  'DELETE /api/phases/{id}': { who: runners, path: ofPhase('') },
  'GET /api/competitions/{id}/entries': { who: all, path: of('/entries') },
  'POST /api/competitions/{id}/entries': { who: signedIn, body: {}, path: of('/entries') },
  'GET /api/me/entries': { who: readers },
  'GET /api/entries/{id}': { who: all, path: ofEntry('') },
  'PATCH /api/entries/{id}': { who: players, body: { agentId: null }, path: ofEntry('') },
  // A captain, says the service.
  'POST /api/entries/{id}/withdraw': { who: ['captain'], body: {}, path: ofEntry('/withdraw') },
  'POST /api/entries/{id}/disqualify': { who: runners, body: { reason: 'x' }, path: ofEntry('/disqualify') },
  'POST /api/entries/{id}/reinstate': { who: runners, body: { reason: 'x' }, path: ofEntry('/reinstate') },
};

/** What the cases' paths name, made anew for each request. */
export const plantCompetition: Plant = async ({ server, people, team, query }) => {
  const rulesHash = await keepCurrentRules(server.database.db, 'moba-1v1');
  const [competition, draft, plannedPhase, teamEntry] = [newId(), newId(), newId(), newId()];
  for (const [id, status] of [
    [competition, 'published'],
    [draft, 'draft'],
  ])
    await query(
      `insert into competition (id, slug, scenario_id, rules_hash, title_zh, title_en, organiser_id, status)
        values ($1, $1, 'moba-1v1', $4, 'x', 'x', $2, $3)`,
      [id, people.organiser.id, status, rulesHash],
    );
  await query(
    `insert into phase (id, competition_id, ordinal, kind, starts_at, schedule, seed_commitment, seed_secret)
      values ($1, $2, 0, 'practice', now() + interval '1 day', '{"kind":"ladder"}', 'x', 'x')`,
    [plannedPhase, competition],
  );
  await query(`insert into entry (id, competition_id, team_id, name) values ($1, $2, $3, 'x')`, [
    ...[teamEntry, competition, team],
  ]);
  return { competition, draft, plannedPhase, teamEntry };
};
