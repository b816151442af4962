// What a new training run is: its description from the options of the call, and the policies that it is given.
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type LoadedScenario, suggestion } from '@jixia/env';
import { algorithmDefaults, resolveTrainConfig, type TrainConfig } from '@jixia/learn';
import { checkRunFits, type RunDescription, type RunPolicies, readRunDescription } from '@jixia/learn/node';
import { CliError } from './cli-error.ts';
import type { Call, Values } from './command.ts';
import { teacherOf } from './commands/train-clone.ts';
import { parseConfig, splitList } from './match-options.ts';
import { readGivenFile } from './read-file.ts';
import { currentCommit, parseOpponents, parseSettings } from './train-options.ts';

export const defaultMinutes = 15;
/** A main exploiter of AlphaStar's is done once it wins this often. */
const exploitedAt = 0.7;

/** 0 = no such limit; null where neither is given. */
export function limitsOf(values: Values): { readonly steps: number; readonly minutes: number } | null {
  const steps = values.optionalNumber('steps');
  const minutes = values.optionalNumber('minutes');
  return steps === undefined && minutes === undefined ? null : { steps: steps ?? 0, minutes: minutes ?? 0 };
}

/** Threads of a run on this machine: half play, half learn. */
function threadsOf(values: Values): { threads: number; collectors: number; matches?: number } {
  const cores = availableParallelism();
  const collectors = values.optionalNumber('workers') ?? Math.max(1, cores >> 1);
  const threads = values.optionalNumber('threads') ?? Math.max(1, cores - collectors);
  const matches = values.optionalNumber('matches');
  return { threads, collectors, ...(matches === undefined ? {} : { matches }) };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The policy of a run folder, or the file itself. */
const policyFileOf = (path: string): string => (isFolder(path) ? join(path, 'policy.onnx') : path);

/** The network's settings of the run that a policy lies in, none where it lies in none. */
function networkSettingsOf(policy: string): Partial<TrainConfig> {
  const config = join(dirname(policy), 'config.json');
  if (!existsSync(config)) return {};
  const { hidden, activation, network, isAgentTold } = readRunDescription(config).training;
  return { hidden, activation, network, isAgentTold };
}

type Source = { readonly name: string; readonly file: string; readonly heroes: readonly string[] };

/** 'runs/a=shigan-wugan,b.onnx' -> teachers. Throws CliError `bad_usage`. */
function parseTeachers(text: string | undefined, { manifest }: LoadedScenario): Source[] {
  if (text === undefined || text.startsWith('bot:')) {
    const found = text === undefined ? 'needs --from' : `cannot learn from "${text}"`;
    throw new CliError(
      'bad_usage',
      `--algorithm distillation ${found}: name run folders or policy files, as in --from runs/a=HERO-HERO,runs/b.`,
    );
  }
  const known = manifest.config.find(({ name }) => name === 'hero0')?.choices ?? [];
  return splitList(text).map((part, index) => {
    const [path = '', list, ...rest] = part.split('=');
    if (path === '' || rest.length > 0) {
      throw new CliError('bad_usage', `--from takes PATH or PATH=HERO-HERO with commas between them, not "${part}".`);
    }
    const file = policyFileOf(path);
    const config = join(dirname(file), 'config.json');
    const pool = existsSync(config) ? readRunDescription(config).training.heroPool : [];
    const heroes = list === undefined ? pool : list.split('-');
    const odd = heroes.find((hero) => !known.includes(hero));
    if (odd !== undefined) {
      const hint = suggestion(odd, known);
      throw new CliError('bad_usage', `--from: ${manifest.id} has no hero "${odd}".${hint}`);
    }
    const stem = isFolder(path) ? basename(resolve(path)) : basename(file, '.onnx');
    return { name: `${index + 1}-${stem.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}`, file, heroes };
  });
}

export type TrainStart = { readonly description: RunDescription; readonly policies: RunPolicies };

/** The run that `--exploit` is to beat, null without. Throws LearnError, CliError. */
function exploited({ values }: Call, scenario: LoadedScenario): { path: string; description: RunDescription } | null {
  const path = values.optionalText('exploit');
  if (path === undefined) return null;
  for (const name of ['opponents', 'settings', 'from']) {
    if (values.optionalText(name) === undefined) continue;
    throw new CliError(
      'bad_usage',
      `--${name} does not go with --exploit: it plays the policy of that run, as it was trained.`,
    );
  }
  const description = readRunDescription(path);
  checkRunFits(description, scenario.manifest, path);
  return { path: resolve(path), description };
}

/** What an exploiter does: nothing but play the one that it is to beat. */
const exploiting = {
  historyShare: 1,
  botShare: 0,
  botWeights: [],
  historyCapacity: 0,
  historyGroups: 1,
  stopAtWinRate: exploitedAt,
};

/** What an exploiter takes from a run that learned from others: what is played and the network. */
const taughtSettings = ({ training }: RunDescription, { entry }: LoadedScenario): Readonly<Record<string, unknown>> => {
  const { match, lineUps, heroPool, hidden, activation, network, isAgentTold } = training;
  return { ...entry.training, match, lineUps, heroPool, hidden, activation, network, isAgentTold };
};

/** Reads what the call says of a new run. Throws CliError, LearnError. */
export async function describeStart(call: Call, scenario: LoadedScenario): Promise<TrainStart> {
  const { values, seed } = call;
  const { manifest } = scenario;
  const target = exploited(call, scenario);
  const settingsFile = values.optionalText('settings');
  const earlier = target?.description ?? (settingsFile === undefined ? null : readRunDescription(settingsFile));
  if (earlier && settingsFile) checkRunFits(earlier, manifest, settingsFile);
  const allBots = scenario.entry.bots.map(({ name }) => name);
  const opponents = values.optionalText('opponents');
  const chosen = opponents === undefined ? null : parseOpponents(opponents, allBots);
  if (seed > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new CliError('bad_usage', `--seed of a training run goes up to ${Number.MAX_SAFE_INTEGER}, not ${seed}.`);
  }
  const config = values.optionalText('config');
  const algorithm = values.optionalText('algorithm');
  const wished = values.optionalText('init') ?? target?.path ?? 'fresh';
  const init = wished === 'fresh' ? null : policyFileOf(wished);
  // Settings of a run that learned from others are not those to learn by playing with.
  const isTaught =
    target !== null && ['behaviour-cloning', 'distillation'].includes(target.description.training.algorithm);
  const base: Readonly<Record<string, unknown>> = {
    ...(isTaught ? taughtSettings(target.description, scenario) : (earlier?.training ?? scenario.entry.training)),
    // Presets of scenarios are made for PPO.
    ...(algorithm === undefined ? {} : { algorithm, ...algorithmDefaults[algorithm] }),
    ...(init === null ? {} : networkSettingsOf(init)),
  };
  const training = resolveTrainConfig({
    ...base,
    ...(limitsOf(values) ?? { steps: 0, minutes: defaultMinutes }),
    ...threadsOf(values),
    ...chosen?.training,
    ...(target ? exploiting : {}),
    ...parseSettings(values.optionalText('set'), base),
    seed: Number(seed),
    ...(config === undefined ? {} : { match: { ...(base['match'] as object | undefined), ...parseConfig(config) } }),
  });
  const isClone = training.algorithm === 'behaviour-cloning';
  const isDistilled = training.algorithm === 'distillation';
  const from = values.optionalText('from');
  if (!isClone && !isDistilled && from !== undefined) {
    throw new CliError(
      'bad_usage',
      '--from goes with --algorithm behaviour-cloning or distillation: others learn by playing.',
    );
  }
  if (isClone && values.optionalText('init') !== undefined) {
    throw new CliError(
      'bad_usage',
      '--init does not go with --algorithm behaviour-cloning: it starts from fresh weights.',
    );
  }
  const teachers = isDistilled ? parseTeachers(from, scenario) : [];
  const description: RunDescription = {
    format: 1,
    scenario: manifest.id,
    rulesHash: manifest.rulesHash,
    commit: currentCommit(),
    bots: target ? [] : (chosen?.bots ?? (isClone ? [] : (earlier?.bots ?? allBots))),
    ...(isClone ? { teacher: teacherOf(from, allBots) } : {}),
    ...(isDistilled ? { teachers: teachers.map(({ name, heroes }) => ({ name, heroes })) } : {}),
    ...(init === null || isClone ? {} : { init }),
    ...(target ? { exploits: target.path } : {}),
    training,
  };
  const read = async (file: string, name: string) => ({ name, bytes: await readGivenFile(file) });
  const policies: RunPolicies = {
    ...(init === null || isClone ? {} : { init: await readGivenFile(init) }),
    guests: target ? [await read(policyFileOf(target.path), 'target')] : [],
    teachers: await Promise.all(teachers.map(({ file, name }) => read(file, name))),
  };
  return { description, policies };
}
