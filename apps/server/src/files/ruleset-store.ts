// Rules that competitions froze and matches were played under: the module and its manifest, as they were.
import { readFile, stat } from 'node:fs/promises';
import { assembleScenario, findScenario, type LoadedScenario } from '@jixia/env';
import { and, eq } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { ruleset } from '../database/schema.ts';
import { getBlob, putBlob } from './blob-store.ts';

const known = new Map<string, { readonly mtimeMs: number; readonly rulesHash: string }>();

/** Hash of the rules that this server has for a scenario, kept or not. Throws EnvError, Error where it is not built. */
export async function currentRulesHash(scenarioId: string): Promise<string> {
  const { manifestUrl } = findScenario(scenarioId);
  const { mtimeMs } = await stat(manifestUrl);
  const before = known.get(scenarioId);
  if (before?.mtimeMs === mtimeMs) return before.rulesHash;
  const { rulesHash } = JSON.parse(await readFile(manifestUrl, 'utf8')) as { rulesHash: string };
  known.set(scenarioId, { mtimeMs, rulesHash });
  return rulesHash;
}

/** As `keepCurrentRules`, which is asked only where they are not kept yet. */
export async function ensureCurrentRules(db: Connection, scenarioId: string): Promise<string> {
  const rulesHash = await currentRulesHash(scenarioId);
  const isKept = and(eq(ruleset.scenarioId, scenarioId), eq(ruleset.rulesHash, rulesHash));
  const rows = await db.select({ rulesHash: ruleset.rulesHash }).from(ruleset).where(isKept);
  return rows.length > 0 ? rulesHash : keepCurrentRules(db, scenarioId);
}

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
