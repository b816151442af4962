// Checks what an organiser sets of a scenario: its configuration and heroes, by the manifest of the frozen rules.
import { heroChoices } from '@jixia/arena';
import { closestName, EnvError, type Manifest, resolveConfig } from '@jixia/env';
import { and, eq } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { ruleset } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { type Said, say, verbatim } from '../text/say.ts';

/** Of rules that are kept. Throws Error where they are not. */
export async function manifestOf(db: Connection, scenarioId: string, rulesHash: string): Promise<Manifest> {
  const [row] = await db
    .select({ manifest: ruleset.manifest })
    .from(ruleset)
    .where(and(eq(ruleset.scenarioId, scenarioId), eq(ruleset.rulesHash, rulesHash)));
  if (row === undefined) throw new Error(`rules ${rulesHash} of ${scenarioId} are not kept here`);
  return row.manifest as Manifest;
}

/** Set for each match by what pairs it. */
const isSetByPhases = (name: string): boolean => /^hero\d+$/.test(name) || name === 'mirrorStreams';

/** The given fields as numbers. Throws ApiError `bad_input`. */
export function checkConfig(
  manifest: Manifest,
  config: Readonly<Record<string, number | string>>,
): Record<string, number> {
  const checked: Record<string, number> = {};
  for (const [name, value] of Object.entries(config)) {
    const field = `config.${name}`;
    if (isSetByPhases(name) && manifest.config.some((known) => known.name === name)) {
      const message = say`${field}: is drawn for each match, both sides alike, so ${JSON.stringify(value)} cannot be set. Leave it out, and list heroes in a phase's schedule.`;
      throw new ApiError('bad_input', message, { field });
    }
    try {
      checked[name] = resolveConfig(manifest, { [name]: value })[name] as number;
    } catch (cause) {
      if (!(cause instanceof EnvError)) throw cause;
      throw new ApiError('bad_input', verbatim(`${field}: ${cause.message}`), { cause, field });
    }
  }
  return checked;
}

/** Throws ApiError `bad_input`. */
export function checkHeroes(manifest: Manifest, heroes: readonly string[] | undefined): void {
  if (heroes === undefined) return;
  const field = 'schedule.heroes';
  const refuse = (message: Said): never => {
    throw new ApiError('bad_input', message, { field });
  };
  const known = heroChoices(manifest);
  if (known.length === 0) refuse(say`${field}: ${manifest.id} has no heroes to choose from. Leave it out.`);
  const unknown = heroes.find((hero) => !known.includes(hero));
  if (unknown !== undefined) {
    const close = closestName(unknown, known);
    refuse(
      close === null
        ? say`${field}: there is no hero "${unknown}". Known: ${known.join(', ')}.`
        : say`${field}: there is no hero "${unknown}"; did you mean "${close}"? Known: ${known.join(', ')}.`,
    );
  }
  const twice = heroes.find((hero, at) => heroes.indexOf(hero) !== at);
  if (twice !== undefined) refuse(say`${field}: "${twice}" is named twice. Name each hero once.`);
  const perSide = manifest.agents.filter(({ team }) => team === 0).length;
  if (heroes.length < perSide)
    refuse(say`${field}: a side has ${perSide} heroes, and ${heroes.length} are named. Name ${perSide} or more.`);
}
