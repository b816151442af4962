// How an agent is named on a command line or a page: `bot:strong`, `policy:FILE.onnx`, `random`.

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
    };

const kinds = ['bot', 'policy', 'random'];
const sampleSuffix = '#sample';

/**
 * Reads a specification: `bot:NAME`, `policy:FILE.onnx` (greedy), `policy:FILE.onnx#sample`, `random`.
 * Throws ArenaError `bad_agent`.
 */
export const parseAgentSpec = (text: string): AgentSpec => {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? '' : text.slice(colon + 1);
  if (kind === 'random' && colon < 0) return { kind };
  if (kind === 'bot' && rest !== '') return { kind, name: rest };
  if (kind === 'policy' && rest !== '' && rest !== sampleSuffix) {
    if (rest.endsWith(sampleSuffix)) return { kind, file: rest.slice(0, -sampleSuffix.length), mode: 'sample' };
    return { kind, file: rest, mode: 'greedy' };
  }
  const hint = kinds.includes(kind) ? '' : suggestion(kind, kinds);
  throw new ArenaError(
    'bad_agent',
    `"${text}" names no agent.${hint} Write bot:NAME, policy:FILE.onnx, policy:FILE.onnx#sample or random.`,
  );
};

/** The specification as text; reverses `parseAgentSpec`. */
export const formatAgentSpec = (spec: AgentSpec): string => {
  if (spec.kind === 'random') return 'random';
  if (spec.kind === 'bot') return `bot:${spec.name}`;
  return `policy:${spec.file}${spec.mode === 'sample' ? sampleSuffix : ''}`;
};
