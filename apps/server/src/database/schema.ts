// The database schema, whole: what is stored, and what the database itself refuses. After a change under schema/ run
// `npm run migration -w @jixia/server -- --name WHAT` and commit what it writes; migrations only go forward.
export { agent, submission } from './schema/agents.ts';
export { auditEvent, idempotentAnswer, tryCount } from './schema/bookkeeping.ts';
export {
  appeal,
  appealStep,
  certificate,
  competition,
  competitionOrganiser,
  entry,
  pairing,
  phase,
  phaseEntry,
  ratingPoint,
} from './schema/competitions.ts';
export { follow, model, modelVersion, news, post, postReport, thread } from './schema/exchange.ts';
export { blob, ruleset } from './schema/files.ts';
export { account, apiToken, session, setupLink, user, verification } from './schema/identity.ts';
export {
  institution,
  institutionMember,
  invitation,
  joinRequest,
  team,
  teamMember,
} from './schema/institutions.ts';
export { job, liveEvent, match, matchSide, matchStream } from './schema/matches.ts';
