// Who may do what with matches.
import type { RelationsByKind } from '../authorisation/relations.ts';
import type { Rules } from '../authorisation/rule.ts';

export const matchPermissions = {} as const satisfies Rules;

export const matchRelations: RelationsByKind = {};
