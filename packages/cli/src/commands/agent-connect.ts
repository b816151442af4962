// `jixia agent connect`: an agent on this machine plays in an arena elsewhere.
import { type AgentFactory, prepareAgent } from '@jixia/arena';
import { agentHost, connectAgent, MessageServer, type OpenAgent } from '@jixia/arena/node';
import { loadScenario } from '@jixia/env/node';
import { CliError } from '../cli-error.ts';
import type { Call, Command } from '../command.ts';
import { tokenVariable } from '../listen-option.ts';
import { noSandboxOption, noteSandbox, readAgentSpec } from '../match-options.ts';
import { stopSignal } from '../stop-signal.ts';

function readUrl(text: string): string {
  if (URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol)) return text;
  throw new CliError('bad_usage', `--to is an address such as ws://arena.example:4190, not "${text}".`);
}

async function connect({ operands, values, output }: Call): Promise<0 | 1> {
  const spec = readAgentSpec(operands[0] ?? '', values);
  const url = readUrl(values.text('to'));
  const name = values.text('name');
  const token = process.env[tokenVariable];
  if (token === undefined || token === '') {
    throw new CliError('bad_usage', `Set ${tokenVariable} to the token that the arena gave you.`);
  }
  noteSandbox([spec], output);
  const factories = new Map<string, Promise<AgentFactory>>();
  const open: OpenAgent = async ({ id, rulesHash }) => {
    const scenario = await loadScenario(id);
    if (scenario.manifest.rulesHash !== rulesHash) {
      throw new CliError('bad_usage', `The arena has other rules of ${id} than this checkout; update one of them.`);
    }
    const factory = factories.get(id) ?? prepareAgent(spec, scenario, agentHost);
    factories.set(id, factory);
    return (await factory).create();
  };
  const { signal, release } = stopSignal();
  try {
    const connections = Array.from({ length: values.number('connections') }, async () => {
      const server = new MessageServer(open);
      try {
        await connectAgent({
          ...{ url, name, token, server, signal },
          onState: (state, reason) => output.note(`${name}: ${state}${reason === '' ? '' : ` (${reason})`}`),
        });
      } finally {
        await server.close();
      }
    });
    const results = await Promise.allSettled(connections);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    output.result({ name, url, connections: connections.length }, [`${name} has played to the end.`]);
    return 0;
  } finally {
    release();
    for (const factory of factories.values()) await (await factory.catch(() => null))?.close();
  }
}

export const agentConnect: Command = {
  name: 'agent connect',
  summary:
    'Connects an agent on this machine to an arena that listens, plays as it is asked, and comes back after a lost connection. Ends when the arena does.',
  operands: [{ name: 'AGENT', summary: 'bot:NAME, policy:FILE.onnx, ./FOLDER, ./FILE.wasm or random' }],
  options: [
    { name: 'to', kind: 'text', value: 'URL', summary: 'address of the arena: ws://HOST:PORT or wss://...' },
    { name: 'name', kind: 'text', value: 'NAME', summary: "the NAME in the arena's remote:NAME" },
    {
      name: 'connections',
      kind: 'whole',
      value: 'N',
      default: 4,
      min: 1,
      max: 64,
      summary: 'seats that it can play at one time',
    },
    noSandboxOption,
  ],
  examples: ['agent connect ./mine --to ws://127.0.0.1:4190 --name lab-3'],
  run: connect,
};
