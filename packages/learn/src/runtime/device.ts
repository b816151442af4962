// What a learner in Node computes its steps on, and what to say where that is not there.

import { suggestion } from '@jixia/env';
import { LearnError } from '../learn-error.ts';

export const devices = ['cpu', 'cuda', 'webgpu'] as const;
export type Device = (typeof devices)[number];

/** @throws LearnError `invalid_option` */
export const readDevice = (value: unknown): Device => {
  if (devices.includes(value as Device)) return value as Device;
  const hint = typeof value === 'string' ? suggestion(value, devices) : '';
  throw new LearnError(
    'invalid_option',
    `device is ${JSON.stringify(value)}; it must be one of ${devices.join(', ')}.${hint}`,
  );
};

/**
 * The error for a device that ONNX Runtime cannot use here.
 * @param host as in `linux-x64` @param reason what ONNX Runtime said
 */
export const missingDevice = (device: Exclude<Device, 'cpu'>, host: string, reason: string): LearnError => {
  const [first = ''] = reason.trim().split('\n');
  return new LearnError(
    'device_missing',
    `There is no ${device} to compute on: ${remedy(device, host, reason)} (ONNX Runtime: ${first})`,
  );
};

const remedy = (device: Exclude<Device, 'cpu'>, host: string, reason: string): string => {
  if (device === 'webgpu') {
    return (
      'no graphics processor with a driver for Vulkan, Direct3D 12 or Metal was found. ' +
      'Install the driver (on Linux libvulkan.so.1 and that of the card), or take --device cpu.'
    );
  }
  if (host !== 'linux-x64') {
    return `ONNX Runtime for Node has CUDA on linux-x64 only, this is ${host}. Take --device webgpu or cpu.`;
  }
  if (/shared library|providers_cuda|providers_shared/i.test(reason)) {
    return (
      "ONNX Runtime's CUDA libraries are not installed, or CUDA 12 and cuDNN 9 are not. They are too large for npm; " +
      'with CUDA 12 and cuDNN 9 on the machine, ' +
      'ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node --ignore-scripts=false fetches them from nuget.org. ' +
      'Or take --device cpu.'
    );
  }
  return 'the NVIDIA driver finds no card (nvidia-smi tells more). Mend that, or take --device cpu.';
};
