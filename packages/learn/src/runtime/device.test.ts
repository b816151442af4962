// Devices by name, and what is said where one is not there.

import { describe, expect, it } from 'vitest';
import { LearnError } from '../learn-error.ts';
import { missingDevice, readDevice } from './device.ts';
import { nodeRuntime } from './node.ts';

describe('device', () => {
  it('is one of three; a wrong name gets the closest', () => {
    expect(readDevice('cuda')).toBe('cuda');
    expect(() => readDevice('cudaa')).toThrow(
      'device is "cudaa"; it must be one of cpu, cuda, webgpu. Did you mean "cuda"?',
    );
    expect(() => readDevice(3)).toThrow('device is 3');
  });

  it.each(['cuda', 'webgpu'] as const)(
    '%s computes, or says what is missing and what to do',
    async (device) => {
      const found = await nodeRuntime(device).then(
        (runtime) => runtime.name,
        (error: unknown) => error,
      );
      if (typeof found === 'string') {
        expect(found).toBe(`onnxruntime-node/${device}`);
        return;
      }
      expect(found).toBeInstanceOf(LearnError);
      const { code, message } = found as LearnError;
      expect(code).toBe('device_missing');
      expect(message).toContain(`There is no ${device} to compute on`);
      expect(message).toContain('--device cpu');
      expect(message).not.toContain('\n');
    },
    60_000,
  );

  it('tells a missing library from a missing card, and other systems from Linux', () => {
    const library = 'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library';
    expect(missingDevice('cuda', 'linux-x64', library).message).toContain('ONNXRUNTIME_NODE_INSTALL=cuda12');
    expect(missingDevice('cuda', 'linux-x64', 'CUDA failure 100: no CUDA-capable device').message).toContain(
      'nvidia-smi',
    );
    expect(missingDevice('cuda', 'darwin-arm64', library).message).toContain('--device webgpu or cpu');
  });
});
