// Agents from folders and files on this machine: which kind lies there, and how it is run. Node only.

import { chmod, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { LoadedScenario } from '@jixia/env';
import { isArchiveName, loadAgentArchive } from '../archives/load-agent-archive.ts';
import { ArenaError } from '../arena-error.ts';
import { hostSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { AgentFactory } from './agent.ts';
import { type AgentFile, parseAgentFile } from './agent-file.ts';
import { type AgentFolder, readAgentFolder, readInside } from './agent-folder.ts';
import { type AgentLimits, capLimits } from './agent-limits.ts';
import { loadPolicyAgents, type PolicyLoader } from './batch-policy.ts';
import { containModel } from './contained-model.ts';
import type { LocalAgentSpec } from './prepare-agent.ts';
import { ProcessLink } from './process-link.ts';
import { ProtocolAgents } from './protocol-agents.ts';
import { startUncontained } from './start-process.ts';

const policyBytes = 2 ** 30;
const moduleBytes = 64 * 2 ** 20;

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

const policyAgents = async (
  path: string,
  file: Extract<AgentFile, { kind: 'policy' }>,
  scenario: LoadedScenario,
  spec: LocalAgentSpec,
  options: LocalAgentOptions,
): Promise<AgentFactory> => {
  const bytes = await readInside(path, file.model, policyBytes);
  const name = `policy:${file.name}`;
  // One's own, side by side with others in one batch.
  if (!spec.isContained) return loadPolicyAgents(name, bytes, scenario.manifest, 'greedy', options.loadPolicy);
  const limits = capLimits(file.limits, options.caps);
  return containModel({ kind: 'policy', name, bytes, limits }, scenario, options.sandbox ?? (await hostSandbox()));
};

const wasmAgents = async (
  bytes: Uint8Array,
  file: Pick<AgentFile, 'name' | 'limits'>,
  scenario: LoadedScenario,
  spec: LocalAgentSpec,
  options: LocalAgentOptions,
): Promise<AgentFactory> => {
  const limits = capLimits(file.limits, options.caps);
  const name = `wasm:${file.name}`;
  const { checkModule, loadWasmAgents } = await import('../wasm/index.ts');
  if (!spec.isContained) return loadWasmAgents(bytes, { name, manifest: scenario.manifest, limits });
  try {
    checkModule(bytes);
  } catch (cause) {
    throw new ArenaError('bad_agent', `${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  return containModel({ kind: 'wasm', name, bytes, limits }, scenario, options.sandbox ?? (await hostSandbox()));
};

/** A module outside of any folder; what its section `jixia.agent` says counts. */
const singleModule = async (
  spec: LocalAgentSpec,
  scenario: LoadedScenario,
  options: LocalAgentOptions,
): Promise<AgentFactory> => {
  const path = await realpath(spec.path);
  const bytes = await readInside(dirname(path), basename(path), moduleBytes);
  const { checkModule } = await import('../wasm/index.ts');
  let text: string | null;
  try {
    text = checkModule(bytes).agentText;
  } catch (cause) {
    throw new ArenaError('bad_agent', `${spec.path}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  const own = { name: basename(path).replace(/\.wasm$/, ''), scenarios: [scenario.manifest.id] };
  const where = `section "jixia.agent" of ${spec.path}`;
  const fields = text === null ? own : { ...own, ...parseObject(text, where) };
  const file = parseAgentFile(JSON.stringify({ ...fields, kind: 'wasm', module: 'agent.wasm' }), where);
  checkScenario({ path, file }, scenario);
  return wasmAgents(bytes, file, scenario, spec, options);
};

const parseObject = (text: string, where: string): object => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArenaError('bad_agent', `${where} is not JSON: ${reason}.`, { cause });
  }
};

const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
};

/** An agent as it was uploaded: unpacked for as long as it plays. */
const archivedAgents = async (
  spec: LocalAgentSpec,
  scenario: LoadedScenario,
  options: LocalAgentOptions,
): Promise<AgentFactory> => {
  const parent = await mkdtemp(join(tmpdir(), 'jixia-archive-'));
  const release = (): Promise<void> => rm(parent, { recursive: true, force: true });
  try {
    await chmod(parent, 0o755);
    const { path } = await loadAgentArchive(spec.path, join(parent, 'agent'));
    const agents = await openLocalAgent({ ...spec, path }, scenario, options);
    const close = async (): Promise<void> => {
      await agents.close();
      await release();
    };
    return new Proxy(agents, {
      get: (target, name) => {
        if (name === 'close') return close;
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  } catch (error) {
    await release();
    throw error;
  }
};

/** Opens what lies at the path of a specification. Throws ArenaError `bad_agent`, `bad_archive`, `bad_policy`, `no_sandbox`, `sandbox_failed`. */
export const openLocalAgent = async (
  spec: LocalAgentSpec,
  scenario: LoadedScenario,
  options: LocalAgentOptions,
): Promise<AgentFactory> => {
  if (spec.holds === 'wasm' && (await isFile(spec.path))) return singleModule(spec, scenario, options);
  if (isArchiveName(spec.path) && (await isFile(spec.path))) return archivedAgents(spec, scenario, options);
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
  if (file.kind === 'policy') return policyAgents(path, file, scenario, spec, options);
  return wasmAgents(await readInside(path, file.module, moduleBytes), file, scenario, spec, options);
};
