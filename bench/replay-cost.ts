// What a replay costs: its size, the time to verify it, and whether a change of any one byte is noticed.
import { playMatch } from '@jixia/arena';
import { loadAgent } from '@jixia/arena/node';
import { decodeReplay, encodeReplay, verifyDecoded, verifyReplay } from '@jixia/arena/replay';
import { deriveSeed, type LoadedScenario } from '@jixia/env';
import { BenchError } from './bench-error.ts';
import { median, sorted, spread } from './statistics.ts';

export type ReplayBenchOptions = {
  readonly scenario: LoadedScenario;
  /** As in `bot:strong`, one per agent. */
  readonly agents: readonly string[];
  readonly matches: number;
  readonly seed: bigint;
  /** Verifications of every replay; their median counts. */
  readonly repeats: number;
  readonly onMatch?: (done: number) => void;
};

export type ReplayCost = {
  readonly matches: number;
  /** Game time of the median match, seconds. */
  readonly gameSeconds: number;
  /** File size of the median and of the largest replay. */
  readonly sizeBytes: number;
  readonly largestBytes: number;
  /** Median over the matches of size / game time * 10 minutes. */
  readonly bytesPerTenMinutes: number;
  /** Game seconds verified in a second of one thread: x real time, reading the file included. */
  readonly verifySpeed: number;
  readonly verifySpread: number;
  /** Changes of one byte (all its bits) of the shortest replay that were tried, one by one, and those that passed unnoticed. */
  readonly changedBytes: number;
  readonly unnoticed: number;
};

const ten = 600;

/** Turns over every byte of a file in turn. A file that no longer opens is noticed; what opens must fail in the rerun. */
const countUnnoticed = (bytes: Uint8Array, scenario: LoadedScenario): number => {
  let unnoticed = 0;
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at] = (changed[at] as number) ^ 0xff;
    if (verifyReplay(changed, scenario).ok) unnoticed += 1;
  }
  return unnoticed;
};

/** Plays, records and verifies matches. Throws BenchError `wrong_result` where a true replay fails its verification. */
export async function benchReplay(options: ReplayBenchOptions): Promise<ReplayCost> {
  const { scenario, matches, repeats } = options;
  const { ticksPerSecond } = scenario.manifest;
  const factories = await Promise.all(options.agents.map((agent) => loadAgent(agent, scenario)));
  const files: { readonly bytes: Uint8Array; readonly seconds: number }[] = [];
  const speeds: number[] = [];
  for (let match = 0; match < matches; match++) {
    const agents = factories.map((factory) => factory.create());
    const played = await playMatch({ scenario, agents, seed: deriveSeed(options.seed, match) });
    const bytes = encodeReplay(played.replay);
    const seconds = played.ticks / ticksPerSecond;
    files.push({ bytes, seconds });
    for (let repeat = 0; repeat < repeats; repeat++) {
      const start = performance.now();
      const { ok, reason } = verifyDecoded(decodeReplay(bytes), scenario);
      speeds.push(seconds / ((performance.now() - start) / 1000));
      if (!ok) throw new BenchError('wrong_result', `The replay of match ${match} is refused: ${reason}`);
    }
    options.onMatch?.(match + 1);
  }
  const sizes = sorted(files.map(({ bytes }) => bytes.length));
  const shortest = files.reduce((best, file) => (file.bytes.length < best.bytes.length ? file : best));
  return {
    matches,
    gameSeconds: median(files.map(({ seconds }) => seconds)),
    sizeBytes: median(sizes),
    largestBytes: sizes.at(-1) as number,
    bytesPerTenMinutes: median(files.map(({ bytes, seconds }) => (bytes.length / seconds) * ten)),
    verifySpeed: median(speeds),
    verifySpread: spread(speeds),
    changedBytes: shortest.bytes.length,
    unnoticed: countUnnoticed(shortest.bytes, scenario),
  };
}
