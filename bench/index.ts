// Benchmarks as functions; `jixia bench` prints what they return.

export { type AgentBenchOptions, type AgentCosts, benchAgents, type Cost as AgentCost } from './agent-cost.ts';
export { algorithmBenchmarks, benchAlgorithms } from './algorithm-speed.ts';
export type { AlgorithmBenchOptions, AlgorithmSpeed } from './algorithm-workload.ts';
export type { HeroBalance } from './balance-heroes.ts';
export type { BalanceRecord } from './balance-match.ts';
export { type BalanceReport, balanceReport } from './balance-report.ts';
export { readBalanceResults } from './balance-results.ts';
export { type BalanceOptions, type BalanceRun, playBalance } from './balance-run.ts';
export { balanceFiles } from './balance-text.ts';
export { BenchError, type BenchErrorCode } from './bench-error.ts';
export { type BrowserLearnBenchOptions, type BrowserLearnSpeed, benchBrowserLearn } from './browser-learn-speed.ts';
export { type EnvPhases, profileEnv } from './env-phases.ts';
export { benchEnv, compareWorkers, type EnvBenchOptions, type EnvSpeed } from './env-speed.ts';
export { benchLearn, type LearnBenchOptions, type LearnSpeed } from './learn-speed.ts';
export { baselineSpec } from './learn-workload.ts';
export { benchPytorch, type PytorchRates, type PytorchSpeed } from './pytorch/pytorch-speed.ts';
export { percent, type Rate, rateText } from './rate.ts';
export { benchReplay, type ReplayBenchOptions, type ReplayCost } from './replay-cost.ts';
export { benchSiteLoad, hasPagesToShow, type Latency, type SiteLoad, type SiteLoadOptions } from './site-load.ts';
export { percentile } from './statistics.ts';
