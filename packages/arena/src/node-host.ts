// What Node adds to the arena: scenarios and agents from files. Worker threads load this module, or one like it.

import { readFile } from 'node:fs/promises';
import type { AgentHost } from './agents/prepare-agent.ts';

export { loadScenario } from '@jixia/env/node';

export const agentHost: AgentHost = { readFile };
