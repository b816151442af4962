// Tells whether a built thing is newer than what it was built from, in milliseconds: sizes and times first, bytes after.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

function listFiles(path, isExcluded, out) {
  let stat;
  try {
    stat = statSync(path);
  } catch {
    return;
  }
  if (!stat.isDirectory()) {
    out.push([path, stat]);
    return;
  }
  for (const name of readdirSync(path).sort()) {
    const inner = join(path, name);
    if (!isExcluded(name, inner)) listFiles(inner, isExcluded, out);
  }
}

function describe(inputs) {
  const files = [];
  for (const path of inputs.paths) listFiles(path, inputs.isExcluded, files);
  const times = createHash('sha256');
  for (const [path, stat] of files) times.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  return { files, times: times.digest('hex') };
}

function hashBytes(base, files) {
  const hash = createHash('sha256');
  for (const [path] of files) {
    hash.update(`${relative(base, path).split(sep).join('/')}\0`);
    hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** `inputs` is { base, paths, isExcluded(name, path) }: files and folders that the built thing depends on. */
export function isFresh(stampFile, inputs) {
  let stamp;
  try {
    stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return false;
  }
  const { files, times } = describe(inputs);
  if (stamp.times === times) return true;
  const bytes = hashBytes(inputs.base, files);
  if (stamp.bytes !== bytes) return false;
  writeStamp(stampFile, { times, bytes });
  return true;
}

/** Takes the inputs as they are now. Call it before a build and write the result after, so that an edit in between shows. */
export function takeStamp(inputs) {
  const { files, times } = describe(inputs);
  return { times, bytes: hashBytes(inputs.base, files) };
}

export function writeStamp(stampFile, stamp) {
  mkdirSync(dirname(stampFile), { recursive: true });
  const draft = `${stampFile}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(stamp)}\n`);
  renameSync(draft, stampFile);
}

export function removeStamp(stampFile) {
  rmSync(stampFile, { force: true });
}
