// Benchmarks as functions; `jixia bench` prints what they return.

export { BenchError, type BenchErrorCode } from './bench-error.ts';
export { type BrowserLearnBenchOptions, type BrowserLearnSpeed, benchBrowserLearn } from './browser-learn-speed.ts';
export { benchEnv, compareWorkers, type EnvBenchOptions, type EnvSpeed } from './env-speed.ts';
export { benchLearn, type LearnBenchOptions, type LearnSpeed } from './learn-speed.ts';
export { benchReplay, type ReplayBenchOptions, type ReplayCost } from './replay-cost.ts';
