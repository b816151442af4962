// Golden replays: matches kept in the repository that must verify for as long as the rules stay as they are. Node only.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { deriveSeed, type LoadedScenario } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import type { AgentSpec } from '../agents/agent-spec.ts';
import { prepareAgent } from '../agents/prepare-agent.ts';
import { playMatch } from '../match/play-match.ts';
import { encodeReplay, verifyReplay } from '../replay/index.ts';

export type GoldenMatch = { readonly file: string; readonly config: MatchConfig; readonly seed: bigint };

const goldenSeed = 20_260_101n;

const heroesOf = (scenario: LoadedScenario): readonly string[] =>
  scenario.manifest.config.find((field) => field.name === 'hero0')?.choices ?? [];

/** Line-ups of a team mode in which every hero stands once on either side: one side takes the next heroes after the other's. */
const teamLineUps = (heroes: readonly string[], perTeam: number): readonly (readonly string[])[] => {
  const count = Math.ceil(heroes.length / perTeam);
  const from = (first: number): string[] =>
    Array.from({ length: perTeam }, (_, i) => heroes[(first + i) % heroes.length] as string);
  return Array.from({ length: count }, (_, i) => [...from(i * perTeam), ...from((i + 1) * perTeam)]);
};

/**
 * In duels one mirror match per hero and one of two different heroes; in teams as many matches as it takes for every
 * hero to stand on either side. A scenario without heroes has one match.
 */
export const goldenPlan = (scenario: LoadedScenario): readonly GoldenMatch[] => {
  const { id, agents, config } = scenario.manifest;
  const heroes = heroesOf(scenario);
  const seats = agents.map((_, agent) => `hero${agent}`).filter((name) => config.some((field) => field.name === name));
  const match = (name: string, index: number, sides: readonly string[]): GoldenMatch => ({
    file: `${id}-${name}.jxr`,
    config: Object.fromEntries(seats.map((seat, agent) => [seat, sides[agent % sides.length] as string])),
    seed: deriveSeed(goldenSeed, index),
  });
  const perTeam = seats.length / 2;
  if (perTeam > 1) {
    return teamLineUps(heroes, perTeam).map((lineUp, index) => match(`line-up-${index + 1}`, index, lineUp));
  }
  const mirrors = heroes.map((hero, index) => match(hero, index, [hero]));
  return [...mirrors, match('mixed', heroes.length, heroes.length > 1 ? heroes.slice(0, agents.length) : heroes)];
};

/** The strongest scripted bot by convention; random play where a scenario has none. */
const goldenAgent = (scenario: LoadedScenario): AgentSpec => {
  const { bots } = scenario.entry;
  const bot = bots.find(({ name }) => name === 'strong') ?? bots.at(-1);
  return bot === undefined ? { kind: 'random' } : { kind: 'bot', name: bot.name };
};

/** Where a scenario keeps its golden replays: `golden/` of its folder. */
export const goldenFolder = (scenario: LoadedScenario): URL => new URL('../golden/', scenario.entry.manifestUrl);

/** Plays all golden matches anew and replaces the scenario's files in `folder`. Returns their names. */
export const updateGolden = async (scenario: LoadedScenario, folder: URL): Promise<readonly string[]> => {
  const factory = await prepareAgent(goldenAgent(scenario), scenario);
  await mkdir(folder, { recursive: true });
  const plan = goldenPlan(scenario);
  for (const { file, config, seed } of plan) {
    const agents = scenario.manifest.agents.map(() => factory.create());
    const { replay } = await playMatch({ scenario, agents, seed, config });
    await writeFile(new URL(file, folder), encodeReplay(replay));
  }
  const wanted = plan.map(({ file }) => file);
  for (const file of await readdir(folder)) {
    const isOld = file.startsWith(`${scenario.manifest.id}-`) && file.endsWith('.jxr') && !wanted.includes(file);
    if (isOld) await rm(new URL(file, folder));
  }
  return wanted;
};

/** What is wrong with the golden replays in `folder`: missing ones, and those that no longer verify. */
export const checkGolden = async (scenario: LoadedScenario, folder: URL): Promise<readonly string[]> => {
  const problems: string[] = [];
  for (const { file } of goldenPlan(scenario)) {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(new URL(file, folder));
    } catch {
      problems.push(`${file} is missing. Run: npm run golden:update`);
      continue;
    }
    const { ok, reason } = verifyReplay(bytes, scenario);
    if (!ok) problems.push(`${file}: ${reason} If the rules were meant to change: npm run golden:update, and say why in CHANGELOG.md`);
  }
  return problems;
};
