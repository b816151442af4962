// One worker thread of an evaluation: prepares an agent when it first plays, then plays the chunks it is sent.

import { parentPort, workerData } from 'node:worker_threads';
import type { LoadedScenario } from '@jixia/env';
import type { AgentFactory } from '../agents/agent.ts';
import type { AgentSpec } from '../agents/agent-spec.ts';
import { type AgentHost, prepareAgent } from '../agents/prepare-agent.ts';
import { ArenaError, type ArenaErrorCode } from '../arena-error.ts';
import type { Chunk } from './chunk-player.ts';
import { type ChunkOutcome, runChunk } from './run-chunk.ts';

/** A module that gives a worker its surroundings: `node-host.ts`, or one with the same two exports. */
export type HostModule = {
  readonly loadScenario: (id: string) => Promise<LoadedScenario>;
  readonly agentHost: AgentHost;
};

export type EvaluationWorkerData = {
  readonly hostModule: string;
  readonly scenarioId: string;
  readonly rulesHash: string;
  readonly specs: readonly AgentSpec[];
  readonly keepsReplays: boolean;
};

export type ChunkFailure = { readonly code: ArenaErrorCode; readonly message: string };
export type ChunkAnswer = ChunkOutcome | { readonly failure: ChunkFailure };

const serve = async (): Promise<void> => {
  const port = parentPort;
  if (port === null) throw new ArenaError('worker_failed', 'This file runs as a worker thread.');
  const data = workerData as EvaluationWorkerData;
  const { loadScenario, agentHost } = (await import(data.hostModule)) as HostModule;
  const scenario = await loadScenario(data.scenarioId);
  if (scenario.manifest.rulesHash !== data.rulesHash) {
    throw new ArenaError('worker_failed', `${data.scenarioId} was rebuilt during the evaluation; start it again.`);
  }
  const prepared = new Map<number, Promise<AgentFactory>>();
  const agent = (index: number): Promise<AgentFactory> => {
    const factory = prepared.get(index) ?? prepareAgent(data.specs[index]!, scenario, agentHost);
    prepared.set(index, factory);
    return factory;
  };
  const answer = async ({ a, b, planned }: Chunk): Promise<ChunkAnswer> => {
    try {
      return await runChunk(scenario, await agent(a), await agent(b), planned, data.keepsReplays);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { failure: { code: error instanceof ArenaError ? error.code : 'worker_failed', message } };
    }
  };
  port.on('message', async (chunk: Chunk) => port.postMessage(await answer(chunk)));
};

await serve();
