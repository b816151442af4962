// Who may do what with the play of phases: everybody looks, organisers start, close and regrade. Who is one, and sees drafts:
// competitions/competition-access.ts.
import { everyone, type Rules, rule } from '../authorisation/rule.ts';

export const phasePermissions = {
  'phase.readPlay': rule(everyone, null),
  'phase.run': rule(['competitionOrganiser', 'siteAdmin'], 'competitions'),
} as const satisfies Rules;
