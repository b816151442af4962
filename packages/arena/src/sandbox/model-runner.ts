// The program that runs an uploaded model inside the sandbox: an ONNX policy or a WebAssembly agent, which speak no
// protocol of their own. `node model-runner.ts policy|wasm FILE NAME`. Node only; loads little, so that it starts fast.

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Manifest } from '@jixia/env';
import type { Agent, AgentFactory } from '../agents/agent.ts';
import type { AgentLimits } from '../agents/agent-limits.ts';
import { ArenaError } from '../arena-error.ts';

const say = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

const load = async (
  [kind = '', file = '', name = '']: readonly string[],
  manifest: Manifest,
  limits: AgentLimits,
): Promise<AgentFactory> => {
  const bytes = await readFile(file);
  if (kind === 'wasm') {
    const { loadWasmAgents } = await import('../wasm/wasm-agents.ts');
    const onLog = (text: string): void => void process.stderr.write(`${text}\n`);
    return loadWasmAgents(bytes, { name, manifest, limits, onLog });
  }
  const [{ loadPolicyAgents }, { loadPolicy }] = await Promise.all([
    import('../agents/batch-policy.ts'),
    import('@jixia/learn/policy'),
  ]);
  return loadPolicyAgents(name, bytes, manifest, 'greedy', loadPolicy);
};

const rowsOf = (
  message: { readonly vectorBase64: string; readonly maskBase64: string },
  manifest: Manifest,
): readonly [Float32Array, Uint8Array] => {
  const observation = new Float32Array(manifest.observation.size);
  Buffer.from(message.vectorBase64, 'base64').copy(new Uint8Array(observation.buffer));
  return [observation, Buffer.from(message.maskBase64, 'base64')];
};

const faultOf = (error: unknown): object => {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof ArenaError ? error.code.replace(/^agent_/, '') : 'fault';
  return { type: 'fault', code, message };
};

let manifest: Manifest | null = null;
let agent: Agent | null = null;

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  try {
    if (message.type === 'hello') {
      manifest = message.scenario as Manifest;
      agent = (await load(process.argv.slice(2), manifest, message.limits)).create();
      say({ type: 'hello', protocol: 1, view: ['vectorBase64', 'maskBase64'] });
    } else if (agent === null || manifest === null) continue;
    else if (message.type === 'reset') {
      agent.reset({ seed: BigInt(message.seed), agentIndex: message.seat, config: message.config });
      say({ type: 'ready' });
    } else if (message.type === 'act') {
      const action = new Int32Array(manifest.actionHeads.length);
      await agent.act(...rowsOf(message, manifest), action);
      say({ type: 'action', step: message.step, action: [...action] });
    } else if (message.type === 'end') agent.end?.({ result: { ...message, agentInfo: [] } });
  } catch (error) {
    say(faultOf(error));
  }
}
process.exit(0);
