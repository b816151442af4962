// What an agent may use, as `limits` of agent.json: names, units, ranges and defaults, once.

import { suggestion } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';

export type AgentLimits = {
  /** Time for one decision; longer ones use up the overtime. */
  readonly decisionMs: number;
  /** Overtime of a whole match: the sum of what decisions take beyond `decisionMs`. */
  readonly overtimeMs: number;
  /** Time from the start to the answer to `hello`, and for each `reset`. */
  readonly startupMs: number;
  /** Memory of all its processes together, its temporary files included. */
  readonly memoryMiB: number;
  /** Processes and threads at one time. */
  readonly processes: number;
  /** Processor time, 100 = one core; where the host has a control group for it. */
  readonly cpuPercent: number;
  /** Its private temporary folder. */
  readonly tmpMiB: number;
  /** One answer on stdout. */
  readonly answerKiB: number;
  /** All it may write to stderr in a match. */
  readonly logKiB: number;
  /** `wasm` only: instructions of one decision, in thousands; a reset may use ten times as many. */
  readonly fuelThousands: number;
};

type LimitRange = readonly [min: number, preset: number, max: number];

const ranges: Readonly<Record<keyof AgentLimits, LimitRange>> = {
  decisionMs: [1, 100, 60_000],
  overtimeMs: [0, 10_000, 600_000],
  startupMs: [50, 10_000, 120_000],
  memoryMiB: [16, 512, 16_384],
  processes: [4, 64, 1024],
  cpuPercent: [10, 100, 6400],
  tmpMiB: [1, 64, 4096],
  answerKiB: [1, 64, 1024],
  logKiB: [1, 1024, 65_536],
  fuelThousands: [1, 100_000, 10_000_000],
};

export const limitNames = Object.keys(ranges) as readonly (keyof AgentLimits)[];

export const defaultLimits: AgentLimits = Object.fromEntries(
  limitNames.map((name) => [name, ranges[name][1]]),
) as AgentLimits;

/** `limits` of an agent.json with defaults filled in. `where` begins the message. Throws ArenaError `bad_agent`. */
export const parseLimits = (value: unknown, where: string): AgentLimits => {
  if (value === undefined) return defaultLimits;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ArenaError('bad_agent', `${where}: "limits" is an object such as { "decisionMs": 100 }.`);
  }
  const limits: Record<string, number> = { ...defaultLimits };
  for (const [name, entry] of Object.entries(value)) {
    const range = ranges[name as keyof AgentLimits] as LimitRange | undefined;
    if (range === undefined || !Object.hasOwn(ranges, name)) {
      const known = limitNames.join(', ');
      throw new ArenaError(
        'bad_agent',
        `${where}: there is no limit "${name}".${suggestion(name, limitNames)} Known: ${known}.`,
      );
    }
    const [min, , max] = range;
    if (typeof entry !== 'number' || !Number.isInteger(entry) || entry < min || entry > max) {
      throw new ArenaError(
        'bad_agent',
        `${where}: "limits.${name}" is a whole number from ${min} to ${max}, not ${JSON.stringify(entry)}.`,
      );
    }
    limits[name] = entry;
  }
  return limits as AgentLimits;
};

/** What an agent asks for, but nowhere more than an organiser allows. */
export const capLimits = (wanted: AgentLimits, caps: Partial<AgentLimits> = {}): AgentLimits =>
  Object.fromEntries(
    limitNames.map((name) => [name, Math.min(wanted[name], caps[name] ?? Number.POSITIVE_INFINITY)]),
  ) as AgentLimits;
