// What a rule of access is made of: the roles that pass, and the scope that a token needs.

/** Held by a person everywhere. Everyone signed in is a member; nobody signed in is a visitor. */
export const siteRoles = ['visitor', 'member', 'teacher', 'organiser', 'siteAdmin'] as const;
/** Held towards one object. */
export const relationRoles = [
  'self',
  'institutionMember',
  'institutionAdmin',
  'teamMember',
  'teamCaptain',
  'teamAdviser',
  'agentOwner',
  'agentTeamMember',
  'jobOwner',
  'competitionOrganiser',
  'entryMember',
  'modelOwner',
  'moderator',
  'author',
] as const;
export type Role = (typeof siteRoles)[number] | (typeof relationRoles)[number];

/** What an API token may be allowed to do on its owner's behalf. */
export const scopes = ['read', 'submit', 'competitions', 'models', 'institutions', 'teams', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export type Rule = {
  readonly roles: readonly Role[];
  /** Scope that an API token needs; 'sessionOnly' refuses every token; null asks for nothing, like a visitor. */
  readonly scope: Scope | 'sessionOnly' | null;
};
export type Rules = Readonly<Record<string, Rule>>;

export const everyone: Role[] = ['visitor', 'member'];
export const signedIn: Role[] = ['member'];
export const rule = (roles: readonly Role[], scope: Rule['scope']): Rule => ({ roles, scope });
