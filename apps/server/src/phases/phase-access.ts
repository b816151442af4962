// Who may do what with the play of phases: everybody looks, organisers start, close and regrade. Drafts are theirs alone.
import { sql } from 'drizzle-orm';
import type { RelationsByKind } from '../authorisation/relations.ts';
import { everyone, type Rules, rule } from '../authorisation/rule.ts';

export const phasePermissions = {
  'phase.readPlay': rule(everyone, null),
  'phase.run': rule(['competitionOrganiser', 'siteAdmin'], 'competitions'),
} as const satisfies Rules;

export const phaseRelations: RelationsByKind = {
  phase: async (db, { userId, roles }, id) => {
    const { rows } = await db.execute(sql`
      select competition.status, (competition.organiser_id = ${userId} or exists (select from competition_organiser
          where competition_organiser.competition_id = competition.id and user_id = ${userId})) is true as mine
      from phase join competition on competition.id = phase.competition_id where phase.id = ${id}`);
    const [row] = rows as { status: string; mine: boolean }[];
    if (row === undefined) return null;
    if (row.mine) return ['competitionOrganiser'];
    return row.status === 'draft' && !roles.includes('siteAdmin') ? null : [];
  },
};
