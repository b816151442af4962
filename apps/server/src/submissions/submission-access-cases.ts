// For the authorisation matrix: every route about agents, their versions and jobs, and who may, written down by hand.
import type { Cases, Plant } from '../authorisation/matrix-case.ts';

export const submissionCases: Cases = {};

/** What the cases' paths name, made anew for each request. */
export const plantSubmission: Plant = async () => ({});
