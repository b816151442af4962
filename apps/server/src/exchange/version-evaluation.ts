// What this server measured of a published file: its check, then paired matches against every scripted bot of the scenario.
import { createHash } from 'node:crypto';
import { pairedWilson, pairResults } from '@jixia/arena';
import type { Manifest, ScenarioEntry } from '@jixia/env';
import { z } from 'zod';
import { say } from '../text/say.ts';

export const opponentSchema = z.object({
  name: z.string().describe('A scripted bot of the scenario'),
  winRate: z.number().nullable().describe('(wins + draws / 2) / matches; null before the first pair'),
  low: z.number().nullable().describe('Wilson’s 95 % interval on `effectiveMatches` trials'),
  high: z.number().nullable(),
  effectiveMatches: z.number().nullable(),
  wins: z.number().int(),
  draws: z.number().int(),
  losses: z.number().int(),
  forfeits: z.number().int().describe('Matches that ended because an agent failed'),
  pairs: z.number().int().describe('Played so far'),
  digest: z.string().describe('SHA-256 over the final hashes of all matches, one after another'),
});
export type OpponentResult = z.infer<typeof opponentSchema>;

export const evaluationStatuses = ['checking', 'refused', 'measuring', 'done', 'failed'] as const;

export const evaluationSchema = z.object({
  status: z.enum(evaluationStatuses),
  reason: z.string().nullable().describe('Why it was refused or failed'),
  isChecked: z.boolean().describe('The file was found to play this scenario'),
  rulesHash: z.string(),
  seed: z.string().describe('Follows from the file’s SHA-256; with it the same matches are played again'),
  pairsPlanned: z.number().int().describe('Against each opponent; a pair has one seed and swapped sides'),
  progress: z.number().describe('0 .. 1'),
  measuredAt: z.iso.datetime().nullable(),
  strength: z.number().nullable().describe('Lower bound of the win rate against the last bot, once it is measured'),
  jobId: z.string().nullable(),
  opponents: z.array(opponentSchema),
});

/** As stored. `scores` has a character a match, in the order of the plan: 1, 0, or h for a draw. */
export type StoredOpponent = Pick<OpponentResult, 'name' | 'forfeits' | 'digest'> & { readonly scores: string };
export type VersionEvaluation = Omit<z.infer<typeof evaluationSchema>, 'opponents' | 'progress'> & {
  readonly opponents: readonly StoredOpponent[];
};

/** Teams cost more a match. A policy in the sandbox plays one match at a time: more pairs would take hours. */
const seatsInAll = 100;
const fewestPairs = 20;

export const pairsFor = ({ agents }: Pick<Manifest, 'agents'>): number =>
  Math.max(fewestPairs, Math.round(seatsInAll / agents.length));

/** Nobody chooses it: it follows from the file. */
export const seedOf = (sha256: string): bigint => BigInt(`0x${sha256.slice(0, 16)}`);

export const startEvaluation = (
  sha256: string,
  { manifest, entry }: { readonly manifest: Manifest; readonly entry: Pick<ScenarioEntry, 'bots'> },
  { isChecked }: { readonly isChecked: boolean },
): VersionEvaluation => ({
  ...{ status: isChecked ? 'measuring' : 'checking', reason: null, isChecked, rulesHash: manifest.rulesHash },
  ...{
    seed: seedOf(sha256).toString(),
    pairsPlanned: pairsFor(manifest),
    measuredAt: null,
    jobId: null,
    strength: null,
  },
  opponents: entry.bots.map(({ name }) => ({ name, scores: '', forfeits: 0, digest: '' })),
});

type Outcome = { readonly score: number; readonly hash: string; readonly forfeit?: unknown };

/** Adds whole pairs, in the order of the plan. */
export const addOutcomes = (before: StoredOpponent, outcomes: readonly Outcome[]): StoredOpponent => ({
  name: before.name,
  scores: before.scores + outcomes.map(({ score }) => (score === 1 ? '1' : score === 0 ? '0' : 'h')).join(''),
  forfeits: before.forfeits + outcomes.filter(({ forfeit }) => forfeit !== undefined).length,
  digest: outcomes.reduce(
    (digest, { hash }) => createHash('sha256').update(`${digest}${hash}`).digest('hex'),
    before.digest,
  ),
});

const count = (text: string, sign: string): number => text.split(sign).length - 1;

export function showOpponent({ name, scores, forfeits, digest }: StoredOpponent): OpponentResult {
  const matches = [...scores].map((sign, index) => ({
    pair: index >> 1,
    score: sign === '1' ? 1 : sign === '0' ? 0 : 0.5,
  }));
  const [wins, draws, losses] = [count(scores, '1'), count(scores, 'h'), count(scores, '0')];
  const figures = { name, wins, draws, losses, forfeits, pairs: matches.length / 2, digest };
  if (matches.length === 0) return { ...figures, winRate: null, low: null, high: null, effectiveMatches: null };
  return { ...figures, winRate: (wins + draws / 2) / matches.length, ...pairedWilson(pairResults(matches)) };
}

/** A job that failed for good or was cancelled says so itself. */
export function showEvaluation(
  stored: VersionEvaluation,
  job: { readonly status: string | null; readonly reason: string | null },
): z.input<typeof evaluationSchema> {
  const isOpen = stored.status === 'checking' || stored.status === 'measuring';
  const isOver = isOpen && (job.status === 'failed' || job.status === 'cancelled');
  const played = stored.opponents.reduce((sum, { scores }) => sum + scores.length / 2, 0);
  return {
    ...stored,
    ...(isOver ? { status: 'failed' as const, reason: job.reason ?? say`It was cancelled.` } : {}),
    progress: stored.opponents.length === 0 ? 1 : played / (stored.pairsPlanned * stored.opponents.length),
    opponents: stored.opponents.map(showOpponent),
  };
}
