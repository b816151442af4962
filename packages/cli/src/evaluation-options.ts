// Options that `eval` and `tournament` share, and how their figures are shown.
import { availableParallelism } from 'node:os';
import type { AgentTimes } from '@jixia/arena/node';
import type { Ratings } from '@jixia/arena/ratings';
import { CliError } from './cli-error.ts';
import type { Option, Values } from './command.ts';
import { table } from './output.ts';
import { readGivenFile } from './read-file.ts';

export const evaluationOptions: readonly Option[] = [
  {
    name: 'workers',
    kind: 'whole',
    value: 'N',
    min: 0,
    max: 256,
    summary: 'threads; the result is the same (default one a core)',
  },
  {
    name: 'seeds',
    kind: 'text',
    value: 'FILE',
    summary: 'seeds of the pairs, one whole number a line; results name the set by its SHA-256 and hold no seed',
  },
  { name: 'out', kind: 'text', value: 'DIR', summary: 'folder for every match and the results' },
  { name: 'resume', kind: 'flag', summary: 'go on with the run that the folder holds, wherever it was stopped' },
  { name: 'replays', kind: 'flag', summary: 'write the replay of every match into the folder' },
];

export const workersOf = (values: Values): number => values.optionalNumber('workers') ?? availableParallelism();

/** Reads a set of seeds: one decimal number a line, `#` begins a comment. Throws CliError. */
export async function readSeeds(path: string): Promise<bigint[]> {
  const text = new TextDecoder().decode(await readGivenFile(path));
  const seeds: bigint[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const word = (line.split('#')[0] ?? '').trim();
    if (word === '') continue;
    const seed = /^\d{1,20}$/.test(word) ? BigInt(word) : -1n;
    const where = `"${path}", line ${at + 1}`;
    if (seed < 0n || seed >= 1n << 64n) {
      throw new CliError('bad_usage', `${where}: a seed is a whole number from 0 to 18446744073709551615.`);
    }
    if (seeds.includes(seed)) {
      throw new CliError('bad_usage', `${where}: this seed is there already; its matches would count twice.`);
    }
    seeds.push(seed);
  }
  if (seeds.length === 0) throw new CliError('bad_usage', `"${path}" holds no seeds: write one whole number a line.`);
  return seeds;
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const round = (value: number): string => String(Math.round(value));

/** A table of ratings, best first. */
export function ratingLines({ agents }: Ratings): string[] {
  const isComplete = agents.every(({ nashShare }) => nashShare !== null);
  const head = [
    '',
    'Elo',
    '95 % interval',
    'OpenSkill',
    'won',
    'drawn',
    'lost',
    ...(isComplete ? ['Nash', 'α-rank'] : []),
  ];
  const rows = agents.map(({ name, elo, eloLow, eloHigh, openSkill, wins, draws, losses, nashShare, alphaRank }) => [
    name,
    round(elo),
    `${round(eloLow)} to ${round(eloHigh)}`,
    `${openSkill.mu.toFixed(1)} ± ${openSkill.sigma.toFixed(1)}`,
    String(wins),
    String(draws),
    String(losses),
    ...(isComplete ? [(nashShare ?? 0).toFixed(3), (alphaRank ?? 0).toFixed(3)] : []),
  ]);
  return table([head, ...rows], [1, 2, 3, 4, 5, 6, 7, 8]);
}

/** Who scores what against whom, in percent. */
export function payoffLines({ payoff, agents }: Ratings): string[] {
  const order = agents.map(({ name }) => payoff.names.indexOf(name));
  const head = ['score in %', ...order.map((_, at) => `(${at + 1})`)];
  const rows = order.map((i, at) => [
    `(${at + 1}) ${payoff.names[i]}`,
    ...order.map((j) => {
      const cell = payoff.cells[i]?.[j];
      return cell == null ? '–' : (cell.score * 100).toFixed(1);
    }),
  ]);
  return table(
    [head, ...rows],
    order.map((_, at) => at + 1),
  );
}

const milliseconds = (ms: number): string => (ms >= 100 ? ms.toFixed(0) : ms >= 1 ? ms.toFixed(2) : ms.toFixed(4));

/** How long the agents took to decide. */
export function timeLines(times: readonly AgentTimes[]): string[] {
  if (times.length === 0) return [];
  const rows = times.map(({ name, medianMs, p99Ms, maxMs, decisions }) => [
    name,
    ...[medianMs, p99Ms, maxMs].map(milliseconds),
    String(decisions),
  ]);
  return ['', ...table([['ms a decision', 'median', '99 %', 'longest', 'decisions'], ...rows], [1, 2, 3, 4])];
}

export function cycleLines({ cycles }: Ratings): string[] {
  if (cycles.length === 0)
    return ['No circle: nobody surely beats one who surely beats it, directly or through others.'];
  return cycles.map(
    ({ agents, shortest }) =>
      `A circle of ${agents.length}: ${[...shortest, shortest[0]].join(' beats ')}. One number cannot rank them.`,
  );
}
