// Tests lie beside the code they test. Those that drive a browser run last and one file at a time: a page drawn in
// software takes every core, and two of them side by side wait for each other until they time out.
import { defineConfig } from 'vitest/config';

const excluded = ['**/node_modules/**', '**/build/**', '**/dist/**', '.jixia/**'];
const pages = 'apps/web/e2e/**/*.test.ts';

export default defineConfig({
  test: {
    // Processes, not threads: ONNX Runtime and the vector environment start threads of their own.
    pool: 'forks',
    // V8 of Node 24 sometimes aborts when it frees code of WebAssembly modules (nodejs/node#64500).
    execArgv: ['--no-wasm-code-gc'],
    passWithNoTests: false,
    reporters: ['default', './ci/closing-line-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: [
            '{packages,apps,scenarios}/**/*.test.{ts,tsx}',
            'bench/**/*.test.ts',
            'ci/**/*.test.ts',
            'bootstrap/**/*.test.mjs',
          ],
          exclude: [...excluded, pages],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: [pages],
          exclude: excluded,
          globalSetup: './apps/web/e2e/build-site.ts',
          maxWorkers: 1,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 150_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
