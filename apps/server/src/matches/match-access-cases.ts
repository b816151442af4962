// For the authorisation matrix: every route about matches, and who may, written down by hand.
import type { Cases, Plant } from '../authorisation/matrix-case.ts';

export const matchCases: Cases = {};

/** What the cases' paths name, made anew for each request. */
export const plantMatch: Plant = async () => ({});
