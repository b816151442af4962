// Rules of certificates: issued once to everybody who played, with evidence; never changed, only revoked with a reason.
import type { z } from 'zod';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { getBlob } from '../files/blob-store.ts';
import { ApiError } from '../http/api-error.ts';
import { type Page, toPage } from '../http/page.ts';
import { say } from '../text/say.ts';
import { buildEvidence, keepEvidence } from './build-evidence.ts';
import { newCertificateCode } from './certificate-code.ts';
import * as repository from './certificate-repository.ts';
import type {
  CertificateQuery,
  certificateSchema,
  certificateSummarySchema,
  HolderRole,
  issuedSchema,
} from './certificate-shapes.ts';
import { placeEntries } from './final-placement.ts';
import * as results from './result-repository.ts';

type Summary = z.input<typeof certificateSummarySchema>;
type Listed = Awaited<ReturnType<typeof repository.listCertificates>>[number];

const showSummary = ({ row, entry, competition }: Omit<Listed, 'cursor'>): Summary => ({
  ...{ code: row.code, holderName: row.holderName, role: row.role as HolderRole, entry, competition },
  ...{ rank: row.rank, rankedEntries: row.rankedEntries, revokedReason: row.revokedReason },
  issuedAt: row.issuedAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
});

function showPage(rows: readonly Listed[], limit: number): Page<Summary> {
  const { items, nextCursor } = toPage(rows, limit, ({ cursor }) => cursor);
  return { items: items.map(showSummary), nextCursor };
}

export async function listOfCompetition(db: Connection, principal: Principal, id: string, query: CertificateQuery) {
  const isAll = principal.roles.includes('siteAdmin');
  const mine = isAll ? undefined : repository.concerns(principal.userId ?? '');
  return showPage(await repository.listCertificates(db, [repository.ofCompetition(id), mine], query), query.limit);
}

export const listOfHolder = async (db: Connection, userId: string, query: CertificateQuery) =>
  showPage(await repository.listCertificates(db, [repository.ofHolder(userId)], query), query.limit);

export async function findCertificate(db: Connection, code: string) {
  const found = await repository.findCertificate(db, code);
  if (found === undefined) throw new ApiError('not_found', say`There is no certificate ${code}.`);
  return found;
}

export async function getCertificate(db: Connection, code: string): Promise<z.input<typeof certificateSchema>> {
  const found = await findCertificate(db, code);
  const { institution, phase, scenarioId, rulesHash, issuer, matches, ownMatches } = found;
  return {
    ...showSummary(found),
    ...{ institution, phase, scenarioId, rulesHash, issuer },
    evidence: {
      hash: found.row.evidenceHash,
      url: `/api/certificates/${code}/evidence`,
      sizeBytes: found.evidenceBytes,
      ...{ matches, ownMatches },
    },
    pdfUrl: `/api/certificates/${code}/pdf`,
  };
}

export async function getEvidence(db: Connection, code: string) {
  const { row, competition } = await findCertificate(db, code);
  const bytes = await getBlob(db, row.evidenceHash);
  if (bytes === null) throw new Error(`the evidence ${row.evidenceHash} of certificate ${code} is not kept here`);
  return { bytes, hash: row.evidenceHash, fileName: `${competition.slug}-${code}-evidence.json` };
}

const replaced = 'The results have changed since it was issued.';

/** To everybody who played for an entry that has matches. Those who have theirs already keep it. */
export async function issueCertificates(
  db: Connection,
  actor: Actor,
  competitionId: string,
  isReissue: boolean,
): Promise<z.input<typeof issuedSchema>> {
  const valid = await repository.lockValid(db, competitionId);
  const found = await results.findCompetition(db, competitionId, actor.userId);
  if (found === undefined) throw new ApiError('not_found', say`There is no competition ${competitionId}.`);
  const { isOrganiser: _, ...competition } = found;
  if (competition.status !== 'finished') {
    throw new ApiError('conflict', say`The competition is not finished. Finish it first, then issue certificates.`);
  }
  const phases = (await results.listPhases(db, competitionId)).filter(({ status }) => status === 'done');
  const standings = await results.listStandings(db, competitionId);
  const placements = placeEntries(phases, standings);
  const places = new Map(placements.map((one) => [one.entryId, one]));
  const evidence = new Map<string, string>();
  for (const phase of phases) {
    const hash = await keepEvidence(db, await buildEvidence(db, competition, phase, standings));
    evidence.set(phase.id, hash);
  }
  /** Where somebody who was not placed played last. */
  const lastPhase = (entryId: string): string | undefined =>
    phases.findLast(({ id }) =>
      standings.some((row) => row.phaseId === id && row.entryId === entryId && row.matches > 0),
    )?.id;
  const keyOf = (entryId: string, userId: string | null, name: string): string => `${entryId} ${userId ?? `? ${name}`}`;
  const waiting = new Map(valid.map((row) => [keyOf(row.entryId, row.userId, row.holderName), row]));
  const fresh: Parameters<typeof repository.insertCertificates>[1][number][] = [];
  let [kept, outdated, revoked] = [0, 0, 0];
  const settle = async ({ code }: repository.CertificateRow): Promise<void> => {
    outdated += 1;
    if (isReissue && (await repository.revoke(db, code, replaced))) revoked += 1;
  };
  for (const { entryId, userId, name, role } of await repository.listHolders(db, competitionId)) {
    const placement = places.get(entryId);
    const phaseId = placement?.phaseId ?? lastPhase(entryId);
    const evidenceHash = phaseId === undefined ? undefined : evidence.get(phaseId);
    if (phaseId === undefined || evidenceHash === undefined) continue;
    const key = keyOf(entryId, userId, name);
    const present = waiting.get(key);
    waiting.delete(key);
    const rank = placement?.place ?? null;
    if (present !== undefined) {
      const isTrue = present.evidenceHash === evidenceHash && present.rank === rank;
      if (isTrue) kept += 1;
      else await settle(present);
      if (isTrue || !isReissue) continue;
    }
    fresh.push({
      ...{ code: newCertificateCode(), competitionId, entryId, phaseId, userId, holderName: name, role, rank },
      ...{ rankedEntries: placements.length, evidenceHash, issuedBy: actor.userId },
    });
  }
  // Of those who are out since.
  for (const row of waiting.values()) await settle(row);
  await repository.insertCertificates(db, fresh);
  const counts = { issued: fresh.length, kept, outdated: outdated - revoked, revoked };
  await recordAct(db, actor.principal, actor.ipAddress, {
    action: 'results.issueCertificates',
    objectKind: 'competition',
    objectId: competitionId,
    detail: counts,
  });
  return counts;
}

export async function revokeCertificate(db: Connection, actor: Actor, code: string, reason: string) {
  if (!(await repository.revoke(db, code, reason))) {
    throw new ApiError('conflict', say`Certificate ${code} is revoked already.`);
  }
  await recordAct(db, actor.principal, actor.ipAddress, {
    action: 'certificate.revoke',
    objectKind: 'certificate',
    objectId: code,
    detail: { reason },
  });
  return getCertificate(db, code);
}
