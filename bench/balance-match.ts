// Plays matches of one bot against itself, one after the other in one instance, and keeps of each what a balance report
// needs. Nothing is recorded for replays, so a match costs what bots and rules cost.
import { type Agent, type AgentFactory, agentSeed } from '@jixia/arena';
import { encodeConfig, infoIndex, type LoadedScenario, type Manifest, ScenarioInstance } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import type { BalanceMatch } from './balance-plan.ts';

/** Per seat, from the rules' agent info at the end. */
export const seatFigures = [
  'kills',
  'deaths',
  'assists',
  'totalGold',
  'damageToHeroes',
  'damageToStructures',
  'damageTaken',
  'healing',
] as const;
export type SeatFigure = (typeof seatFigures)[number];

/** One match. Sides are 0 and 1, -1 = neither. Arrays have one value a seat. */
export type BalanceRecord = {
  readonly index: number;
  /** 64 bits, decimal: `jixia match --seed` with these heroes plays this match again. */
  readonly seed: string;
  readonly heroes: readonly string[];
  /** -1 = draw */
  readonly winner: number;
  readonly ticks: number;
  readonly endReason: string;
  /** Side that killed first. */
  readonly firstBlood: number;
  /** Side that took a tower first; -1 also where both did in one decision. */
  readonly firstTower: number;
} & Readonly<Record<SeatFigure, readonly number[]>>;

/** Points of side 0: 1 = won, 0 = lost, 0.5 = draw. */
export const side0Points = ({ winner }: BalanceRecord): number => (winner === 0 ? 1 : winner === 1 ? 0 : 0.5);

/** Positions of the named fields in a record of the render view. */
const fieldsOf = <Name extends string>(fields: readonly string[], ...names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, fields.indexOf(name)])) as Record<Name, number>;

/** Tells which side's tower falls first, from the event log. */
class TowerWatch {
  readonly #instance: ScenarioInstance;
  readonly #event: Record<'kind' | 'target' | 'detail', number>;
  readonly #unit: Record<'slot' | 'kind' | 'team', number>;
  readonly #death: number;
  readonly #tower: number;
  #teams = new Map<number, number>();
  #first = -1;
  #isOver = false;

  constructor(instance: ScenarioInstance) {
    const { render } = instance.manifest;
    this.#instance = instance;
    this.#event = fieldsOf(render.event, 'kind', 'target', 'detail');
    this.#unit = fieldsOf(render.unit, 'slot', 'kind', 'team');
    this.#death = render.eventKinds.indexOf('death');
    this.#tower = render.unitKinds.indexOf('tower');
  }

  /** Side that took a tower first, -1 = none so far. */
  get first(): number {
    return this.#first;
  }

  /** At the start of a match, when all towers stand. */
  begin(): void {
    this.#instance.recordEvents(0);
    this.#teams = this.#standing();
    this.#first = -1;
    this.#isOver = false;
  }

  afterStep(): void {
    if (this.#isOver) return;
    const { eventBuffer, manifest } = this.#instance;
    const length = manifest.render.event.length;
    const end = this.#instance.eventCount() * length;
    let lost = 0;
    for (let at = 0; at < end; at += length) {
      if (eventBuffer[at + this.#event.kind] !== this.#death) continue;
      if (eventBuffer[at + this.#event.detail] !== this.#tower) continue;
      lost |= 1 << (this.#teams.get(eventBuffer[at + this.#event.target] as number) as number);
    }
    // A full log may have dropped a fall.
    if (end >= eventBuffer.length) {
      const standing = this.#standing();
      for (const [slot, team] of this.#teams) if (!standing.has(slot)) lost |= 1 << team;
    }
    if (lost === 0) return;
    this.#first = lost === 1 ? 1 : lost === 2 ? 0 : -1;
    this.#isOver = true;
    this.#instance.recordEvents(-1);
  }

  /** Slot and side of every tower that stands. */
  #standing(): Map<number, number> {
    const { render } = this.#instance.manifest;
    this.#instance.render(0);
    const rows = this.#instance.renderBuffer;
    const units = rows[render.header.indexOf('unitCount')] as number;
    const towers = new Map<number, number>();
    for (let unit = 0; unit < units; unit++) {
      const at = render.header.length + unit * render.unit.length;
      if (rows[at + this.#unit.kind] !== this.#tower) continue;
      towers.set(rows[at + this.#unit.slot] as number, rows[at + this.#unit.team] as number);
    }
    return towers;
  }
}

type Seat = {
  readonly observation: Float32Array;
  readonly mask: Uint8Array;
  readonly action: Int32Array;
};

/** Plays one match after the other; keep one per thread. */
export class BalancePlayer {
  readonly #instance: ScenarioInstance;
  readonly #seats: readonly Seat[];
  readonly #config: MatchConfig;
  readonly #factory: AgentFactory;
  readonly #towers: TowerWatch;
  readonly #figures: readonly (readonly [SeatFigure, number])[];

  /** `factory` makes agents that answer at once: scripted bots. */
  constructor(scenario: LoadedScenario, factory: AgentFactory, config: MatchConfig = {}) {
    const { manifest } = scenario;
    const instance = ScenarioInstance.create(scenario, 1);
    const [observation, mask, heads] = [manifest.observation.size, manifest.masks.size, manifest.actionHeads.length];
    this.#instance = instance;
    this.#config = config;
    this.#factory = factory;
    this.#towers = new TowerWatch(instance);
    this.#figures = seatFigures.map((name) => [name, infoIndex(manifest.agentInfo, name)]);
    this.#seats = manifest.agents.map((_, seat) => ({
      observation: instance.observations.subarray(seat * observation, (seat + 1) * observation),
      mask: instance.masks.subarray(seat * mask, (seat + 1) * mask),
      action: instance.actions.subarray(seat * heads, (seat + 1) * heads),
    }));
  }

  play({ index, seed, heroes }: BalanceMatch): BalanceRecord {
    const instance = this.#instance;
    instance.writeConfig(0, encodeConfig(instance.manifest, { ...this.#config, ...heroFields(heroes) }));
    instance.setSeed(0, seed);
    instance.reset();
    instance.observe();
    this.#towers.begin();
    // Fresh ones, so that a match depends on nothing that was played before it.
    const agents = this.#seats.map(() => this.#factory.create());
    for (const [seat, agent] of agents.entries()) agent.reset({ seed: agentSeed(seed, seat), agentIndex: seat });
    this.#playOn(agents);
    instance.inspect();
    const { manifest } = instance;
    const field = (name: string): number => instance.matchField(0, name);
    const perSeat = this.#figures.map(([name, at]) => {
      const values = this.#seats.map((_, seat) => instance.agentInfo[seat * manifest.agentInfo.length + at] ?? 0);
      return [name, values] as const;
    });
    return {
      index,
      seed: seed.toString(),
      heroes,
      winner: field('winner'),
      ticks: field('tick'),
      endReason: endReasonOf(manifest, field('endReason')),
      firstBlood: field('firstBlood'),
      firstTower: this.#towers.first,
      ...(Object.fromEntries(perSeat) as Record<SeatFigure, number[]>),
    };
  }

  #playOn(agents: readonly Agent[]): void {
    const instance = this.#instance;
    const seats = this.#seats;
    while (instance.terminated[0] === 0 && instance.truncated[0] === 0) {
      instance.actions.fill(0);
      for (let seat = 0; seat < seats.length; seat++) {
        const { observation, mask, action } = seats[seat] as Seat;
        (agents[seat] as Agent).act(observation, mask, action);
      }
      instance.stepObserve();
      this.#towers.afterStep();
    }
  }
}

const heroFields = (heroes: readonly string[]): MatchConfig =>
  Object.fromEntries(heroes.map((hero, seat) => [`hero${seat}`, hero]));

const endReasonOf = (manifest: Manifest, index: number): string => manifest.endReasons[index] ?? 'unknown';
