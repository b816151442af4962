// Who may do what: one row for each action on each kind of object. Every route names its row; one that names none, or one
// that is not here, keeps the server from being built. The rows of a domain lie in its `*-access.ts`.
import { competitionPermissions } from '../competitions/competition-access.ts';
import { exchangePermissions } from '../exchange/exchange-access.ts';
import { matchPermissions } from '../matches/match-access.ts';
import { phasePermissions } from '../phases/phase-access.ts';
import { resultPermissions } from '../results/result-access.ts';
import { submissionPermissions } from '../submissions/submission-access.ts';
import { everyone, type Rule, rule, signedIn } from './rule.ts';

export const permissions = {
  'site.read': rule(everyone, null),
  'site.readFacts': rule(['siteAdmin'], 'admin'),
  'site.setUp': rule(everyone, null),
  'session.signIn': rule(everyone, null),
  'session.signOut': rule(signedIn, 'sessionOnly'),
  'account.create': rule(everyone, null),
  'account.recover': rule(everyone, null),
  'account.read': rule(signedIn, 'read'),
  'account.update': rule(signedIn, 'sessionOnly'),
  'token.read': rule(signedIn, 'sessionOnly'),
  'token.create': rule(signedIn, 'sessionOnly'),
  'token.delete': rule(['self'], 'sessionOnly'),
  'user.list': rule(['siteAdmin'], 'admin'),
  'user.setRoles': rule(['siteAdmin'], 'sessionOnly'),
  'user.suspend': rule(['siteAdmin'], 'admin'),
  'audit.read': rule(['siteAdmin'], 'admin'),
  'institution.list': rule(everyone, null),
  'institution.read': rule(everyone, null),
  'institution.create': rule(signedIn, 'institutions'),
  'institution.update': rule(['institutionAdmin', 'siteAdmin'], 'institutions'),
  'institution.delete': rule(['siteAdmin'], 'sessionOnly'),
  'institution.verify': rule(['siteAdmin'], 'admin'),
  'institution.listMembers': rule(['institutionMember', 'institutionAdmin', 'siteAdmin'], 'read'),
  'institution.setMember': rule(['institutionAdmin', 'siteAdmin'], 'institutions'),
  'institution.leave': rule(['institutionMember', 'institutionAdmin'], 'institutions'),
  'institution.askToJoin': rule(signedIn, 'institutions'),
  'institution.decideRequests': rule(['institutionAdmin', 'siteAdmin'], 'institutions'),
  'institution.withdrawRequest': rule(signedIn, 'institutions'),
  'institution.invite': rule(['institutionAdmin', 'siteAdmin'], 'institutions'),
  'team.list': rule(everyone, null),
  'team.read': rule(everyone, null),
  'team.create': rule(signedIn, 'teams'),
  'team.update': rule(['teamCaptain', 'siteAdmin'], 'teams'),
  'team.delete': rule(['teamCaptain', 'siteAdmin'], 'teams'),
  'team.setMember': rule(['teamCaptain', 'siteAdmin'], 'teams'),
  'team.leave': rule(['teamMember', 'teamCaptain', 'teamAdviser'], 'teams'),
  'team.invite': rule(['teamCaptain', 'siteAdmin'], 'teams'),
  'invitation.list': rule(signedIn, 'read'),
  'invitation.answer': rule(['self'], 'sessionOnly'),
  ...submissionPermissions,
  ...matchPermissions,
  ...competitionPermissions,
  ...phasePermissions,
  ...resultPermissions,
  ...exchangePermissions,
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;

export const isPermission = (name: unknown): name is Permission =>
  typeof name === 'string' && Object.hasOwn(permissions, name);

/** Kind of the object that a permission is about: the part before the dot. */
export const objectKindOf = (permission: Permission): string => permission.split('.')[0] as string;
