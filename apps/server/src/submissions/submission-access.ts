// Who may do what with agents, their versions and jobs.
import type { RelationsByKind } from '../authorisation/relations.ts';
import type { Rules } from '../authorisation/rule.ts';

export const submissionPermissions = {} as const satisfies Rules;

export const submissionRelations: RelationsByKind = {};
