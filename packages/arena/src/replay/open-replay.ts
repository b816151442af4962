// From a file's bytes to a replay together with the scenario it is of.

import { EnvError, type LoadedScenario } from '@jixia/env';
import type { Replay } from './replay.ts';
import { ReplayError } from './replay-error.ts';
import { decodeReplay } from './replay-file.ts';
import { checkFits } from './replay-player.ts';

/**
 * Reads a replay and loads its scenario with the host's `loadScenario`. Throws ReplayError, with `unknown_scenario`
 * and `other_rules` where this version of Jixia cannot play it.
 */
export const openReplay = async (
  bytes: Uint8Array,
  loadScenario: (id: string) => Promise<LoadedScenario>,
): Promise<{ readonly replay: Replay; readonly scenario: LoadedScenario }> => {
  const replay = decodeReplay(bytes);
  let scenario: LoadedScenario;
  try {
    scenario = await loadScenario(replay.setup.scenarioId);
  } catch (cause) {
    if (!(cause instanceof EnvError) || cause.code !== 'unknown_scenario') throw cause;
    throw new ReplayError('unknown_scenario', `The replay needs another version of Jixia: ${cause.message}`, { cause });
  }
  checkFits(replay, scenario.manifest);
  return { replay, scenario };
};
