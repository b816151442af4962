// Who may do what with competitions and entries.
import type { RelationsByKind } from '../authorisation/relations.ts';
import type { Rules } from '../authorisation/rule.ts';

export const competitionPermissions = {} as const satisfies Rules;

export const competitionRelations: RelationsByKind = {};
