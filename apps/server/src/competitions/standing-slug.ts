// Addresses of the practices that come with the server; nobody else may take them.
import { scenarioIds } from '@jixia/env';

export const standingSlug = (scenarioId: string): string => `practice-${scenarioId}`;

export const isStandingSlug = (slug: string): boolean => scenarioIds().some((id) => slug === standingSlug(id));
