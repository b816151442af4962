import type { LoadedScenario } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agentHost, batchRows, remembered } from '../../test/ring-duel-host.ts';
import { type Agent, ArenaError, createMatch, MatchRunner, parseAgentSpec, playMatch, prepareAgent } from '../index.ts';
import { decodeReplay, encodeReplay, makeSetup, verifyReplay } from '../replay/index.ts';

let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadRingDuel();
});
beforeEach(() => {
  batchRows.length = 0;
});

const agent = async (spec: string): Promise<Agent> =>
  (await prepareAgent(parseAgentSpec(spec), scenario, agentHost)).create();
const agents = (...specs: string[]): Promise<Agent[]> => Promise.all(specs.map(agent));

describe('a match', () => {
  test('is won by the bot that shoots, and leaves a replay that verifies', async () => {
    const played = await playMatch({ scenario, agents: await agents('bot:weak', 'bot:strong'), seed: 3n });
    expect(played).toMatchObject({ winner: 1, endReason: 'shot' });
    expect(played.replay.agents).toEqual([{ name: 'bot:weak' }, { name: 'bot:strong' }]);
    const bytes = encodeReplay(played.replay);
    expect(verifyReplay(bytes, scenario)).toEqual({ ok: true, hash: played.hash });
    expect(decodeReplay(bytes).result.ticks).toBe(played.ticks);
  });

  test('repeats with its seed and differs with another', async () => {
    const hash = async (seed: bigint): Promise<string> =>
      (await playMatch({ scenario, agents: await agents('random', 'random'), seed })).hash;
    expect(await hash(3n)).toBe(await hash(3n));
    expect(await hash(3n)).not.toBe(await hash(4n));
  });

  test('is the same decision by decision, and can be looked at anywhere', async () => {
    const options = { scenario, seed: 8n, config: { hero0: 'stout' } };
    const whole = await playMatch({ ...options, agents: await agents('random', 'bot:strong') });
    const match = createMatch({ ...options, agents: await agents('random', 'bot:strong') });
    while (match.decisions < 20) expect(match.step()).toBeUndefined();
    const player = match.player();
    player.seek(10);
    expect(player.render()[0]).toBe(20);
    while (!match.isOver) match.step();
    expect(match.finish().hash).toBe(whole.hash);
  });

  test('refuses a wrong number of agents and a wrong configuration', async () => {
    await expect(playMatch({ scenario, agents: await agents('random'), seed: 1n })).rejects.toThrow(
      'played by 2 agents, not 1',
    );
    await expect(
      playMatch({ scenario, agents: await agents('random', 'random'), seed: 1n, config: { hero0: 'slmi' } }),
    ).rejects.toThrow('Did you mean "slim"?');
  });
});

describe('an agent that fails', () => {
  const throwing = (at: number): Agent => {
    let asked = 0;
    return {
      name: 'throwing',
      reset: () => undefined,
      act: () => {
        if (asked++ === at) throw new Error('out of ideas');
      },
      close: () => undefined,
    };
  };

  test('forfeits at that decision; the replay says so and verifies', async () => {
    const played = await playMatch({ scenario, agents: [throwing(17), await agent('bot:weak')], seed: 1n });
    expect(played).toMatchObject({
      winner: 1,
      decisions: 17,
      forfeit: { agent: 0, code: 'agent_failed', message: 'out of ideas', step: 17 },
    });
    expect(verifyReplay(encodeReplay(played.replay), scenario).ok).toBe(true);
  });

  test('of a batch loses alone', async () => {
    const bad = await prepareAgent(parseAgentSpec('policy:nan.onnx'), scenario, agentHost);
    const starts = [1n, 2n, 3n, 4n, 5n, 6n].map((seed) => ({
      setup: makeSetup(scenario, seed, { maxTicks: 3000 }),
      agents: [bad.create(), bad.create()],
    }));
    const runner = new MatchRunner(scenario, starts);
    while (!runner.isOver) await runner.step();
    const results = starts.map((_, match) => runner.finish(match).result);
    const forfeits = results.filter((result) => result.forfeit !== undefined);
    expect(forfeits.length).toBeGreaterThan(0);
    for (const result of forfeits) {
      expect(result.forfeit?.message).toContain('not a number');
      expect(result.agentInfo[result.forfeit?.agent ?? 0]?.['hp']).toBeLessThan(6);
      expect(result.winner).toBe(1 - (result.forfeit?.agent ?? 0));
    }
    for (const result of results) {
      if (result.forfeit === undefined) expect(result.agentInfo.every((row) => (row['hp'] as number) >= 6)).toBe(true);
    }
    expect(Math.max(...batchRows)).toBe(12);
  });
});

describe('an agent with memory', () => {
  test('remembers in every seat of every match by itself, and forgets when a match begins', async () => {
    const counting = await prepareAgent(parseAgentSpec('policy:count.onnx'), scenario, agentHost);
    const agents = [counting.create(), counting.create(), counting.create(), counting.create()];
    for (const seed of [1n, 2n]) {
      remembered.length = 0;
      const starts = [agents.slice(0, 2), agents.slice(2)].map((own, match) => ({
        setup: makeSetup(scenario, seed + BigInt(match), { maxTicks: 3000 }),
        agents: own,
      }));
      const runner = new MatchRunner(scenario, starts);
      for (let decision = 1; !runner.isOver; decision++) {
        remembered.length = 0;
        await runner.step();
        // Rows at fault are asked a second time, alone; what the others remember counts the decision once.
        expect(new Set(remembered.flat())).toEqual(new Set(remembered.length === 0 ? [] : [decision]));
      }
      const forfeits = starts.filter((_, match) => runner.finish(match).result.forfeit !== undefined);
      expect(forfeits.length).toBeGreaterThan(0);
    }
  });
});

describe('an agent that cannot play', () => {
  test('is refused with what would be right', async () => {
    await expect(agent('bot:storng')).rejects.toThrow('no bot "storng". Did you mean "strong"? Known: strong, weak.');
    await expect(agent('policy:shape.onnx')).rejects.toThrow(
      'policy:shape.onnx cannot play ring-duel: input "observation" has 7 features, the scenario 6',
    );
    const gone = prepareAgent(parseAgentSpec('policy:p.onnx'), scenario, {
      ...agentHost,
      readFile: () => Promise.reject(new Error('no such file')),
    });
    await expect(gone).rejects.toBeInstanceOf(ArenaError);
    await expect(gone).rejects.toThrow('policy:p.onnx: the file cannot be read: no such file');
  });
});
