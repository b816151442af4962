// One worker thread of an evaluation: prepares both agents once, then plays the chunks it is sent.

import { parentPort, workerData } from 'node:worker_threads';
import type { LoadedScenario } from '@jixia/env';
import type { AgentSpec } from '../agents/agent-spec.ts';
import { type AgentHost, prepareAgent } from '../agents/prepare-agent.ts';
import { ArenaError } from '../arena-error.ts';
import type { PlannedMatch } from './pairing.ts';
import { type MatchOutcome, runChunk } from './run-chunk.ts';

/** A module that gives a worker its surroundings: `node-host.ts`, or one with the same two exports. */
export type HostModule = {
  readonly loadScenario: (id: string) => Promise<LoadedScenario>;
  readonly agentHost: AgentHost;
};

export type EvaluationWorkerData = {
  readonly hostModule: string;
  readonly scenarioId: string;
  readonly rulesHash: string;
  readonly a: AgentSpec;
  readonly b: AgentSpec;
};

export type ChunkTask = { readonly chunk: number; readonly planned: readonly PlannedMatch[] };
export type ChunkAnswer = { readonly chunk: number; readonly outcomes: readonly MatchOutcome[] };

const serve = async (): Promise<void> => {
  const port = parentPort;
  if (port === null) throw new ArenaError('worker_failed', 'This file runs as a worker thread.');
  const data = workerData as EvaluationWorkerData;
  const { loadScenario, agentHost } = (await import(data.hostModule)) as HostModule;
  const scenario = await loadScenario(data.scenarioId);
  if (scenario.manifest.rulesHash !== data.rulesHash) {
    throw new ArenaError('worker_failed', `${data.scenarioId} was rebuilt during the evaluation; start it again.`);
  }
  const a = await prepareAgent(data.a, scenario, agentHost);
  const b = await prepareAgent(data.b, scenario, agentHost);
  port.on('message', async ({ chunk, planned }: ChunkTask) => {
    const outcomes = await runChunk(scenario, a, b, planned);
    port.postMessage({ chunk, outcomes } satisfies ChunkAnswer);
  });
  port.postMessage('ready');
};

await serve();
