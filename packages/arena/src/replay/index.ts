// Replays: record, write, read, play and verify. Runs on every host.

export { canonicalAction } from './canonical-action.ts';
export { linkInterval } from './hash-chain.ts';
export { MatchRecorder, makeSetup, readResult, startMatch } from './match-recorder.ts';
export { openReplay } from './open-replay.ts';
export { type RecordedActions, recordActions } from './record-actions.ts';
export type { Forfeit, MatchResult, MatchSetup, Replay, ReplayAgent } from './replay.ts';
export { ReplayError, type ReplayErrorCode } from './replay-error.ts';
export { decodeReplay, encodeReplay, formatVersion } from './replay-file.ts';
export { checkFits, keyframeInterval, ReplayPlayer } from './replay-player.ts';
export { type ReplayVerification, verifyDecoded, verifyReplay } from './verify-replay.ts';
