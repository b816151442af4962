// The program that runs an uploaded model inside the sandbox: an ONNX policy or a WebAssembly agent.
// `node model-runner.ts policy|wasm FILE NAME`. Node only; loads little, so that it starts fast.

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { MessageServer, type OpenAgent } from '../agents/message-server.ts';

const [kind, file = '', name = ''] = process.argv.slice(2);

const open: OpenAgent = async (manifest, limits) => {
  const bytes = await readFile(file);
  if (kind === 'wasm') {
    const { loadWasmAgents } = await import('../wasm/wasm-agents.ts');
    const onLog = (text: string): void => void process.stderr.write(`${text}\n`);
    return (await loadWasmAgents(bytes, { name, manifest, limits, onLog })).create();
  }
  const [{ loadPolicyAgents }, { loadPolicy }] = await Promise.all([
    import('../agents/batch-policy.ts'),
    import('@jixia/learn/policy'),
  ]);
  return (await loadPolicyAgents(name, bytes, manifest, 'greedy', loadPolicy)).create();
};

const server = new MessageServer(open);
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await server.answer(line);
  if (answer !== null) process.stdout.write(`${answer}\n`);
}
process.exit(0);
