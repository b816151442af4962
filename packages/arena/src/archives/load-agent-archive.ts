// An uploaded agent: a .zip or .tar.gz file, unpacked within limits into a folder that is an agent's. Node only.

import { chmod, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { agentFileName } from '../agents/agent-file.ts';
import { type AgentFolder, readAgentFolder } from '../agents/agent-folder.ts';
import { ArenaError } from '../arena-error.ts';
import { type ArchiveLimits, ArchiveWriter, defaultArchiveLimits } from './archive-writer.ts';
import { readArchive } from './read-archive.ts';

/** Whether a path is named like an archive. */
export const isArchiveName = (path: string): boolean => /\.(zip|tar\.gz|tgz)$/i.test(path);

const readBounded = async (path: string, maxBytes: number): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > maxBytes) throw new ArenaError('bad_archive', `It has ${size} bytes; at most ${maxBytes} are allowed.`);
    return await file.readFile();
  } finally {
    await file.close();
  }
};

/** The folder itself, or the one folder in it: people pack either. */
const agentRoot = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const hasFile = (inside: string): Promise<boolean> =>
    stat(join(inside, agentFileName)).then(
      (found) => found.isFile(),
      () => false,
    );
  if (await hasFile(folder)) return folder;
  const [only] = entries;
  const inner = join(folder, only?.name ?? '');
  if (entries.length === 1 && only?.isDirectory() === true && (await hasFile(inner))) return inner;
  throw new ArenaError('bad_archive', `It has no ${agentFileName}, neither at its top nor in its only folder.`);
};

/**
 * Unpacks the archive (a path, or its bytes) to `folder`, which must not exist, whole or not at all, and reads its
 * agent.json. Nothing in it is run. Throws ArenaError `bad_archive`, `bad_agent`.
 */
export const loadAgentArchive = async (
  archive: string | Uint8Array,
  folder: string,
  limits: Partial<ArchiveLimits> = {},
): Promise<AgentFolder> => {
  const all = { ...defaultArchiveLimits, ...limits };
  const name = typeof archive === 'string' ? archive : 'The archive';
  const draft = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const bytes = typeof archive === 'string' ? await readBounded(archive, all.archiveBytes) : archive;
    if (bytes.length > all.archiveBytes) {
      throw new ArenaError('bad_archive', `It has ${bytes.length} bytes; at most ${all.archiveBytes} are allowed.`);
    }
    await readArchive(bytes, new ArchiveWriter(draft, bytes.length, all), all);
    const root = await agentRoot(draft);
    await readAgentFolder(root);
    if (
      await stat(folder).then(
        () => true,
        () => false,
      )
    ) {
      throw new ArenaError('bad_archive', `${folder} exists already; give another folder.`);
    }
    await rename(root, folder);
    // A folder of its own for the sandbox's user to read.
    await chmod(folder, 0o755);
    return await readAgentFolder(folder);
  } catch (cause) {
    if (cause instanceof ArenaError && cause.code === 'bad_archive') {
      throw new ArenaError('bad_archive', `${name}: ${cause.message}`, { cause });
    }
    throw cause;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
};
