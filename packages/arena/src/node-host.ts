// What Node adds to the arena: scenarios and agents from files. Worker threads load this module, or one like it.

import { readFile } from 'node:fs/promises';
import type { AgentLimits } from './agents/agent-limits.ts';
import type { PolicyLoader } from './agents/batch-policy.ts';
import type { AgentHost } from './agents/prepare-agent.ts';

export { loadScenario } from '@jixia/env/node';

/** The network library loads with the first policy, not with every command. */
const loadPolicy: PolicyLoader = async (bytes, manifest) =>
  (await import('@jixia/learn/policy')).loadPolicy(bytes, manifest);

/** A host that allows agents no more than `caps`, whatever they ask for. */
export const cappedHost = (caps: Partial<AgentLimits>): AgentHost => ({
  readFile,
  loadPolicy,
  openLocal: async (spec, scenario) =>
    (await import('./agents/local-agent.ts')).openLocalAgent(spec, scenario, { loadPolicy, caps }),
});

export const agentHost: AgentHost = cappedHost({});
