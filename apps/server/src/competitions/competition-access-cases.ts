// For the authorisation matrix: every route about competitions and entries, and who may, written down by hand.
import type { Cases, Plant } from '../authorisation/matrix-case.ts';

export const competitionCases: Cases = {};

/** What the cases' paths name, made anew for each request. */
export const plantCompetition: Plant = async () => ({});
