// Who may do what with appeals and certificates.
import type { RelationsByKind } from '../authorisation/relations.ts';
import type { Rules } from '../authorisation/rule.ts';

export const resultPermissions = {} as const satisfies Rules;

export const resultRelations: RelationsByKind = {};
