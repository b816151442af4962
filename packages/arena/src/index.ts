// Agents in matches: who plays, how a match runs, who is better. Runs on every host; threads and files: `@jixia/arena/node`.

export type { Agent, AgentFactory, EpisodeStart } from './agents/agent.ts';
export { type AgentCheckName, type AgentCheckResult, agentChecks } from './agents/agent-check-report.ts';
export { type AgentSpec, formatAgentSpec, type PolicyMode, parseAgentSpec } from './agents/agent-spec.ts';
export { type BatchPolicy, PolicyAgents, type PolicyLoader } from './agents/batch-policy.ts';
export { type AgentCheck, type AgentCheckOptions, checkAgent } from './agents/check-agent.ts';
export { type AgentHost, prepareAgent } from './agents/prepare-agent.ts';
export { ArenaError, type ArenaErrorCode } from './arena-error.ts';
export {
  type AgentBehaviour,
  type BehaviourFigure,
  type BehaviourSummary,
  behaviourFigures,
  behaviourOf,
  type MatchBehaviour,
  summariseBehaviour,
} from './evaluation/behaviour.ts';
export { type Evaluation, type EvaluationOptions, evaluate, type HeroScore } from './evaluation/evaluate.ts';
export { type HeatCell, type HeatMap, heatMapSvg } from './evaluation/heat-map.ts';
export { type HeroMatrix, heroMatrix, type MatrixCell } from './evaluation/hero-matrix.ts';
export type { Objectives } from './evaluation/match-follower.ts';
export { type HeroPairing, type PairingOptions, type PlannedMatch, planPairs } from './evaluation/pairing.ts';
export { type ChunkOutcome, type MatchOutcome, runChunk } from './evaluation/run-chunk.ts';
export { SequentialTest, type SprtOptions, type SprtState } from './evaluation/sprt.ts';
export {
  effectiveMatches,
  type Interval,
  type PairResult,
  pairedBootstrap,
  pairedWilson,
  pairResults,
  wilsonInterval,
} from './evaluation/statistics.ts';
export { DecisionTimes, type TimeCounts, type TimeSummary } from './match/decision-times.ts';
export {
  type Draft,
  type DraftChooser,
  type DraftKind,
  type DraftOptions,
  type DraftTurn,
  type DraftView,
  draftKinds,
  draftLineUps,
  heroChoices,
} from './match/draft.ts';
export { agentSeed, MatchRunner, type MatchStart } from './match/match-runner.ts';
export { createMatch, LiveMatch, type MatchOptions, type PlayedMatch, playMatch } from './match/play-match.ts';
export {
  type ExactPolicy,
  type PolicyDifference,
  type PolicyVerification,
  type VerifyPoliciesOptions,
  verifyPolicies,
} from './verification/verify-policies.ts';
export { loadWasmAgents, type WasmAgentOptions } from './wasm/index.ts';
