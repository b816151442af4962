// An arena that listens and an agent that connects, both as commands; and what is said where they do not fit.
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

describe('refused with exit code 2', () => {
  test.each<[readonly string[], string]>([
    [['match', '--agents', 'remote:x,random'], 'with --listen PORT'],
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
