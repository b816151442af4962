// Verifies a certificate in a worker of its own: fetches the evidence and the replays, runs every match again.
import {
  type EvidenceMatch,
  type EvidenceVerification,
  type MatchFinding,
  matchesOf,
  readEvidence,
  verifyEvidence,
} from '@jixia/arena/evidence';
import { loadRulesOnce } from '../site/load-rules.ts';

export type VerificationOrder = {
  readonly evidenceUrl: string;
  /** What the certificate says its evidence hashes to. */
  readonly evidenceHash: string;
  /** Only matches of this entry; null = all. */
  readonly entryId: string | null;
};

export type CheckedMatch = MatchFinding & { readonly sides: readonly string[] };

export type VerificationAnswer =
  | { readonly kind: 'begun'; readonly matches: number }
  | { readonly kind: 'match'; readonly match: CheckedMatch }
  | { readonly kind: 'done'; readonly found: EvidenceVerification }
  | { readonly kind: 'failed'; readonly message: string };

const answer = (message: VerificationAnswer): void => postMessage(message);

const WAIT_MS = 5000;
const MOST_TRIES = 30;

/** Waits where the server asks for patience: there may be more replays than it hands out in a minute. */
const fetchPatiently = async (url: string): Promise<Response> => {
  for (let tries = 1; ; tries++) {
    const response = await fetch(url);
    if (response.status !== 429 || tries === MOST_TRIES) return response;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
};

const fetchReplay = async ({ id }: EvidenceMatch): Promise<Uint8Array | null> => {
  const response = await fetchPatiently(`/api/matches/${encodeURIComponent(id)}/replay`);
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  if (response.status === 429) throw new Error('The server is too busy to hand out all replays. Try again later.');
  return null;
};

const run = async ({ evidenceUrl, evidenceHash, entryId }: VerificationOrder): Promise<void> => {
  const response = await fetchPatiently(evidenceUrl);
  if (!response.ok) throw new Error(`The evidence could not be fetched (${response.status}).`);
  const evidence = readEvidence(await response.json());
  const matches = entryId === null ? evidence.matches : matchesOf(evidence, entryId);
  const names = new Map(evidence.standings.map((row) => [row.entryId, row.name]));
  answer({ kind: 'begun', matches: matches.length });
  const found = await verifyEvidence({
    ...{ evidence, matches, fetchReplay, claimedHash: evidenceHash },
    loadRules: (scenarioId, rulesHash) => loadRulesOnce(scenarioId, rulesHash, fetchPatiently),
    onMatch(finding, done) {
      const sides = matches[done - 1]?.sides.map((side) => names.get(side.entryId) ?? side.entryId) ?? [];
      answer({ kind: 'match', match: { ...finding, sides } });
    },
  });
  answer({ kind: 'done', found });
};

addEventListener('message', ({ data }: MessageEvent<VerificationOrder>) => {
  run(data).catch((error: unknown) =>
    answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});
