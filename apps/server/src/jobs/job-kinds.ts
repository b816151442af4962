// The kinds of work on the queue: what each needs to know, and what goes first.

export type JobPayloads = {
  /** Checks a submission and plays its validation match. */
  validation: { readonly submissionId: string };
  /** Plays matches of `match`, in order; several are one job because a match is short. */
  matches: { readonly matchIds: readonly string[] };
  /** Looks whether a phase has something to do: pairings, ratings, its end. */
  phase: { readonly phaseId: string };
  /** Measures a published model against the scripted bots. */
  evaluation: { readonly modelId: string; readonly number: number };
};

export type JobKind = keyof JobPayloads;

/** Higher goes first, whoever asks; between equals workers share their time fairly. */
export const priorityOf: Readonly<Record<JobKind, number>> = { phase: 40, validation: 30, matches: 20, evaluation: 10 };
