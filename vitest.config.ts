// One Vitest project for the whole house: tests lie beside the code they test.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{packages,apps,scenarios}/**/*.test.{ts,tsx}',
      'bench/**/*.test.ts',
      'ci/**/*.test.ts',
      'bootstrap/**/*.test.mjs',
    ],
    exclude: ['**/node_modules/**', '**/build/**', '**/dist/**', '.jixia/**'],
    // Processes, not threads: ONNX Runtime and the vector environment start threads of their own.
    pool: 'forks',
    // V8 of Node 24 sometimes aborts when it frees code of WebAssembly modules (nodejs/node#64500).
    execArgv: ['--no-wasm-code-gc'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    reporters: ['default', './ci/closing-line-reporter.ts'],
  },
});
