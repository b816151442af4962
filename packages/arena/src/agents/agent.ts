// What plays: one agent sits in one seat of one match and sees only its own rows.

/** What an agent learns when a match begins. */
export type EpisodeStart = {
  /** For the agent's own chance; 64 bits. */
  readonly seed: bigint;
  /** Its seat in the match. */
  readonly agentIndex: number;
};

export interface Agent {
  /** As in a specification: `bot:strong`. */
  readonly name: string;
  /** Forget the last match. */
  reset(start: EpisodeStart): void;
  /** Reads one observation and mask row, writes one value per head into `action` (zeros before). Throwing forfeits. */
  act(observation: Float32Array, mask: Uint8Array, action: Int32Array): void | Promise<void>;
  close(): void | Promise<void>;
}

/** Makes any number of the same agent; what they share (a network) is loaded once. */
export interface AgentFactory {
  readonly name: string;
  create(): Agent;
  close(): Promise<void>;
}
