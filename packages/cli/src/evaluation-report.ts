// What `eval` says and writes: figures of a duel, ratings of many, pictures.
import { join } from 'node:path';
import { type Evaluation, type HeroMatrix, heatMapSvg, heroMatrix, type SprtOptions } from '@jixia/arena';
import type { EvaluationRun } from '@jixia/arena/node';
import type { Ratings } from '@jixia/arena/ratings';
import { percent } from './evaluation-options.ts';
import { table } from './output.ts';
import { writeWhole } from './write-file.ts';

const decisionTexts = { s1: 'at least', s0: 'at most' } as const;

function sprtLine(found: Evaluation, options: SprtOptions): string {
  const { decision, logLikelihoodRatio, pairs } = found.sprt ?? {
    decision: 'undecided',
    logLikelihoodRatio: 0,
    pairs: 0,
  };
  const rates = `alpha ${options.alpha}, beta ${options.beta}, ${options.variant}`;
  const ratio = `log-likelihood ratio ${logLikelihoodRatio.toFixed(2)}`;
  if (decision === 'undecided') return `Sequential test: undecided after ${pairs} pairs (${ratio}; ${rates})`;
  return `Sequential test: the score is ${decisionTexts[decision]} ${options[decision]}, decided after ${pairs} pairs (${ratio}; ${rates})`;
}

export function duelDocument(found: Evaluation) {
  const { winRate, low, high, wins, losses, draws, pairs, forfeits, byHero, effectiveMatches, bootstrap, sprt } = found;
  const document = { winRate, low, high, wins, losses, draws, pairs, forfeits, effectiveMatches, bootstrap, byHero };
  return sprt === undefined ? document : { ...document, sprt };
}

export function duelLines(a: string, b: string, found: Evaluation, sprt: SprtOptions | undefined): string[] {
  const { winRate, low, high, wins, losses, draws, pairs, forfeits, byHero, effectiveMatches, bootstrap } = found;
  const rows = byHero.map((row) => [`  ${row.hero}`, percent(row.winRate), `${row.matches} matches`]);
  return [
    `${a} against ${b}: ${percent(winRate)} (95 % interval ${percent(low)} to ${percent(high)}, draws count half)`,
    `${wins} wins, ${losses} losses, ${draws} draws in ${pairs} pairs${forfeits > 0 ? `, ${forfeits} by forfeit` : ''}`,
    `worth ${effectiveMatches.toFixed(0)} independent matches; paired bootstrap ${percent(bootstrap.low)} to ${percent(bootstrap.high)}`,
    ...(sprt === undefined ? [] : [sprtLine(found, sprt)]),
    ...(rows.length > 0 && rows.length <= 30 ? ['', ...table(rows, [1, 2])] : []),
  ];
}

const fileName = (agent: string): string => agent.replaceAll(/[^A-Za-z0-9._-]+/g, '-');

export async function writeMatrix(
  dir: string,
  run: EvaluationRun,
): Promise<{ opponent: string; matrix: HeroMatrix; svg: string }[]> {
  const written = [];
  for (const [at, { a, b, evaluation }] of run.meetings.entries()) {
    const matrix = heroMatrix(evaluation.matches);
    const svg = `matrix-${at + 1}-${fileName(b)}.svg`;
    const picture = heatMapSvg({
      title: `${a} against ${b}`,
      rowTitle: `hero of ${a}`,
      columnTitle: `hero of ${b}`,
      rows: [...matrix.ownHeroes, 'all'],
      columns: [...matrix.opponentHeroes, 'all'],
      cells: [
        ...matrix.cells.map((row, own) => [...row, matrix.byOwnHero[own] ?? null]),
        [...matrix.byOpponentHero, { score: evaluation.winRate, low: evaluation.low, high: evaluation.high }],
      ],
    });
    await writeWhole(join(dir, svg), picture);
    written.push({ opponent: b, matrix, svg });
  }
  return written;
}

export async function writeRatings(dir: string, { payoff, ...rated }: Ratings): Promise<void> {
  await writeWhole(join(dir, 'ratings.json'), `${JSON.stringify(rated, null, 2)}\n`);
  await writeWhole(join(dir, 'payoff.json'), `${JSON.stringify(payoff, null, 2)}\n`);
  const order = rated.agents.map(({ name }) => payoff.names.indexOf(name));
  const names = rated.agents.map(({ name }) => name);
  const cells = order.map((i) => order.map((j) => payoff.cells[i]?.[j] ?? null));
  const picture = heatMapSvg({
    title: 'Who beats whom',
    rowTitle: 'agent',
    columnTitle: 'against',
    rows: names,
    columns: names,
    cells,
  });
  await writeWhole(join(dir, 'payoff.svg'), picture);
}
