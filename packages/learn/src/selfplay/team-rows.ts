// Which rows of a rollout belong together: the teams that learn, and each row's place in its team.

import { type Manifest, teamSlots } from '@jixia/env';
import { learnerRows, type Seat } from './seats.ts';

export type TeamRows = {
  /** Teams that learn, over all matches. */
  readonly teams: number;
  /** i32 [teams]: match * manifest.teams + team, the row of its central state in an environment of these matches */
  readonly centralRows: Int32Array;
  /** i32 [rows]: team of each row */
  readonly teamOf: Int32Array;
  /** i32 [rows]: number of the row's agent within its team, from 0 */
  readonly slotOf: Int32Array;
};

/** Agents of the largest team. */
export const teamSize = (manifest: Manifest): number => 1 + Math.max(...teamSlots(manifest));

/** Rows and teams in the order of `learnerRows`. */
export const teamRowsOf = (manifest: Manifest, seats: readonly Seat[]): TeamRows => {
  const slots = teamSlots(manifest);
  const rows = learnerRows(manifest, seats);
  const centralRowOf = (row: number): number => {
    const match = Math.floor(row / manifest.agents.length);
    return match * manifest.teams + (manifest.agents[row % manifest.agents.length]?.team as number);
  };
  const centralRows = [...new Set(Array.from(rows, centralRowOf))];
  return {
    teams: centralRows.length,
    centralRows: Int32Array.from(centralRows),
    teamOf: rows.map((row) => centralRows.indexOf(centralRowOf(row))),
    slotOf: rows.map((row) => slots[row % slots.length] as number),
  };
};

/** The same for the rows of several collectors, one after the other. `centralRows` stay those of each environment. */
export const joinTeamRows = (parts: readonly TeamRows[]): TeamRows => {
  let teams = 0;
  const teamOf: number[] = [];
  for (const part of parts) {
    for (const team of part.teamOf) teamOf.push(teams + team);
    teams += part.teams;
  }
  return {
    teams,
    centralRows: Int32Array.from(parts.flatMap((part) => [...part.centralRows])),
    teamOf: Int32Array.from(teamOf),
    slotOf: Int32Array.from(parts.flatMap((part) => [...part.slotOf])),
  };
};

/**
 * Rows of networks that are told which agent they decide for end with a one-hot of its number in the team. Writes it
 * behind the observations of `rows` (match-major) in `to` [rows, width]; nothing where the rows have no room for it.
 */
export const markAgents = (manifest: Manifest, rows: Int32Array, to: Float32Array, width: number): void => {
  const { size } = manifest.observation;
  if (width === size) return;
  const slots = teamSlots(manifest);
  for (const [index, row] of rows.entries()) {
    to[index * width + size + (slots[row % slots.length] as number)] = 1;
  }
};
