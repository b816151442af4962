// Where the time of a scenario's steps goes: rules and rows apart, and each source file of the rules, from a profile of a
// build that keeps function names. Same code as the release build, so the shares hold for it; rates do not come from here.
import { readFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { episodeSeed, type LoadedScenario, ScenarioInstance } from '@jixia/env';
import { BenchError } from './bench-error.ts';
import { RowSampler } from './row-sampler.ts';
import { median } from './statistics.ts';

export type PhaseOptions = {
  readonly scenario: LoadedScenario;
  readonly matches: number;
  readonly seed: bigint;
  /** Decisions that are measured, after as many to warm up. */
  readonly decisions: number;
};

export type EnvPhases = {
  /** CPU microseconds of one match-step: what runs the rules, and what writes observation and mask rows. */
  readonly stepMicroseconds: number;
  readonly observeMicroseconds: number;
  /** Of the module's time, by source file of the rules, largest first. */
  readonly files: readonly { readonly file: string; readonly share: number }[];
};

const namedModule = async ({ entry, manifest }: LoadedScenario): Promise<WebAssembly.Module> => {
  const url = new URL(entry.moduleUrl.href.replace(/\.wasm$/, '.names.wasm'));
  try {
    return await WebAssembly.compile(await readFile(url));
  } catch (cause) {
    throw new BenchError(
      'bad_option',
      `${manifest.id} has no build with function names. Make it: npm run build:scenarios -- --names`,
      { cause },
    );
  }
};

const cpuMicroseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Profiles `decisions` decisions under random legal actions, in this thread. Throws BenchError `bad_option`. */
export const profileEnv = async ({ scenario, matches, seed, decisions }: PhaseOptions): Promise<EnvPhases> => {
  const module = await namedModule(scenario);
  const { manifest } = scenario;
  const instance = ScenarioInstance.create({ ...scenario, module }, matches);
  for (let match = 0; match < matches; match++) instance.setSeed(match, episodeSeed(seed, match, 0));
  instance.reset();
  instance.observe();
  const sampler = new RowSampler(manifest, seed, matches * instance.agentsPerMatch);
  const [steps, rows]: [number[], number[]] = [[], []];
  const decide = (): void => {
    sampler.draw(instance.masks, instance.actions);
    const begin = cpuMicroseconds();
    instance.step();
    const stepped = cpuMicroseconds();
    instance.observe();
    steps.push((stepped - begin) / matches);
    rows.push((cpuMicroseconds() - stepped) / matches);
    // Ended matches would make the rest look cheap.
    for (let match = 0; match < matches; match++) if (instance.terminated[match] === 1) instance.reset(match, 1);
  };
  for (let decision = 0; decision < decisions; decision++) decide();
  steps.length = 0;
  rows.length = 0;
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  for (let decision = 0; decision < decisions; decision++) decide();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [i, node] of (profile.samples ?? []).entries()) {
    const frame = names.get(node);
    if (!frame?.url.startsWith('wasm')) continue;
    // Such as `moba/assembly/vision/computeVision`.
    const file = frame.functionName.split('/').slice(0, -1).join('/') || frame.functionName;
    const passed = profile.timeDeltas?.[i] ?? 0;
    times.set(file, (times.get(file) ?? 0) + passed);
    total += passed;
  }
  const files = [...times].map(([file, time]) => ({ file, share: time / total }));
  files.sort((a, b) => b.share - a.share || (a.file < b.file ? -1 : 1));
  return { stepMicroseconds: median(steps), observeMicroseconds: median(rows), files };
};
