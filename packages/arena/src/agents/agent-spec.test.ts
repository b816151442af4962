import { expect, test } from 'vitest';
import { ArenaError } from '../arena-error.ts';
import { formatAgentSpec, parseAgentSpec } from './agent-spec.ts';

test.each([
  ['random', { kind: 'random' }],
  ['bot:strong', { kind: 'bot', name: 'strong' }],
  ['policy:runs/a b/policy.onnx', { kind: 'policy', file: 'runs/a b/policy.onnx', mode: 'greedy' }],
  ['policy:C:\\runs\\p.onnx', { kind: 'policy', file: 'C:\\runs\\p.onnx', mode: 'greedy' }],
  ['policy:p.onnx#sample', { kind: 'policy', file: 'p.onnx', mode: 'sample' }],
])('%s', (text, spec) => {
  expect(parseAgentSpec(text)).toEqual(spec);
  expect(formatAgentSpec(parseAgentSpec(text))).toBe(text);
});

test.each(['', 'bot', 'bot:', 'random:1', 'policy:', 'policy:#sample', 'bto:strong', 'strong'])(
  '"%s" is refused',
  (text) => {
    expect(() => parseAgentSpec(text)).toThrow(ArenaError);
    expect(() => parseAgentSpec(text)).toThrow('Write bot:NAME, policy:FILE.onnx');
  },
);

test('a slip of the kind is guessed', () => {
  expect(() => parseAgentSpec('bto:strong')).toThrow('Did you mean "bot"?');
});
