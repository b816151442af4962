// Which of its team an agent is.

import type { Manifest } from './types.ts';

/** Number of every agent within its team, from 0, in the manifest's order. */
export const teamSlots = (manifest: Pick<Manifest, 'agents'>): number[] =>
  manifest.agents.map(
    ({ team }, index) => manifest.agents.slice(0, index).filter((agent) => agent.team === team).length,
  );
