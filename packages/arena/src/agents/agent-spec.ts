// How an agent is named on a command line or a page: `bot:strong`, `policy:FILE.onnx`, `./my-agent`, `remote:NAME`, `random`.

import { suggestion } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';

/** `greedy` takes the likeliest legal action, `sample` draws from the policy. */
export type PolicyMode = 'greedy' | 'sample';

export type AgentSpec =
  | { readonly kind: 'random' }
  | { readonly kind: 'bot'; readonly name: string }
  | {
      readonly kind: 'policy';
      /** Path of the file, or its name where `bytes` are given. */
      readonly file: string;
      readonly mode: PolicyMode;
      /** The ONNX file itself; without them the host reads `file`. */
      readonly bytes?: Uint8Array;
    }
  | {
      readonly kind: 'local';
      /** What lies at `path`: a folder with agent.json of any kind, one of kind process, or a WebAssembly module. */
      readonly holds: 'any' | 'process' | 'wasm';
      readonly path: string;
      /** False: its program runs without a sandbox, which is for one's own agents on one's own machine. */
      readonly isContained: boolean;
    }
  /** One that connects to this host under a name. */
  | { readonly kind: 'remote'; readonly name: string };

const kinds = ['bot', 'policy', 'process', 'wasm', 'remote', 'random'];
const sampleSuffix = '#sample';
const openSuffix = '#no-sandbox';
export const remoteNamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const local = (holds: 'any' | 'process' | 'wasm', text: string): AgentSpec | null => {
  const isContained = !text.endsWith(openSuffix);
  const path = isContained ? text : text.slice(0, -openSuffix.length);
  return path === '' ? null : { kind: 'local', holds, path, isContained };
};

/** A path is what begins like one: `./a`, `../a`, `/a`, `C:\a`. */
const isPath = (text: string): boolean => /^(\.{1,2}([\\/]|$|#)|\/|[A-Za-z]:[\\/])/.test(text);

const parsePath = (text: string): AgentSpec | null => {
  if (/\.onnx(#sample)?$/.test(text)) return parseKnown('policy', text);
  return local(/\.wasm(#no-sandbox)?$/.test(text) ? 'wasm' : 'any', text);
};

const parseKnown = (kind: string, rest: string): AgentSpec | null => {
  if (rest === '') return null;
  if (kind === 'bot') return { kind, name: rest };
  if (kind === 'process' || kind === 'wasm') return local(kind, rest);
  if (kind === 'remote') return remoteNamePattern.test(rest) ? { kind, name: rest } : null;
  if (kind !== 'policy' || rest === sampleSuffix) return null;
  if (rest.endsWith(sampleSuffix)) return { kind, file: rest.slice(0, -sampleSuffix.length), mode: 'sample' };
  return { kind, file: rest, mode: 'greedy' };
};

/**
 * Reads a specification: `bot:NAME`, `policy:FILE.onnx` (greedy), `policy:FILE.onnx#sample`, `./FOLDER` with its
 * agent.json, `process:FOLDER`, `wasm:FILE`, each of these three also with `#no-sandbox`, `remote:NAME`, `random`.
 * Throws ArenaError `bad_agent`.
 */
export const parseAgentSpec = (text: string): AgentSpec => {
  if (text === 'random') return { kind: 'random' };
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const spec = isPath(text) ? parsePath(text) : colon < 0 ? null : parseKnown(kind, text.slice(colon + 1));
  if (spec !== null) return spec;
  const hint = kinds.includes(kind) ? '' : suggestion(kind, kinds);
  throw new ArenaError(
    'bad_agent',
    `"${text}" names no agent.${hint} Write bot:NAME, policy:FILE.onnx, policy:FILE.onnx#sample, ./FOLDER (with its ` +
      'agent.json), process:FOLDER, wasm:FILE, remote:NAME or random.',
  );
};

/** The specification as text; reverses `parseAgentSpec`. */
export const formatAgentSpec = (spec: AgentSpec): string => {
  if (spec.kind === 'random') return 'random';
  if (spec.kind === 'bot' || spec.kind === 'remote') return `${spec.kind}:${spec.name}`;
  if (spec.kind === 'policy') return `policy:${spec.file}${spec.mode === 'sample' ? sampleSuffix : ''}`;
  const kind = spec.holds === 'any' ? '' : `${spec.holds}:`;
  return `${kind}${spec.path}${spec.isContained ? '' : openSuffix}`;
};
