// An arena that listens and an agent that connects, both as commands; and what is said where they do not fit.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../index.ts';

type Said = { code: number; stdout: string; stderr: string };

/** `onNote` sees what is said so far. */
async function run(words: readonly string[], onNote: (stderr: string) => void = () => undefined): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const code = await runCli(words, {
    stdout: { write: (text: string) => (said.stdout += text) },
    stderr: {
      write: (text: string) => {
        said.stderr += text;
        onNote(said.stderr);
      },
    },
  });
  return { code, ...said };
}

const before = process.env['JIXIA_TOKEN'];
beforeAll(() => {
  process.env['JIXIA_TOKEN'] = 'a-secret';
});
afterAll(() => {
  if (before === undefined) delete process.env['JIXIA_TOKEN'];
  else process.env['JIXIA_TOKEN'] = before;
});

const short = ['--config', 'maxTicks=300', '--json'];

test('a remote agent plays the match that it would play here', async () => {
  let connected: Promise<Said> | null = null;
  const played = await run(['match', '--agents', 'remote:lab-3,bot:weak', '--listen', '0', ...short], (stderr) => {
    const to = /--to (ws:\S+)/.exec(stderr)?.[1];
    if (to === undefined) return;
    connected ??= run(['agent', 'connect', 'bot:medium', '--to', to, '--name', 'lab-3', '--connections', '2']);
  });
  const here = await run(['match', '--agents', 'bot:medium,bot:weak', ...short]);
  expect([played.code, here.code]).toEqual([0, 0]);
  expect(played.stderr).not.toContain('a-secret');
  const { hash, forfeit, decisions } = JSON.parse(played.stdout);
  expect([hash, forfeit, decisions]).toEqual([JSON.parse(here.stdout).hash, undefined, 150]);
  const { code, stdout, stderr } = await (connected as unknown as Promise<Said>);
  expect([code, stdout]).toEqual([0, 'lab-3 has played to the end.\n']);
  expect(stderr).toContain('lab-3: connected (ws://127.0.0.1:');
}, 120_000);

describe('runs of many matches with remote agents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-remote-runs-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const brief = ['--config', 'maxTicks=300', '--pairs', '3', '--json'];
  const outcomes = (dir: string) =>
    readFileSync(join(dir, 'matches.jsonl'), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
      .map(({ match, hash, score, forfeit }) => [match, hash, score, forfeit])
      .sort(([x], [y]) => x - y);

  /** Plays a command that listens; `agents` (NAME=AGENT) connect as soon as it does. */
  async function playWith(words: readonly string[], agents: readonly string[]): Promise<[Said, Said[]]> {
    const connected: Promise<Said>[] = [];
    const played = await run([...words, '--listen', '0', ...brief], (stderr) => {
      const to = /--to (ws:\S+)/.exec(stderr)?.[1];
      if (to === undefined || connected.length > 0) return;
      for (const text of agents) {
        const [name = '', agent = ''] = text.split('=');
        connected.push(run(['agent', 'connect', agent, '--to', to, '--name', name, '--connections', '2']));
      }
    });
    return [played, await Promise.all(connected)];
  }

  test('two of them and a bot in a tournament: as if all were here, and the others on threads', async () => {
    const names = ['remote:one', 'remote:two', 'bot:weak', 'random'];
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    const [played, connected] = await playWith(
      ['tournament', '--agents', names.join(','), '--workers', '1', '--at-once', '3', '--out', there],
      ['one=bot:strong', 'two=bot:medium'],
    );
    expect([played.stderr, played.code]).toEqual([expect.any(String), 0]);
    expect(connected.map(({ code }) => code)).toEqual([0, 0]);
    const local = ['bot:strong', 'bot:medium', 'bot:weak', 'random'].join(',');
    await run(['tournament', '--agents', local, '--workers', '0', '--out', here, ...brief]);
    expect(outcomes(there)).toEqual(outcomes(here));
    expect(outcomes(there)).toHaveLength(36);
    const { decisionTimes, forfeits } = JSON.parse(played.stdout);
    expect(forfeits).toBe(0);
    expect(decisionTimes.map(({ name }: { name: string }) => name).sort()).toEqual([...names].sort());
    expect(played.stderr).toContain('remote:one: connected (2 connections)');
  }, 180_000);

  test('against each other, once one of them stays away: the run stops, and goes on when it comes', async () => {
    const [here, there] = [join(folder, 'duel-here'), join(folder, 'duel-there')];
    const call = ['eval', 'remote:one', 'remote:two', '--out', there];
    const [stopped, early] = await playWith([...call, '--wait', '2'], ['one=bot:strong']);
    expect(stopped.code).toBe(2);
    const { error } = JSON.parse(stopped.stdout);
    expect(error.code).toBe('agent_absent');
    expect(error.message).toContain('No agent called "two" connected within 2000 ms. What was played is kept');
    expect(early.map(({ code }) => code)).toEqual([0]);
    const [played, connected] = await playWith([...call, '--resume'], ['one=bot:strong', 'two=bot:medium']);
    expect([played.code, ...connected.map(({ code }) => code)]).toEqual([0, 0, 0]);
    await run(['eval', 'bot:strong', 'bot:medium', '--out', here, ...brief]);
    expect(outcomes(there)).toEqual(outcomes(here));
    const { decisionTimes: _, ...figures } = JSON.parse(played.stdout);
    expect(figures).toMatchObject({ forfeits: 0, pairs: 3 });
    // Taken up once more, with nothing left to play, nobody needs to connect.
    const [again] = await playWith([...call, '--resume', '--wait', '1'], []);
    expect(JSON.parse(again.stdout)).toMatchObject(figures);
  }, 180_000);
});

describe('refused with exit code 2', () => {
  test.each<[readonly string[], string]>([
    [['match', '--agents', 'remote:x,random'], 'with --listen PORT'],
    [['eval', 'remote:x', 'random', '--workers', '2'], 'with --listen PORT'],
    [['tournament', '--agents', 'remote:x,random', '--out', '/tmp/never'], 'with --listen PORT'],
    [['eval', 'remote:x', 'random', '--listen', '0', '--at-once', '0'], '--at-once'],
    [['match', '--agents', 'remote:x,random', '--listen', 'here'], '--listen takes PORT or HOST:PORT'],
    [['match', '--agents', 'remote:x,random', '--listen', '70000'], 'from 0 to 65535, not "70000"'],
    [['agent', 'connect', 'random', '--to', 'http://a', '--name', 'x'], '--to is an address such as ws://'],
    [['agent', 'connect', 'random', '--name', 'x'], '--to is needed'],
    [['agent', 'connect', 'random', '--to', 'ws://a'], '--name is needed'],
  ])('%j', async (words, message) => {
    const { code, stdout, stderr } = await run(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('without a token', async () => {
    delete process.env['JIXIA_TOKEN'];
    const { code, stderr } = await run(['agent', 'connect', 'random', '--to', 'ws://a', '--name', 'x']);
    process.env['JIXIA_TOKEN'] = 'a-secret';
    expect(code).toBe(2);
    expect(stderr).toContain('Set JIXIA_TOKEN');
  });
});
