// Learning in Node: training runs in folders, collectors in threads, the native runtime.

export { type CloneBotOptions, type CloneSummary, cloneBot } from './run/clone-bot.ts';
export { checkRunFits, type RunDescription } from './run/run-description.ts';
export { RunFolder, readRunDescription } from './run/run-folder.ts';
export type { NamedPolicy, RunPolicies } from './run/run-policies.ts';
export { type TrainOptions, type TrainSummary, train } from './run/train.ts';
export { nodeRuntime } from './runtime/node.ts';
export { type ThreadedCollectorsOptions, threadedCollectors } from './selfplay/collector-threads.ts';
