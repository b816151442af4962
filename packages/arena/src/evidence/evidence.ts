// What a certificate rests on: the matches of a phase by the hashes of their replays, and the standings they came to.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ArenaError } from '../arena-error.ts';
import { canonicalJson } from './canonical-json.ts';

export const evidenceFormat = 'jixia-evidence-1';

/** Who played a side: an entry of the competition, with a version of its agent. */
export type EvidenceSide = { readonly entryId: string; readonly submissionId: string };

export type EvidenceMatch = {
  readonly id: string;
  /** Last link of the replay's hash chain. */
  readonly finalHash: string;
  /** SHA-256 of the replay file. */
  readonly replayHash: string;
  /** By side: 0, 1. */
  readonly sides: readonly EvidenceSide[];
};

export type EvidenceStanding = {
  readonly entryId: string;
  readonly name: string;
  /** The version whose matches count. */
  readonly submissionId: string | null;
  readonly rank: number | null;
  readonly matches: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
};

type Titles = { readonly titleZh: string; readonly titleEn: string };

export type Evidence = {
  readonly format: typeof evidenceFormat;
  readonly competition: Titles & { readonly id: string; readonly slug: string };
  readonly phase: Titles & {
    readonly id: string;
    readonly ordinal: number;
    readonly kind: string;
    /** Raised by a regrade. */
    readonly revision: number;
  };
  readonly scenarioId: string;
  readonly rulesHash: string;
  readonly matches: readonly EvidenceMatch[];
  readonly standings: readonly EvidenceStanding[];
};

export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** The bytes that are hashed: canonical JSON in UTF-8. */
export const evidenceBytes = (evidence: Evidence): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(utf8ToBytes(canonicalJson(evidence)));

export const evidenceHash = (evidence: Evidence): string => sha256Hex(evidenceBytes(evidence));

const refuse = (what: string, fix = 'Download it again from the page of the certificate.'): never => {
  throw new ArenaError('bad_evidence', `This is not the evidence of a certificate: ${what}. ${fix}`);
};

type Rows = readonly Readonly<Record<string, unknown>>[];

const rowsOf = (value: unknown, name: string): Rows => {
  if (Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null)) return value as Rows;
  return refuse(`"${name}" must be a list of objects`);
};

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Checks the shape of a document and returns it as it is: whatever else it holds is hashed too. Throws ArenaError. */
export const readEvidence = (document: unknown): Evidence => {
  if (typeof document !== 'object' || document === null) return refuse('it must be a JSON object');
  const { format, scenarioId, rulesHash, matches, standings, phase, competition } = document as Record<string, unknown>;
  if (format !== evidenceFormat) {
    return refuse(
      `"format" is ${JSON.stringify(format) ?? 'missing'}, not "${evidenceFormat}"`,
      'Choose the evidence file of a certificate, or use a newer version of Jixia.',
    );
  }
  if (typeof scenarioId !== 'string') refuse('"scenarioId" must be a text');
  if (!isHash(rulesHash)) refuse('"rulesHash" must be 64 hex digits');
  if (typeof phase !== 'object' || phase === null) refuse('"phase" must be an object');
  if (typeof competition !== 'object' || competition === null) refuse('"competition" must be an object');
  const seen = new Set<string>();
  for (const [at, match] of rowsOf(matches, 'matches').entries()) {
    const name = `matches[${at}]`;
    const { id } = match;
    if (typeof id !== 'string' || id === '') return refuse(`"${name}.id" must be a text`);
    if (seen.has(id)) refuse(`match ${id} stands in it twice`);
    seen.add(id);
    if (!isHash(match['finalHash'])) refuse(`"${name}.finalHash" must be 64 hex digits`);
    if (!isHash(match['replayHash'])) refuse(`"${name}.replayHash" must be 64 hex digits`);
    const sides = rowsOf(match['sides'], `${name}.sides`);
    const isSide = ({ entryId, submissionId }: Rows[number]): boolean =>
      typeof entryId === 'string' && typeof submissionId === 'string';
    if (sides.length !== 2 || !sides.every(isSide)) refuse(`"${name}.sides" must name two entries and their versions`);
  }
  for (const [at, row] of rowsOf(standings, 'standings').entries()) {
    if (typeof row['entryId'] !== 'string') refuse(`"standings[${at}].entryId" must be a text`);
    for (const count of ['matches', 'wins', 'draws', 'losses']) {
      if (!Number.isInteger(row[count])) refuse(`"standings[${at}].${count}" must be a whole number`);
    }
  }
  return document as Evidence;
};

/** Matches in which an entry played. */
export const matchesOf = ({ matches }: Evidence, entryId: string): readonly EvidenceMatch[] =>
  matches.filter(({ sides }) => sides.some((side) => side.entryId === entryId));
