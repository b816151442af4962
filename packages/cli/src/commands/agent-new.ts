// `jixia agent new`: a working agent in a new folder, to be made one's own.
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suggestion } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { buildAgent } from '../build-agent.ts';
import { CliError, systemReason } from '../cli-error.ts';
import type { Call, Command } from '../command.ts';

const kitsFolder = fileURLToPath(new URL('../../../../kits/', import.meta.url));
const notCopied = new Set(['node_modules', '__pycache__']);

type Kit = {
  /** Where the strategy is. */
  readonly start: string;
  /** How to play and how to test from inside the folder. */
  readonly play: string;
  readonly test: string;
  /** What another kit has for it too. */
  readonly borrows?: readonly string[];
  readonly isBuilt?: boolean;
};

const languages = {
  python: { start: 'agent.py', play: 'python3 play.py bot:weak', test: 'python3 -m unittest' },
  typescript: { start: 'agent.ts', play: 'node play.ts bot:weak', test: 'node --test' },
  assemblyscript: {
    ...{ start: 'agent.ts', play: 'node play.ts bot:weak', test: 'node --test' },
    borrows: ['typescript/play.ts'],
    isBuilt: true,
  },
} as const satisfies Record<string, Kit>;
type Language = keyof typeof languages;

function readLanguage(text: string): Language {
  const names = Object.keys(languages) as Language[];
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new CliError('bad_usage', `--language is one of ${names.join(', ')}, not "${text}".${suggestion(text, names)}`);
}

/** The folder as it is typed after `jixia match --agents`: a path that looks like one. */
function asAgent(folder: string): string {
  const near = relative(process.cwd(), folder);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? folder : `./${near.replaceAll('\\', '/')}`;
}

async function copyKit(language: Language, folder: string, scenario: string, name: string): Promise<string[]> {
  // Whole or not at all: it gets its name when all is there.
  const draft = join(dirname(folder), `.${basename(folder)}.${process.pid}.part`);
  try {
    await mkdir(dirname(folder), { recursive: true });
    await cp(join(kitsFolder, language), draft, {
      recursive: true,
      filter: (source) => !notCopied.has(basename(source)),
    });
    const kit: Kit = languages[language];
    for (const path of kit.borrows ?? []) await cp(join(kitsFolder, path), join(draft, basename(path)));
    const file = join(draft, 'agent.json');
    const agent = { ...JSON.parse(await readFile(file, 'utf8')), name, scenarios: [scenario] };
    await writeFile(file, `${JSON.stringify(agent, null, 2)}\n`);
    if (kit.isBuilt === true) await buildAgent(draft);
    const files = await readdir(draft);
    // An empty folder would be taken over without a word.
    await mkdir(folder);
    await rename(draft, folder);
    return files.sort();
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    if (cause instanceof CliError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new CliError('cannot_write', `"${folder}" exists already. Give another name, or remove it first.`, {
        cause,
      });
    }
    throw new CliError('cannot_write', `Cannot write "${folder}": ${systemReason(cause) ?? String(cause)}.`, { cause });
  }
}

async function create({ operands, values, output }: Call): Promise<0> {
  const language = readLanguage(values.text('language'));
  const { manifest } = await loadScenario(values.text('scenario'));
  const folder = resolve(operands[0] ?? '');
  const name = basename(folder);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name)) {
    throw new CliError(
      'bad_usage',
      `NAME is 1 to 64 letters, digits, spaces or ._- and begins with a letter or digit, not "${name}".`,
    );
  }
  const files = await copyKit(language, folder, manifest.id, name);
  const agent = asAgent(folder);
  const { play, test, start, isBuilt }: Kit = languages[language];
  const quoted = /\s/.test(agent) ? `"${agent}"` : agent;
  output.result({ folder, language, scenario: manifest.id, files }, [
    `${agent}: an agent in ${language} for ${manifest.id}. Start with ${start}; README.md says the rest.`,
    '',
    ...(isBuilt === true ? [`  npx jixia agent build ${quoted}`] : []),
    `  npx jixia check agent ${quoted}`,
    `  npx jixia match --scenario ${manifest.id} --agents ${quoted},bot:weak`,
    `  npx jixia eval ${quoted} bot:weak --scenario ${manifest.id} --matches 40`,
    `  cd ${quoted} && ${test} && ${play}`,
  ]);
  return 0;
}

export const agentNew: Command = {
  name: 'agent new',
  summary: 'Writes a working agent into a new folder: strategy, protocol, runner, test and README.',
  operands: [{ name: 'NAME', summary: 'the folder to make; its last part is the name of the agent' }],
  options: [
    {
      name: 'language',
      kind: 'text',
      value: 'LANGUAGE',
      default: 'python',
      summary: 'python, typescript or assemblyscript (WebAssembly); none needs packages',
    },
    { name: 'scenario', kind: 'text', value: 'ID', default: 'moba-1v1', summary: 'the scenario it plays' },
  ],
  examples: ['agent new mine', 'agent new mine --language assemblyscript', 'agent new team --scenario moba-5v5'],
  run: create,
};
