// Remote agents over real sockets: they play, lose their connection and come back, or do not; and what a host refuses.
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import type { LoadedScenario } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { MessageServer } from '../agents/message-server.ts';
import { type PlayedMatch, parseAgentSpec, playMatch, prepareAgent } from '../index.ts';
import { runEvaluation } from '../node.ts';
import { connectAgent } from './connect-agent.ts';
import { RemoteHost, type RemoteHostOptions } from './remote-host.ts';

let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadRingDuel();
});

const token = 'a-secret';
const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function listen(options: Partial<RemoteHostOptions> = {}): Promise<RemoteHost> {
  const host = await RemoteHost.listen({
    port: 0,
    tokenOf: (name) => (name === 'lab-3' ? token : undefined),
    ...options,
  });
  opened.push(host);
  return host;
}

/** Bot `strong` on its own hardware. `onAct` comes before each of its answers. */
const botServer = (onAct: (step: number) => void = () => undefined): MessageServer =>
  new MessageServer(async () => {
    const agent = (await prepareAgent(parseAgentSpec('bot:strong'), scenario)).create();
    let step = 0;
    return {
      ...agent,
      act: (...rows: Parameters<typeof agent.act>) => {
        onAct(step);
        step += 1;
        return agent.act(...rows);
      },
    };
  });

const config = { maxTicks: 300 };

async function play(host: RemoteHost, others = 'bot:weak'): Promise<PlayedMatch> {
  const own = await host.open('lab-3', scenario);
  const bot = await prepareAgent(parseAgentSpec(others), scenario);
  const agents = [own.create(), bot.create()];
  try {
    return await playMatch({ scenario, agents, seed: 3n, config });
  } finally {
    for (const agent of agents) await agent.close();
    await own.close();
  }
}

async function playLocal(): Promise<PlayedMatch> {
  const specs = ['bot:strong', 'bot:weak'];
  const agents = await Promise.all(
    specs.map(async (text) => (await prepareAgent(parseAgentSpec(text), scenario)).create()),
  );
  return playMatch({ scenario, agents, seed: 3n, config });
}

/** A line between agent and host that can be cut. */
async function lineTo(port: number): Promise<{ port: number; cut(): void; isOpen: boolean; count: number }> {
  const pairs = new Set<Socket>();
  const line = {
    port: 0,
    isOpen: true,
    count: 0,
    cut: () => {
      for (const socket of pairs) socket.destroy();
    },
  };
  const server: Server = createServer((near) => {
    if (!line.isOpen) return void near.destroy();
    line.count += 1;
    const far = createConnection(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        pairs.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  line.port = (server.address() as { port: number }).port;
  opened.push({
    close: async () => {
      line.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  return line;
}

const url = (port: number): string => `ws://127.0.0.1:${port}`;
const connect = (port: number, server: MessageServer, signal?: AbortSignal): Promise<unknown> =>
  connectAgent({ url: url(port), name: 'lab-3', token, server, ...(signal && { signal }) }).catch((error) => error);

describe('a remote agent', () => {
  test('plays as it would here, match after match, and ends when the host does', async () => {
    const host = await listen();
    const done = connect(host.port, botServer());
    const { hash } = await playLocal();
    const own = await host.open('lab-3', scenario);
    const bot = await prepareAgent(parseAgentSpec('bot:weak'), scenario);
    for (let match = 0; match < 2; match++) {
      const agents = [own.create(), bot.create()];
      const played = await playMatch({ scenario, agents, seed: 3n, config });
      expect([played.forfeit, played.hash]).toEqual([undefined, hash]);
      for (const agent of agents) await agent.close();
    }
    expect(await own.closeAll?.()).toEqual([{ isClean: true, how: 'it closed its connection' }]);
    expect(await done).toBeUndefined();
  });

  test('that comes before or after the match begins is waited for', async () => {
    const host = await listen();
    const playing = play(host);
    const done = connect(host.port, botServer());
    expect((await playing).forfeit).toBeUndefined();
    expect(await done).toBeUndefined();
  });

  test('loses its connection three times, before and after it has answered, and plays the same match', async () => {
    const host = await listen();
    const line = await lineTo(host.port);
    const done = connect(
      line.port,
      botServer((step) => {
        if (step === 3 || step === 5) line.cut();
        // The answer is on its way when the line breaks.
        if (step === 7) setImmediate(() => line.cut());
      }),
    );
    const played = await play(host);
    expect([played.forfeit, played.hash]).toEqual([undefined, (await playLocal()).hash]);
    expect(line.count).toBeGreaterThanOrEqual(4);
    await done;
  });

  test('time away is not time to decide', async () => {
    // Away for far longer than a decision may take, and without overtime.
    const host = await listen({ limits: { decisionMs: 2000, overtimeMs: 0 }, graceMs: 60_000 });
    const line = await lineTo(host.port);
    const done = connect(
      line.port,
      botServer((step) => {
        if (step !== 3) return;
        line.isOpen = false;
        line.cut();
        setTimeout(() => {
          line.isOpen = true;
        }, 3000);
      }),
    );
    const played = await play(host);
    expect(played.forfeit).toBeUndefined();
    await done;
  });
});

describe('a remote agent forfeits', () => {
  test('that never comes', async () => {
    const host = await listen({ connectMs: 100 });
    const { forfeit } = await play(host);
    expect(forfeit).toMatchObject({ agent: 0, code: 'agent_start', step: 0 });
    expect(forfeit?.message).toContain('No agent called "lab-3" connected within 100 ms');
  });

  test('that is cut off and does not come back', async () => {
    const host = await listen({ graceMs: 200 });
    const line = await lineTo(host.port);
    const stop = new AbortController();
    const done = connect(
      line.port,
      botServer((step) => {
        if (step !== 4) return;
        line.isOpen = false;
        line.cut();
      }),
      stop.signal,
    );
    const { forfeit, decisions } = await play(host);
    expect(forfeit).toMatchObject({ agent: 0, code: 'agent_connection', step: 4 });
    expect(forfeit?.message).toContain('away for longer than 200 ms');
    expect(decisions).toBe(4);
    stop.abort();
    await done;
  });

  test.each<[string, (message: { type: string; step: number }, socket: WebSocket) => void, string, string]>([
    ['a late answer', () => undefined, 'agent_timeout', 'did not decide'],
    ['nonsense', (_, socket) => socket.send('what'), 'agent_message', 'not JSON'],
    ['bytes', (_, socket) => socket.send(Buffer.from('{}')), 'agent_message', 'It sent bytes'],
    ['too long a message', (_, socket) => socket.send('x'.repeat(5000)), 'agent_output', 'larger message'],
    [
      'two answers',
      ({ step }, socket) => {
        const answer = JSON.stringify({ type: 'action', step, action: [0, 0, 0] });
        socket.send(answer);
        socket.send(answer);
      },
      'agent_message',
      'without being asked|for step 2 when asked for step 3',
    ],
  ])('%s', async (_name, atStep2, code, message) => {
    const host = await listen({ messageKiB: 4, limits: { decisionMs: 300, overtimeMs: 0, startupMs: 20_000 } });
    const socket = new WebSocket(url(host.port));
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connect', protocol: 1, name: 'lab-3', token })));
    const closed = new Promise<string>((resolve) => socket.on('close', (_, reason) => resolve(reason.toString())));
    socket.on('message', (data) => {
      const said = JSON.parse(data.toString());
      const reply = (answer: object): void => socket.send(JSON.stringify(answer));
      if (said.type === 'hello') reply({ type: 'hello', protocol: 1, view: ['mask'] });
      else if (said.type === 'reset') reply({ type: 'ready' });
      else if (said.type === 'act' && said.step !== 2) reply({ type: 'action', action: [1, 3, 0] });
      else if (said.type === 'act') atStep2(said, socket);
    });
    const { forfeit } = await play(host);
    expect(forfeit).toMatchObject({ agent: 0, code });
    expect(forfeit?.message).toMatch(new RegExp(message));
    await closed;
  });
});

describe('a run of many matches', () => {
  const options = { pairs: 6, seed: 5n, config: { maxTicks: 200 }, workers: 0 };
  const specs = (...names: string[]) => names.map(parseAgentSpec);
  const hostOf = (host: RemoteHost) => ({ openRemote: (name: string) => host.open(name, scenario) });

  test('plays as many at once as there are connections, also while one of them is lost for a moment', async () => {
    const host = await listen({ absence: 'stop' });
    const line = await lineTo(host.port);
    let [steps, playing, most] = [0, 0, 0];
    const counting = (): MessageServer =>
      new MessageServer(async () => {
        const agent = (await prepareAgent(parseAgentSpec('bot:strong'), scenario)).create();
        return {
          ...agent,
          reset: (start) => {
            playing += 1;
            most = Math.max(most, playing);
            agent.reset(start);
          },
          act: (...rows: Parameters<typeof agent.act>) => {
            steps += 1;
            if (steps === 60 || steps === 200) line.cut();
            return agent.act(...rows);
          },
          end: () => {
            playing -= 1;
          },
        };
      });
    const done = [1, 2, 3].map(() => connect(line.port, counting()));
    const agents = specs('remote:lab-3', 'bot:weak');
    // Asked for four at once: the fourth waits for a connection that another gives back.
    const found = await runEvaluation({ ...options, scenario, agents, host: hostOf(host), remoteAtOnce: 4 });
    const local = await runEvaluation({ ...options, scenario, agents: specs('bot:strong', 'bot:weak') });
    expect(found.records.map(({ hash, score }) => [hash, score])).toEqual(
      local.records.map(({ hash, score }) => [hash, score]),
    );
    expect(most).toBe(3);
    expect(line.count).toBeGreaterThan(3);
    await host.close();
    expect(await Promise.all(done)).toEqual([undefined, undefined, undefined]);
  });

  test('loses the match of an agent that fails, which comes back for the next', async () => {
    const host = await listen({ absence: 'stop' });
    let matches = 0;
    const failing = new MessageServer(async () => {
      const agent = (await prepareAgent(parseAgentSpec('bot:strong'), scenario)).create();
      return {
        ...agent,
        reset: (start) => {
          matches += 1;
          agent.reset(start);
        },
        act: (...rows: Parameters<typeof agent.act>) => {
          if (matches === 2 || matches === 5) throw new Error('out of ideas');
          return agent.act(...rows);
        },
      };
    });
    const done = connect(host.port, failing);
    const agents = specs('remote:lab-3', 'bot:weak');
    const { records } = await runEvaluation({ ...options, scenario, agents, host: hostOf(host) });
    const forfeits = records.filter(({ forfeit }) => forfeit !== undefined);
    expect(forfeits.map(({ forfeit }) => forfeit?.code)).toEqual(['agent_fault', 'agent_fault']);
    expect(forfeits.every(({ score }) => score === 0)).toBe(true);
    await host.close();
    expect(await done).toMatchObject({
      code: 'agent_fault',
      message: expect.stringMatching(/forfeited 2 matches; the last: .*out of ideas/),
    });
  });

  test('stops where a match needs more connections of a name than there are', async () => {
    const host = await listen({ absence: 'stop', connectMs: 300 });
    const done = connect(host.port, botServer());
    const agents = specs('remote:lab-3', 'remote:lab-3');
    await expect(runEvaluation({ ...options, scenario, agents, host: hostOf(host) })).rejects.toMatchObject({
      code: 'agent_absent',
      message: expect.stringContaining('all 1 are taken'),
    });
    await host.close();
    await done;
  });
});

describe('a host refuses', () => {
  const greet = { type: 'connect', protocol: 1, name: 'lab-3', token };
  const closing = (port: number, first: unknown): Promise<{ code: number; reason: string }> =>
    new Promise((resolve) => {
      const socket = new WebSocket(url(port));
      socket.on('open', () => socket.send(typeof first === 'string' ? first : JSON.stringify(first)));
      socket.on('error', () => undefined);
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  test.each<[string, unknown, number, string]>([
    ['a wrong token', { ...greet, token: 'guess' }, 4401, 'token'],
    ['a name that nobody expects', { ...greet, name: 'lab-4' }, 4401, 'not expected'],
    ['a name that is none', { ...greet, name: '../x' }, 4400, '"name"'],
    ['another protocol', { ...greet, protocol: 2 }, 4400, '"protocol" is 1'],
    ['another message', { type: 'hello' }, 4400, '"type": "connect"'],
    ['nonsense', 'hello', 4400, 'not JSON'],
    ["somebody else's session", { ...greet, session: 'f'.repeat(32), received: 0 }, 4400, 'no such session'],
    ['a negative count', { ...greet, session: 'f'.repeat(32), received: -1 }, 4400, '"received"'],
  ])('%s', async (_name, first, code, reason) => {
    const host = await listen();
    const found = await closing(host.port, first);
    expect(found.code).toBe(code);
    expect(found.reason).toContain(reason);
  });

  test('and says so to whoever connects with it', async () => {
    const host = await listen({ tokenOf: () => 'another' });
    expect(await connect(host.port, botServer())).toMatchObject({
      code: 'bad_option',
      message: expect.stringContaining('token'),
    });
  });

  test('a port that is taken', async () => {
    const host = await listen();
    await expect(listen({ port: host.port })).rejects.toThrow('Give another port');
  });
});
