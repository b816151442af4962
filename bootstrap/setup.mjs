// Brings a checkout to the state a command needs: runtime, packages, scenarios, site. Does nothing where all is there.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './house.mjs';
import { installFromLock, isInstalled } from './npm.mjs';
import { ensureRuntime } from './runtime.mjs';

const lockFile = join(root, '.jixia', 'setup.lock');
const pollMs = 300;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two commands started at once must not install into the same folder: the second waits for the first. */
async function holdLock() {
  mkdirSync(join(root, '.jixia'), { recursive: true });
  for (let isWaiting = false; ; ) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let holder = '';
    try {
      holder = readFileSync(lockFile, 'utf8');
    } catch {
      continue;
    }
    // An empty file is one whose writer is between opening and writing it.
    if (holder !== '' && !isAlive(Number(holder))) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!isWaiting) process.stderr.write(`Waiting for another set-up of this checkout (process ${holder}) to end.\n`);
    isWaiting = true;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/**
 * Runtime and packages always; `products` lists what must be built besides, in order: 'scenarios', 'web'.
 * Resolves to the path of the Node to run with.
 */
export async function setUp(products) {
  await holdLock();
  const release = () => rmSync(lockFile, { force: true });
  process.once('exit', release);
  try {
    const node = await ensureRuntime();
    if (!isInstalled(root)) await installFromLock(root, 'Installing packages from the lock file', node);
    for (const product of products) await ensureBuilt(product, node);
    return node;
  } finally {
    process.off('exit', release);
    release();
  }
}

/** `setUp` for an entry point: an error ends the process with its message and no stack. */
export async function setUpOrExit(products) {
  try {
    return await setUp(products);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
