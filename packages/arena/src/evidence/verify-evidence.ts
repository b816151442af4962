// Checks evidence against the replays themselves: every file is the one that was named, every match runs as it says, and
// the standings count what came out. Believes nothing that it can compute.
import type { LoadedScenario } from '@jixia/env';
import { type Replay, ReplayError } from '../replay/index.ts';
import { decodeReplay } from '../replay/replay-file.ts';
import { verifyDecoded } from '../replay/verify-replay.ts';
import { type Evidence, type EvidenceMatch, type EvidenceStanding, evidenceHash, sha256Hex } from './evidence.ts';

export type MatchProblem =
  /** There is no replay to look at. */
  | 'missing'
  /** The file is not the one that was named. */
  | 'other_file'
  /** The file is whole, and of another match or other rules. */
  | 'other_match'
  /** Simulated again, it comes out differently. */
  | 'untrue';

export type MatchFinding = {
  readonly id: string;
  readonly ok: boolean;
  /** Side that won, -1 = draw; null where it could not be told. */
  readonly winner: number | null;
  readonly ticks: number;
  readonly problem?: MatchProblem;
  /** For people. */
  readonly reason?: string;
};

export type StandingProblem = {
  readonly entryId: string;
  readonly name: string;
  readonly field: 'matches' | 'wins' | 'draws' | 'losses';
  readonly claimed: number;
  readonly counted: number;
};

export type EvidenceVerification = {
  readonly ok: boolean;
  /** As computed from the document. */
  readonly evidenceHash: string;
  /** Null where the caller named none to compare with. */
  readonly isHashRight: boolean | null;
  readonly matches: readonly MatchFinding[];
  /** Null where not all matches were simulated, or some could not be: then they cannot be counted. */
  readonly standings: readonly StandingProblem[] | null;
};

export type EvidenceOptions = {
  readonly evidence: Evidence;
  /** What the certificate says its evidence hashes to. */
  readonly claimedHash?: string;
  /** Only these; all by default. */
  readonly matches?: readonly EvidenceMatch[];
  /** The bytes of a replay; null where there are none. */
  readonly fetchReplay: (match: EvidenceMatch) => Promise<Uint8Array | null>;
  /** The scenario under the rules of this hash. */
  readonly loadRules: (scenarioId: string, rulesHash: string) => Promise<LoadedScenario>;
  /** After each match. */
  readonly onMatch?: (finding: MatchFinding, done: number) => void;
  readonly signal?: AbortSignal;
};

const fault = (id: string, problem: MatchProblem, reason: string): MatchFinding => ({
  ...{ id, ok: false, winner: null, ticks: 0, problem, reason },
});

const judge = (
  { id, replayHash, finalHash }: EvidenceMatch,
  bytes: Uint8Array | null,
  { scenarioId, rulesHash }: Evidence,
  scenario: LoadedScenario,
): MatchFinding => {
  if (bytes === null) return fault(id, 'missing', 'There is no replay of it.');
  const found = sha256Hex(bytes);
  if (found !== replayHash) {
    const reason = `The file has the SHA-256 ${found.slice(0, 16)}…, the evidence names ${replayHash.slice(0, 16)}….`;
    return fault(id, 'other_file', reason);
  }
  let replay: Replay;
  try {
    replay = decodeReplay(bytes);
  } catch (error) {
    if (error instanceof ReplayError) return fault(id, 'other_match', error.message);
    throw error;
  }
  const { setup, result } = replay;
  if (setup.scenarioId !== scenarioId || setup.rulesHash !== rulesHash) {
    return fault(
      id,
      'other_match',
      `It was played in ${setup.scenarioId} under rules ${setup.rulesHash.slice(0, 16)}….`,
    );
  }
  if (replay.hash !== finalHash) {
    return fault(id, 'other_match', `Its chain ends in ${replay.hash.slice(0, 16)}…, not ${finalHash.slice(0, 16)}….`);
  }
  const verification = verifyDecoded(replay, scenario);
  if (!verification.ok) return fault(id, 'untrue', verification.reason ?? '');
  return { id, ok: true, winner: result.winner, ticks: result.ticks };
};

/** Counts results anew from the winners, and says where the standings tell something else. */
export const countAgain = (
  { matches, standings }: Evidence,
  winnerOf: ReadonlyMap<string, number>,
): readonly StandingProblem[] => {
  const keyOf = (entryId: string, submissionId: string | null): string => `${entryId}/${submissionId ?? ''}`;
  const counted = new Map<string, { matches: number; wins: number; draws: number; losses: number }>();
  for (const { id, sides } of matches) {
    const winner = winnerOf.get(id) ?? -1;
    for (const [side, { entryId, submissionId }] of sides.entries()) {
      const key = keyOf(entryId, submissionId);
      const row = counted.get(key) ?? { matches: 0, wins: 0, draws: 0, losses: 0 };
      row.matches += 1;
      row[winner < 0 ? 'draws' : winner === side ? 'wins' : 'losses'] += 1;
      counted.set(key, row);
    }
  }
  const none = { matches: 0, wins: 0, draws: 0, losses: 0 };
  return standings.flatMap((row: EvidenceStanding) => {
    const own = counted.get(keyOf(row.entryId, row.submissionId)) ?? none;
    return (['matches', 'wins', 'draws', 'losses'] as const)
      .filter((field) => own[field] !== row[field])
      .map((field) => ({ entryId: row.entryId, name: row.name, field, claimed: row[field], counted: own[field] }));
  });
};

/** Rejects where the rules cannot be loaded, and with the signal's reason. */
export const verifyEvidence = async (options: EvidenceOptions): Promise<EvidenceVerification> => {
  const { evidence, claimedHash, fetchReplay, onMatch, signal } = options;
  const chosen = options.matches ?? evidence.matches;
  const scenario = await options.loadRules(evidence.scenarioId, evidence.rulesHash);
  const findings: MatchFinding[] = [];
  for (const match of chosen) {
    signal?.throwIfAborted();
    const finding = judge(match, await fetchReplay(match), evidence, scenario);
    findings.push(finding);
    onMatch?.(finding, findings.length);
  }
  const hash = evidenceHash(evidence);
  const isHashRight = claimedHash === undefined ? null : claimedHash === hash;
  const isWhole = chosen.length === evidence.matches.length && findings.every(({ winner }) => winner !== null);
  const winners = new Map(findings.map(({ id, winner }) => [id, winner ?? -1]));
  const standings = isWhole ? countAgain(evidence, winners) : null;
  const ok = isHashRight !== false && findings.every((finding) => finding.ok) && (standings ?? []).length === 0;
  return { ok, evidenceHash: hash, isHashRight, matches: findings, standings };
};
