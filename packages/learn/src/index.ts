// Learning, the part that runs on every host. Files, threads and the native runtime: `@jixia/learn/node`.

export type { Algorithm, AlgorithmState, UpdateContext } from './algorithms/algorithm.ts';
export { BehaviourCloning, type CloningOptions } from './algorithms/behaviour-cloning.ts';
export { algorithmsFor } from './algorithms/create-algorithm.ts';
export { type Demonstrations, type RecordOptions, recordDemonstrations } from './algorithms/demonstrations.ts';
export { Distillation } from './algorithms/distillation.ts';
export { Dqn, type DqnInputs } from './algorithms/dqn.ts';
export { Mappo, type MappoInputs } from './algorithms/mappo.ts';
export { Ppo, type PpoOptions } from './algorithms/ppo.ts';
export { learnByQLearning } from './algorithms/q-learning.ts';
export { createQmix, monotonicMixer } from './algorithms/qmix.ts';
export { createRollout, estimateAdvantages, type Rollout } from './algorithms/rollout.ts';
export { learnBySarsa } from './algorithms/sarsa.ts';
export type {
  ActionTable,
  TabularEnv,
  TabularEpisode,
  TabularOptions,
  TabularStep,
} from './algorithms/tabular.ts';
export { type Lessons, type Teacher, Teachers } from './algorithms/teachers.ts';
export { type CloneOptions, type CloneResult, trainBehaviourCloning } from './algorithms/train-behaviour-cloning.ts';
export {
  type Mixer,
  ValueDecomposition,
  type ValueDecompositionInputs,
} from './algorithms/value-decomposition.ts';
export { createVdn } from './algorithms/vdn.ts';
export { encodeGraph } from './graph/graph.ts';
export { LearnError, type LearnErrorCode } from './learn-error.ts';
export { describeMetric, type Metrics, metricDocs } from './metrics.ts';
export { Actor } from './networks/actor.ts';
export { initialiseMlp } from './networks/mlp.ts';
export { buildMlpProducts } from './networks/mlp-products.ts';
export {
  describeNetwork,
  initialiseNetwork,
  type MlpSpec,
  type NetworkSpec,
  networkParameters,
} from './networks/network.ts';
export { type NetworkOptions, networkFields } from './networks/network-options.ts';
export { ObservationNormaliser } from './observation-normaliser.ts';
export { type Phase, phases } from './phase-timer.ts';
export { type FiniteProblem, type Outcome, solveActionValues, tabularEnvOf } from './problems/finite-problem.ts';
export { cliffWalking, slipperyGrid } from './problems/grid-problems.ts';
export { exploitability, type MatrixGame, mixtureOf, rockPaperScissors } from './problems/matrix-games.ts';
export type { Runtime, RuntimeSession, Tensor } from './runtime/runtime.ts';
export { localCollectors, type OpenCollector } from './selfplay/collector-host.ts';
export { type League, type LeagueMember, newest, type Score } from './selfplay/league.ts';
export type { LeaguePlayer, LeagueReport, RateGames } from './selfplay/league-report.ts';
export { type LineUpOptions, lineUpsOf } from './selfplay/line-ups.ts';
export type { Guest } from './selfplay/opponents.ts';
export { joinTeamRows, type TeamRows, teamRowsOf } from './selfplay/team-rows.ts';
export {
  algorithmDefaults,
  ppoOptionsOf,
  resolveTrainConfig,
  type TrainConfig,
  trainConfigFields,
} from './train-config.ts';
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
