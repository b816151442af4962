// Re-derives every action of policies in whole numbers from a replay: that the agent named there decided, and nobody else.

import { actionLayout, type LoadedScenario, ScenarioInstance, teamSlots } from '@jixia/env';
import type { BatchPolicy } from '../agents/batch-policy.ts';
import { ArenaError } from '../arena-error.ts';
import { canonicalAction, checkFits, type Replay, startMatch } from '../replay/index.ts';

/** A policy whose logits are the same on every host. */
export type ExactPolicy = BatchPolicy & { readonly isExact: boolean };

export type PolicyDifference = {
  /** Counted from 0. */
  readonly decision: number;
  /** One value a head. */
  readonly recorded: readonly number[];
  readonly derived: readonly number[];
};

export type PolicyVerification = {
  /** Its seat. */
  readonly agent: number;
  /** As the replay names it. */
  readonly name: string;
  readonly ok: boolean;
  /** That were re-derived, the one that differs included. */
  readonly decisions: number;
  /** The first that differs; null = none. */
  readonly difference: PolicyDifference | null;
};

export type VerifyPoliciesOptions = {
  readonly scenario: LoadedScenario;
  readonly replay: Replay;
  /** By seat. */
  readonly policies: ReadonlyMap<number, ExactPolicy>;
};

/**
 * Plays the replay's own actions and asks the policies at every decision what they would have done. The replay itself is
 * judged by `verifyReplay`. Throws ArenaError `bad_policy` for policies that other hosts may decide otherwise, ReplayError
 * where the replay is not one of this scenario.
 */
export const verifyPolicies = async ({
  scenario,
  replay,
  policies,
}: VerifyPoliciesOptions): Promise<PolicyVerification[]> => {
  const { manifest } = scenario;
  checkFits(replay, manifest);
  for (const [seat, policy] of policies) {
    const name = replay.agents[seat]?.name ?? `agent ${seat}`;
    if (!policy.isExact) {
      throw new ArenaError(
        'bad_policy',
        `${name} computes with floats, which differ by host: its decisions prove nothing. Quantise it with \`jixia policy quantise\`, and play that.`,
      );
    }
    if (name.endsWith('#sample')) {
      throw new ArenaError(
        'bad_policy',
        `${name} drew its actions; only a policy that takes the likeliest action can be re-derived.`,
      );
    }
  }
  const heads = manifest.actionHeads.length;
  const layout = actionLayout(manifest);
  const slots = teamSlots(manifest);
  const instance = ScenarioInstance.create(scenario, 1);
  startMatch(instance, 0, replay.setup);
  instance.observe();
  const seats = [...policies].map(([seat, policy]) => ({
    seat,
    policy,
    observation: instance.observations.subarray(
      seat * manifest.observation.size,
      (seat + 1) * manifest.observation.size,
    ),
    mask: instance.masks.subarray(seat * manifest.masks.size, (seat + 1) * manifest.masks.size),
    action: new Int32Array(heads),
    states: new Float32Array(policy.stateSize ?? 0),
    decisions: 0,
    difference: null as PolicyDifference | null,
  }));
  const stride = manifest.agents.length * heads;
  for (let decision = 0; decision < replay.result.decisions; decision++) {
    for (const one of seats) {
      if (one.difference !== null) continue;
      await one.policy.act({
        rows: 1,
        observations: one.observation,
        masks: one.mask,
        actions: one.action,
        agents: Int32Array.of(slots[one.seat] ?? 0),
        mode: 'greedy',
        randoms: [],
        states: one.states,
      });
      canonicalAction(layout, one.mask, 0, one.action, 0);
      one.decisions += 1;
      const start = decision * stride + one.seat * heads;
      const recorded = replay.actions.subarray(start, start + heads);
      if (one.action.some((value, head) => value !== recorded[head])) {
        one.difference = { decision, recorded: [...recorded], derived: [...one.action] };
      }
    }
    if (seats.every(({ difference }) => difference !== null)) break;
    instance.actions.set(replay.actions.subarray(decision * stride, (decision + 1) * stride));
    instance.stepObserve();
  }
  return seats.map(({ seat, decisions, difference }) => ({
    agent: seat,
    name: replay.agents[seat]?.name ?? '',
    ok: difference === null,
    decisions,
    difference,
  }));
};
