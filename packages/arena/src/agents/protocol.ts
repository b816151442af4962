// The messages of docs/agent-protocol.md, version 1: what the host says, and what an agent's answers must look like.

import { type Manifest, suggestion } from '@jixia/env';
import { type AgentFaultCode, ArenaError } from '../arena-error.ts';
import type { EpisodeEnd, EpisodeStart } from './agent.ts';
import type { AgentLimits } from './agent-limits.ts';
import { type ViewPart, viewParts } from './view-writer.ts';

export const protocolVersion = 1;

/** An agent's seed as it goes over the wire: its low 53 bits, a whole number in every language. */
export const wireSeed = (seed: bigint): number => Number(BigInt.asUintN(53, seed));

/** First message: who asks, for which scenario, within which limits. */
export const helloMessage = (manifest: Manifest, limits: AgentLimits): string => {
  const { id, title, rulesHash, agents, teams, ticksPerSecond, observation, actionHeads, masks, config } = manifest;
  const scenario = { id, title, rulesHash, agents, teams, ticksPerSecond, observation, actionHeads, masks, config };
  return JSON.stringify({ type: 'hello', protocol: protocolVersion, scenario, limits });
};

export const resetMessage = (manifest: Manifest, { seed, agentIndex, config }: EpisodeStart): string =>
  JSON.stringify({
    type: 'reset',
    seed: wireSeed(seed),
    seat: agentIndex,
    team: manifest.agents[agentIndex]?.team ?? 0,
    config: config ?? {},
  });

export const endMessage = (manifest: Manifest, seat: number, { result }: EpisodeEnd): string => {
  const { winner, endReason, ticks, decisions, forfeit } = result;
  const team = manifest.agents[seat]?.team ?? 0;
  const outcome = winner < 0 ? 'draw' : winner === team ? 'win' : 'loss';
  const end = { type: 'end', outcome, winner, endReason, ticks, decisions };
  // Of another agent's fault it learns that there was one, not what it said.
  return JSON.stringify(forfeit === undefined ? end : { ...end, forfeit: { seat: forfeit.agent, code: forfeit.code } });
};

/** What an agent may call its own fault; others count as `agent_fault`. */
const faultCodes: Readonly<Record<string, AgentFaultCode | undefined>> = {
  fuel: 'agent_fuel',
  message: 'agent_message',
  output: 'agent_output',
};

type Fields = Readonly<Record<string, unknown>>;

const shown = (text: string): string => (text.length > 300 ? `${text.slice(0, 297)}...` : text);
const shownValue = (value: unknown): string => shown(JSON.stringify(value) ?? String(value));

const refuse = (message: string): never => {
  throw new ArenaError('agent_message', message);
};

/** Reads one line of an agent as the answer `type`. Throws ArenaError `agent_message`, `agent_fault`, `agent_fuel`. */
const parseAnswer = (line: string, type: string): Fields => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    refuse(
      `It answered with a line that is not JSON: ${shown(line)}. Only messages go to stdout; print the rest to stderr.`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse(`It answered with ${shown(line)}, which is no message: { "type": "${type}", ... } was expected.`);
  }
  const fields = value as Fields;
  if (fields['type'] === 'fault') {
    const code = faultCodes[String(fields['code'])] ?? 'agent_fault';
    const message = typeof fields['message'] === 'string' ? fields['message'] : 'it gave no reason';
    throw new ArenaError(code, fields['code'] === undefined ? `It gave up: ${shown(message)}` : shown(message));
  }
  if (fields['type'] !== type) {
    const found = fields['type'] === undefined ? 'no "type"' : `"type": ${shownValue(fields['type'])}`;
    refuse(`It answered with ${found} where "type": "${type}" was expected: ${shown(line)}`);
  }
  return fields;
};

/** What an agent asks to be shown. Throws ArenaError `agent_message`. */
export const parseHello = (line: string): { readonly view: readonly ViewPart[] } => {
  const { protocol, view = ['features', 'legal'] } = parseAnswer(line, 'hello');
  if (protocol !== protocolVersion) {
    refuse(`It speaks protocol ${shownValue(protocol)}; this host speaks ${protocolVersion}.`);
  }
  if (!Array.isArray(view)) {
    return refuse(`Its "view" is ${shownValue(view)}, not a list of ${viewParts.join(', ')}.`);
  }
  for (const part of view) {
    if (viewParts.includes(part)) continue;
    const hint = typeof part === 'string' ? suggestion(part, viewParts) : '';
    refuse(`Its "view" has ${shownValue(part)}, which is none of ${viewParts.join(', ')}.${hint}`);
  }
  return { view: view as ViewPart[] };
};

/** Throws ArenaError `agent_message`. */
export const parseReady = (line: string): void => {
  parseAnswer(line, 'ready');
};

const headValue = (manifest: Manifest, head: number, value: unknown): number => {
  const { name, values } = manifest.actionHeads[head] as Manifest['actionHeads'][number];
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value;
  if (typeof value === 'string') {
    const index = values.indexOf(value);
    if (index >= 0) return index;
    refuse(
      `Its action has ${shownValue(value)} for "${name}".${suggestion(value, values)} Known: ${values.join(', ')}.`,
    );
  }
  return refuse(`Its action has ${shownValue(value)} for "${name}", which takes a whole number or a value's name.`);
};

/**
 * Reads the answer to decision `step` into `action`: whole numbers in head order, or values (numbers or names) by
 * head name, heads left out being 0. A value outside its head counts as an illegal action, not as a fault.
 * Throws ArenaError `agent_message`.
 */
export const parseAction = (line: string, step: number, manifest: Manifest, action: Int32Array): void => {
  const fields = parseAnswer(line, 'action');
  if (fields['step'] !== undefined && fields['step'] !== step) {
    refuse(`It answered for step ${shownValue(fields['step'])} when asked for step ${step}: one answer to each "act".`);
  }
  const { actionHeads } = manifest;
  const given = fields['action'];
  if (Array.isArray(given)) {
    if (given.length !== actionHeads.length) {
      const names = actionHeads.map(({ name }) => name).join(', ');
      refuse(`Its action has ${given.length} values, not ${actionHeads.length}: ${names}.`);
    }
    for (let head = 0; head < actionHeads.length; head++) action[head] = headValue(manifest, head, given[head]);
    return;
  }
  if (typeof given !== 'object' || given === null) {
    refuse(`It answered without an "action" (a list, or values by head name): ${shown(line)}`);
  }
  action.fill(0);
  const names = actionHeads.map(({ name }) => name);
  for (const [name, value] of Object.entries(given as Fields)) {
    const head = names.indexOf(name);
    if (head < 0) {
      refuse(`Its action names a head "${shown(name)}".${suggestion(name, names)} Known: ${names.join(', ')}.`);
    }
    action[head] = headValue(manifest, head, value);
  }
};
