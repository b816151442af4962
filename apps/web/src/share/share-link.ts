// Which address leads to a moment of the match at hand: the shortest that surely shows the same match.
import { decodeReplay } from '@jixia/arena/replay';
import type { LoadedScenario } from '@jixia/env/types';
import { createDecider } from '../match/decider.ts';
import type { SeatAgent, Session } from '../match/session.ts';
import { type AgentChoice, type Pair, seatsOf } from '../match/setup.ts';
import { Simulation } from '../match/simulation.ts';
import { agentLabel, writeReplay } from '../replay/replay-tools.ts';
import { filelessLink, holdingLink, recreatingLink } from './moment-address.ts';

export type ShareLink = {
  /**
   * `seed`: played again from its seed; `replay`: the address holds the replay; `file`: the file must be given, too; `page`:
   * the match has a page of its own.
   */
  readonly kind: 'seed' | 'replay' | 'file' | 'page';
  readonly address: string;
};

const isScripted = (agent: SeatAgent | undefined): agent is Extract<AgentChoice, { kind: 'bot' | 'random' }> =>
  agent?.kind === 'bot' || agent?.kind === 'random';

/** The agent of each side; null where seats of a side differ or cannot be made again from their name. */
const sidesOf = (session: Session): Pair<AgentChoice> | null => {
  const { manifest } = session.simulation.loaded;
  const sides = [0, 1].map((team) => {
    const agents = seatsOf(manifest, team).map((seat) => session.info.agents[seat]);
    const [first] = agents;
    if (!isScripted(first) || agents.some((agent) => agent === undefined || agentLabel(agent) !== agentLabel(first)))
      return null;
    return first;
  });
  const [own, other] = sides;
  return manifest.teams === 2 && own && other ? [own, other] : null;
};

/** What the configuration says beside the defaults, choices by name. */
const ownConfig = (loaded: LoadedScenario, config: Simulation['config']): Record<string, string | number> =>
  Object.fromEntries(
    loaded.manifest.config.flatMap((field) => {
      const value = config[field.name];
      if (value === undefined || value === field.default) return [];
      const name = typeof value === 'number' ? field.choices?.[value] : value;
      return field.choices && name === field.choices[field.default] ? [] : [[field.name, name ?? value]];
    }),
  );

const PAUSE_EVERY_DECISIONS = 200;

/** Plays the match again as the address would, and compares every action. */
const isRecreated = async (session: Session, agents: Pair<AgentChoice>): Promise<boolean> => {
  const { loaded, config, seed, actions: known, decisions } = session.simulation;
  const seated = [];
  for (const side of [0, 1] as const) {
    const seats = seatsOf(loaded.manifest, side);
    seated.push({ seats, decider: await createDecider(loaded, agents[side], seats, seed) });
  }
  const again = new Simulation(loaded, config, seed, { kind: 'agents', seated });
  const stride = decisions === 0 ? 0 : known.length / decisions;
  try {
    while (again.decisions < decisions && !again.isOver) {
      const at = again.decisions;
      await again.step();
      if (again.instance.actions.some((value, place) => value !== known[at * stride + place])) return false;
      if (at % PAUSE_EVERY_DECISIONS === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    return again.decisions === decisions && again.hashHex() === session.simulation.hashHex();
  } finally {
    again.close();
  }
};

/** `fileBytes`: the opened replay; null for a match of this page. */
export const shareLinkOf = async (
  session: Session,
  fileBytes: Uint8Array<ArrayBuffer> | null,
  here: URL,
): Promise<ShareLink> => {
  const { loaded, seed, config } = session.simulation;
  const decision = session.getState().index;
  const agents = sidesOf(session);
  // A match that was started here from bots and a seed is one; of a file it is checked.
  if (agents !== null && (session.info.kind === 'match' || (await isRecreated(session, agents)))) {
    const address = recreatingLink(here, {
      scenario: loaded.manifest.id,
      seed,
      agents: agents.map(agentLabel),
      config: ownConfig(loaded, config),
      decision,
    });
    return { kind: 'seed', address };
  }
  const bytes = fileBytes ?? writeReplay(session);
  const holding = holdingLink(here, bytes, decision);
  if (holding !== null) return { kind: 'replay', address: holding };
  return { kind: 'file', address: filelessLink(here, decodeReplay(bytes).hash, decision) };
};
