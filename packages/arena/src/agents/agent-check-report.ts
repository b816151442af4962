// What the judge of agents found: one line a check, in the order of the checks.

import type { Episode } from './checked-matches.ts';

/** In the order in which they run. */
export const agentChecks = [
  'load',
  'handshake',
  'actions',
  'ranges',
  'masks',
  'forbidden',
  'seats',
  'reset',
  'at once',
  'repeats',
  'time',
  'ending',
] as const;
export type AgentCheckName = (typeof agentChecks)[number];

export type AgentCheckResult = {
  readonly check: AgentCheckName;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What was seen, or why it failed or was not checked. */
  readonly detail: string;
};

export class CheckReport {
  readonly results: AgentCheckResult[] = [];
  log: string | undefined;
  /** The check under way. */
  current: AgentCheckName = 'load';
  readonly #onCheck: (check: AgentCheckName) => void;

  constructor(onCheck: (check: AgentCheckName) => void) {
    this.#onCheck = onCheck;
  }

  begin(check: AgentCheckName): void {
    this.current = check;
    this.#onCheck(check);
  }

  pass(check: AgentCheckName, detail: string): void {
    this.results.push({ check, status: 'passed', detail });
  }

  skip(check: AgentCheckName, detail: string): void {
    this.results.push({ check, status: 'skipped', detail });
  }

  fail(check: AgentCheckName, detail: string, log?: string): void {
    this.results.push({ check, status: 'failed', detail });
    this.log ??= log;
  }

  judge(check: AgentCheckName, problem: string | null, detail: string): void {
    if (problem === null) this.pass(check, detail);
    else this.fail(check, problem);
  }

  /** True where no agent faulted; otherwise the check has failed. */
  plays(check: AgentCheckName, episodes: readonly Episode[]): boolean {
    const faulty = episodes.find(({ fault }) => fault !== undefined);
    if (faulty?.fault === undefined) return true;
    const { code, message, step } = faulty.fault;
    this.fail(check, `step ${step}: ${code}: ${message}`, faulty.log);
    return false;
  }

  skipRest(reason: string): void {
    const done = new Set(this.results.map(({ check }) => check));
    for (const check of agentChecks) if (!done.has(check)) this.skip(check, reason);
  }
}
