// Agents for tests: folders with an agent.json and a small program, written where the test says.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The protocol around `act(message, count)`, which returns an action or anything else to send. `count` is over the process's life. */
export const nodeAgent = (act: string, { start = '', view = '["legal"]', reset = '', end = '' } = {}): string => `
import { createInterface } from 'node:readline';
const send = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
let count = 0, seed = 0;
const act = (message) => { ${act} };
${start}
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.type === 'hello') send({ type: 'hello', protocol: 1, view: ${view} });
  else if (message.type === 'reset') { seed = message.seed; ${reset}; send({ type: 'ready' }); }
  else if (message.type === 'act') { const action = act(message); count += 1; if (action !== undefined) send({ type: 'action', step: message.step, action }); }
  else if (message.type === 'end') { ${end} }
}
`;

/** Shoots where it can and walks up otherwise: what the scripted bot `strong` of ring-duel does. */
export const shooting =
  "return message.legal.button.includes('shoot') ? { button: 'shoot', target: 'enemy' } : { button: 'move', step: '+2' };";

/** An agent as a shell script, which starts in a millisecond: walks, and at `step` does `what` instead. */
export const shellAgent = (step: number, what: string, { hello = '["legal"]', reset = '' } = {}): string => `
while read -r line; do case "$line" in
  '{"type":"hello"'*) echo '{"type":"hello","protocol":1,"view":${hello}}' ;;
  '{"type":"reset"'*) ${reset || `echo '{"type":"ready"}'`} ;;
  '{"type":"act","step":${step},'*) ${what} ;;
  '{"type":"act"'*) echo '{"type":"action","action":[1,3,0]}' ;;
esac; done
`;

/** Answers with one message. */
export const saying = (message: unknown): string => `echo '${JSON.stringify(message)}'`;

type FolderOptions = {
  readonly limits?: Readonly<Record<string, number>>;
  readonly command?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** More fields of agent.json. */
  readonly fields?: Readonly<Record<string, unknown>>;
};

/** Writes an agent of kind process; returns its path. */
export const writeAgent = (parent: string, name: string, source: string, options: FolderOptions = {}): string => {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  const { limits = {}, command = ['node', 'agent.mjs'], files = {}, fields = {} } = options;
  writeFileSync(
    join(folder, 'agent.json'),
    JSON.stringify({ name, kind: 'process', scenarios: ['ring-duel'], command, limits, ...fields }),
  );
  writeFileSync(join(folder, command.includes('agent.sh') ? 'agent.sh' : 'agent.mjs'), source);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
};

/** The same for a shell script. */
export const writeShellAgent = (parent: string, name: string, source: string, options: FolderOptions = {}): string =>
  writeAgent(parent, name, source, { command: ['sh', 'agent.sh'], ...options });
