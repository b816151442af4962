// Records a match while it runs in an instance: canonical actions, and the chain of its state hashes.

import { type ActionLayout, actionLayout, type LoadedScenario, resolveConfig, type ScenarioInstance } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import { canonicalAction } from './canonical-action.ts';
import { HashChain, hasLink, linkInterval } from './hash-chain.ts';
import type { Forfeit, MatchResult, MatchSetup, Replay, ReplayAgent } from './replay.ts';

/** The setup of a match with every configuration field filled in. Throws EnvError `bad_config`. */
export const makeSetup = (scenario: LoadedScenario, seed: bigint, config: MatchConfig = {}): MatchSetup => ({
  scenarioId: scenario.manifest.id,
  rulesHash: scenario.manifest.rulesHash,
  seed: BigInt.asUintN(64, seed),
  config: resolveConfig(scenario.manifest, config),
});

/** Puts a match of an instance at the start of `setup`; rows are not yet written. */
export const startMatch = (instance: ScenarioInstance, match: number, setup: MatchSetup): void => {
  instance.configure(match, setup.config);
  instance.setSeed(match, setup.seed);
  instance.reset(match, 1);
};

/** How a match stands, from its info rows. A forfeit gives the win to the other team where there are two. */
export const readResult = (instance: ScenarioInstance, match: number, forfeit: Forfeit | null = null): MatchResult => {
  const { manifest } = instance;
  instance.inspect(match, 1);
  const rowLength = manifest.agentInfo.length;
  const agentInfo = manifest.agents.map((_, agent) => {
    const start = (match * instance.agentsPerMatch + agent) * rowLength;
    return Object.fromEntries(
      manifest.agentInfo.map((field) => [field.name, instance.agentInfo[start + field.index] as number]),
    );
  });
  const result: MatchResult = {
    winner: forfeit === null ? instance.matchField(match, 'winner') : forfeitWinner(instance, forfeit),
    endReason: manifest.endReasons[instance.matchField(match, 'endReason')] ?? 'unknown',
    ticks: instance.matchField(match, 'tick'),
    decisions: instance.matchField(match, 'decision'),
    agentInfo,
  };
  return forfeit === null ? result : { ...result, forfeit };
};

const forfeitWinner = ({ manifest }: ScenarioInstance, forfeit: Forfeit): number => {
  const team = manifest.agents[forfeit.agent]?.team ?? -1;
  return manifest.teams === 2 ? 1 - team : -1;
};

/** Follows one match of an instance. Call `beforeStep` when its actions are set and its masks current, `afterStep` after. */
export class MatchRecorder {
  readonly setup: MatchSetup;
  readonly #instance: ScenarioInstance;
  readonly #match: number;
  readonly #layout: ActionLayout;
  readonly #chain: HashChain;
  readonly #valuesPerDecision: number;
  #actions: Int32Array;
  #decisions = 0;
  #linkedAt = 0;

  /** `instance` stands at the start of `setup` in this match. */
  constructor(instance: ScenarioInstance, match: number, setup: MatchSetup) {
    this.setup = setup;
    this.#instance = instance;
    this.#match = match;
    this.#layout = actionLayout(instance.manifest);
    this.#valuesPerDecision = instance.agentsPerMatch * instance.manifest.actionHeads.length;
    this.#actions = new Int32Array(512 * this.#valuesPerDecision);
    this.#chain = new HashChain(setup);
    this.#chain.add(0, instance.hash(match));
  }

  get decisions(): number {
    return this.#decisions;
  }

  /** i32 [decisions, agents, heads], a view that the next decision may leave behind. */
  get actions(): Int32Array {
    return this.#actions.subarray(0, this.#decisions * this.#valuesPerDecision);
  }

  beforeStep(): void {
    const { actions, agentsPerMatch, manifest, masks } = this.#instance;
    const heads = manifest.actionHeads.length;
    for (let agent = 0; agent < agentsPerMatch; agent++) {
      const row = this.#match * agentsPerMatch + agent;
      canonicalAction(this.#layout, masks, row * manifest.masks.size, actions, row * heads);
    }
    const start = this.#decisions * this.#valuesPerDecision;
    if (start + this.#valuesPerDecision > this.#actions.length) {
      const larger = new Int32Array(this.#actions.length * 2);
      larger.set(this.#actions);
      this.#actions = larger;
    }
    const from = this.#match * this.#valuesPerDecision;
    this.#actions.set(actions.subarray(from, from + this.#valuesPerDecision), start);
  }

  afterStep(): void {
    this.#decisions += 1;
    if (this.#decisions % linkInterval === 0) this.#link();
  }

  /** The replay of the match so far. The recorder may not go on after this. */
  finish(agents: readonly ReplayAgent[], forfeit: Forfeit | null = null, notes: unknown = null): Replay {
    if (hasLink(this.#decisions, this.#decisions) && this.#linkedAt !== this.#decisions) this.#link();
    return {
      setup: this.setup,
      agents,
      headSizes: this.#instance.manifest.actionHeads.map((head) => head.size),
      result: readResult(this.#instance, this.#match, forfeit),
      actions: this.actions.slice(),
      chain: this.#chain.stored,
      hash: this.#chain.hash,
      notes,
    };
  }

  #link(): void {
    this.#chain.add(this.#decisions, this.#instance.hash(this.#match));
    this.#linkedAt = this.#decisions;
  }
}
