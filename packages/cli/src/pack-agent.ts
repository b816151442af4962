// Makes what is uploaded of an agent: the file itself, or the folder of a program as a zip that is the same for the same
// files, so that the server knows it again.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type AgentFile, defaultArchiveLimits, readAgentFolder } from '@jixia/arena/node';
import { scenarioIds, suggestion } from '@jixia/env';
import { type Zippable, zipSync } from 'fflate';
import { CliError } from './cli-error.ts';
import { readGivenFile } from './read-file.ts';

export type PackedAgent = {
  readonly kind: 'policy' | 'wasm' | 'process';
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What its own file says, or the name of the file. */
  readonly name: string;
  readonly scenarios: readonly string[];
  /** Files in the zip; 1 otherwise. */
  readonly files: number;
};

const leftOut = new Set(['node_modules', '__pycache__', '.git', '.venv', '.DS_Store']);
const unixMode = (isExecutable: boolean): number => (isExecutable ? 0o100_755 : 0o100_644) * 65_536;
/** Of every entry: files differ by their bytes alone. */
const noTime = '1980-01-01T00:00:00';

/** Throws CliError `bad_usage` for links and for too much. */
async function zipFolder(folder: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; files: number }> {
  const entries: Zippable = {};
  let totalBytes = 0;
  const add = async (path: string, inner: string): Promise<void> => {
    const names = (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of names) {
      if (leftOut.has(entry.name)) continue;
      const at = join(path, entry.name);
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) await add(at, name);
      else if (entry.isFile()) {
        const { mode, size } = await stat(at);
        totalBytes += size;
        if (totalBytes > defaultArchiveLimits.totalBytes) {
          const most = `${defaultArchiveLimits.totalBytes / 2 ** 20} MiB`;
          throw new CliError('bad_usage', `"${folder}" has more than ${most} of files, the most an agent may have.`);
        }
        const attrs = unixMode((mode & 0o100) !== 0);
        entries[name] = [Uint8Array.from(await readFile(at)), { os: 3, attrs, mtime: noTime }];
      } else {
        throw new CliError('bad_usage', `"${at}" is a link or no file. Put the file itself there, or take it away.`);
      }
    }
  };
  await add(folder, '');
  return { bytes: Uint8Array.from(zipSync(entries, { level: 6 })), files: Object.keys(entries).length };
}

async function packFolder(folder: string): Promise<PackedAgent> {
  const { file, path } = await readAgentFolder(folder);
  const { name, scenarios } = file;
  const inside = (of: AgentFile): string | null =>
    of.kind === 'policy' ? of.model : of.kind === 'wasm' ? of.module : null;
  const inner = inside(file);
  if (inner === null) {
    return { kind: 'process', fileName: `${basename(path)}.zip`, name, scenarios, ...(await zipFolder(path)) };
  }
  const bytes = Uint8Array.from(await readGivenFile(join(path, inner)));
  return { kind: file.kind, fileName: basename(inner), bytes, name, scenarios, files: 1 };
}

/** A folder with agent.json, or a .onnx, .wasm, .zip or .tar.gz file. Throws CliError, ArenaError `bad_agent`. */
export async function packAgent(path: string): Promise<PackedAgent> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return packFolder(path);
  const bytes = Uint8Array.from(await readGivenFile(path));
  const fileName = basename(path);
  const kinds = { '.onnx': 'policy', '.wasm': 'wasm', '.zip': 'process', '.gz': 'process', '.tgz': 'process' } as const;
  const kind = kinds[extname(path).toLowerCase() as keyof typeof kinds];
  if (kind === undefined) {
    const takes = 'a folder with agent.json, a policy (.onnx), a module (.wasm) or an archive (.zip, .tar.gz)';
    throw new CliError('bad_usage', `"${path}" is none of what can be submitted: ${takes}.`);
  }
  const name = fileName.replace(/\.(onnx|wasm|zip|tar\.gz|tgz)$/i, '');
  return { kind, fileName, bytes, name, scenarios: [], files: 1 };
}

export const defaultScenario = 'moba-1v1';

/** Which scenario it is submitted for: `asked`, or the first that it names. Throws CliError `bad_usage` for an unknown one. */
export function scenarioOf(asked: string | undefined, { scenarios }: PackedAgent): string {
  const id = asked ?? scenarios[0] ?? defaultScenario;
  const known = scenarioIds();
  if (known.includes(id)) return id;
  throw new CliError('bad_usage', `There is no scenario "${id}".${suggestion(id, known)} Known: ${known.join(', ')}.`);
}
