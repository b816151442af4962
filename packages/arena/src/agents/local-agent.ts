// Agents from folders and files on this machine: which kind lies there, and how it is run. Node only.

import { stat } from 'node:fs/promises';
import type { LoadedScenario } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import { hostSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { AgentFactory } from './agent.ts';
import type { AgentFile } from './agent-file.ts';
import { type AgentFolder, readAgentFolder, readInside } from './agent-folder.ts';
import { type AgentLimits, capLimits } from './agent-limits.ts';
import { loadPolicyAgents, type PolicyLoader } from './batch-policy.ts';
import type { LocalAgentSpec } from './prepare-agent.ts';
import { ProcessLink } from './process-link.ts';
import { ProtocolAgents } from './protocol-agents.ts';
import { startUncontained } from './start-process.ts';

const modelBytes = 2 ** 30;

export type LocalAgentOptions = {
  readonly loadPolicy: PolicyLoader;
  /** What an organiser allows at most, whatever agent.json asks for. */
  readonly caps?: Partial<AgentLimits>;
  /** Default: the sandbox of this host. */
  readonly sandbox?: Sandbox;
};

/** An agent with a user of its own must be able to read its folder. */
const checkReadable = async (path: string, { report }: Sandbox): Promise<void> => {
  const mode = (await stat(path)).mode & 0o005;
  if (report.user !== 'own' || mode === 0o005) return;
  throw new ArenaError(
    'bad_agent',
    `${path}: in the sandbox an agent runs as another user, who may not read this folder. Run: chmod -R o+rX ${path}`,
  );
};

const checkScenario = ({ file: { name, scenarios } }: AgentFolder, { manifest }: LoadedScenario): void => {
  if (scenarios.includes(manifest.id)) return;
  throw new ArenaError(
    'bad_agent',
    `${name} plays ${scenarios.join(', ')}, not ${manifest.id}. Add "${manifest.id}" to "scenarios" of its agent.json if it can.`,
  );
};

const processAgents = async (
  path: string,
  file: Extract<AgentFile, { kind: 'process' }>,
  { manifest }: LoadedScenario,
  spec: LocalAgentSpec,
  options: LocalAgentOptions,
): Promise<AgentFactory> => {
  const limits = capLimits(file.limits, options.caps);
  const base = { name: `process:${file.name}`, manifest, limits, isDeterministic: file.deterministic };
  if (!spec.isContained) {
    return new ProtocolAgents({
      ...base,
      notes: [`${file.name} runs without a sandbox: it may read, write and send whatever you may.`],
      open: () => new ProcessLink(startUncontained(path, file.command), limits),
    });
  }
  const sandbox = options.sandbox ?? (await hostSandbox());
  await checkReadable(path, sandbox);
  const containment = { folder: path, command: file.command, limits, readable: [] };
  return new ProtocolAgents({ ...base, open: () => new ProcessLink(sandbox.start(containment), limits) });
};

/** Opens what lies at the path of a specification. Throws ArenaError `bad_agent`, `bad_policy`, `no_sandbox`, `sandbox_failed`. */
export const openLocalAgent = async (
  spec: LocalAgentSpec,
  scenario: LoadedScenario,
  options: LocalAgentOptions,
): Promise<AgentFactory> => {
  const folder = await readAgentFolder(spec.path);
  const { file, path } = folder;
  if (spec.holds !== 'any' && spec.holds !== file.kind) {
    throw new ArenaError(
      'bad_agent',
      `${spec.path} holds an agent of kind ${file.kind}, not ${spec.holds}. Name the folder alone: ./FOLDER`,
    );
  }
  checkScenario(folder, scenario);
  if (file.kind === 'process') return processAgents(path, file, scenario, spec, options);
  if (file.kind === 'policy') {
    const bytes = await readInside(path, file.model, modelBytes);
    return loadPolicyAgents(`policy:${file.name}`, bytes, scenario.manifest, 'greedy', options.loadPolicy);
  }
  throw new ArenaError('bad_agent', `${file.name}: agents of kind ${file.kind} cannot be run yet.`);
};
