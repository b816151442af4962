// Who may do what with matches. Those that validate a version are for its owner's people; all others are public.
import type { RelationsByKind } from '../authorisation/relations.ts';
import { everyone, type Rules, rule } from '../authorisation/rule.ts';
import { isVisible } from './match-repository.ts';

export const matchPermissions = {
  'match.list': rule(everyone, null),
  'match.read': rule(everyone, null),
  // Each topic is checked by itself: live/topic-access.ts.
  'live.follow': rule(everyone, null),
} as const satisfies Rules;

export const matchRelations: RelationsByKind = {
  match: async (db, principal, id) => ((await isVisible(db, principal, id)) ? [] : null),
};
