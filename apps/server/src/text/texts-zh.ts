// All that the server says, in Chinese, by its English text. `{0}` is the first value of a text. Each folder has a table; what
// several say stands in one of them.
import { authorisationTextsZh } from '../authorisation/texts-zh.ts';
import { competitionsTextsZh } from '../competitions/texts-zh.ts';
import { exchangeTextsZh } from '../exchange/texts-zh.ts';
import { filesTextsZh } from '../files/texts-zh.ts';
import { httpTextsZh } from '../http/texts-zh.ts';
import { identityTextsZh } from '../identity/texts-zh.ts';
import { institutionsTextsZh } from '../institutions/texts-zh.ts';
import { invitationsTextsZh } from '../invitations/texts-zh.ts';
import { jobsTextsZh } from '../jobs/texts-zh.ts';
import { liveTextsZh } from '../live/texts-zh.ts';
import { matchesTextsZh } from '../matches/texts-zh.ts';
import { phasesTextsZh } from '../phases/texts-zh.ts';
import { resultsTextsZh } from '../results/texts-zh.ts';
import { submissionsTextsZh } from '../submissions/texts-zh.ts';
import { teamsTextsZh } from '../teams/texts-zh.ts';

/** By folder, for the test that nothing is missing, idle or said twice. */
export const allTablesZh: readonly Readonly<Record<string, string>>[] = [
  authorisationTextsZh,
  competitionsTextsZh,
  exchangeTextsZh,
  filesTextsZh,
  httpTextsZh,
  identityTextsZh,
  institutionsTextsZh,
  invitationsTextsZh,
  jobsTextsZh,
  liveTextsZh,
  matchesTextsZh,
  phasesTextsZh,
  resultsTextsZh,
  submissionsTextsZh,
  teamsTextsZh,
];

export const textsZh: Readonly<Record<string, string>> = Object.assign({}, ...allTablesZh);
