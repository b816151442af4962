// What one agent saw, could do, did and was rewarded with at a decision, computed again from the match's actions.
import { makeSetup, ReplayPlayer } from '@jixia/arena/replay';
import { actionLayout, legalOffset, takesPart, teamSlots } from '@jixia/env';
import type { LoadedScenario } from '@jixia/env/types';
import type { Policy } from '@jixia/learn/policy';
import type { Simulation } from '../match/simulation.ts';
import { MemoryTrail } from './memory-trail.ts';

/** One action head, given a button. */
export type HeadView = {
  readonly name: string;
  /** Whether the button uses it. */
  readonly isPart: boolean;
  /** The value that was taken; -1 = none, or not known yet. */
  readonly taken: number;
  readonly values: readonly {
    readonly name: string;
    readonly isLegal: boolean;
    /** Of the policy; null without one, or where the value is illegal. */
    readonly probability: number | null;
  }[];
};

export type Insight = {
  readonly decision: number;
  /** f32 [features] */
  readonly observation: Float32Array;
  /** The button that was taken; -1 where the match has not come that far. */
  readonly takenButton: number;
  /** Rewards of the decision that led here, by item, and their weighted sum. */
  readonly rewardItems: Float32Array;
  readonly reward: number;
  /** The policy's estimate; null without one. */
  readonly value: number | null;
  /** Heads given a button: the one that was taken, the likeliest, or another to look at. */
  readonly headsOf: (button: number) => readonly HeadView[];
  /** The policy's likeliest legal button; -1 without one. */
  readonly likeliestButton: number;
};

const softmax = (logits: Float32Array, start: number, isLegal: readonly boolean[]): (number | null)[] => {
  const peak = isLegal.reduce((high, legal, i) => (legal ? Math.max(high, logits[start + i] ?? 0) : high), -Infinity);
  const weights = isLegal.map((legal, i) => (legal ? Math.exp((logits[start + i] ?? 0) - peak) : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return isLegal.map((legal, i) => (legal && total > 0 ? (weights[i] as number) / total : null));
};

/** Rewards of one seat over the match so far. */
export type RewardSeries = {
  /** f32 [decisions, items] */
  readonly items: Float32Array;
  /** f32 [decisions], weighted */
  readonly total: Float32Array;
  readonly decisions: number;
};

const SERIES_BUDGET_MS = 8;

export class Inspector {
  readonly loaded: LoadedScenario;
  readonly #simulation: Simulation;
  readonly #player: ReplayPlayer;
  /** Runs through the match once, for the rewards of all seats. */
  readonly #runner: ReplayPlayer;
  readonly #rewards: { items: Float32Array; total: Float32Array }[];
  /** Leads a policy with memory through the match. */
  readonly #walker: ReplayPlayer;
  #trail: MemoryTrail | null = null;
  #known = 0;

  constructor(simulation: Simulation) {
    const { loaded, seed, config } = simulation;
    this.loaded = loaded;
    this.#simulation = simulation;
    this.#player = new ReplayPlayer(loaded, makeSetup(loaded, seed, config));
    this.#runner = new ReplayPlayer(loaded, makeSetup(loaded, seed, config));
    this.#walker = new ReplayPlayer(loaded, makeSetup(loaded, seed, config));
    this.#rewards = loaded.manifest.agents.map(() => ({ items: new Float32Array(0), total: new Float32Array(0) }));
  }

  /** What a seat has to do with a decision; with a policy also what that makes of it. */
  async look(seat: number, decision: number, policy: Policy | null): Promise<Insight> {
    this.#catchUp();
    const { manifest } = this.loaded;
    const player = this.#player;
    // The step that leads there fills the rewards.
    if (decision > 0) {
      player.seek(decision - 1);
      player.step();
    } else player.seek(0);
    const { instance } = player;
    instance.observe();
    const { size } = manifest.observation;
    const items = manifest.rewardItems.length;
    const observation = instance.observations.slice(seat * size, (seat + 1) * size);
    const mask = instance.masks.slice(seat * manifest.masks.size, (seat + 1) * manifest.masks.size);
    const hasReward = decision > 0;
    const rewardItems = hasReward
      ? instance.rewardItems.slice(seat * items, (seat + 1) * items)
      : new Float32Array(items);
    const reward = hasReward ? (instance.rewards[seat] ?? 0) : 0;
    const taken = this.#simulation.actionsOf(decision, seat);
    const values = new Float32Array(1);
    const states = policy === null ? null : await this.#memoryOf(policy, seat, decision);
    const logits =
      policy === null
        ? new Float32Array(0)
        : (
            await policy.evaluate({
              rows: 1,
              observations: observation,
              masks: mask,
              agents: Int32Array.of(teamSlots(manifest)[seat] ?? 0),
              values,
              ...(states === null ? {} : { states }),
            })
          ).slice();
    const layout = actionLayout(manifest);
    const headsOf = (button: number): readonly HeadView[] => {
      let start = 0;
      return manifest.actionHeads.map((head, at): HeadView => {
        const offset = legalOffset(layout, at, Math.max(button, 0));
        const isLegal = Array.from({ length: head.size }, (_, i) => offset < 0 || mask[offset + i] !== 0);
        const probabilities = policy === null ? null : softmax(logits, start, isLegal);
        start += head.size;
        const isSame = at === 0 || button === taken?.[0];
        return {
          name: head.name,
          isPart: at === 0 || takesPart(layout, mask, 0, at, Math.max(button, 0)),
          taken: taken === null || !isSame ? -1 : (taken[at] ?? -1),
          values: isLegal.map((legal, i) => ({
            name: head.values?.[i] ?? String(i),
            isLegal: legal,
            probability: probabilities?.[i] ?? null,
          })),
        };
      });
    };
    const shares = headsOf(0)[0]?.values.map(({ probability }) => probability ?? -1) ?? [];
    return {
      decision,
      observation,
      takenButton: taken?.[0] ?? -1,
      rewardItems,
      reward,
      value: policy === null ? null : (values[0] ?? 0),
      headsOf,
      likeliestButton: policy === null ? -1 : shares.indexOf(Math.max(...shares)),
    };
  }

  /** Computes more of the rewards, for some milliseconds; true where all that is known has been seen. */
  runRewards(): boolean {
    this.#catchUp();
    const { manifest } = this.loaded;
    const items = manifest.rewardItems.length;
    const { instance } = this.#runner;
    const end = performance.now() + SERIES_BUDGET_MS;
    while (performance.now() < end) {
      if (!this.#runner.step()) return true;
      const at = this.#runner.decision - 1;
      for (const [seat, series] of this.#rewards.entries()) {
        if (at >= series.total.length) {
          const longer = Math.max(1024, 2 * series.total.length);
          const [more, totals] = [new Float32Array(longer * items), new Float32Array(longer)];
          more.set(series.items);
          totals.set(series.total);
          series.items = more;
          series.total = totals;
        }
        series.items.set(instance.rewardItems.subarray(seat * items, (seat + 1) * items), at * items);
        series.total[at] = instance.rewards[seat] ?? 0;
      }
    }
    return false;
  }

  rewardsOf(seat: number): RewardSeries {
    const { decision } = this.#runner;
    const { items, total } = this.#rewards[seat] ?? { items: new Float32Array(0), total: new Float32Array(0) };
    return { items, total, decisions: decision };
  }

  /** What the policy remembers when it makes the decision; null where it remembers nothing. */
  async #memoryOf(policy: Policy, seat: number, decision: number): Promise<Float32Array | null> {
    if (policy.stateSize === 0) return null;
    if (this.#trail?.policy !== policy || this.#trail.seat !== seat)
      this.#trail = new MemoryTrail(policy, seat, teamSlots(this.loaded.manifest)[seat] ?? 0);
    return this.#trail.before(decision, this.#walker);
  }

  #catchUp(): void {
    for (; this.#known < this.#simulation.decisions; this.#known += 1) {
      const actions = this.#simulation.actionsAt(this.#known);
      this.#player.append(actions);
      this.#runner.append(actions);
      this.#walker.append(actions);
    }
  }
}
