// For the authorisation matrix: every route about appeals and certificates, and who may, written down by hand.
import type { Cases, Plant } from '../authorisation/matrix-case.ts';

export const resultCases: Cases = {};

/** What the cases' paths name, made anew for each request. */
export const plantResult: Plant = async () => ({});
