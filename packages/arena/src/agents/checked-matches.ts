// Matches played to judge an agent: everything it answers is looked at beside what it was asked.

import { type ActionLayout, actionLayout, isLegalAction, type LoadedScenario, takesPart } from '@jixia/env';
import { createMatch, type LiveMatch } from '../match/play-match.ts';
import type { Forfeit } from '../replay/index.ts';
import type { Agent, AgentFactory } from './agent.ts';
import { prepareAgent } from './prepare-agent.ts';

type Row = { readonly observation: Float32Array; readonly mask: Uint8Array; readonly action: readonly number[] };

export type Episode = {
  readonly seed: bigint;
  readonly seat: number;
  readonly actions: readonly (readonly number[])[];
  /** Without the first decision, which waits for the start. */
  readonly decisionMs: readonly number[];
  /** The first value outside its head, or null. */
  readonly outOfRange: string | null;
  /** The first action that its mask forbids, or null. */
  readonly illegal: string | null;
  readonly fault?: Forfeit;
  /** The last it wrote to stderr, where it faulted. */
  readonly log?: string;
  /** Some of what it was asked, with an action that needs more than its button. */
  readonly rows: readonly Row[];
};

type MatchPlan = {
  readonly seat: number;
  readonly seed: bigint;
  readonly decisions: number;
  /** Against the scenario's strongest bot instead of random agents. */
  readonly isBesideBot?: boolean;
  /** The match is left in the middle, without a word. */
  readonly isLeft?: boolean;
};

const keptRows = 12;
const rowEvery = 23;

/** Stands between a match and an agent and writes down both sides. */
class Recorder implements Agent {
  readonly name: string;
  readonly actions: number[][] = [];
  readonly decisionMs: number[] = [];
  readonly rows: Row[] = [];
  outOfRange: string | null = null;
  illegal: string | null = null;
  readonly #agent: Agent;
  readonly #scenario: LoadedScenario;
  readonly #layout: ActionLayout;

  constructor(agent: Agent, scenario: LoadedScenario, layout: ActionLayout) {
    this.name = agent.name;
    this.#agent = agent;
    this.#scenario = scenario;
    this.#layout = layout;
  }

  reset(start: Parameters<Agent['reset']>[0]): void {
    this.#agent.reset(start);
  }

  act(observation: Float32Array, mask: Uint8Array, action: Int32Array): void | Promise<void> {
    const seen = { observation: observation.slice(), mask: mask.slice() };
    const startMs = performance.now();
    const note = (): void => {
      if (this.actions.length > 0) this.decisionMs.push(performance.now() - startMs);
      this.#note(seen, action);
    };
    const answer = this.#agent.act(observation, mask, action);
    if (answer === undefined) return note();
    return answer.then(note);
  }

  end(end: Parameters<NonNullable<Agent['end']>>[0]): void {
    this.#agent.end?.(end);
  }

  close(): void {}

  #note(seen: Omit<Row, 'action'>, answer: Int32Array): void {
    const step = this.actions.length;
    const action = [...answer];
    this.actions.push(action);
    const { actionHeads } = this.#scenario.manifest;
    for (const [head, { name, size }] of actionHeads.entries()) {
      const value = action[head] as number;
      if (value >= 0 && value < size) continue;
      this.outOfRange ??= `step ${step}: ${value} for "${name}", which takes 0 to ${size - 1}`;
    }
    if (this.illegal === null && !isLegalAction(this.#layout, seen.mask, 0, answer, 0)) {
      const named = actionHeads.map(({ name, values }, head) => `${name} ${values[action[head] as number] ?? '?'}`);
      this.illegal = `step ${step}: its mask forbids ${named.join(', ')}`;
    }
    const [button = 0] = action;
    const isMore = this.#layout.heads.some(
      (_, head) => head > 0 && takesPart(this.#layout, seen.mask, 0, head, button),
    );
    if (isMore && step % rowEvery === 0 && this.rows.length < keptRows) this.rows.push({ ...seen, action });
  }
}

export class CheckedMatches {
  readonly seats: number;
  readonly #scenario: LoadedScenario;
  readonly #factory: AgentFactory;
  readonly #prepare: () => Promise<AgentFactory>;
  readonly #layout: ActionLayout;
  readonly #agent: Agent;
  readonly #pause: () => Promise<void> | undefined;

  /** `prepare` makes the agent anew, as in another match on another day. `pause` comes between two decisions. */
  constructor(
    scenario: LoadedScenario,
    factory: AgentFactory,
    prepare: () => Promise<AgentFactory>,
    pause: () => Promise<void> | undefined,
  ) {
    this.#pause = pause;
    this.seats = scenario.manifest.agents.length;
    this.#scenario = scenario;
    this.#factory = factory;
    this.#prepare = prepare;
    this.#layout = actionLayout(scenario.manifest);
    this.#agent = factory.create();
  }

  /** The agent plays on in the same process as in the matches before. */
  play(plan: MatchPlan): Promise<Episode> {
    return this.#play(this.#agent, plan);
  }

  async playAnew(plan: MatchPlan): Promise<Episode> {
    const factory = await this.#prepare();
    const agent = factory.create();
    try {
      return await this.#play(agent, plan);
    } finally {
      await agent.close();
      await factory.close();
    }
  }

  /** In every seat of one match. */
  async playTogether(seed: bigint, decisions: number): Promise<readonly Episode[]> {
    const agents = Array.from({ length: this.seats }, () => this.#factory.create());
    const recorders = agents.map((agent) => new Recorder(agent, this.#scenario, this.#layout));
    const match = createMatch({ scenario: this.#scenario, agents: recorders, seed });
    await this.#run(match, decisions);
    const { forfeit, faultLog } = match.finish();
    for (const agent of agents) await agent.close();
    return recorders.map((recorder, seat) =>
      episodeOf(recorder, { seed, seat }, forfeit?.agent === seat ? forfeit : undefined, faultLog),
    );
  }

  /** What it did in an episode is asked of it again with that button forbidden: what is wrong, and what was seen. */
  async forbid(episode: Episode): Promise<readonly [problem: string | null, detail: string]> {
    if (episode.rows.length === 0) return [null, 'it pressed no button that needs more than itself'];
    const agent = this.#agent;
    agent.reset({ seed: episode.seed, agentIndex: episode.seat });
    const { actionHeads } = this.#scenario.manifest;
    const [{ offset } = { offset: 0 }] = this.#layout.heads;
    let asked = 0;
    for (const { observation, mask, action } of episode.rows) {
      const narrowed = mask.slice();
      narrowed[offset + (action[0] as number)] = 0;
      const hasOther = actionHeads[0]?.values.some((_, button) => narrowed[offset + button] === 1) ?? false;
      if (!hasOther) continue;
      await this.#pause();
      const answer = new Int32Array(actionHeads.length);
      try {
        await agent.act(observation, narrowed, answer);
      } catch (error) {
        return [error instanceof Error ? error.message : String(error), ''];
      }
      asked += 1;
      if (isLegalAction(this.#layout, narrowed, 0, answer, 0)) continue;
      const button = actionHeads[0]?.values[answer[0] as number] ?? answer[0];
      return [`with "${actionHeads[0]?.values[action[0] as number]}" forbidden it answered ${button} illegally`, ''];
    }
    return [null, `${asked} times its choice was forbidden, and it made another legal one`];
  }

  /** The agent goes back to its factory. */
  async leave(): Promise<void> {
    await this.#agent.close();
  }

  async #play(agent: Agent, { seat, seed, decisions, isBesideBot, isLeft }: MatchPlan): Promise<Episode> {
    const recorder = new Recorder(agent, this.#scenario, this.#layout);
    const bot = this.#scenario.entry.bots.at(-1);
    const other = await prepareAgent(
      isBesideBot === true && bot !== undefined ? { kind: 'bot', name: bot.name } : { kind: 'random' },
      this.#scenario,
    );
    const agents = Array.from({ length: this.seats }, (_, at) => (at === seat ? recorder : other.create()));
    const match = createMatch({ scenario: this.#scenario, agents, seed });
    await this.#run(match, decisions);
    // A match that ended by itself, or by a fault, cannot be left.
    if (isLeft === true && !match.isOver) return episodeOf(recorder, { seed, seat });
    const { forfeit, faultLog } = match.finish();
    return episodeOf(recorder, { seed, seat }, forfeit, faultLog);
  }

  async #run(match: LiveMatch, decisions: number): Promise<void> {
    while (!match.isOver && match.decisions < decisions) {
      const pause = this.#pause();
      if (pause !== undefined) await pause;
      await match.step();
    }
  }
}

const episodeOf = (
  { actions, decisionMs, outOfRange, illegal, rows }: Recorder,
  place: { readonly seed: bigint; readonly seat: number },
  fault?: Forfeit,
  log?: string,
): Episode => ({
  ...place,
  actions,
  decisionMs,
  outOfRange,
  illegal,
  rows,
  ...(fault === undefined ? {} : { fault }),
  ...(fault === undefined || log === undefined ? {} : { log }),
});
