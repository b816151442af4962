// Finds the command, runs it, and turns whatever happens into output and an exit code.
import { closestName, suggestion } from '@jixia/env';
import { CliError, failureOf } from './cli-error.ts';
import type { Command } from './command.ts';
import { entries } from './commands/index.ts';
import { Output, type Sink } from './output.ts';
import { parseCall, usageOf } from './parse-call.ts';

export type Streams = { readonly stdout: Sink; readonly stderr: Sink };

function overview(): string[] {
  const width = Math.max(...entries.map(({ name }) => name.length));
  return [
    'Usage: jixia COMMAND [options]',
    '',
    ...entries.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'More about one: jixia COMMAND --help. With --json a command prints one JSON document.',
    'Exit codes: 0 done, 1 ran with a negative result, 2 wrong usage or input.',
  ];
}

async function findCommand(words: readonly string[]): Promise<{ command: Command; rest: readonly string[] }> {
  for (const count of [2, 1]) {
    const entry = entries.find(({ name }) => name === words.slice(0, count).join(' '));
    if (entry !== undefined) return { command: await entry.load(), rest: words.slice(count) };
  }
  const [first = '', second] = words;
  const family = entries.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (family.length > 0) {
    const near = second === undefined ? null : closestName(`${first} ${second}`, family);
    const hint = near === null ? '' : ` Did you mean "${near}"?`;
    throw new CliError('bad_usage', `jixia ${first} needs one of: ${family.join(', ')}.${hint}`);
  }
  const names = [...new Set(entries.map(({ name }) => name.split(' ')[0] as string))];
  throw new CliError('bad_usage', `There is no command "${first}".${suggestion(first, names)} All: jixia --help`);
}

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

/** Runs one command line (without `node` and the script) and resolves to its exit code. */
export async function runCli(words: readonly string[], streams: Streams): Promise<0 | 1 | 2> {
  const output = new Output(words.includes('--json'), streams.stdout, streams.stderr);
  try {
    if (words.length === 0 || words[0] === 'help' || isHelp(words[0])) {
      output.result({ commands: entries.map(({ name, summary }) => ({ name, summary })) }, overview());
      return 0;
    }
    const { command, rest } = await findCommand(words);
    if (rest.some(isHelp)) {
      const { name, summary, options, examples } = command;
      output.result({ name, summary, options, examples }, usageOf(command));
      return 0;
    }
    const call = parseCall(command, rest);
    return await command.run({ ...call, output });
  } catch (error) {
    const failure = failureOf(error);
    if (output.isJson) output.result({ error: { code: failure.code, message: failure.message } }, []);
    streams.stderr.write(`${failure.message}\n`);
    if (process.env['JIXIA_DEBUG'] === '1' && error instanceof Error) streams.stderr.write(`${error.stack}\n`);
    return failure.exitCode;
  }
}
