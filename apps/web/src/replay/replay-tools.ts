// Replays on the page: writing the match at hand, opening a file, re-running the proof.
import {
  checkFits,
  decodeReplay,
  encodeReplay,
  ReplayError,
  type ReplayVerification,
  recordActions,
  verifyReplay,
} from '@jixia/arena/replay';
import type { LoadedScenario } from '@jixia/env/types';
import { type SeatAgent, Session } from '../match/session.ts';
import { Simulation } from '../match/simulation.ts';

/** An agent as a replay names it: `bot:strong`, `random`, `human`, `policy:FILE`. */
export const agentLabel = (agent: SeatAgent): string => {
  switch (agent.kind) {
    case 'bot':
      return `bot:${agent.name}`;
    case 'policy':
      return `policy:${agent.fileName}`;
    case 'named':
      return agent.label;
    default:
      return agent.kind;
  }
};

/** The agent that a label means. */
export const agentOf = (loaded: LoadedScenario, label: string): SeatAgent => {
  const bot = loaded.entry.bots.find((entry) => `bot:${entry.name}` === label);
  if (bot) return { kind: 'bot', name: bot.name, title: bot.title };
  return label === 'random' ? { kind: 'random' } : { kind: 'named', label };
};

/** The `.jxr` bytes of a match as far as it has been played. */
export const writeReplay = (session: Session): Uint8Array<ArrayBuffer> => {
  const { loaded, seed, config, actions } = session.simulation;
  const agents = session.info.agents.map((agent) => ({ name: agentLabel(agent) }));
  return encodeReplay(recordActions({ scenario: loaded, seed, config, agents, actions }));
};

/** Which scenario a file is of. Throws ReplayError where it is no replay. */
export const scenarioOfReplay = (bytes: Uint8Array): string => decodeReplay(bytes).setup.scenarioId;

/** Whether a file is the replay of the match with this hash; false for what is no replay. */
export const isReplayOf = (bytes: Uint8Array, hash: string): boolean => {
  try {
    return decodeReplay(bytes).hash === hash;
  } catch (error) {
    if (error instanceof ReplayError) return false;
    throw error;
  }
};

/** Who is said to play a seat, where a page knows better than the file. */
export type SeatLabel = (seat: number, label: string) => string;

/** A session that plays a file. Throws ReplayError where it cannot be read or is of other rules. */
export const openReplaySession = (
  loaded: LoadedScenario,
  fileName: string,
  bytes: Uint8Array,
  labelOf: SeatLabel = (_, label) => label,
): Session => {
  const replay = decodeReplay(bytes);
  checkFits(replay, loaded.manifest);
  const { setup, actions, result, agents } = replay;
  const { decisions, winner, forfeit } = result;
  const simulation = new Simulation(loaded, setup.config, setup.seed, { kind: 'record', actions, decisions });
  return new Session(simulation, {
    kind: 'replay',
    agents: agents.map((agent, seat) => agentOf(loaded, labelOf(seat, agent.name))),
    humanSeat: -1,
    humanSide: -1,
    fileName,
    ...(forfeit === undefined ? {} : { forfeitWinner: winner }),
  });
};

export type Proof = ReplayVerification & { readonly sizeBytes: number; readonly elapsedMs: number };

/** Re-runs the rules over a file and compares every link of its chain. */
export const proveReplay = (bytes: Uint8Array<ArrayBuffer>, loaded: LoadedScenario): Proof => {
  const startMs = performance.now();
  const verification = verifyReplay(bytes, loaded);
  return { ...verification, sizeBytes: bytes.length, elapsedMs: performance.now() - startMs };
};

/** Key of the text that says in the reader's language what is wrong with a replay. */
export const reasonKey = (code: string | undefined): string => {
  switch (code) {
    case 'not_a_replay':
    case 'unknown_scenario':
      return 'error.foreign';
    case 'truncated':
      return 'error.truncated';
    case 'other_rules':
      return 'error.otherRules';
    case 'state_differs':
    case 'ends_early':
    case 'result_differs':
      return 'error.mismatch';
    case 'corrupt':
      return 'error.tampered';
    default:
      return 'error.replay';
  }
};

export const replayErrorCode = (error: unknown): string | undefined =>
  error instanceof ReplayError ? error.code : undefined;
