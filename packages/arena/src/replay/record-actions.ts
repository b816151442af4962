// Makes a replay from a bare list of actions, by running them: for hosts that kept what agents did but no chain.

import { type LoadedScenario, ScenarioInstance } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import { MatchRecorder, makeSetup, startMatch } from './match-recorder.ts';
import type { Replay, ReplayAgent } from './replay.ts';
import { ReplayError } from './replay-error.ts';

export type RecordedActions = {
  readonly scenario: LoadedScenario;
  readonly seed: bigint;
  readonly config?: MatchConfig;
  readonly agents: readonly ReplayAgent[];
  /** i32 [decisions, agents, heads], as the agents wrote them */
  readonly actions: Int32Array;
  readonly notes?: unknown;
};

/** Runs the actions and records them. Throws ReplayError `bad_record`, EnvError `bad_config`. */
export const recordActions = (record: RecordedActions): Replay => {
  const { scenario, actions } = record;
  const setup = makeSetup(scenario, record.seed, record.config);
  const instance = ScenarioInstance.create(scenario, 1);
  const perDecision = instance.actions.length;
  if (actions.length % perDecision !== 0 || record.agents.length !== instance.agentsPerMatch) {
    throw new ReplayError(
      'bad_record',
      `${actions.length} action values of ${record.agents.length} agents are no whole decisions of ${scenario.manifest.id} (${perDecision} values, ${instance.agentsPerMatch} agents).`,
    );
  }
  startMatch(instance, 0, setup);
  instance.observe();
  const recorder = new MatchRecorder(instance, 0, setup);
  for (let start = 0; start < actions.length; start += perDecision) {
    if (instance.terminated[0] !== 0 || instance.truncated[0] !== 0) {
      throw new ReplayError('bad_record', `The match ended after ${recorder.decisions} decisions; the record goes on.`);
    }
    instance.actions.set(actions.subarray(start, start + perDecision));
    recorder.beforeStep();
    instance.stepObserve();
    recorder.afterStep();
  }
  return recorder.finish(record.agents, null, record.notes ?? null);
};
