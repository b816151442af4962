// Models as the API shows them, with what lies around their row.
import type { z } from 'zod';
import type { Connection } from '../database/database.ts';
import { allowsForks, findLicence } from './licences.ts';
import { findModelRefs, type ShownModelRow } from './model-repository.ts';
import type { modelSchema, versionSchema } from './model-shapes.ts';
import { showEvaluation, type VersionEvaluation } from './version-evaluation.ts';
import { newestVersions, type VersionRow } from './version-repository.ts';

export const showVersion = (row: VersionRow): z.input<typeof versionSchema> => ({
  number: row.number,
  sha256: row.sha256,
  fileName: row.fileName,
  sizeBytes: row.sizeBytes,
  isFileKept: row.fileHash !== null,
  fileRemovedReason: row.fileRemovedReason,
  notes: row.notes,
  submissionId: row.submissionId,
  createdAt: row.createdAt.toISOString(),
  evaluation: showEvaluation(row.evaluation as VersionEvaluation, { status: row.jobStatus, reason: row.jobReason }),
});

export async function showModels(
  db: Connection,
  rows: readonly ShownModelRow[],
): Promise<z.input<typeof modelSchema>[]> {
  const parents = await findModelRefs(db, [...new Set(rows.flatMap(({ forkOfId }) => forkOfId ?? []))]);
  const newest = await newestVersions(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { sortValue: _, ownerId, ownerName, forkOfId, forkOfNumber, createdAt, updatedAt, status, ...rest } = row;
    const licence = findLicence(row.licence);
    const parent = parents.get(forkOfId ?? '');
    const version = newest.get(row.id);
    return {
      ...rest,
      status: status as 'draft' | 'published' | 'withdrawn',
      licenceName: licence?.name ?? row.licence,
      licenceUrl: licence?.url ?? '',
      allowsForks: allowsForks(row.licence),
      owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
      forkOf: parent === undefined ? null : { ...parent, number: forkOfNumber ?? 1 },
      newest: version === undefined ? null : showVersion(version),
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    };
  });
}
