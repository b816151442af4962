// `--listen`: where remote agents connect while a command plays with them.
import { randomBytes } from 'node:crypto';
import type { AgentHost } from '@jixia/arena';
import { agentHost, RemoteHost } from '@jixia/arena/node';
import { CliError } from './cli-error.ts';
import type { Option, Values } from './command.ts';
import type { Output } from './output.ts';

/** The environment variable with the secret of remote agents, on both sides. */
export const tokenVariable = 'JIXIA_TOKEN';

export const listenOption: Option = {
  name: 'listen',
  kind: 'text',
  value: '[HOST:]PORT',
  summary: `take the connections of remote:NAME here (HOST default 127.0.0.1); their token is ${tokenVariable}, or a new one that is printed`,
};

function readAddress(text: string): { readonly hostName: string; readonly port: number } {
  const [, hostName = '127.0.0.1', digits = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === '' || port > 65_535) {
    throw new CliError('bad_usage', `--listen takes PORT or HOST:PORT with a port from 0 to 65535, not "${text}".`);
  }
  return { hostName: hostName.replace(/^\[(.*)\]$/, '$1'), port };
}

/** What agents are opened with, and how to end it. */
export async function listen(
  values: Values,
  output: Output,
): Promise<{ readonly host: AgentHost; readonly close: () => Promise<void> }> {
  const text = values.optionalText('listen');
  if (text === undefined) return { host: agentHost, close: async () => undefined };
  const { hostName, port } = readAddress(text);
  const given = process.env[tokenVariable];
  const token = given ?? randomBytes(18).toString('base64url');
  const remote = await RemoteHost.listen({ hostName, port, tokenOf: () => token });
  const where = `ws://${hostName.includes(':') ? `[${hostName}]` : hostName}:${remote.port}`;
  output.note(
    `Agents connect with: ${given === undefined ? `${tokenVariable}=${token} ` : ''}npx jixia agent connect AGENT --to ${where} --name NAME`,
  );
  return {
    host: { ...agentHost, openRemote: (name, scenario) => remote.open(name, scenario) },
    close: () => remote.close(),
  };
}
