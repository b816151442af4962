// States and kinds as words in a sentence: of competitions, their phases and entries.
import { anyOf, type Said, say, verbatim } from '../text/say.ts';

const words = (): Readonly<Record<string, Said>> => ({
  // States of competitions
  draft: say`draft`,
  published: say`published`,
  finished: say`finished`,
  cancelled: say`cancelled`,
  // Of phases, besides cancelled
  planned: say`planned`,
  open: say`open`,
  playing: say`playing`,
  done: say`done`,
  // Of entries
  registered: say`registered`,
  withdrawn: say`withdrawn`,
  disqualified: say`disqualified`,
  // Of versions
  queued: say`queued`,
  validating: say`validating`,
  accepted: say`accepted`,
  refused: say`refused`,
  // Kinds of phases
  practice: say`practice`,
  qualifier: say`qualifier`,
  group: say`group`,
  knockout: say`knockout`,
  final: say`final`,
  // Of schedules
  ladder: say`ladder`,
  'round-robin': say`round-robin`,
  swiss: say`swiss`,
  'single-elimination': say`single-elimination`,
  'double-elimination': say`double-elimination`,
  // Of institutions
  university: say`university`,
  enterprise: say`enterprise`,
  researchInstitute: say`research institute`,
  association: say`association`,
  industrialPark: say`industrial park`,
  investor: say`investor`,
});

/** A state or kind, by its name in the database. */
export const wordOf = (name: string): Said => words()[name] ?? verbatim(name);

/** One or the other. */
export const anyWordOf = (names: readonly string[]): Said => anyOf(names.map(wordOf));
