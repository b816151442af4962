// Learning, the part that runs on every host. Files, threads and the native runtime: `@jixia/learn/node`.

export { Ppo, type PpoOptions } from './algorithms/ppo.ts';
export { createRollout, estimateAdvantages, type Rollout } from './algorithms/rollout.ts';
export { encodeGraph } from './graph/graph.ts';
export { LearnError, type LearnErrorCode } from './learn-error.ts';
export { describeMetric, type Metrics, metricDocs } from './metrics.ts';
export { Actor } from './networks/actor.ts';
export { initialiseMlp, type MlpSpec } from './networks/mlp.ts';
export { buildMlpProducts } from './networks/mlp-products.ts';
export { ObservationNormaliser } from './observation-normaliser.ts';
export { type Phase, phases } from './phase-timer.ts';
export type { Runtime, RuntimeSession, Tensor } from './runtime/runtime.ts';
export { localCollectors, type OpenCollector } from './selfplay/collector-host.ts';
export { type LineUpOptions, lineUpsOf } from './selfplay/line-ups.ts';
export { ppoOptionsOf, resolveTrainConfig, type TrainConfig, trainConfigFields } from './train-config.ts';
export { networkOf, Trainer, type TrainerOptions, type TrainerState } from './trainer.ts';
export {
  checkedRows,
  compareWeights,
  openTrial,
  randomFloats,
  randomRollout,
  trialOptions,
  trialRates,
  weightsAfterStep,
} from './trial-step.ts';
