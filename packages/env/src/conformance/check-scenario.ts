// The judge of a scenario: whether its module keeps the rules of docs/scenario-abi.md.

import { EnvError } from '../errors.ts';
import type { LoadedScenario, VectorEnv } from '../types.ts';
import type { VectorEnvOptions } from '../vector-env.ts';
import {
  checkBatch,
  checkDebugBuild,
  checkReading,
  checkSaveLoad,
  checkSeeds,
  checkWorkers,
} from './check-determinism.ts';
import { checkEpisodes } from './check-episodes.ts';
import { checkFog } from './check-fog.ts';
import { checkMaskedActions } from './check-masked-actions.ts';
import { type CheckFailure, CheckReport, type CheckSubject } from './check-run.ts';

export type ScenarioCheckOptions = {
  /** All that is drawn at random comes from it; default 1. */
  readonly seed?: bigint;
  /** Whole random episodes of the mask and feature checks; default 12. */
  readonly episodes?: number;
  /** Forbidden actions that are tried; default 300. */
  readonly maskedActions?: number;
  /** Where a random episode is left, in decisions; default 8000. */
  readonly maxDecisions?: number;
  /** The build with bounds checks. */
  readonly debugModule?: WebAssembly.Module;
  /** The host's environments with worker threads. */
  readonly makeVectorEnv?: (options: VectorEnvOptions) => VectorEnv;
  readonly onCheck?: (check: string) => void;
};

export type ScenarioCheck = {
  readonly ok: boolean;
  readonly failures: readonly CheckFailure[];
  /** Checks that ran. */
  readonly checks: readonly string[];
  /** Those of them that found something. */
  readonly failed: readonly string[];
  /** Checks that could not run here, and why. */
  readonly skipped: readonly { readonly check: string; readonly reason: string }[];
};

/** Runs every check. A module that traps fails the check it trapped in. */
export const checkScenario = async (
  scenario: LoadedScenario,
  options: ScenarioCheckOptions = {},
): Promise<ScenarioCheck> => {
  const { seed = 1n, episodes = 12, maskedActions = 300, maxDecisions = 8000 } = options;
  const report = new CheckReport();
  const subject: CheckSubject = { scenario, manifest: scenario.manifest, seed, report, maxDecisions };
  const checks: string[] = [];
  const failed: string[] = [];
  const skipped: { check: string; reason: string }[] = [];
  const run = async (check: string, work: () => void | Promise<void>): Promise<void> => {
    options.onCheck?.(check);
    checks.push(check);
    const failuresBefore = report.failures.length;
    try {
      await work();
    } catch (error) {
      if (error instanceof EnvError || error instanceof WebAssembly.RuntimeError) report.fail(check, error.message);
      else throw error;
    }
    if (report.failures.length > failuresBefore) failed.push(check);
  };
  await run('episodes', () => checkEpisodes(subject, episodes));
  await run('masked actions', () => checkMaskedActions(subject, maskedActions));
  await run('seeds', () => checkSeeds(subject, 2));
  await run('save and load', () => checkSaveLoad(subject, 4));
  await run('batch', () => checkBatch(subject, 5));
  await run('reading', () => checkReading(subject));
  const { debugModule, makeVectorEnv } = options;
  const { changeHidden } = scenario.entry;
  if (makeVectorEnv) await run('workers', () => checkWorkers(subject, makeVectorEnv));
  else skipped.push({ check: 'workers', reason: 'this host gave no environments with threads' });
  if (debugModule) await run('debug build', () => checkDebugBuild(subject, debugModule, 2));
  else skipped.push({ check: 'debug build', reason: 'no debug module was given' });
  if (changeHidden) await run('fog', () => checkFog(subject, changeHidden, 100));
  else skipped.push({ check: 'fog', reason: 'the scenario does not say how to change what is hidden' });
  return { ok: report.failures.length === 0, failures: report.failures, checks, failed, skipped };
};
