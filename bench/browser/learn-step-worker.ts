// Steps a network in a worker of a browser, as training does there, and says how fast.
import { Random } from '@jixia/env';
import {
  type MlpSpec,
  openTrial,
  type Ppo,
  type Rollout,
  randomRollout,
  trialOptions,
  trialRates,
  weightsAfterStep,
} from '@jixia/learn';
import { webRuntime } from '@jixia/learn/web';
import { minibatchRows, perSecond, trainRows } from '../learn-workload.ts';

export type StepSetup = {
  readonly spec: MlpSpec;
  readonly threads: number;
  readonly seed: bigint;
};

export type StepCall =
  | { readonly kind: 'open'; readonly setup: StepSetup }
  /** Trains one window of `trainRows` rows. */
  | { readonly kind: 'window' };

export type StepAnswer =
  | { readonly kind: 'opened'; readonly weights: readonly Float32Array[] }
  | { readonly kind: 'window'; readonly samplesPerSecond: number }
  | { readonly kind: 'failed'; readonly message: string };

let opened: { readonly ppo: Ppo; readonly rollout: Rollout; readonly random: Random } | null = null;

const open = async ({ spec, threads, seed }: StepSetup): Promise<StepAnswer> => {
  const runtime = await webRuntime({ threads });
  const weights = await weightsAfterStep(runtime, spec, seed);
  const random = new Random(seed);
  const ppo = await openTrial(runtime, spec, trialOptions(minibatchRows), threads);
  opened = { ppo, rollout: randomRollout(spec, trainRows, random), random };
  return { kind: 'opened', weights };
};

const answer = async (call: StepCall): Promise<StepAnswer> => {
  if (call.kind === 'open') return open(call.setup);
  if (opened === null) throw new Error('open comes first');
  const { ppo, rollout, random } = opened;
  return {
    kind: 'window',
    samplesPerSecond: await perSecond(trainRows, () => ppo.update(rollout, trialRates, random)),
  };
};

addEventListener('message', ({ data }: MessageEvent<StepCall>) => {
  answer(data).then(
    (told) => postMessage(told),
    (error: unknown) => postMessage({ kind: 'failed', message: String(error) } satisfies StepAnswer),
  );
});
