// One match from start to end, or decision by decision.

import type { LoadedScenario } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import type { Agent } from '../agents/agent.ts';
import { type Forfeit, makeSetup, type Replay, ReplayPlayer } from '../replay/index.ts';
import type { TimeCounts } from './decision-times.ts';
import { MatchRunner } from './match-runner.ts';

export type MatchOptions = {
  readonly scenario: LoadedScenario;
  /** One per agent of the scenario, in its order. */
  readonly agents: readonly Agent[];
  /** 64 bits */
  readonly seed: bigint;
  readonly config?: MatchConfig;
};

export type PlayedMatch = {
  /** Team that won, -1 = draw. */
  readonly winner: number;
  readonly endReason: string;
  readonly ticks: number;
  readonly decisions: number;
  /** Names the match: the last link of its hash chain. */
  readonly hash: string;
  readonly forfeit?: Forfeit;
  /** With `forfeit`: the last lines of that agent's stderr, for its owner. Not in the replay. */
  readonly faultLog?: string;
  readonly agentInfo: readonly Readonly<Record<string, number>>[];
  /** By seat: how long the decisions took. Not in the replay. */
  readonly decisionTimes: readonly TimeCounts[];
  readonly replay: Replay;
};

/** A match that is being played, one decision at a time. */
export class LiveMatch {
  readonly runner: MatchRunner;
  readonly #scenario: LoadedScenario;
  readonly #replaySetup: Replay['setup'];

  constructor(options: MatchOptions) {
    this.#scenario = options.scenario;
    this.#replaySetup = makeSetup(options.scenario, options.seed, options.config);
    this.runner = new MatchRunner(options.scenario, [{ setup: this.#replaySetup, agents: options.agents }]);
  }

  get decisions(): number {
    return this.runner.decisions(0);
  }

  get isOver(): boolean {
    return this.runner.isOver;
  }

  /** Asks the agents and steps once. A promise only where an agent answers later. */
  step(): void | Promise<void> {
    return this.runner.step();
  }

  /** A player of the match so far, which can stand at any decision of it. It does not follow; append what comes after. */
  player(): ReplayPlayer {
    return new ReplayPlayer(this.#scenario, this.#replaySetup, this.runner.actions(0).slice());
  }

  /** Ends the match here. */
  finish(notes: unknown = null): PlayedMatch {
    const replay = this.runner.finish(0, notes);
    const decisionTimes = this.runner.decisionTimes(0).map((times) => times.counts());
    const played = { ...replay.result, hash: replay.hash, decisionTimes, replay };
    const faultLog = this.runner.faultLog(0);
    return faultLog === null ? played : { ...played, faultLog };
  }
}

/** Starts a match. Throws EnvError `bad_config`, ArenaError `bad_option`. */
export const createMatch = (options: MatchOptions): LiveMatch => new LiveMatch(options);

/** Plays a match to its end; a fault of an agent ends it as a forfeit. Throws like `createMatch`. */
export const playMatch = async (options: MatchOptions): Promise<PlayedMatch> => {
  const match = createMatch(options);
  while (!match.isOver) {
    const pending = match.step();
    if (pending !== undefined) await pending;
  }
  return match.finish();
};
