// Kinds of files are told by what is in them.
import { expect, test } from 'vitest';
import { kindOfFile } from './file-kind.ts';

test('bytes say what a file is, whatever it is called', () => {
  expect(kindOfFile('agent.bin', new Uint8Array([0, 0x61, 0x73, 0x6d, 1]))).toBe('wasm');
  expect(kindOfFile('agent.onnx', new Uint8Array([0x50, 0x4b, 3, 4]))).toBe('process');
  expect(kindOfFile('agent.tar.gz', new Uint8Array([0x1f, 0x8b, 8]))).toBe('process');
  expect(kindOfFile('Policy.ONNX', new Uint8Array([8, 9]))).toBe('policy');
  expect(kindOfFile('notes.txt', new Uint8Array([1, 2, 3]))).toBe(null);
  expect(kindOfFile('empty.onnx', new Uint8Array([]))).toBe('policy');
});
