// What plays: one agent sits in one seat of one match and sees only its own rows.

import type { MatchResult } from '../replay/replay.ts';
import type { AgentLimits } from './agent-limits.ts';
import type { LinkEnding } from './agent-link.ts';

/** What an agent learns when a match begins. */
export type EpisodeStart = {
  /** For the agent's own chance; 64 bits. */
  readonly seed: bigint;
  /** Its seat in the match. */
  readonly agentIndex: number;
  /** The match's configuration, every field by name. */
  readonly config?: Readonly<Record<string, number>>;
};

/** What an agent may learn when a match has ended. */
export type EpisodeEnd = { readonly result: MatchResult };

export interface Agent {
  /** As in a specification: `bot:strong`. */
  readonly name: string;
  /** Forget the last match. */
  reset(start: EpisodeStart): void;
  /** Reads one observation and mask row, writes one value per head into `action` (zeros before). Throwing forfeits. */
  act(observation: Float32Array, mask: Uint8Array, action: Int32Array): void | Promise<void>;
  /** How long its last decision took where that is not the time from the call of `act` to its end: start-up, time away and the other rows of a batch are not its own. */
  readonly tookMs?: number;
  /** The match is over, or was left. */
  end?(end: EpisodeEnd): void;
  close(): void | Promise<void>;
}

/** Makes any number of the same agent; what they share (a network) is loaded once. */
export interface AgentFactory {
  readonly name: string;
  /** In how many matches to play at one time at most, where that is costly (a process each); default any number. */
  readonly matchesAtOnce?: number;
  /** What people should be told before it plays, such as that it runs without a sandbox. */
  readonly notes?: readonly string[];
  /** Whether it promises the same actions for the same seed, seat and observations. */
  readonly isDeterministic?: boolean;
  /** What it may use, where a host enforces that. */
  readonly limits?: AgentLimits;
  create(): Agent;
  close(): Promise<void>;
  /** Where each agent is a process or a connection of its own: ends all of them and tells how each went. */
  closeAll?(): Promise<readonly LinkEnding[]>;
}
