// The arena in Node: agents from files, evaluations on worker threads.

import type { LoadedScenario } from '@jixia/env';
import type { AgentFactory } from './agents/agent.ts';
import { parseAgentSpec } from './agents/agent-spec.ts';
import { prepareAgent } from './agents/prepare-agent.ts';
import { agentHost } from './node-host.ts';

export type { AgentFile } from './agents/agent-file.ts';
export { type AgentFolder, readAgentFolder } from './agents/agent-folder.ts';
export { MessageServer, type OpenAgent } from './agents/message-server.ts';
export { type ArchiveLimits, defaultArchiveLimits } from './archives/archive-writer.ts';
export { loadAgentArchive } from './archives/load-agent-archive.ts';
export type { HostModule } from './evaluation/evaluation-worker.ts';
export type { MatchRecord } from './evaluation/match-record.ts';
export { type AgentTimes, timesByAgent } from './evaluation/match-times.ts';
export {
  commitment,
  type EvaluationRun,
  type FolderOptions,
  gamesOfRecords,
  type Meeting,
  type RunEvaluationOptions,
  runEvaluation,
} from './evaluation/run-evaluation.ts';
export { RunFolder, type RunSetup } from './evaluation/run-folder.ts';
export { evaluateOnThreads as evaluate, type ThreadedEvaluationOptions } from './evaluation/threaded-evaluate.ts';
export { agentHost, cappedHost } from './node-host.ts';
export { type ConnectOptions, connectAgent } from './remote/connect-agent.ts';
export { type RemoteEvent, RemoteHost, type RemoteHostOptions } from './remote/remote-host.ts';
export { runTournament, type Tournament, type TournamentOptions } from './schedules/run-tournament.ts';

/** Agents for `bot:NAME`, `policy:FILE.onnx`, `random`. Throws ArenaError `bad_agent`, `unknown_agent`, `bad_policy`. */
export const loadAgent = (text: string, scenario: LoadedScenario): Promise<AgentFactory> =>
  prepareAgent(parseAgentSpec(text), scenario, agentHost);
