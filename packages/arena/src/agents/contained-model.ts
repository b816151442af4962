// An uploaded model in a sandboxed process of its own: the host never runs it. Node only.

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadedScenario } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import { readOnlyPath, runtimeFolder } from '../sandbox/containment.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { AgentFactory } from './agent.ts';
import type { AgentLimits } from './agent-limits.ts';
import { ProcessLink } from './process-link.ts';
import { ProtocolAgents } from './protocol-agents.ts';

const home = fileURLToPath(new URL('../../../../', import.meta.url));
/** Where the sandbox shows it: /tmp, where a checkout may lie, is another one there. */
const shownHome = `${runtimeFolder}/jixia`;
const runner = `${shownHome}/packages/arena/src/sandbox/model-runner.ts`;
/** What the runner and what it loads are made of. */
const readable = ['packages', 'scenarios', 'node_modules', 'package.json'];
/** Node and the libraries around a model. */
const surroundingsMiB = 512;
/** The network library starts one a core. */
const surroundingsThreads = 512;
const wasmGraceMs = 2000;
const slowestInstructionsPerMs = 10_000;

export type ContainedModel = {
  readonly kind: 'policy' | 'wasm';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly limits: AgentLimits;
};

/**
 * WebAssembly is limited by fuel, which is the same everywhere; time is only the net below, for a host that is slower
 * than any we know.
 */
const timeLimits = ({ kind, limits }: ContainedModel): AgentLimits => {
  if (kind === 'policy') return limits;
  const decisionMs = wasmGraceMs + Math.ceil((limits.fuelThousands * 1000) / slowestInstructionsPerMs);
  return { ...limits, decisionMs: 10 * decisionMs, startupMs: Math.max(limits.startupMs, 10 * decisionMs) };
};

/** Throws ArenaError `bad_policy`, `bad_agent` where the model cannot play, `sandbox_failed`. */
export const containModel = async (
  model: ContainedModel,
  { manifest }: LoadedScenario,
  sandbox: Sandbox,
): Promise<AgentFactory> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixia-model-'));
  const file = model.kind === 'policy' ? 'policy.onnx' : 'agent.wasm';
  const release = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const limits = timeLimits(model);
  const agents = new ProtocolAgents({
    name: model.name,
    manifest,
    limits,
    isDeterministic: true,
    open: () =>
      new ProcessLink(
        sandbox.start({
          folder,
          command: ['node', '--no-warnings', runner, model.kind, file, model.name],
          limits: {
            ...limits,
            memoryMiB: limits.memoryMiB + surroundingsMiB,
            processes: limits.processes + surroundingsThreads,
          },
          readable: readable.map((path) => readOnlyPath(join(home, path), `${shownHome}/${path}`)),
        }),
        limits,
      ),
    release,
  });
  try {
    await chmod(folder, 0o755);
    await writeFile(join(folder, file), model.bytes, { mode: 0o444 });
    // Loaded once before the first match: what does not fit is refused, not forfeited.
    agents.giveBack(await agents.take());
    return agents;
  } catch (error) {
    await agents.close();
    if (!(error instanceof ArenaError) || error.code === 'sandbox_failed') throw error;
    const code = model.kind === 'policy' ? 'bad_policy' : 'bad_agent';
    throw new ArenaError(code, `${model.name} cannot play ${manifest.id}: ${error.message}`, { cause: error });
  }
};
