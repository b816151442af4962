// From a setup to a running session.
import type { LoadedScenario } from '@jixia/env/types';
import { HumanDecider } from '../play/human-decider.ts';
import { createDecider, type Seated } from './decider.ts';
import { Session } from './session.ts';
import { configOf, type MatchSetup, seatsOf, sideOfSeat } from './setup.ts';
import { Simulation } from './simulation.ts';

export type Running = { readonly session: Session; readonly human: HumanDecider | null };

export const startSession = async (loaded: LoadedScenario, setup: MatchSetup): Promise<Running> => {
  const { manifest } = loaded;
  const seated: Seated[] = [];
  for (const side of [0, 1] as const) {
    const seats = seatsOf(manifest, side).filter((seat) => seat !== setup.humanSeat);
    if (seats.length === 0) continue;
    seated.push({ seats, decider: await createDecider(loaded, setup.agents[side], seats, setup.seed) });
  }
  let human: HumanDecider | null = null;
  // The deciders are made before the simulation, but only asked once it runs.
  const running: { simulation: Simulation | null } = { simulation: null };
  if (setup.humanSeat >= 0) {
    human = new HumanDecider(manifest, setup.humanSeat, () => {
      const simulation = running.simulation as Simulation;
      return simulation.snapshot(simulation.decisions);
    });
    seated.push({ seats: [setup.humanSeat], decider: human });
  }
  const simulation = new Simulation(loaded, configOf(manifest, setup), setup.seed, { kind: 'agents', seated });
  running.simulation = simulation;
  const agents = manifest.agents.map(({ team }, seat) =>
    seat === setup.humanSeat ? { kind: 'human' as const } : setup.agents[team === 1 ? 1 : 0],
  );
  const info = {
    kind: 'match' as const,
    agents,
    humanSeat: setup.humanSeat,
    humanSide: setup.humanSeat < 0 ? -1 : sideOfSeat(manifest, setup.humanSeat),
    fileName: null,
  };
  return { session: new Session(simulation, info), human };
};
