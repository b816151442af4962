// Evidence of certificates: write it, hash it, check it against the replays. Runs on every host.
export { canonicalJson } from './canonical-json.ts';
export {
  type Evidence,
  type EvidenceMatch,
  type EvidenceSide,
  type EvidenceStanding,
  evidenceBytes,
  evidenceFormat,
  evidenceHash,
  matchesOf,
  readEvidence,
  sha256Hex,
} from './evidence.ts';
export {
  countAgain,
  type EvidenceOptions,
  type EvidenceVerification,
  type MatchFinding,
  type MatchProblem,
  type StandingProblem,
  verifyEvidence,
} from './verify-evidence.ts';
