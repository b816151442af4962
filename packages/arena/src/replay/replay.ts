// A recorded match in memory: what it started from, what every agent did, how it ended, and the chain that proves it.

/** All that a match depends on beside the actions. */
export type MatchSetup = {
  readonly scenarioId: string;
  /** SHA-256 of the rules module, hex. */
  readonly rulesHash: string;
  /** 64 bits */
  readonly seed: bigint;
  /** Every configuration field by name. */
  readonly config: Readonly<Record<string, number>>;
};

/** Why an agent lost without the rules saying so. */
export type Forfeit = {
  readonly agent: number;
  readonly code: string;
  readonly message: string;
  /** The decision at which it failed, counted from 0. */
  readonly step: number;
};

export type MatchResult = {
  /** Team that won; -1 = draw, or not decided. */
  readonly winner: number;
  /** Name of the rules' end reason; the running one where the match was left or forfeited. */
  readonly endReason: string;
  readonly ticks: number;
  readonly decisions: number;
  readonly forfeit?: Forfeit;
  /** Per agent, its info row at the end by field name. */
  readonly agentInfo: readonly Readonly<Record<string, number>>[];
};

export type ReplayAgent = {
  /** As shown to people; a specification such as `bot:strong` or a name. */
  readonly name: string;
};

export type Replay = {
  readonly setup: MatchSetup;
  /** One per agent of the match, in its order. */
  readonly agents: readonly ReplayAgent[];
  readonly result: MatchResult;
  /** Size of each action head, as in the manifest. */
  readonly headSizes: readonly number[];
  /** i32 [decisions, agents, heads], canonical: see `canonicalAction`. */
  readonly actions: Int32Array;
  /** First 8 bytes of each link of the hash chain. */
  readonly chain: Uint8Array;
  /** The last link in full, hex: names this match. */
  readonly hash: string;
  /** What a producer wishes to say about the decisions (probabilities, values), any JSON value; null = nothing. */
  readonly notes: unknown;
};
