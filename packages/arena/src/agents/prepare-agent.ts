// From a specification to agents that can play a scenario.

import { actionLayout, type LoadedScenario, Random, sampleLegalAction, suggestion } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import type { Agent, AgentFactory } from './agent.ts';
import { type AgentSpec, formatAgentSpec } from './agent-spec.ts';
import { loadPolicyAgents, type PolicyLoader } from './batch-policy.ts';

/** What a host adds: reading files, running networks and programs, taking connections. */
export type AgentHost = {
  readonly openLocal?: (spec: LocalAgentSpec, scenario: LoadedScenario) => Promise<AgentFactory>;
  readonly openRemote?: (name: string, scenario: LoadedScenario) => Promise<AgentFactory>;
  readonly readFile?: (path: string) => Promise<Uint8Array>;
  readonly loadPolicy?: PolicyLoader;
};

export type LocalAgentSpec = Extract<AgentSpec, { readonly kind: 'local' }>;

const botAgents = (scenario: LoadedScenario, botName: string): AgentFactory => {
  const { bots } = scenario.entry;
  const names = bots.map((bot) => bot.name);
  const entry = bots.find((bot) => bot.name === botName);
  if (entry === undefined) {
    throw new ArenaError(
      'unknown_agent',
      `${scenario.manifest.id} has no bot "${botName}".${suggestion(botName, names)} Known: ${names.join(', ') || 'none'}.`,
    );
  }
  const name = `bot:${botName}`;
  return {
    name,
    isDeterministic: true,
    create: (): Agent => {
      const bot = entry.create(scenario.manifest);
      return {
        name,
        reset: ({ seed }) => bot.reset(Number(seed & 0x7fff_ffffn)),
        act: (observation, mask, action) => bot.act(observation, mask, action),
        close: () => undefined,
      };
    },
    close: async () => undefined,
  };
};

const randomAgents = (scenario: LoadedScenario): AgentFactory => {
  const layout = actionLayout(scenario.manifest);
  return {
    name: 'random',
    isDeterministic: true,
    create: (): Agent => {
      const random = new Random(0n);
      return {
        name: 'random',
        reset: ({ seed }) => random.reseed(seed),
        act: (_observation, mask, action) => sampleLegalAction(layout, mask, 0, action, 0, random),
        close: () => undefined,
      };
    },
    close: async () => undefined,
  };
};

/** Throws ArenaError `unknown_agent`, `bad_agent`, `bad_policy`, `no_sandbox`, `sandbox_failed`. */
export const prepareAgent = async (
  spec: AgentSpec,
  scenario: LoadedScenario,
  host: AgentHost = {},
): Promise<AgentFactory> => {
  if (spec.kind === 'random') return randomAgents(scenario);
  if (spec.kind === 'bot') return botAgents(scenario, spec.name);
  const name = formatAgentSpec(spec);
  if (spec.kind === 'local') {
    if (host.openLocal === undefined) throw new ArenaError('bad_agent', `${name}: this host runs no programs.`);
    return host.openLocal(spec, scenario);
  }
  if (spec.kind === 'remote') {
    if (host.openRemote === undefined) {
      throw new ArenaError(
        'bad_agent',
        `${name}: nothing takes its connection here. \`jixia match\`, \`eval\`, \`tournament\` and \`check agent\` do, with --listen PORT.`,
      );
    }
    return host.openRemote(spec.name, scenario);
  }
  if (host.loadPolicy === undefined) throw new ArenaError('bad_agent', `${name}: this host runs no policies.`);
  const bytes = spec.bytes ?? (await readPolicy(name, spec.file, host));
  return loadPolicyAgents(name, bytes, scenario.manifest, spec.mode, host.loadPolicy);
};

const readPolicy = async (name: string, file: string, host: AgentHost): Promise<Uint8Array> => {
  if (host.readFile === undefined)
    throw new ArenaError('bad_agent', `${name}: this host reads no files; give the bytes.`);
  try {
    return await host.readFile(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArenaError('bad_agent', `${name}: the file cannot be read: ${reason}`, { cause });
  }
};
