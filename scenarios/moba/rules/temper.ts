// Finds how a mode tempers its heroes (`content/tempering.ts`): plays strong bots against each other and moves each hero
// towards winning half of its matches. `node bootstrap/node.mjs scenarios/moba/rules/temper.ts MODE [--rounds R]
// [--matches N] [--seed S] [--workers W]` prints the table of that mode.

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { deriveSeed, Random, ScenarioInstance } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import type { ScriptedBot } from '@jixia/env/types';
import { bots } from '../bots/index.ts';
import { teamBots } from '../bots/team/index.ts';
import { HEROES } from '../content/index.ts';
import { TEMPERING } from '../content/tempering.ts';
import { placeFields, SIZES } from '../layout.ts';
import { BOON_COUNT } from './built-modes.ts';
import { type ModeId, slotsOf } from './slots.ts';

/** What the content check allows. */
const [LEAST, MOST] = [60, 150];
/** Logarithm of dealt over what is plain, for a win rate that is off by one in log-odds: first rounds, last rounds. */
const [FIRST_STEP, LAST_STEP] = [0.1, 0.035];

type Job = { readonly seed: bigint; readonly heroes: readonly number[] };
type Round = { readonly jobs: readonly Job[]; readonly strengths: readonly number[] };

/** [dealtPct, takenPct] of a strength: both ways alike. */
export const pctOf = (strength: number): readonly [number, number] => {
  const clamp = (pct: number): number => Math.min(MOST, Math.max(LEAST, Math.round(pct)));
  return [clamp(100 * Math.exp(strength)), clamp(100 * Math.exp(-strength))];
};

type Outcome = { readonly winner: number; readonly ticks: number };

/** Plays matches one by one; `winner` -1 for none. */
const play = async (id: ModeId): Promise<(round: Round) => Outcome[]> => {
  const scenario = await loadScenario(id);
  const { manifest } = scenario;
  const { sizes } = slotsOf(id);
  const { fields } = placeFields(sizes, manifest.config.length, BOON_COUNT);
  const instance = ScenarioInstance.create(scenario, 1);
  const state = new DataView(instance.state.buffer, instance.state.byteOffset, manifest.stateBytes);
  const at = (name: string): number => fields.find((field) => field.name === name)?.offset as number;
  const strong = (sizes.heroesPerTeam === 1 ? bots : teamBots).find(({ name }) => name === 'strong');
  const seats = manifest.agents.map((_, i) => ({
    bot: strong?.create(manifest) as ScriptedBot,
    row: instance.observations.subarray(i * manifest.observation.size, (i + 1) * manifest.observation.size),
    mask: instance.masks.subarray(i * manifest.masks.size, (i + 1) * manifest.masks.size),
    action: instance.actions.subarray(i * manifest.actionHeads.length, (i + 1) * manifest.actionHeads.length),
  }));
  const playOne = ({ seed, heroes }: Job, strengths: readonly number[]): Outcome => {
    instance.configure(0, Object.fromEntries(heroes.map((hero, i) => [`hero${i}`, hero])));
    instance.setSeed(0, seed);
    instance.reset();
    for (const [i, hero] of heroes.entries()) {
      const [dealt, taken] = pctOf(strengths[hero] as number);
      state.setUint16(at('dealtPct') + 2 * i, dealt, true);
      state.setUint16(at('takenPct') + 2 * i, taken, true);
    }
    instance.observe();
    for (const [i, { bot }] of seats.entries()) bot.reset(Number(deriveSeed(seed, i) & 0x7fff_ffffn));
    while (instance.terminated[0] === 0) {
      for (const { bot, row, mask, action } of seats) bot.act(row, mask, action);
      instance.stepObserve();
    }
    instance.inspect();
    return { winner: instance.matchField(0, 'winner'), ticks: instance.matchField(0, 'tick') };
  };
  return ({ jobs, strengths }) => jobs.map((job) => playOne(job, strengths));
};

/** Line-ups of different heroes, each on both sides. */
export const drawJobs = (perSide: number, matches: number, seed: bigint): Job[] => {
  const random = new Random(seed);
  const jobs: Job[] = [];
  let left: number[] = [];
  for (let match = 0; match < matches; match += 2) {
    const heroes: number[] = [];
    while (heroes.length < 2 * perSide) {
      if (left.length === 0) left = HEROES.map((_, i) => i);
      const at = random.nextBelow(left.length);
      const hero = left[at] as number;
      if (heroes.includes(hero)) {
        // The last ones of a deck may all be in the match: begin the next deck.
        if (left.every((other) => heroes.includes(other))) left = HEROES.map((_, i) => i);
        continue;
      }
      left.splice(at, 1);
      heroes.push(hero);
    }
    jobs.push({ seed: deriveSeed(seed, match), heroes });
    jobs.push({ seed: deriveSeed(seed, match + 1), heroes: [...heroes.slice(perSide), ...heroes.slice(0, perSide)] });
  }
  return jobs;
};

const runRound = async (workers: readonly Worker[], round: Round): Promise<Outcome[]> => {
  const share = Math.ceil(round.jobs.length / workers.length);
  const answers = workers.map(
    (worker, i) =>
      new Promise<Outcome[]>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.postMessage({ ...round, jobs: round.jobs.slice(i * share, (i + 1) * share) });
      }),
  );
  return (await Promise.all(answers)).flat();
};

type TemperOptions = {
  readonly id: ModeId;
  readonly rounds: number;
  readonly matches: number;
  readonly seed: bigint;
  readonly workers: number;
  readonly onRound?: (line: string) => void;
};

/** What each hero won of its matches of a round; a match more won and lost, so that no rate is 0 or 1. */
const ratesOf = (jobs: readonly Job[], outcomes: readonly Outcome[], perSide: number): number[] => {
  const games = HEROES.map(() => 2);
  const points = HEROES.map(() => 1);
  for (const [i, { heroes }] of jobs.entries()) {
    const { winner } = outcomes[i] as Outcome;
    for (const [seat, hero] of heroes.entries()) {
      games[hero] = (games[hero] as number) + 1;
      points[hero] = (points[hero] as number) + (winner < 0 ? 0.5 : winner === (seat < perSide ? 0 : 1) ? 1 : 0);
    }
  }
  return games.map((count, hero) => (points[hero] as number) / count);
};

const roundLine = (round: number, rounds: number, outcomes: readonly Outcome[], rates: readonly number[]): string => {
  const lengths = outcomes.map(({ ticks }) => ticks).sort((a, b) => a - b);
  const minutes = ((lengths[lengths.length >> 1] as number) / 900).toFixed(1);
  const sorted = [...rates].sort((a, b) => a - b).map((rate) => (100 * rate).toFixed(0));
  return `round ${round + 1} of ${rounds}: median ${minutes} minutes, win rates ${sorted.join(' ')} %`;
};

/** Strength of each hero that makes all win about half of their matches: the mean of the later rounds. */
export const temper = async (options: TemperOptions): Promise<readonly number[]> => {
  const { id, rounds, matches, seed } = options;
  const perSide = slotsOf(id).sizes.heroesPerTeam;
  const strengths = HEROES.map(({ key }) => Math.log((TEMPERING[id]?.[key]?.[0] ?? 100) / 100));
  const sums = HEROES.map(() => 0);
  const first = Math.floor(rounds / 2);
  const workers = Array.from(
    { length: options.workers },
    () => new Worker(fileURLToPath(import.meta.url), { workerData: { temperedMode: id } }),
  );
  try {
    for (let round = 0; round < rounds; round++) {
      const jobs = drawJobs(perSide, matches, deriveSeed(seed, round));
      const outcomes = await runRound(workers, { jobs, strengths });
      const rates = ratesOf(jobs, outcomes, perSide);
      const step = FIRST_STEP * (LAST_STEP / FIRST_STEP) ** (round / Math.max(1, rounds - 1));
      for (const [h, rate] of rates.entries()) {
        strengths[h] = (strengths[h] as number) - step * Math.log(rate / (1 - rate));
      }
      // Only relations count; their mean stays at plain.
      const mean = strengths.reduce((sum, one) => sum + one, 0) / strengths.length;
      for (const h of strengths.keys()) strengths[h] = (strengths[h] as number) - mean;
      if (round >= first) for (const h of sums.keys()) sums[h] = (sums[h] as number) + (strengths[h] as number);
      options.onRound?.(roundLine(round, rounds, outcomes, rates));
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return sums.map((sum) => sum / (rounds - first));
};

const usage = 'usage: temper.ts MODE [--rounds R] [--matches N] [--seed S] [--workers W]';

const wholeNumber = (name: string, text: string | undefined, preset: number): number => {
  if (text === undefined) return preset;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name} is '${text}', not a whole number from 1 on; ${usage}`);
  return Number(text);
};

const main = async (): Promise<void> => {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: text, matches: text, seed: text, workers: text },
  });
  const id = positionals[0] as ModeId;
  if (!Object.hasOwn(SIZES, id)) throw new Error(`MODE is one of ${Object.keys(SIZES).join(', ')}; ${usage}`);
  const strengths = await temper({
    id,
    rounds: wholeNumber('--rounds', values.rounds, 8),
    matches: wholeNumber('--matches', values.matches, 1000),
    seed: BigInt(wholeNumber('--seed', values.seed, 1)),
    workers: wholeNumber('--workers', values.workers, availableParallelism()),
    onRound: (line) => process.stderr.write(`${line}\n`),
  });
  const rows = HEROES.map(({ key }, h) => `    ${key}: [${pctOf(strengths[h] as number).join(', ')}],`);
  process.stdout.write(`  '${id}': {\n${rows.join('\n')}\n  },\n`);
};

const mode = (workerData as { temperedMode?: ModeId } | null)?.temperedMode;
if (mode !== undefined) {
  const run = await play(mode);
  parentPort?.on('message', (round: Round) => parentPort?.postMessage(run(round)));
} else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
}
