// Compiles the rules module of every scenario family, release and debug, and writes the manifest beside them.
// A family is a folder with `assembly/index.ts` and a `modes.ts` that exports `modes: ScenarioBuild[]`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '@jixia/env/types';
import { main } from 'assemblyscript/asc';

export type ScenarioBuild = {
  readonly manifest: Omit<Manifest, 'rulesHash'>;
  /** Generated sources by path below the family's `assembly/`; they need not exist on disk. */
  readonly sources: Readonly<Record<string, string>>;
};

const scenariosFolder = fileURLToPath(new URL('..', import.meta.url));

/** Same state layout and arithmetic in both; `gen/mode.ts` tells the source which one it is. */
const VARIANTS = [
  { suffix: '', isDebug: false, args: ['-O3', '--converge', '--noAssert'] },
  { suffix: '.debug', isDebug: true, args: ['-O1', '--debug'] },
] as const;

/** The release code with function names, for profiles; not what a rules hash names. */
const NAMED = { suffix: '.names', isDebug: false, args: ['-O3', '--converge', '--noAssert', '--debug'] } as const;

const compile = async (family: string, build: ScenarioBuild, isDebug: boolean, args: readonly string[]) => {
  const virtual: Record<string, string> = {};
  const sources = { ...build.sources, 'gen/mode.ts': `export const DEBUG: bool = ${isDebug};\n` };
  for (const [path, source] of Object.entries(sources)) virtual[`${family}/assembly/${path}`] = source;
  const outputs: Uint8Array<ArrayBuffer>[] = [];
  const { error, stderr } = await main(
    [`${family}/assembly/index.ts`, '--outFile', 'out.wasm', '--runtime', 'stub', '--enable', 'simd', ...args],
    {
      readFile: (name) => {
        const path = name.replaceAll('\\', '/');
        if (virtual[path] !== undefined) return virtual[path];
        const file = join(scenariosFolder, path);
        return existsSync(file) ? readFileSync(file, 'utf8') : null;
      },
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm') && typeof contents !== 'string') outputs.push(new Uint8Array(contents));
      },
      listFiles: () => [],
    },
  );
  const wasm = outputs[0];
  if (error !== null || wasm === undefined) {
    throw new Error(`${build.manifest.id} does not compile:\n${stderr.toString() || String(error)}`);
  }
  return wasm;
};

/** A reader never sees half a file. */
const writeWhole = (file: string, contents: string | Uint8Array): void => {
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, contents);
  renameSync(partial, file);
};

const buildFamily = async (family: string, withNames: boolean): Promise<void> => {
  const { modes } = (await import(new URL(`../${family}/modes.ts`, import.meta.url).href)) as {
    modes: readonly ScenarioBuild[];
  };
  const folder = join(scenariosFolder, family, 'build');
  mkdirSync(folder, { recursive: true });
  for (const build of modes) {
    const { id } = build.manifest;
    let rulesHash = '';
    for (const { suffix, isDebug, args } of withNames ? [...VARIANTS, NAMED] : VARIANTS) {
      const wasm = await compile(family, build, isDebug, args);
      writeWhole(join(folder, `${id}${suffix}.wasm`), wasm);
      if (suffix === '') rulesHash = createHash('sha256').update(wasm).digest('hex');
    }
    writeWhole(join(folder, `${id}.manifest.json`), `${JSON.stringify({ ...build.manifest, rulesHash })}\n`);
    process.stdout.write(`${id}: rules ${rulesHash.slice(0, 12)}, ${build.manifest.stateBytes} bytes a match\n`);
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const families = readdirSync(scenariosFolder).filter(
    (name) => existsSync(join(scenariosFolder, name, 'assembly', 'index.ts')) && name !== 'kernel',
  );
  try {
    for (const family of families) await buildFamily(family, process.argv.includes('--names'));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
