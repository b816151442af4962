// The program as a shell sees it: exit codes, what goes to stdout and what to stderr.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { entries } from './commands/index.ts';
import { runCli } from './index.ts';

async function run(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') => ({
    write(text: string): void {
      said[name] += text;
    },
  });
  const code = await runCli(words, { stdout: sink('stdout'), stderr: sink('stderr') });
  return { code, ...said };
}

describe('finding the way', () => {
  test('the overview names every command', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    for (const { name } of entries) expect(stdout).toContain(name);
  });

  test.each(entries.map(({ name }) => name))('%s --help shows its options and an example', async (name) => {
    const { code, stdout } = await run(...name.split(' '), '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: jixia ${name}`);
    expect(stdout).toContain(`npx jixia ${name}`);
  });

  test('an unknown command or second word names the nearest', async () => {
    const unknown = await run('scenaros');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('Did you mean "scenarios"?');
    const second = await run('bench', 'envv');
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('Did you mean "bench env"?');
  });

  test('with --json an error is a document too', async () => {
    const { code, stdout } = await run('scenarios', '--colour', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'bad_usage' });
  });
});

describe('scenarios', () => {
  test('lists them with their bots', async () => {
    const { code, stdout } = await run('scenarios', '--json');
    expect(code).toBe(0);
    const { scenarios } = JSON.parse(stdout);
    expect(scenarios.map(({ id }: { id: string }) => id)).toContain('moba-1v1');
    expect(scenarios[0].bots).toContain('strong');
  });

  test('shows one; an unknown one names the nearest and exits with 2', async () => {
    expect((await run('scenarios', 'moba-1v1')).stdout).toContain('bot:strong');
    const { code, stderr } = await run('scenarios', 'moba1v1');
    expect(code).toBe(2);
    expect(stderr).toContain('moba-1v1');
  });
});

test('up on a port in use says so once and exits with 2', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, 'localhost', resolve));
  const { port } = taken.address() as AddressInfo;
  const { code, stderr } = await run('up', '--port', String(port));
  taken.close();
  expect(code).toBe(2);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain(`Port ${port} is already in use`);
});

test.each(['README.md', 'README.zh-CN.md'])('%s names every command', (file) => {
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `jixia '));
  expect(
    entries.map(({ name }) => name).filter((name) => !rows.some((row) => row.includes(`\`jixia ${name}`))),
  ).toEqual([]);
});
