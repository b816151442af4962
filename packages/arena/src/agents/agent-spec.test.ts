import { expect, test } from 'vitest';
import { ArenaError } from '../arena-error.ts';
import { formatAgentSpec, parseAgentSpec } from './agent-spec.ts';

test.each([
  ['random', { kind: 'random' }],
  ['bot:strong', { kind: 'bot', name: 'strong' }],
  ['policy:runs/a b/policy.onnx', { kind: 'policy', file: 'runs/a b/policy.onnx', mode: 'greedy' }],
  ['policy:C:\\runs\\p.onnx', { kind: 'policy', file: 'C:\\runs\\p.onnx', mode: 'greedy' }],
  ['policy:p.onnx#sample', { kind: 'policy', file: 'p.onnx', mode: 'sample' }],
  ['./mine', { kind: 'local', holds: 'any', path: './mine', isContained: true }],
  ['.', { kind: 'local', holds: 'any', path: '.', isContained: true }],
  ['../a b#no-sandbox', { kind: 'local', holds: 'any', path: '../a b', isContained: false }],
  ['/srv/agents/a', { kind: 'local', holds: 'any', path: '/srv/agents/a', isContained: true }],
  ['C:\\agents\\a', { kind: 'local', holds: 'any', path: 'C:\\agents\\a', isContained: true }],
  ['process:mine', { kind: 'local', holds: 'process', path: 'mine', isContained: true }],
  ['wasm:a.wasm#no-sandbox', { kind: 'local', holds: 'wasm', path: 'a.wasm', isContained: false }],
  ['remote:lab-3', { kind: 'remote', name: 'lab-3' }],
])('%s', (text, spec) => {
  expect(parseAgentSpec(text)).toEqual(spec);
  expect(formatAgentSpec(parseAgentSpec(text))).toBe(text);
});

test.each([
  ['./runs/p.onnx', 'policy:./runs/p.onnx'],
  ['./runs/p.onnx#sample', 'policy:./runs/p.onnx#sample'],
  ['./a.wasm', 'wasm:./a.wasm'],
])('%s is short for %s', (short, long) => {
  expect(parseAgentSpec(short)).toEqual(parseAgentSpec(long));
});

test.each([
  '',
  'process:',
  'process:#no-sandbox',
  'wasm:',
  'remote:',
  'remote:a b',
  'remote:../x',
  'mine',
  'bot',
  'bot:',
  'random:1',
  'policy:',
  'policy:#sample',
  'bto:strong',
  'strong',
])('"%s" is refused', (text) => {
  expect(() => parseAgentSpec(text)).toThrow(ArenaError);
  expect(() => parseAgentSpec(text)).toThrow('Write bot:NAME, policy:FILE.onnx');
});

test('a slip of the kind is guessed', () => {
  expect(() => parseAgentSpec('bto:strong')).toThrow('Did you mean "bot"?');
});
