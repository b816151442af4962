// Runs matches side by side, decision by decision: asks every agent, steps the rules, records, and judges faults.

import { deriveSeed, type LoadedScenario, ScenarioInstance } from '@jixia/env';
import type { Agent } from '../agents/agent.ts';
import { ArenaError } from '../arena-error.ts';
import { type Forfeit, MatchRecorder, type MatchSetup, type Replay, startMatch } from '../replay/index.ts';
import { DecisionTimes } from './decision-times.ts';

/** An agent's own seed in a match: `deriveSeed(match seed, 1000 + seat)`. */
export const agentSeed = (matchSeed: bigint, seat: number): bigint => deriveSeed(matchSeed, 1000 + seat);

export type MatchStart = {
  readonly setup: MatchSetup;
  /** One per agent of the scenario. */
  readonly agents: readonly Agent[];
  /** One per agent; default `agentSeed` of its seat. */
  readonly agentSeeds?: readonly bigint[];
};

type Slot = {
  readonly agents: readonly Agent[];
  readonly recorder: MatchRecorder;
  readonly rows: readonly { observation: Float32Array; mask: Uint8Array; action: Int32Array }[];
  /** By seat. */
  readonly times: readonly DecisionTimes[];
  forfeit: Forfeit | null;
  /** What the agent that forfeits last wrote to its stderr. */
  log: string | null;
  isOver: boolean;
};

const forfeitOf = (agent: number, step: number, error: unknown): Forfeit => {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'agent_failed';
  const message = error instanceof Error ? error.message : String(error);
  return { agent, code, message: message.slice(0, 2000), step };
};

/** Matches in one instance, in lock-step until each has ended, so that agents who share a network decide in one batch. */
export class MatchRunner {
  readonly instance: ScenarioInstance;
  readonly #slots: Slot[] = [];

  constructor(scenario: LoadedScenario, starts: readonly MatchStart[]) {
    const instance = ScenarioInstance.create(scenario, starts.length);
    const { actionHeads, masks, observation } = scenario.manifest;
    const heads = actionHeads.length;
    this.instance = instance;
    for (const [match, start] of starts.entries()) {
      if (start.agents.length !== instance.agentsPerMatch) {
        throw new ArenaError(
          'bad_option',
          `${scenario.manifest.id} is played by ${instance.agentsPerMatch} agents, not ${start.agents.length}.`,
        );
      }
      startMatch(instance, match, start.setup);
      const rows = start.agents.map((_, agent) => {
        const row = match * instance.agentsPerMatch + agent;
        return {
          observation: instance.observations.subarray(row * observation.size, (row + 1) * observation.size),
          mask: instance.masks.subarray(row * masks.size, (row + 1) * masks.size),
          action: instance.actions.subarray(row * heads, (row + 1) * heads),
        };
      });
      for (const [agent, player] of start.agents.entries()) {
        const seed = start.agentSeeds?.[agent] ?? agentSeed(start.setup.seed, agent);
        player.reset({ seed, agentIndex: agent, config: start.setup.config });
      }
      const recorder = new MatchRecorder(instance, match, start.setup);
      const times = start.agents.map(() => new DecisionTimes());
      this.#slots.push({ agents: start.agents, recorder, rows, times, forfeit: null, log: null, isOver: false });
    }
    instance.observe();
  }

  /** Whether every match has ended. */
  get isOver(): boolean {
    return this.#slots.every((slot) => slot.isOver);
  }

  isMatchOver(match: number): boolean {
    return this.#slot(match).isOver;
  }

  decisions(match: number): number {
    return this.#slot(match).recorder.decisions;
  }

  /** i32 [decisions, agents, heads] so far: a view that the next step may leave behind. */
  actions(match: number): Int32Array {
    return this.#slot(match).recorder.actions;
  }

  /** One decision of every match that goes on. A promise only where an agent answers later. */
  step(): void | Promise<void> {
    const pending: Promise<void>[] = [];
    for (const slot of this.#slots) {
      if (!slot.isOver) this.#ask(slot, pending);
    }
    if (pending.length === 0) this.#advance();
    else return Promise.all(pending).then(() => this.#advance());
  }

  /** The replay of a match as far as it went; the match takes no more steps. */
  finish(match: number, notes: unknown = null): Replay {
    const slot = this.#slot(match);
    slot.isOver = true;
    const agents = slot.agents.map(({ name }) => ({ name }));
    const replay = slot.recorder.finish(agents, slot.forfeit, notes);
    for (const agent of slot.agents) agent.end?.({ result: replay.result });
    return replay;
  }

  /** The last lines that the agent which forfeits wrote to its stderr: for its owner. Not part of the replay. */
  faultLog(match: number): string | null {
    return this.#slot(match).log;
  }

  /** How long each seat took for the decisions that it answered so far. */
  decisionTimes(match: number): readonly DecisionTimes[] {
    return this.#slot(match).times;
  }

  #slot(match: number): Slot {
    const slot = this.#slots[match];
    if (slot === undefined) throw new ArenaError('bad_option', `There is no match ${match} here.`);
    return slot;
  }

  #ask(slot: Slot, pending: Promise<void>[]): void {
    for (const [index, agent] of slot.agents.entries()) {
      const row = slot.rows[index] as Slot['rows'][number];
      row.action.fill(0);
      const times = slot.times[index] as DecisionTimes;
      const startMs = performance.now();
      const answered = (): void => times.add(agent.tookMs ?? performance.now() - startMs);
      try {
        const answer = agent.act(row.observation, row.mask, row.action);
        if (answer === undefined) answered();
        else pending.push(answer.then(answered, (error: unknown) => this.#fault(slot, index, error)));
      } catch (error) {
        this.#fault(slot, index, error);
      }
    }
  }

  /**
   * The match stops before this decision. Where several fail at once, the lowest seat is the one that forfeits. A
   * sandbox that broke, or an agent that has not come yet where a host waits for it, is no fault: the match fails as a whole.
   */
  #fault(slot: Slot, agent: number, error: unknown): void {
    if (error instanceof ArenaError && (error.code === 'sandbox_failed' || error.code === 'agent_absent')) throw error;
    slot.isOver = true;
    if (slot.forfeit !== null && slot.forfeit.agent <= agent) return;
    slot.forfeit = forfeitOf(agent, slot.recorder.decisions, error);
    slot.log = error instanceof ArenaError ? (error.log ?? null) : null;
  }

  #advance(): void {
    for (const [match, slot] of this.#slots.entries()) {
      if (slot.isOver) continue;
      slot.recorder.beforeStep();
      this.instance.stepObserve(match, 1);
      slot.recorder.afterStep();
      slot.isOver = this.instance.terminated[match] !== 0 || this.instance.truncated[match] !== 0;
    }
  }
}
