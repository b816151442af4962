// What Node adds to the arena: scenarios and agents from files. Worker threads load this module, or one like it.

import { readFile } from 'node:fs/promises';
import type { AgentHost } from './agents/prepare-agent.ts';

export { loadScenario } from '@jixia/env/node';

/** The network library loads with the first policy, not with every command. */
export const agentHost: AgentHost = {
  readFile,
  loadPolicy: async (bytes, manifest) => (await import('@jixia/learn/policy')).loadPolicy(bytes, manifest),
};
