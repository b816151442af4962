// Whose decisions behaviour cloning learns.
import { CliError } from './cli-error.ts';

/** 'bot:strong' -> 'strong'. Throws CliError `bad_usage`. */
export function teacherOf(from: string | undefined, bots: readonly string[]): string {
  const name = from?.startsWith('bot:') ? from.slice('bot:'.length) : '';
  if (bots.includes(name)) return name;
  const known = bots.map((bot) => `bot:${bot}`).join(', ');
  const found = from === undefined ? 'needs --from' : `cannot learn from "${from}"`;
  throw new CliError('bad_usage', `--algorithm behaviour-cloning ${found}: name one of ${known}.`);
}
