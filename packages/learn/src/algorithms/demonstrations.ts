// What a teacher did, for algorithms that imitate: observations, legal values and actions of a scripted bot that plays
// through the environment.

import { type BotEntry, type Manifest, Random, type VectorEnv } from '@jixia/env';
import { ActionSampler, type DecisionRecord } from '../actions/action-sampler.ts';
import { LearnError } from '../learn-error.ts';
import { BotRows } from '../selfplay/opponent-row.ts';
import { learnerRows, type Seat } from '../selfplay/seats.ts';

/** Decisions of a teacher, in no order that matters. */
export type Demonstrations = DecisionRecord & {
  readonly rows: number;
  /** f32 [rows, observation size], raw */
  readonly observations: Float32Array;
  /** i32 [rows, heads] */
  readonly actions: Int32Array;
  /** Decisions that were left out because the action was not legal. */
  readonly illegal: number;
};

export type RecordOptions = {
  /** Its matches start anew; it stays open. */
  readonly env: VectorEnv;
  readonly teacher: BotEntry;
  /** Who the teacher plays against, one drawn for every match; none: the teacher plays all sides, and is recorded on all. */
  readonly opponents?: readonly BotEntry[];
  /** Decisions to keep. */
  readonly rows: number;
  /** Chance of a decision to be kept, above 0 up to 1: neighbours in time are much alike. */
  readonly share: number;
  /**
   * A value of the button that lets the last order go on, and the chance that a decision for it stays, 0..1. A teacher that
   * thinks every few decisions waits in between, and a policy that copies the wait may wait for ever.
   */
  readonly waits?: { readonly button: number; readonly share: number };
  /** Of the environment, the bots and the choice of decisions. */
  readonly seed: bigint;
  readonly signal?: AbortSignal;
  /** Called after every step with the decisions kept so far. */
  readonly onStep?: (kept: number) => void;
};

/** Signals and progress lines get their turn this often. */
const breathMs = 100;
/** Steps without a single decision to keep before recording gives up. */
const barrenSteps = 10_000;

const emptyDemonstrations = (manifest: Manifest, rows: number) => ({
  observations: new Float32Array(rows * manifest.observation.size),
  legal: new Uint8Array(rows * manifest.actionHeads.reduce((total, { size }) => total + size, 0)),
  participation: new Uint8Array(rows * manifest.actionHeads.length),
  actions: new Int32Array(rows * manifest.actionHeads.length),
});

/** Bots seated as `learnerTeam`'s opponents; -1 seats them everywhere. */
const seatsOf = (env: VectorEnv, learnerTeam: (match: number) => number): Seat[] =>
  Array.from({ length: env.matches }, (_, match) => ({ opponent: { kind: 'bot' }, learnerTeam: learnerTeam(match) }));

/** Teacher and opponents at their seats; without opponents the teacher sits everywhere. */
const seatPlayers = (env: VectorEnv, teacher: BotEntry, opponents: readonly BotEntry[], random: Random) => {
  const isMirror = opponents.length === 0;
  const teacherTeam = (match: number): number => (isMirror ? -1 : match % 2);
  const otherTeam = (match: number): number => (isMirror ? -1 : 1 - teacherTeam(match));
  const players = [{ bots: new BotRows(env, seatsOf(env, otherTeam), [teacher]), weights: [1] }];
  if (!isMirror) {
    const weights = opponents.map(() => 1);
    players.push({ bots: new BotRows(env, seatsOf(env, teacherTeam), opponents), weights });
  }
  return {
    /** Rows (match-major) that the teacher plays. */
    teacherRows: isMirror
      ? Int32Array.from({ length: env.matches * env.agentsPerMatch }, (_, row) => row)
      : learnerRows(env.manifest, seatsOf(env, teacherTeam)),
    begin: (match: number): void => {
      for (const { bots, weights } of players) bots.begin(match, weights, random);
    },
    decide: (): void => {
      for (const { bots } of players) bots.decide();
    },
  };
};

/**
 * Records until enough decisions are kept or `signal` aborts; then there are fewer. The teacher's side alternates.
 * Rejects with LearnError `invalid_option`, `collector_failed` where a bot throws or does nothing to learn from
 */
export const recordDemonstrations = async (options: RecordOptions): Promise<Demonstrations> => {
  const { env, teacher, rows: wanted, share, onStep } = options;
  const { manifest } = env;
  if (!Number.isInteger(wanted) || wanted < 1) {
    throw new LearnError('invalid_option', `demonstrations is ${wanted}; it must be a whole number from 1.`);
  }
  const opponents = options.opponents ?? [];
  if (opponents.length > 0 && manifest.teams !== 2) {
    throw new LearnError(
      'invalid_option',
      `${manifest.id} has ${manifest.teams} teams; opponents of a teacher need two.`,
    );
  }
  const random = new Random(options.seed);
  env.reset(options.seed);
  const players = seatPlayers(env, teacher, opponents, random);
  for (let match = 0; match < env.matches; match++) players.begin(match);
  const sampler = new ActionSampler(manifest);
  const kept = emptyDemonstrations(manifest, wanted);
  const { size } = manifest.observation;
  const heads = manifest.actionHeads.length;
  const { waits } = options;
  const buttons = sampler.headSizes[0] as number;
  /** Of the legal decision that was just recorded at `at`. */
  const isWorthKeeping = (at: number, button: number): boolean => {
    let choices = 0;
    for (let other = 0; other < buttons; other++) choices += kept.legal[at * sampler.logitCount + other] as number;
    for (let head = 1; head < heads; head++) choices += kept.participation[at * heads + head] as number;
    // Who has no choice teaches nothing.
    if (choices === 1) return false;
    return button !== waits?.button || random.nextUnit() < waits.share;
  };
  let [count, illegal, barren] = [0, 0, 0];
  let breathedMs = performance.now();
  while (count < wanted && !options.signal?.aborted) {
    players.decide();
    barren += 1;
    for (const row of players.teacherRows) {
      if (count === wanted) break;
      if (share < 1 && random.nextUnit() >= share) continue;
      if (!sampler.recordAction(env.masks, row, env.actions, row, kept, count)) {
        illegal += 1;
        continue;
      }
      if (!isWorthKeeping(count, env.actions[row * heads] as number)) continue;
      kept.observations.set(env.observations.subarray(row * size, (row + 1) * size), count * size);
      kept.actions.set(env.actions.subarray(row * heads, (row + 1) * heads), count * heads);
      count += 1;
      barren = 0;
    }
    if (barren >= barrenSteps) {
      const message = `bot:${teacher.name} made no legal decision to learn from in ${barrenSteps} steps.`;
      throw new LearnError('collector_failed', message);
    }
    env.step();
    for (let match = 0; match < env.matches; match++) {
      if (env.terminated[match] !== 0 || env.truncated[match] !== 0) players.begin(match);
    }
    onStep?.(count);
    if (performance.now() - breathedMs < breathMs) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    breathedMs = performance.now();
  }
  return { rows: count, ...kept, illegal };
};
