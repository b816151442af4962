// The judge of agents: whether one keeps docs/agent-protocol.md, whatever its kind, as a list of what holds and what not.

import { deriveSeed, type LoadedScenario } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import type { AgentFactory } from './agent.ts';
import { type AgentCheckName, type AgentCheckResult, agentChecks, CheckReport } from './agent-check-report.ts';
import { defaultLimits } from './agent-limits.ts';
import type { AgentSpec } from './agent-spec.ts';
import { formatAgentSpec } from './agent-spec.ts';
import { CheckOverdue, checkPace } from './check-pace.ts';
import { CheckedMatches, type Episode } from './checked-matches.ts';
import { type AgentHost, prepareAgent } from './prepare-agent.ts';

export type AgentCheck = {
  readonly ok: boolean;
  /** As replays name it; the specification where it could not be loaded. */
  readonly agent: string;
  readonly scenario: string;
  readonly checks: readonly AgentCheckResult[];
  readonly failures: readonly { readonly check: AgentCheckName; readonly detail: string }[];
  /** Wall-clock time of one decision, milliseconds; null where none was made. */
  readonly timing: {
    readonly decisions: number;
    readonly medianMs: number;
    readonly p99Ms: number;
    readonly maxMs: number;
  } | null;
  /** The last it wrote to stderr before the first failure. */
  readonly log?: string;
};

export type AgentCheckOptions = {
  /** All that is drawn at random comes from it; default 1. */
  readonly seed?: bigint;
  /** Decisions of the long match; default 4000. */
  readonly maxDecisions?: number;
  /** Decisions of the others at most; default 300. */
  readonly shortDecisions?: number;
  /** For all checks together; default without end. One that is under way then fails. */
  readonly totalMs?: number;
  /** Ends the checks: the call rejects with its reason. */
  readonly signal?: AbortSignal;
  readonly onCheck?: (check: AgentCheckName) => void;
};

const leftAfter = 20;
/** Share of the decisions that must be in time: a match lasts longer than this suite. */
const timelyShare = 0.99;

/** What a person with the agent at hand can mend; all else is the host's trouble and is thrown. */
const isOfAgent = (error: unknown): error is ArenaError =>
  error instanceof ArenaError && ['bad_agent', 'bad_archive', 'bad_policy'].includes(error.code);

/** Where the same questions were answered differently: null where nowhere. */
const differs = (a: Episode, b: Episode, when: string): string | null => {
  const length = Math.min(a.actions.length, b.actions.length);
  for (let step = 0; step < length; step++) {
    const [one, other] = [a.actions[step] as readonly number[], b.actions[step] as readonly number[]];
    if (one.some((value, head) => value !== other[head])) {
      return `step ${step}: it did [${one.join(', ')}] and ${when}, with the same seed, [${other.join(', ')}]`;
    }
  }
  return a.actions.length === b.actions.length ? null : `${when} it made ${b.actions.length} decisions, not ${length}`;
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;

const timingOf = (episodes: readonly Episode[]): AgentCheck['timing'] => {
  const times = episodes.flatMap(({ decisionMs }) => decisionMs).sort((a, b) => a - b);
  if (times.length === 0) return null;
  const [medianMs, p99Ms] = [quantile(times, 0.5), quantile(times, timelyShare)];
  return { decisions: times.length, medianMs, p99Ms, maxMs: times.at(-1) as number };
};

const judgeTime = (report: CheckReport, timing: NonNullable<AgentCheck['timing']>, factory: AgentFactory): void => {
  const { decisionMs } = factory.limits ?? defaultLimits;
  const { medianMs, p99Ms, maxMs, decisions } = timing;
  const found = `median ${medianMs.toFixed(2)} ms, 99 % within ${p99Ms.toFixed(2)} ms, longest ${maxMs.toFixed(1)} ms`;
  const problem = `${found} over ${decisions} decisions, but "decisionMs" is ${decisionMs}: overtime would run out`;
  report.judge('time', p99Ms <= decisionMs ? null : problem, `${found}; allowed ${decisionMs} ms`);
};

const judgeEnding = async (report: CheckReport, factory: AgentFactory): Promise<void> => {
  report.begin('ending');
  if (factory.closeAll === undefined) {
    report.skip('ending', 'it has no process of its own');
    return;
  }
  const unclean = (await factory.closeAll()).find(({ isClean }) => !isClean);
  report.judge('ending', unclean?.how ?? null, 'it ended by itself when it was told to');
};

const judgeRepeats = async (
  report: CheckReport,
  matches: CheckedMatches,
  factory: AgentFactory,
  [first, after]: readonly [Episode, Episode],
  decisions: number,
): Promise<void> => {
  const anew = await matches.playAnew({ seat: 0, seed: first.seed, decisions });
  if (!report.plays('repeats', [anew])) return;
  const problem = differs(first, anew, 'started anew') ?? differs(first, after, 'after a match that was left');
  if (factory.isDeterministic === true) report.judge('repeats', problem, 'the same seed gives the same actions');
  else {
    const saw = problem === null ? 'it did repeat' : `it did not repeat: ${problem}`;
    report.skip('repeats', `its agent.json does not claim "deterministic": true; ${saw}`);
  }
};

const runChecks = async (
  report: CheckReport,
  matches: CheckedMatches,
  factory: AgentFactory,
  { seed = 1n, maxDecisions = 4000, shortDecisions: mostShort = 300 }: AgentCheckOptions,
): Promise<AgentCheck['timing']> => {
  const seats = matches.seats;
  const shortDecisions = Math.min(mostShort, maxDecisions);
  report.begin('handshake');
  const first = await matches.play({ seat: 0, seed: deriveSeed(seed, 0), decisions: shortDecisions });
  const isStarted = first.actions.length > 0 || first.fault === undefined;
  if (!isStarted) {
    report.plays('handshake', [first]);
    report.skipRest('it did not get as far as its first decision');
    return null;
  }
  report.pass('handshake', 'it started, answered, and decided');
  report.begin('actions');
  const long = await matches.play({ seat: 0, seed: deriveSeed(seed, 1), decisions: maxDecisions, isBesideBot: true });
  const played = [first, long];
  if (!report.plays('actions', played)) {
    report.skipRest('it could not play its matches');
    return timingOf(played);
  }
  const decisions = played.reduce((sum, { actions }) => sum + actions.length, 0);
  report.pass('actions', `${decisions} decisions were answered as the protocol wants it`);
  report.judge('ranges', first.outOfRange ?? long.outOfRange, 'every value lies inside its head');
  report.judge('masks', first.illegal ?? long.illegal, 'every action was legal');
  report.begin('forbidden');
  report.judge('forbidden', ...(await matches.forbid(long)));
  report.begin('seats');
  const others: Episode[] = [];
  for (let seat = 1; seat < seats; seat++) {
    others.push(await matches.play({ seat, seed: deriveSeed(seed, 10 + seat), decisions: shortDecisions }));
  }
  if (report.plays('seats', others)) {
    const problem = others.map(({ illegal }) => illegal).find((found) => found !== null) ?? null;
    report.judge('seats', problem, `it plays all ${seats} seats`);
  }
  report.begin('reset');
  const left = await matches.play({ seat: 0, seed: deriveSeed(seed, 2), decisions: leftAfter, isLeft: true });
  const after = await matches.play({ seat: 0, seed: first.seed, decisions: shortDecisions });
  if (report.plays('reset', [left, after])) report.pass('reset', 'it begins anew after a match that was left');
  report.begin('at once');
  const together = await matches.playTogether(deriveSeed(seed, 3), shortDecisions);
  if (report.plays('at once', together)) report.pass('at once', `${seats} of it play in one match`);
  report.begin('repeats');
  await judgeRepeats(report, matches, factory, [first, after], shortDecisions);
  report.begin('time');
  const timing = timingOf([...played, ...others, after]);
  if (timing !== null) judgeTime(report, timing, factory);
  return timing;
};

/**
 * Plays matches with an agent and judges it. What is wrong with the agent is in the result; throws ArenaError for what is
 * not: `unknown_agent`, `no_sandbox`, `sandbox_failed`.
 */
export const checkAgent = async (
  spec: AgentSpec,
  scenario: LoadedScenario,
  host: AgentHost = {},
  options: AgentCheckOptions = {},
): Promise<AgentCheck> => {
  const pace = checkPace(options.totalMs ?? Number.POSITIVE_INFINITY, options.signal);
  const report = new CheckReport(options.onCheck ?? (() => undefined));
  let agent = formatAgentSpec(spec);
  let timing: AgentCheck['timing'] = null;
  report.begin('load');
  let factory: AgentFactory | null = null;
  try {
    factory = await prepareAgent(spec, scenario, host);
  } catch (error) {
    if (!isOfAgent(error)) throw error;
    report.fail('load', error.message);
    report.skipRest('it could not be loaded');
  }
  if (factory !== null) {
    agent = factory.name;
    report.pass('load', `${agent} can play ${scenario.manifest.id}`);
    const prepare = (): Promise<AgentFactory> => prepareAgent(spec, scenario, host);
    const matches = new CheckedMatches(scenario, factory, prepare, pace);
    try {
      timing = await runChecks(report, matches, factory, options);
      await matches.leave();
      if (report.results.every(({ check }) => check !== 'ending')) await judgeEnding(report, factory);
    } catch (error) {
      if (!(error instanceof CheckOverdue)) throw error;
      report.fail(report.current, error.message);
      report.skipRest('there was no time left');
    } finally {
      await matches.leave();
      await factory.close();
    }
  }
  const checks = [...report.results].sort((a, b) => agentChecks.indexOf(a.check) - agentChecks.indexOf(b.check));
  const failures = checks.filter(({ status }) => status === 'failed').map(({ check, detail }) => ({ check, detail }));
  const log = report.log === undefined ? {} : { log: report.log };
  return { ok: failures.length === 0, agent, scenario: scenario.manifest.id, checks, failures, timing, ...log };
};
