// The same match is the same bits however it is run: again, loaded, in a batch, on threads, in the build with checks.

import { deriveSeed, Random } from '../random.ts';
import type { ScenarioInstance } from '../scenario-instance.ts';
import type { VectorEnv } from '../types.ts';
import type { VectorEnvOptions } from '../vector-env.ts';
import { type CheckSubject, firstDifference, instantiate, partOf, RandomPlay } from './check-run.ts';

/** State hash after every decision of one match played alone. */
const hashesOf = (subject: CheckSubject, instance: ScenarioInstance, seed: bigint): bigint[] => {
  const play = new RandomPlay(instance, 0, seed);
  const hashes = [instance.hash(0)];
  while (!play.hasEnded && play.decision < subject.maxDecisions) {
    play.step();
    hashes.push(instance.hash(0));
  }
  return hashes;
};

const compare = (
  subject: CheckSubject,
  check: string,
  what: string,
  a: readonly bigint[],
  b: readonly bigint[],
): void => {
  const at = a.findIndex((hash, decision) => hash !== b[decision]);
  if (at >= 0 || a.length !== b.length) {
    subject.report.fail(check, `${what} differs from decision ${at < 0 ? Math.min(a.length, b.length) : at} on`);
  }
};

/** `seeds`: an episode repeats with its seed, in the same instance and in a new one. */
export const checkSeeds = (subject: CheckSubject, episodes: number): void => {
  const used = instantiate(subject, 1);
  for (let episode = 0; episode < episodes; episode++) {
    const seed = deriveSeed(subject.seed, 3, episode);
    const first = hashesOf(subject, used, seed);
    compare(subject, 'seeds', `seed ${seed} played again`, first, hashesOf(subject, used, seed));
    compare(
      subject,
      'seeds',
      `seed ${seed} in a new instance`,
      first,
      hashesOf(subject, instantiate(subject, 1), seed),
    );
  }
};

/** `debug build`: the build with bounds checks goes through the same states. */
export const checkDebugBuild = (subject: CheckSubject, debugModule: WebAssembly.Module, episodes: number): void => {
  for (let episode = 0; episode < episodes; episode++) {
    const seed = deriveSeed(subject.seed, 4, episode);
    const release = hashesOf(subject, instantiate(subject, 1), seed);
    const debug = hashesOf(subject, instantiate(subject, 1, debugModule), seed);
    compare(subject, 'debug build', `seed ${seed} in the debug build`, release, debug);
  }
};

/** `save and load`: a state block carries all; loaded into a new instance the match goes on as it would have. */
export const checkSaveLoad = (subject: CheckSubject, episodes: number): void => {
  for (let episode = 0; episode < episodes; episode++) {
    const original = instantiate(subject, 2);
    const random = new Random(deriveSeed(subject.seed, 5, episode));
    const play = new RandomPlay(original, 1, deriveSeed(subject.seed, 5, episode, 1));
    const steps = 1 + random.nextBelow(Math.max(1, subject.maxDecisions >> 1));
    while (play.decision < steps && !play.hasEnded) play.step();
    const copy = instantiate(subject, 3);
    copy.reset();
    copy.loadState(2, original.saveState(1));
    for (let decision = 0; decision < 100 && !play.hasEnded; decision++) {
      copy.observe(2, 1);
      const rows = partOf(copy.observations, copy, 2);
      const at = firstDifference(rows, partOf(original.observations, original, 1));
      if (at >= 0) subject.report.fail('save and load', `observation value ${at} differs after loading: ${play.place}`);
      if (firstDifference(partOf(copy.masks, copy, 2), partOf(original.masks, original, 1)) >= 0) {
        subject.report.fail('save and load', `masks differ after loading: ${play.place}`);
      }
      play.draw();
      partOf(copy.actions, copy, 2).set(partOf(original.actions, original, 1));
      original.stepObserve(1, 1);
      copy.step(2, 1);
      play.decision += 1;
      if (copy.hash(2) !== original.hash(1)) {
        subject.report.fail('save and load', `the loaded match runs differently: ${play.place}`);
        break;
      }
    }
  }
};

/** `batch`: a match among others, stepped in one call, is the match alone; its neighbours do not move it. */
export const checkBatch = (subject: CheckSubject, matches: number): void => {
  const seeds = Array.from({ length: matches }, (_, match) => deriveSeed(subject.seed, 6, match));
  const decisions = Math.min(subject.maxDecisions, 400);
  const limited = { ...subject, maxDecisions: decisions };
  const alone = seeds.map((seed) => hashesOf(limited, instantiate(subject, 1), seed));
  const batch = instantiate(subject, matches);
  const plays = seeds.map((seed, match) => new RandomPlay(batch, match, seed));
  const together = seeds.map((_, match) => [batch.hash(match)]);
  for (let decision = 0; decision < decisions; decision++) {
    const hadEnded = plays.map((play) => play.hasEnded);
    for (const play of plays) play.draw();
    batch.stepObserve();
    for (let match = 0; match < matches; match++) {
      if (!hadEnded[match]) together[match]?.push(batch.hash(match));
    }
  }
  for (const [match, hashes] of alone.entries()) {
    compare(subject, 'batch', `match ${match} of ${matches} (seed ${seeds[match]})`, hashes, together[match] ?? []);
  }
};

/** `reading`: looking at a match changes no byte of any state. */
export const checkReading = (subject: CheckSubject): void => {
  const instance = instantiate(subject, 2);
  const plays = [0, 1].map((match) => new RandomPlay(instance, match, deriveSeed(subject.seed, 7, match)));
  const readings: readonly [string, () => unknown][] = [
    ['observe', () => instance.observe()],
    ['inspect', () => instance.inspect()],
    ['hash', () => instance.hash(0)],
    ['render', () => instance.render(0)],
    ['events', () => instance.eventCount()],
    ['recordEvents', () => instance.recordEvents(1)],
    ['recordEvents', () => instance.recordEvents(-1)],
  ];
  for (let round = 0; round < 20; round++) {
    for (let step = 0; step < 10; step++) {
      for (const play of plays) if (!play.hasEnded) play.step();
    }
    for (const [name, read] of readings) {
      const before = instance.state.slice();
      read();
      const at = firstDifference(instance.state, before);
      if (at >= 0)
        subject.report.fail('reading', `${name} changed byte ${at % subject.manifest.stateBytes}: ${plays[0]?.place}`);
    }
  }
  const [seed0] = [deriveSeed(subject.seed, 7, 0)];
  const limited = { ...subject, maxDecisions: 200 };
  const silent = instantiate(subject, 1);
  const recorded = instantiate(subject, 1);
  recorded.recordEvents(0);
  compare(
    subject,
    'reading',
    `seed ${seed0} with events recorded`,
    hashesOf(limited, silent, seed0),
    hashesOf(limited, recorded, seed0),
  );
};

const vectorRun = async (
  subject: CheckSubject,
  make: (options: VectorEnvOptions) => VectorEnv,
  workers: number,
): Promise<(Float32Array | Uint8Array)[]> => {
  const { scenario, manifest, seed } = subject;
  const env = make({ scenario, matches: 7, seed, workers, central: manifest.central !== undefined });
  try {
    env.reset();
    const random = new Random(deriveSeed(seed, 8));
    const rows: (Float32Array | Uint8Array)[] = [env.observations.slice()];
    for (let step = 0; step < 60; step++) {
      for (let index = 0; index < env.actions.length; index++) {
        env.actions[index] = random.nextBelow(manifest.actionHeads[index % manifest.actionHeads.length]?.size ?? 1);
      }
      env.step();
      rows.push(
        env.observations.slice(),
        env.masks.slice(),
        env.rewards.slice(),
        env.rewardItems.slice(),
        env.terminated.slice(),
        env.centralStates?.slice() ?? new Float32Array(0),
      );
    }
    return rows;
  } finally {
    await env.close();
  }
};

/** `workers`: no thread, one thread and two give the same rows. */
export const checkWorkers = async (
  subject: CheckSubject,
  make: (options: VectorEnvOptions) => VectorEnv,
): Promise<void> => {
  const expected = await vectorRun(subject, make, 0);
  for (const workers of [1, 2]) {
    const rows = await vectorRun(subject, make, workers);
    const at = rows.findIndex((row, index) => firstDifference(row, expected[index] as Float32Array | Uint8Array) >= 0);
    if (at >= 0) subject.report.fail('workers', `${workers} workers differ from none after ${Math.ceil(at / 6)} steps`);
  }
};
