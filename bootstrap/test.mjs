// `npm test`: sets up, then types, format and lint, import rules, and every test. Arguments go to Vitest.
import { join } from 'node:path';
import { runToEnd } from './child.mjs';
import { root } from './house.mjs';
import { setUpOrExit } from './setup.mjs';

const node = await setUpOrExit(['scenarios', 'web']);
const inModules = (...parts) => join(root, 'node_modules', ...parts);
const checks = [
  ['types', [inModules('typescript', 'bin', 'tsc'), '-p', root]],
  ['format and lint', [inModules('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', root]],
  ['import rules', [join(root, 'ci', 'import-rules.ts')]],
];
const failed = [];
for (const [name, args] of checks) {
  const startedAt = Date.now();
  const code = await runToEnd(node, args, { cwd: root });
  if (code !== 0) failed.push(name);
  process.stderr.write(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
}
// The closing line of the test run counts a failed check as a failure.
const env = { ...process.env, JIXIA_FAILED_CHECKS: failed.join(', ') };
const code = await runToEnd(node, [inModules('vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], {
  cwd: root,
  env,
});
process.exitCode = failed.length > 0 ? 1 : code;
