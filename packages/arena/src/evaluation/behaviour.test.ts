import { readFile } from 'node:fs/promises';
import type { LoadedScenario } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAgentSpec, playMatch, prepareAgent } from '../index.ts';
import { decodeReplay, type Replay, ReplayPlayer } from '../replay/index.ts';
import { behaviourOf, type MatchBehaviour, summariseBehaviour } from './behaviour.ts';

const golden = async (id: string, file: string): Promise<{ scenario: LoadedScenario; replay: Replay }> => {
  const path = new URL(`../../../../scenarios/moba/golden/${file}.jxr`, import.meta.url);
  return { scenario: await loadScenario(id), replay: decodeReplay(await readFile(path)) };
};

describe('a recorded duel', () => {
  let scenario: LoadedScenario;
  let replay: Replay;
  let found: MatchBehaviour;
  beforeAll(async () => {
    const duel = await golden('moba-1v1', 'moba-1v1-yesun');
    ({ scenario, replay } = duel);
    found = behaviourOf(scenario, replay);
  });

  test('has the figures of the result, per minute and as shares', () => {
    expect(found.minutes).toBeCloseTo(replay.result.ticks / 900, 12);
    for (const [at, agent] of found.agents.entries()) {
      const info = replay.result.agentInfo[at]!;
      expect(agent.kills).toBe(info['kills']);
      expect(agent.kda).toBe((info['kills']! + info['assists']!) / Math.max(1, info['deaths']!));
      expect(agent.goldPerMinute! * found.minutes).toBeCloseTo(info['totalGold']!, 6);
      expect(agent.illegalActionRate).toBe(info['illegalActions']! / replay.result.decisions);
      // One a team: all of the team's gold is its own.
      expect(agent.goldShare).toBe(1);
      expect(agent.won).toBe(replay.result.winner === at);
    }
    expect(found.agents[0]!.hero).toBe('yesun');
  });

  test('sums experience over levels, as the match itself shows it at its end', () => {
    const player = ReplayPlayer.of(scenario, replay);
    const { header } = scenario.manifest.render;
    const shown = (): number[] => ['experience0', 'experience1'].map((name) => player.render()[header.indexOf(name)]!);
    const before = shown();
    player.seek(player.length);
    for (const [at, total] of shown().entries()) {
      expect(found.agents[at]!.experiencePerMinute! * found.minutes).toBeCloseTo(total - before[at]!, 6);
    }
    expect(replay.result.agentInfo[0]!['level']).toBeGreaterThan(2);
  });

  test('knows what fell: a crystal where the match ended by it', () => {
    const crystals = found.teamObjectives!.map((team) => team.crystals);
    const wanted = [0, 1].map((team) =>
      replay.result.endReason === 'crystal' && replay.result.winner === team ? 1 : 0,
    );
    expect(crystals).toEqual(wanted);
    for (const [team, objectives] of found.teamObjectives!.entries()) {
      expect(found.agents[team]!.objectives!.towers).toBeLessThanOrEqual(objectives.towers);
    }
  });

  test('tells how the buttons spread', () => {
    for (const [at, agent] of found.agents.entries()) {
      const shares = Object.values(agent.actionShares);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      const moves = replay.actions.filter((value, index) => index % 12 === at * 6 && value === 2).length;
      expect(agent.actionShares['move'] ?? 0).toBeCloseTo(moves / replay.result.decisions, 12);
      expect(agent.actionEntropyBits).toBeGreaterThan(0.5);
      expect(agent.actionEntropyBits).toBeLessThan(Math.log2(13));
    }
  });
});

test('in a team match shares sum to one a team, and monsters are credited to whoever slew them', async () => {
  const { scenario, replay } = await golden('moba-3v3', 'moba-3v3-line-up-1');
  const { agents, teamObjectives } = behaviourOf(scenario, replay);
  for (const team of [0, 1]) {
    const own = agents.filter((agent) => agent.team === team);
    expect(own.reduce((sum, { damageShare }) => sum + damageShare!, 0)).toBeCloseTo(1, 9);
    const slain = own.reduce((sum, { objectives }) => sum + objectives!.monsters + objectives!.greatMonsters, 0);
    expect(slain).toBe(teamObjectives![team]!.monsters + teamObjectives![team]!.greatMonsters);
  }
  for (const [at, agent] of agents.entries()) {
    const { monsters, greatMonsters } = agent.objectives!;
    expect(monsters + greatMonsters).toBe(replay.result.agentInfo[at]!['monsterKills']);
  }
});

test('a scenario that tells less gives nulls, and always the spread of actions', async () => {
  const scenario = await loadRingDuel();
  const agents = await Promise.all(
    ['bot:strong', 'random'].map(async (text) => (await prepareAgent(parseAgentSpec(text), scenario)).create()),
  );
  const { replay } = await playMatch({ scenario, agents, seed: 3n });
  const match = behaviourOf(scenario, replay);
  expect(match.teamObjectives).toBeNull();
  expect(match.agents[0]).toMatchObject({ name: 'bot:strong', kills: null, kda: null, goldPerMinute: null });
  expect(match.agents[1]!.actionEntropyBits).toBeGreaterThan(1);
  const [strong, random] = summariseBehaviour([match, match]);
  expect(strong).toMatchObject({ name: 'bot:strong', seats: 2, objectives: null });
  expect(strong!.means.kills).toBeNull();
  expect(random!.means.actionEntropyBits).toBeCloseTo(match.agents[1]!.actionEntropyBits, 12);
  expect(strong!.winRate + random!.winRate).toBeLessThanOrEqual(1);
});
