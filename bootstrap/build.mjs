// Builds what the checkout does not carry: the scenarios' rules modules and the site.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';
import { root } from './house.mjs';
import { startStep } from './progress.mjs';
import { isFresh, removeStamp, takeStamp, writeStamp } from './stamp.mjs';

const lastLinesOnFailure = 40;
const at = (...parts) => join(root, ...parts);
const notSource = new Set(['node_modules', 'build', 'dist', 'golden', 'e2e']);
const isNotSource = (name) => notSource.has(name) || /\.(test\.(ts|tsx|mjs)|md)$/.test(name);

function scenarioFolders() {
  // A family without a rules module has nothing to build yet.
  return readdirSync(at('scenarios')).filter((name) => existsSync(at('scenarios', name, 'assembly', 'index.ts')));
}

/** A folder counts as built when every manifest in it has its two modules beside it, and there is one at all. */
function isScenarioBuilt(name) {
  let files;
  try {
    files = readdirSync(at('scenarios', name, 'build'));
  } catch {
    return false;
  }
  const ids = files.filter((file) => file.endsWith('.manifest.json')).map((file) => file.replace('.manifest.json', ''));
  return ids.length > 0 && ids.every((id) => files.includes(`${id}.wasm`) && files.includes(`${id}.debug.wasm`));
}

const products = {
  scenarios: {
    title: 'Building the scenarios',
    inputs: () => ({ base: root, paths: [at('scenarios'), at('package-lock.json')], isExcluded: isNotSource }),
    isComplete: () => scenarioFolders().every(isScenarioBuilt),
    args: () => [at('scenarios', 'kernel', 'build-scenario.ts')],
    cwd: root,
  },
  web: {
    title: 'Building the site',
    inputs: () => ({
      base: root,
      paths: [
        at('apps', 'web'),
        ...['env', 'learn', 'arena', 'viewer'].map((name) => at('packages', name)),
        at('scenarios'),
        ...scenarioFolders().map((name) => at('scenarios', name, 'build')),
        at('package-lock.json'),
      ],
      isExcluded: isNotSource,
    }),
    isComplete: () => existsSync(at('apps', 'web', 'dist', 'index.html')),
    args: () => [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    cwd: at('apps', 'web'),
  },
};

/** Builds a product ('scenarios' or 'web') where it is missing or older than its sources. `node` is the runtime's path. */
export async function ensureBuilt(name, node) {
  const product = products[name];
  const stampFile = at('.jixia', 'stamps', `${name}.json`);
  if (name === 'scenarios' && scenarioFolders().length === 0) return;
  if (product.isComplete() && isFresh(stampFile, product.inputs())) return;
  const step = startStep(product.title);
  // Without a stamp an interrupted build is done again.
  removeStamp(stampFile);
  const stamp = takeStamp(product.inputs());
  const said = [];
  const code = await runQuietly(node, product.args(), { cwd: product.cwd }, (line) => said.push(line));
  if (code !== 0 || !product.isComplete()) {
    step.failed();
    if (code === 0) said.push('The build ended without an error but its files are missing.');
    throw new Error(`${product.title} failed:\n${said.slice(-lastLinesOnFailure).join('\n')}`);
  }
  writeStamp(stampFile, stamp);
  step.done();
}
