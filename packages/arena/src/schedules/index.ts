// Schedules of tournaments: pure functions from results to pairings, each with its reason. On every host.

export { type BracketNode, doubleBracket, leafOrder, type Source, singleBracket } from './bracket.ts';
export { doubleElimination, type EliminationOptions, singleElimination } from './elimination.ts';
export {
  gamesOf,
  type LadderOptions,
  type LadderRating,
  ladder,
  type MeetingOptions,
  meetOnLadder,
} from './ladder.ts';
export { type MakeScheduleOptions, makeSchedule } from './make-schedule.ts';
export { canPairAll, maximumMatching } from './perfect-matching.ts';
export { type RoundRobinOptions, roundRobin } from './round-robin.ts';
export {
  outcomeOf,
  type Pairing,
  type PairingResult,
  pointsOf,
  type Schedule,
  type ScheduleKind,
  type Standing,
  scheduleKinds,
  shuffled,
} from './schedule.ts';
export {
  commitmentOf,
  newSealedSeeds,
  type SealedSeeds,
  type SeedPlace,
  type SeedsVerification,
  sealedSecretBytes,
  seedOf,
  type UsedSeed,
  verifySealedSeeds,
} from './sealed-seeds.ts';
export { pointStandings } from './standings.ts';
export { type SwissOptions, swiss } from './swiss.ts';
