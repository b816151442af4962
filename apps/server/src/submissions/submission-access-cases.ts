// For the authorisation matrix: every route about agents, their versions and jobs, and who may, written down by hand.
import { createHash } from 'node:crypto';
import { all, type Cases, type Plant, type Planted, readers, signedIn } from '../authorisation/matrix-case.ts';
import { newId } from '../database/new-id.ts';

/** The agent is private, `member`'s, and in the team. The token is the site admin's. */
const players = ['member', 'teamMember', 'captain'];
const insiders = [...players, 'adviser', 'siteAdmin', 'readToken'];
const owners = ['member', 'siteAdmin'];

const ofAgent =
  (rest: string) =>
  ({ agent }: Planted) =>
    `/api/agents/${agent}${rest}`;
const ofSubmission =
  (rest: string) =>
  ({ submission }: Planted) =>
    `/api/submissions/${submission}${rest}`;

const file = () => ({ bytes: crypto.getRandomValues(new Uint8Array(40)), type: 'application/octet-stream' });

export const submissionCases: Cases = {
  'GET /api/agents': { who: all },
  'POST /api/agents': { who: signedIn, body: () => ({ scenarioId: 'moba-1v1', name: newId() }) },
  'GET /api/agents/{id}': { who: insiders, path: ofAgent('') },
  'PATCH /api/agents/{id}': { who: owners, body: { description: 'x' }, path: ofAgent('') },
  'DELETE /api/agents/{id}': { who: owners, path: ofAgent('') },
  'GET /api/agents/{id}/submissions': { who: insiders, path: ofAgent('/submissions') },
  'POST /api/agents/{id}/submissions': {
    who: players,
    upload: file(),
    path: ofAgent('/submissions?kind=policy'),
  },
  'GET /api/submissions/{id}': { who: insiders, path: ofSubmission('') },
  'GET /api/submissions/{id}/file': { who: insiders, path: ofSubmission('/file') },
  'POST /api/submissions/{id}/withdraw': { who: [...players, 'siteAdmin'], path: ofSubmission('/withdraw') },
  'GET /api/submission-quota': { who: readers },
  'GET /api/jobs': { who: readers },
  'GET /api/jobs/{id}': { who: [...owners, 'readToken'], path: ({ job }) => `/api/jobs/${job}` },
  'POST /api/jobs/{id}/cancel': { who: owners, path: ({ job }) => `/api/jobs/${job}/cancel` },
  'GET /api/queue': { who: all },
};

/** What the cases' paths name, made anew for each request. */
export const plantSubmission: Plant = async ({ people, team, query }) => {
  const [agent, submission, job] = [newId(), newId(), newId()];
  const bytes = Buffer.from(newId());
  const hash = createHash('sha256').update(bytes).digest('hex');
  await query(`insert into agent (id, owner_id, team_id, scenario_id, name) values ($1, $2, $3, 'moba-1v1', $1)`, [
    ...[agent, people.member.id, team],
  ]);
  await query('insert into blob (hash, size_bytes, bytes) values ($1, $2, $3)', [hash, bytes.length, bytes]);
  await query(
    `insert into submission (id, agent_id, number, kind, file_hash, rules_hash, status) values ($1, $2, 1, 'policy', $3, 'x', 'accepted')`,
    [submission, agent, hash],
  );
  await query(
    `insert into job (id, kind, payload, share_key, requested_by) values ($1, 'phase', '{"phaseId":"x"}', 'x', $2)`,
    [job, people.member.id],
  );
  return { agent, submission, job };
};
