// Who may do what with models, discussions and news.
import type { RelationsByKind } from '../authorisation/relations.ts';
import type { Rules } from '../authorisation/rule.ts';

export const exchangePermissions = {} as const satisfies Rules;

export const exchangeRelations: RelationsByKind = {};
