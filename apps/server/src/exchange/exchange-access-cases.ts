// For the authorisation matrix: every route about models, discussions and news, and who may, written down by hand.
import type { Cases, Plant } from '../authorisation/matrix-case.ts';

export const exchangeCases: Cases = {};

/** What the cases' paths name, made anew for each request. */
export const plantExchange: Plant = async () => ({});
