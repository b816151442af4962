// For the authorisation matrix: every route about results, appeals and certificates, and who may, written down by hand.
import { createHash } from 'node:crypto';
import { all, type Cases, type Plant, type Planted, readers } from '../authorisation/matrix-case.ts';
import { newId } from '../database/new-id.ts';
import { newCertificateCode } from './certificate-code.ts';

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

const ofCertificate =
  (rest: string) =>
  ({ certificate }: Planted) =>
    `/api/certificates/${certificate}${rest}`;

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
  'POST /api/competitions/{id}/certificates': { who: organisers, body: {}, path: ofCup('/certificates') },
  'GET /api/competitions/{id}/certificates': { who: readers, path: ofCup('/certificates') },
  'GET /api/me/certificates': { who: readers },
  'GET /api/certificates/{code}': { who: all, path: ofCertificate('') },
  'GET /api/certificates/{code}/evidence': { who: all, path: ofCertificate('/evidence') },
  'GET /api/certificates/{code}/pdf': { who: all, path: ofCertificate('/pdf') },
  'POST /api/certificates/{code}/revoke': {
    who: organisers,
    body: { reason: 'by mistake' },
    path: ofCertificate('/revoke'),
  },
  'GET /api/rulesets/{scenarioId}/{rulesHash}': { who: all, path: () => '/api/rulesets/moba-1v1/none' },
  'GET /api/rulesets/{scenarioId}/{rulesHash}/module': { who: all, path: () => '/api/rulesets/moba-1v1/none/module' },
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
  const certificate = newCertificateCode();
  const evidence = Buffer.from(JSON.stringify({ matches: [], of: cup }));
  const hash = createHash('sha256').update(evidence).digest('hex');
  await query('insert into blob (hash, size_bytes, bytes) values ($1, $2, $3)', [hash, evidence.length, evidence]);
  await query(
    `insert into certificate (code, competition_id, entry_id, user_id, holder_name, evidence_hash) values ($1, $2, $3, $4, 'x', $5)`,
    [certificate, cup, entry, people.teamMember.id, hash],
  );
  return { cup, appeal, certificate };
};
