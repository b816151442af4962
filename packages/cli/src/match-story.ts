// How a match went, as lines for people: who won, when, why, and each agent's figures.
import type { MatchResult } from '@jixia/arena/replay';
import type { Manifest } from '@jixia/env';
import { table } from './output.ts';
import { clockText } from './progress.ts';

/** 'damageToHeroes' -> 'damage to heroes' */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function figures(names: readonly string[], { agentInfo }: MatchResult, manifest: Manifest | null): string[] {
  const heroes = manifest?.config.find(({ name }) => name === 'hero0')?.choices;
  const show = (field: string, value: number): string =>
    field === 'hero' ? (heroes?.[value] ?? String(value)) : String(value);
  const fields = Object.keys(agentInfo[0] ?? {});
  const rows = fields.map((field) => [`  ${spaced(field)}`, ...agentInfo.map((row) => show(field, row[field] ?? 0))]);
  const columns = names.map((_, at) => at + 1);
  return table([['', ...names], ...rows], columns);
}

/** `manifest` is the scenario's where this version of Jixia has the rules of the match; without it less is known. */
export function matchStory(names: readonly string[], result: MatchResult, manifest: Manifest | null): string[] {
  const { winner, endReason, ticks, decisions, forfeit } = result;
  const winners = names.filter((_, agent) => manifest?.agents[agent]?.team === winner).join(', ');
  const who = winner < 0 ? 'Nobody wins' : `${winners === '' ? '' : `${winners}, `}team ${winner}, wins`;
  const when = manifest === null ? `${ticks} ticks` : clockText(ticks / manifest.ticksPerSecond);
  const why = forfeit === undefined ? endReason : 'forfeit';
  return [
    `${who} after ${when}: ${why}, ${decisions} decisions`,
    ...(forfeit ? [`Agent ${forfeit.agent} forfeits at step ${forfeit.step}: ${forfeit.message}`] : []),
    '',
    ...figures(names, result, manifest),
  ];
}
