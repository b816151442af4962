// Compiles an agent in AssemblyScript: writes `layout.ts` for its scenario, then its WebAssembly module.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAgentFolder } from '@jixia/arena/node';
import { loadScenario } from '@jixia/env/node';
import { agentLayout } from './agent-layout.ts';
import { CliError } from './cli-error.ts';
import { writeWhole } from './write-file.ts';

/** The file whose exports the module has. */
const entry = 'module.ts';

export type BuiltAgent = { readonly scenario: string; readonly module: string; readonly sizeBytes: number };

const readSource = async (folder: string, name: string): Promise<string | null> => {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch {
    return null;
  }
};

/** Throws CliError `bad_usage` with what the compiler says. */
export const buildAgent = async (folder: string): Promise<BuiltAgent> => {
  if ((await readSource(folder, entry)) === null) {
    throw new CliError(
      'bad_usage',
      `"${folder}" has no ${entry}: it is no agent in AssemblyScript. Begin with: npx jixia agent new NAME --language assemblyscript`,
    );
  }
  const { file } = await readAgentFolder(folder);
  if (file.kind !== 'wasm') {
    throw new CliError('bad_usage', `"${folder}": agent.json is of kind ${file.kind}; there is nothing to build.`);
  }
  const [scenario = ''] = file.scenarios;
  const { manifest } = await loadScenario(scenario);
  await writeWhole(join(folder, 'layout.ts'), agentLayout(manifest));
  const { main } = await import('assemblyscript/asc');
  const outputs = new Map<string, Uint8Array>();
  const words = [entry, '--outFile', file.module, '--runtime', 'stub', '-O3'];
  const { error, stderr } = await main(words, {
    readFile: (name) => readSource(folder, name),
    writeFile: (name, contents) => {
      outputs.set(name, typeof contents === 'string' ? new TextEncoder().encode(contents) : contents);
    },
    listFiles: () => [],
  });
  const module = outputs.get(file.module);
  if (error !== null || module === undefined) {
    throw new CliError('bad_usage', `The agent does not compile:\n${stderr.toString().trim()}`);
  }
  await writeWhole(join(folder, file.module), module);
  return { scenario, module: join(folder, file.module), sizeBytes: module.length };
};
