// Roles and kinds of objects as words in a refusal.
import { ApiError } from '../http/api-error.ts';
import { type Said, say, verbatim } from '../text/say.ts';
import type { Role } from './rule.ts';

const roleWords = (): Readonly<Record<Role, Said>> => ({
  visitor: say`visitor`,
  member: say`member`,
  teacher: say`teacher`,
  organiser: say`organiser`,
  siteAdmin: say`site admin`,
  self: say`self`,
  institutionMember: say`institution member`,
  institutionAdmin: say`institution admin`,
  teamMember: say`team member`,
  teamCaptain: say`team captain`,
  teamAdviser: say`team adviser`,
  agentOwner: say`agent owner`,
  agentTeamMember: say`agent team member`,
  jobOwner: say`job owner`,
  competitionOrganiser: say`competition organiser`,
  entryMember: say`entry member`,
  modelOwner: say`model owner`,
  moderator: say`moderator`,
  author: say`author`,
});

const kindWords = (): Readonly<Record<string, Said>> => ({
  institution: say`institution`,
  team: say`team`,
  user: say`user`,
  token: say`token`,
  invitation: say`invitation`,
  agent: say`agent`,
  submission: say`submission`,
  job: say`job`,
  match: say`match`,
  competition: say`competition`,
  phase: say`phase`,
  entry: say`entry`,
  // The id is its competition.
  results: say`competition`,
  appeal: say`appeal`,
  certificate: say`certificate`,
  model: say`model`,
  thread: say`thread`,
  post: say`post`,
  news: say`news`,
});

export const roleWord = (role: Role): Said => roleWords()[role];

/** What is another's does not exist. */
export const notYoursToSee = (kind: string, id: string, options: { readonly field?: string } = {}): ApiError =>
  new ApiError(
    'not_found',
    say`There is no ${kindWords()[kind] ?? verbatim(kind)} ${id}, or it is not yours to see.`,
    options,
  );
