// `--listen`: where remote agents connect while a command plays with them.
import { randomBytes } from 'node:crypto';
import { type AgentHost, ArenaError } from '@jixia/arena';
import { agentHost, RemoteHost, type RemoteHostOptions } from '@jixia/arena/node';
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

/** For runs of many matches. */
export const remoteOptions: readonly Option[] = [
  listenOption,
  {
    name: 'at-once',
    kind: 'whole',
    value: 'N',
    default: 4,
    min: 1,
    max: 64,
    summary: 'matches with remote agents at the same time; each takes a connection a seat',
  },
  {
    name: 'wait',
    kind: 'whole',
    value: 'SECONDS',
    default: 60,
    min: 1,
    max: 86_400,
    summary: 'how long a match waits for a remote agent to connect before the run stops',
  },
];

const eventTexts = {
  connected: 'connected',
  lost: 'connection lost',
  back: 'is back',
  ended: 'connection ended',
} as const;

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
  options: Pick<RemoteHostOptions, 'absence' | 'connectMs'> = {},
): Promise<{ readonly host: AgentHost; readonly close: () => Promise<void> }> {
  const text = values.optionalText('listen');
  if (text === undefined) return { host: agentHost, close: async () => undefined };
  const { hostName, port } = readAddress(text);
  const given = process.env[tokenVariable];
  const token = given ?? randomBytes(18).toString('base64url');
  const remote = await RemoteHost.listen({
    ...options,
    hostName,
    port,
    tokenOf: () => token,
    onEvent: ({ name, kind, connections }) =>
      output.note(
        `remote:${name}: ${eventTexts[kind]} (${connections} ${connections === 1 ? 'connection' : 'connections'})`,
      ),
  });
  const where = `ws://${hostName.includes(':') ? `[${hostName}]` : hostName}:${remote.port}`;
  output.note(
    `Agents connect with: ${given === undefined ? `${tokenVariable}=${token} ` : ''}npx jixia agent connect AGENT --to ${where} --name NAME`,
  );
  return {
    host: { ...agentHost, openRemote: (name, scenario) => remote.open(name, scenario) },
    close: () => remote.close(),
  };
}

/** A run of many matches with agents that may connect; where one stays away it stops, and says how to go on. */
export async function whileListening<T>(
  values: Values,
  output: Output,
  play: (host: AgentHost) => Promise<T>,
): Promise<T> {
  const { host, close } = await listen(values, output, {
    absence: 'stop',
    connectMs: values.number('wait') * 1000,
  });
  try {
    return await play(host);
  } catch (error) {
    if (!(error instanceof ArenaError) || error.code !== 'agent_absent') throw error;
    const hint =
      values.optionalText('out') === undefined
        ? 'Nothing was kept: with --out DIR a run can be taken up again.'
        : 'What was played is kept: give the same command with --resume to go on.';
    throw new CliError('agent_absent', `The run stops: ${error.message} ${hint}`, { cause: error });
  } finally {
    await close();
  }
}
