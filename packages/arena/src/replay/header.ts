// The header of a replay file: JSON by these names, read with suspicion because anyone can write one.

import type { Forfeit, MatchResult, ReplayAgent } from './replay.ts';
import { ReplayError } from './replay-error.ts';

export type HeaderFields = {
  readonly scenario: string;
  readonly rules: string;
  /** Decimal */
  readonly seed: string;
  readonly config: Readonly<Record<string, number>>;
  readonly headSizes: readonly number[];
  readonly agents: readonly ReplayAgent[];
  readonly result: MatchResult;
  readonly hash: string;
};

const maxDecisions = 1_000_000;
const maxAgents = 1000;
const maxHeads = 64;

const wrong = (field: string): ReplayError =>
  new ReplayError(
    'corrupt',
    `The replay's header field "${field}" is missing or not what it should be. Get it again from its source.`,
  );

type Fields = Readonly<Record<string, unknown>>;

const record = (value: unknown, field: string): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(field);
  return value as Fields;
};

const list = (value: unknown, field: string, max: number): readonly unknown[] => {
  if (!Array.isArray(value) || value.length === 0 || value.length > max) throw wrong(field);
  return value;
};

const text = (value: unknown, field: string, pattern?: RegExp): string => {
  if (typeof value !== 'string' || value.length > 10_000 || (pattern && !pattern.test(value))) throw wrong(field);
  return value;
};

const whole = (value: unknown, field: string, min: number, max: number): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) throw wrong(field);
  return value;
};

const numbers = (value: unknown, field: string): Readonly<Record<string, number>> => {
  const fields = record(value, field);
  for (const [name, entry] of Object.entries(fields)) {
    if (typeof entry !== 'number' || !Number.isFinite(entry)) throw wrong(`${field}.${name}`);
  }
  return fields as Readonly<Record<string, number>>;
};

const parseForfeit = (value: unknown, agents: number): Forfeit => {
  const fields = record(value, 'result.forfeit');
  return {
    agent: whole(fields['agent'], 'result.forfeit.agent', 0, agents - 1),
    code: text(fields['code'], 'result.forfeit.code'),
    message: text(fields['message'], 'result.forfeit.message'),
    step: whole(fields['step'], 'result.forfeit.step', 0, maxDecisions),
  };
};

const parseResult = (value: unknown, agents: number): MatchResult => {
  const fields = record(value, 'result');
  const agentInfo = list(fields['agentInfo'], 'result.agentInfo', maxAgents);
  if (agentInfo.length !== agents) throw wrong('result.agentInfo');
  const result: MatchResult = {
    winner: whole(fields['winner'], 'result.winner', -1, maxAgents),
    endReason: text(fields['endReason'], 'result.endReason'),
    ticks: whole(fields['ticks'], 'result.ticks', 0, 2 ** 31),
    decisions: whole(fields['decisions'], 'result.decisions', 0, maxDecisions),
    agentInfo: agentInfo.map((row, agent) => numbers(row, `result.agentInfo[${agent}]`)),
  };
  return fields['forfeit'] === undefined ? result : { ...result, forfeit: parseForfeit(fields['forfeit'], agents) };
};

/** Throws ReplayError `corrupt` that names the field. */
export const parseHeader = (value: unknown): HeaderFields => {
  const fields = record(value, 'header');
  const agents = list(fields['agents'], 'agents', maxAgents).map((agent, index) => ({
    name: text(record(agent, `agents[${index}]`)['name'], `agents[${index}].name`),
  }));
  const seed = text(fields['seed'], 'seed', /^\d{1,20}$/);
  if (BigInt(seed) >= 1n << 64n) throw wrong('seed');
  const headSizes = list(fields['headSizes'], 'headSizes', maxHeads);
  return {
    scenario: text(fields['scenario'], 'scenario'),
    rules: text(fields['rules'], 'rules', /^[0-9a-f]{64}$/),
    seed,
    config: numbers(fields['config'], 'config'),
    headSizes: headSizes.map((size, head) => whole(size, `headSizes[${head}]`, 1, 65_534)),
    agents,
    result: parseResult(fields['result'], agents.length),
    hash: text(fields['hash'], 'hash', /^[0-9a-f]{64}$/),
  };
};
