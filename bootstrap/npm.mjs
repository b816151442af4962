// Installs exactly what a lock file says, through the npm that came with the host's Node.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runQuietly } from './child.mjs';
import { startStep } from './progress.mjs';

const lastLinesOnFailure = 25;

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

const isMusl = process.platform === 'linux' && existsSync('/etc/alpine-release');

/** An optional package that names this system and processor is a binary that something needs. */
function isForThisPlatform({ os = [], cpu = [], libc }) {
  const isNamed = [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch);
  return isNamed && (libc === undefined || [libc].flat().includes(isMusl ? 'musl' : 'glibc'));
}

/**
 * True where `folder/node_modules` holds what the lock file says. npm writes its own record of an installation when it
 * has finished, so one that was interrupted does not pass.
 */
export function isInstalled(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === null || present === null) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue;
    const found = present[path];
    if (found === undefined && entry.optional && !isForThisPlatform(entry)) continue;
    if (found === undefined || found.version !== entry.version || found.integrity !== entry.integrity) return false;
  }
  return true;
}

/** The script of the npm that this host has, or null where it cannot be found. */
function npmScript() {
  const asked = process.env.npm_execpath ?? '';
  const places = [
    asked.replace(/npx-cli(\.c?js)$/, 'npm-cli$1'),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm')),
  ];
  for (const place of places) {
    try {
      const script = realpathSync(place);
      // Only npm's own script counts: yarn and pnpm set the variable too, and do not read package-lock.json.
      if (/npm-cli\.c?js$/.test(script)) return script;
    } catch {
      // Not there; the next place may have it.
    }
  }
  return null;
}

/**
 * Command and first arguments that start npm under `node`. It matters which: npm leaves out optional packages, among
 * them binaries that we need, whose `engines` exclude the Node that npm itself runs on.
 */
function npmCommand(node) {
  const script = npmScript();
  return script === null ? ['npm', []] : [node, [script]];
}

/** Runs `npm ci` in `folder` under `node`, with a count of packages as progress. Rejects with npm's own last lines. */
export async function installFromLock(folder, title, node = process.execPath) {
  const step = startStep(title);
  const total = Object.keys(readPackages(join(folder, 'package-lock.json')) ?? {}).filter((path) =>
    path.includes('node_modules/'),
  ).length;
  const [command, first] = npmCommand(node);
  const args = [...first, 'ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  // npx and npm pass their own settings down; those about the outer call must not steer this one.
  for (const name of Object.keys(env)) {
    if (
      /^npm_config_(prefix|local_prefix|global|global_prefix|package|call|workspaces?|include_.*|omit)$/i.test(name)
    ) {
      delete env[name];
    }
  }
  const options = { cwd: folder, env, shell: command === 'npm' && process.platform === 'win32' };
  const said = [];
  let fetched = 0;
  let code;
  try {
    code = await runQuietly(command, args, options, (line) => {
      if (/ http (fetch|cache) /.test(line)) {
        fetched += 1;
        step.update(`${Math.min(fetched, total)} of at most ${total} packages,`);
      } else said.push(line);
    });
  } catch (error) {
    step.failed();
    throw new Error(`npm could not be started (${error.message}). Install Node.js together with npm, then try again.`);
  }
  if (code === 0) {
    step.done();
    return;
  }
  step.failed();
  throw new Error(
    `npm ci failed in ${folder} (exit code ${code}):\n${said.slice(-lastLinesOnFailure).join('\n')}\n` +
      'Check the network and free disk space, then run the same command again: it starts over where needed.',
  );
}
