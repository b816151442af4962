// How an agent played, read from a replay: fights, income, damage, objectives, and how its actions spread.

import type { LoadedScenario } from '@jixia/env';
import type { Manifest } from '@jixia/env/types';
import { type Replay, ReplayPlayer, readResult } from '../replay/index.ts';
import { MatchFollower, type Objectives } from './match-follower.ts';
import { type Interval, meanInterval } from './statistics.ts';

/** Fields are null where the scenario's agent-info rows do not tell them. */
export type AgentBehaviour = {
  readonly agent: number;
  readonly name: string;
  readonly team: number;
  readonly hero: string | null;
  readonly won: boolean;
  readonly kills: number | null;
  readonly deaths: number | null;
  readonly assists: number | null;
  /** (kills + assists) / max(1, deaths) */
  readonly kda: number | null;
  readonly goldPerMinute: number | null;
  readonly experiencePerMinute: number | null;
  readonly lastHitsPerMinute: number | null;
  readonly damageToHeroes: number | null;
  readonly damageToStructures: number | null;
  readonly damageTaken: number | null;
  readonly healing: number | null;
  /** Shares of the own team's total, 0 .. 1; 0 where the team has none. */
  readonly damageShare: number | null;
  readonly damageTakenShare: number | null;
  readonly goldShare: number | null;
  /** Last blows by this agent; null where the scenario's events do not tell them. */
  readonly objectives: Objectives | null;
  /** Shannon entropy of the values of the first action head over all decisions, in bits: 0 .. log2 of its size. */
  readonly actionEntropyBits: number;
  /** Share of each value of the first action head that was used. */
  readonly actionShares: Readonly<Record<string, number>>;
  /** Of all decisions, 0 .. 1. */
  readonly illegalActionRate: number | null;
};

export type MatchBehaviour = {
  readonly scenario: string;
  readonly hash: string;
  readonly minutes: number;
  readonly decisions: number;
  readonly agents: readonly AgentBehaviour[];
  /** By team, whoever struck the last blow. */
  readonly teamObjectives: readonly Objectives[] | null;
};

/** How often each value of the first head was taken, and its entropy in bits. */
const spreadOf = (replay: Replay, manifest: Manifest, agent: number) => {
  const heads = manifest.actionHeads.length;
  const row = replay.agents.length * heads;
  const names = manifest.actionHeads[0]?.values ?? [];
  const counts = new Map<string, number>();
  let total = 0;
  for (let start = agent * heads; start < replay.actions.length; start += row) {
    const value = replay.actions[start] as number;
    const name = names[value] ?? 'illegal';
    counts.set(name, (counts.get(name) ?? 0) + 1);
    total += 1;
  }
  const order = [...names, 'illegal'].filter((name) => counts.has(name));
  const shares = Object.fromEntries(order.map((name) => [name, counts.get(name)! / total]));
  const bits = Object.values(shares).reduce((sum, share) => sum - share * Math.log2(share), 0);
  return { actionShares: shares, actionEntropyBits: bits === 0 ? 0 : bits };
};

/**
 * Plays a replay through; `onDecision` sees the player after every decision. Throws ReplayError where it is not one of
 * this scenario.
 */
export const behaviourOf = (
  scenario: LoadedScenario,
  replay: Replay,
  onDecision?: (player: ReplayPlayer) => void,
): MatchBehaviour => {
  const { manifest } = scenario;
  const player = ReplayPlayer.of(scenario, replay);
  const followed = new MatchFollower(player);
  followed.run(onDecision);
  const { agentInfo, ticks } = readResult(player.instance, 0);
  const minutes = ticks / manifest.ticksPerSecond / 60;
  const decisions = replay.result.decisions;
  const teamOf = (agent: number): number => manifest.agents[agent]?.team ?? -1;
  const value = (agent: number, field: string): number | null => agentInfo[agent]?.[field] ?? null;
  const perMinute = (amount: number | null): number | null =>
    amount === null ? null : minutes > 0 ? amount / minutes : 0;
  const shareOf = (agent: number, field: string): number | null => {
    const own = value(agent, field);
    if (own === null) return null;
    const team = agentInfo.reduce(
      (sum, row, other) => sum + (teamOf(other) === teamOf(agent) ? (row[field] ?? 0) : 0),
      0,
    );
    return team === 0 ? 0 : own / team;
  };
  const agents = replay.agents.map(({ name }, agent): AgentBehaviour => {
    const [kills, deaths, assists] = ['kills', 'deaths', 'assists'].map((field) => value(agent, field));
    const hero = manifest.config.find((field) => field.name === `hero${agent}`);
    const heroIndex = value(agent, 'hero') ?? replay.setup.config[`hero${agent}`];
    const illegal = value(agent, 'illegalActions');
    return {
      agent,
      name,
      team: teamOf(agent),
      hero: heroIndex === undefined ? null : (hero?.choices?.[heroIndex] ?? null),
      won: replay.result.winner === teamOf(agent),
      kills: kills ?? null,
      deaths: deaths ?? null,
      assists: assists ?? null,
      kda: kills == null || deaths == null ? null : (kills + (assists ?? 0)) / Math.max(1, deaths),
      goldPerMinute: perMinute(value(agent, 'totalGold')),
      experiencePerMinute: perMinute(followed.experience?.[agent] ?? null),
      lastHitsPerMinute: perMinute(value(agent, 'lastHits')),
      damageToHeroes: value(agent, 'damageToHeroes'),
      damageToStructures: value(agent, 'damageToStructures'),
      damageTaken: value(agent, 'damageTaken'),
      healing: value(agent, 'healing'),
      damageShare: shareOf(agent, 'damageToHeroes'),
      damageTakenShare: shareOf(agent, 'damageTaken'),
      goldShare: shareOf(agent, 'totalGold'),
      objectives: followed.agents?.[agent] ?? null,
      ...spreadOf(replay, manifest, agent),
      illegalActionRate: illegal === null ? null : decisions === 0 ? 0 : illegal / decisions,
    };
  });
  return {
    scenario: manifest.id,
    hash: replay.hash,
    minutes,
    decisions,
    agents,
    teamObjectives: followed.teams,
  };
};

/** Figures that are averaged over matches. */
export const behaviourFigures = [
  'kills',
  'deaths',
  'assists',
  'kda',
  'goldPerMinute',
  'experiencePerMinute',
  'lastHitsPerMinute',
  'damageToHeroes',
  'damageToStructures',
  'damageTaken',
  'healing',
  'damageShare',
  'damageTakenShare',
  'goldShare',
  'actionEntropyBits',
  'illegalActionRate',
] as const;

export type BehaviourFigure = (typeof behaviourFigures)[number];

export type BehaviourSummary = {
  readonly name: string;
  /** Seats this agent took over all matches: one a match in a duel. */
  readonly seats: number;
  readonly winRate: number;
  /** Means over seats; null where no match tells it. */
  readonly means: Readonly<Record<BehaviourFigure, number | null>>;
  /** 95 % intervals of the means, none below 0; null where fewer than two matches tell it. The matches are taken to be independent. */
  readonly intervals: Readonly<Record<BehaviourFigure, Interval | null>>;
  /** Last blows a seat. */
  readonly objectives: Objectives | null;
  /** What its team took down, a seat. */
  readonly teamObjectives: Objectives | null;
};

const averageObjectives = (taken: readonly Objectives[]): Objectives | null => {
  if (taken.length === 0) return null;
  const average = (key: keyof Objectives): number => mean(taken.map((one) => one[key]));
  return {
    towers: average('towers'),
    crystals: average('crystals'),
    monsters: average('monsters'),
    greatMonsters: average('greatMonsters'),
  };
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Means by agent name, sorted by it. A draw counts as a match not won. */
export const summariseBehaviour = (matches: readonly MatchBehaviour[]): BehaviourSummary[] => {
  const seats = matches.flatMap(({ agents }) => agents);
  return [...new Set(seats.map(({ name }) => name))].sort().map((name) => {
    const own = seats.filter((seat) => seat.name === name);
    const means = behaviourFigures.map((figure) => {
      const known = own.flatMap((seat) => seat[figure] ?? []);
      return [figure, known.length === 0 ? null : mean(known)] as const;
    });
    const intervals = behaviourFigures.map((figure) => {
      // Seats of one match hang together: it counts once.
      const perMatch = matches.flatMap(({ agents }) => {
        const known = agents.flatMap((seat) => (seat.name === name ? (seat[figure] ?? []) : []));
        return known.length === 0 ? [] : [mean(known)];
      });
      const interval = meanInterval(perMatch);
      return [figure, interval === null ? null : { ...interval, low: Math.max(0, interval.low) }] as const;
    });
    return {
      name,
      seats: own.length,
      winRate: mean(own.map(({ won }) => (won ? 1 : 0))),
      means: Object.fromEntries(means) as Record<BehaviourFigure, number | null>,
      intervals: Object.fromEntries(intervals) as Record<BehaviourFigure, Interval | null>,
      objectives: averageObjectives(own.flatMap(({ objectives }) => objectives ?? [])),
      teamObjectives: averageObjectives(
        matches.flatMap(({ agents, teamObjectives }) =>
          agents.flatMap((seat) => (seat.name === name ? (teamObjectives?.[seat.team] ?? []) : [])),
        ),
      ),
    };
  });
};
