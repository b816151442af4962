// From a setup to a running session.
import type { LoadedScenario } from '@jixia/env/types';
import { HumanDecider } from '../play/human-decider.ts';
import { createDecider, type Decider } from './decider.ts';
import { Session } from './session.ts';
import { type AgentChoice, choicesOf, configOf, type MatchSetup } from './setup.ts';
import { Simulation } from './simulation.ts';

export type Running = { readonly session: Session; readonly human: HumanDecider | null };

/** The match that greets a visitor: strong against medium, a duel of two different heroes. */
export const firstSetup = (loaded: LoadedScenario, seed: bigint): MatchSetup => {
  const heroes = choicesOf(loaded.manifest, 'hero0');
  const summoners = choicesOf(loaded.manifest, 'summoner0');
  const bot = (name: string): AgentChoice => {
    const entry = loaded.entry.bots.find((candidate) => candidate.name === name) ?? loaded.entry.bots[0];
    return entry ? { kind: 'bot', name: entry.name, title: entry.title } : { kind: 'random' };
  };
  const hero = (key: string, fallback: number): string => (heroes.includes(key) ? key : (heroes[fallback] ?? ''));
  const summoner = summoners[0] ?? '';
  return {
    agents: [bot('strong'), bot('medium')],
    heroes: [hero('liuying', 0), hero('hengshuo', 1)],
    summoners: [summoner, summoner],
    seed,
  };
};

export const startSession = async (loaded: LoadedScenario, setup: MatchSetup): Promise<Running> => {
  let human: HumanDecider | null = null;
  const deciders: Decider[] = [];
  // The deciders are made before the simulation, but only asked once it runs.
  const running: { simulation: Simulation | null } = { simulation: null };
  for (const [side, choice] of setup.agents.entries()) {
    if (choice.kind === 'human') {
      human = new HumanDecider(loaded.manifest, side, () => {
        const simulation = running.simulation as Simulation;
        return simulation.snapshot(simulation.decisions);
      });
      deciders.push(human);
    } else deciders.push(await createDecider(loaded, choice, side, setup.seed));
  }
  const simulation = new Simulation(loaded, configOf(setup), setup.seed, { kind: 'agents', deciders });
  running.simulation = simulation;
  const info = { kind: 'match' as const, agents: setup.agents, humanSide: human?.side ?? -1, fileName: null };
  return { session: new Session(simulation, info), human };
};
