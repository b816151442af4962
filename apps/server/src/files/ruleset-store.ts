// Rules that competitions froze and matches were played under: the module and its manifest, as they were.
import { readFile } from 'node:fs/promises';
import { assembleScenario, findScenario, type LoadedScenario } from '@jixia/env';
import { and, eq } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { ruleset } from '../database/schema.ts';
import { getBlob, putBlob } from './blob-store.ts';

/** Keeps the rules that this server has for a scenario, and resolves to their hash. Throws EnvError. */
export async function keepCurrentRules(db: Connection, scenarioId: string): Promise<string> {
  const entry = findScenario(scenarioId);
  const [module, manifestText] = await Promise.all([readFile(entry.moduleUrl), readFile(entry.manifestUrl, 'utf8')]);
  const { manifest } = await assembleScenario(entry, new Uint8Array(module), manifestText);
  const { rulesHash } = manifest;
  const moduleHash = await putBlob(db, module);
  await db
    .insert(ruleset)
    .values({ scenarioId, rulesHash, moduleHash, manifest: JSON.parse(manifestText) })
    .onConflictDoNothing();
  return rulesHash;
}

/** The scenario under rules that were kept. Throws Error where they were not, EnvError where they cannot run. */
export async function loadRules(db: Connection, scenarioId: string, rulesHash: string): Promise<LoadedScenario> {
  const [row] = await db
    .select({ moduleHash: ruleset.moduleHash, manifest: ruleset.manifest })
    .from(ruleset)
    .where(and(eq(ruleset.scenarioId, scenarioId), eq(ruleset.rulesHash, rulesHash)));
  const module = row === undefined ? null : await getBlob(db, row.moduleHash);
  if (row === undefined || module === null) throw new Error(`rules ${rulesHash} of ${scenarioId} are not kept here`);
  return assembleScenario(findScenario(scenarioId), module, JSON.stringify(row.manifest));
}
