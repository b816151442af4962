// One match of the debug build for rule tests: any field of the state by name, units put where a test wants them,
// actions by name, one tick a step.
import { instantiateModule, type MatchConfig, ScenarioInstance } from '@jixia/env';
import type { Manifest } from '@jixia/env/types';
import { ABILITIES, HEROES, MONSTERS } from '../content/index.ts';
import type { PlacedField } from '../layout.ts';
import { CREEPS } from '../numbers.ts';
import { UNIT_KINDS } from '../render-schema.ts';
import { actionHeads, BUTTONS } from '../spec.ts';
import { type BuiltMode, builtModes } from './built-modes.ts';
import { BLUE, MID_X, MID_Z, type ModeId, NEVER, RED, type Slots, slotsOf } from './slots.ts';

export { BOON_COUNT } from './built-modes.ts';
export * from './slots.ts';

export type Button = (typeof BUTTONS)[number];
/** Head values by meaning: x and z are odd, -15 to 15, in the acting side's view; `target` by its name. */
export type Order = { readonly button: Button; readonly x?: number; readonly z?: number; readonly target?: string };

export const order = (button: Button, rest: Omit<Order, 'button'> = {}): Order => ({ button, ...rest });
export const GO_ON = order('none2');
export const STAND = order('none');

export const manifestOf = (id: ModeId): Manifest => builtModes[id].manifest;
export const rulesManifest: Manifest = manifestOf('moba-1v1');
export const TARGETS = builtModes['moba-1v1'].targets;
export const HEADS = actionHeads(slotsOf('moba-1v1').sizes).length;
const FAR_CM = -12000;

export const heroIdOf = (key: string): number => HEROES.findIndex((hero) => hero.key === key);
export const abilityIdOf = (key: string): number => ABILITIES.findIndex((ability) => ability.key === key);
export const monsterIdOf = (key: string): number => MONSTERS.findIndex((monster) => monster.key === key);

/** How a state field is read from and written to its block. */
const CODEC: Record<PlacedField['type'], readonly [bytes: number, read: string, write: string]> = {
  i32: [4, 'getInt32', 'setInt32'],
  i16: [2, 'getInt16', 'setInt16'],
  u16: [2, 'getUint16', 'setUint16'],
  i8: [1, 'getInt8', 'setInt8'],
  u8: [1, 'getUint8', 'setUint8'],
  f32: [4, 'getFloat32', 'setFloat32'],
  i64: [8, 'getBigUint64', 'setBigUint64'],
};
type Accessors = Record<string, (at: number, ...rest: (number | bigint | boolean)[]) => number | bigint>;

export class RulesMatch {
  readonly instance: ScenarioInstance;
  readonly manifest: Manifest;
  readonly slots: Slots;
  readonly #mode: BuiltMode;
  readonly #state: Accessors;

  /** One tick a decision and no gold to start with, unless given. */
  constructor(config: MatchConfig = {}, seed = 1n, id: ModeId = 'moba-1v1') {
    this.#mode = builtModes[id];
    this.manifest = this.#mode.manifest;
    this.slots = this.#mode.slots;
    this.instance = new ScenarioInstance(this.manifest, instantiateModule(this.#mode.module, this.manifest), 1);
    const { buffer, byteOffset } = this.instance.state;
    this.#state = new DataView(buffer, byteOffset, this.manifest.stateBytes) as unknown as Accessors;
    this.restart(config, seed);
  }

  restart(config: MatchConfig = {}, seed = 1n): void {
    this.instance.configure(0, { decisionIntervalTicks: 1, startGold: 0, ...config });
    this.instance.setSeed(0, seed);
    this.instance.reset();
    // Rules are tested on heroes as they are; how modes temper them is one rule of its own, HR12.
    const { heroesPerTeam } = this.slots.sizes;
    for (let h = 0; h < 2 * heroesPerTeam; h++) {
      this.set('dealtPct', h, Number(config[`damagePct${h < heroesPerTeam ? 0 : 1}`] ?? 100));
      this.set('takenPct', h, 100);
    }
  }

  /** A field of the state, at unit slot, hero index, or index of whatever the field is over. */
  get(name: string, index = 0): number {
    const [at, type] = this.#at(name, index);
    return Number(this.#state[CODEC[type][1]]?.(at, true));
  }

  set(name: string, index: number, value: number): void {
    const [at, type] = this.#at(name, index);
    this.#state[CODEC[type][2]]?.(at, type === 'i64' ? BigInt(value) : value, true);
    if (this.get(name, index) !== value) throw new Error(`rules test: ${name} (${type}) cannot hold ${value}`);
  }

  #at(name: string, index: number): readonly [at: number, type: PlacedField['type']] {
    const field = this.#mode.fields.get(name);
    if (!field) throw new Error(`rules test: no field '${name}' in layout.ts`);
    if (index < 0 || index >= field.length) throw new Error(`rules test: ${name}[${index}] of ${field.length}`);
    return [field.offset + index * CODEC[field.type][0], field.type];
  }

  get tick(): number {
    return this.get('tick');
  }

  x(slot: number): number {
    return (this.get('x', slot) - 1) / 256;
  }

  z(slot: number): number {
    return (this.get('z', slot) - 1) / 256;
  }

  /** Puts a unit at a place in world centimetres, seen at once by whom a fresh look would let see it. */
  put(slot: number, xCm: number, zCm: number): void {
    this.set('x', slot, xCm * 256 + 1);
    this.set('z', slot, zCm * 256 + 1);
    this.set('brush', slot, this.#mode.map.patchAt(xCm, zCm));
    this.set('place', slot, (zCm << 16) | (xCm & 0xffff));
    this.set('seenBy', slot, 0);
  }

  /** 1v1: both heroes in mid-lane, the second `gapCm` to the right, without regeneration; nothing comes for long. */
  duel(gapCm: number): void {
    this.quiet();
    for (const h of [0, 1]) {
      this.set('hpRegen', h, 0);
      this.set('manaRegen', h, 0);
    }
    this.put(BLUE, MID_X, MID_Z);
    this.put(RED, MID_X + gapCm, MID_Z);
    this.wait(1);
  }

  /** No wave, no monster comes, no hero's passive is ready. */
  quiet(): void {
    const { heroesPerTeam, monsters } = this.slots.sizes;
    this.set('nextWave', 0, NEVER);
    for (let camp = 0; camp < monsters; camp++) this.set('campRespawnAt', camp, NEVER);
    for (let h = 0; h < 2 * heroesPerTeam; h++) this.set('passiveReady', h, NEVER);
  }

  /** A creep of a kind in slot `index` of its side, as of wave 0; it stands where it is put until the next tick. */
  creep(side: number, kind: 'melee' | 'ranged' | 'siege' | 'super', xCm: number, zCm: number, index = 0): number {
    const slot = this.slots.creep(side, index);
    const row = CREEPS[UNIT_KINDS.indexOf(kind) - UNIT_KINDS.indexOf('melee')] as (typeof CREEPS)[number];
    const values = { hp: row.hp, maxHp: row.hp, attack: row.attack, armor: row.armor, range: row.range };
    for (const [name, value] of Object.entries(values)) this.set(name, slot, value);
    this.set('kind', slot, UNIT_KINDS.indexOf(kind));
    this.set('attackPeriod', slot, row.period);
    this.set('speed', slot, Math.round((row.speed * 256) / 15 / 2) * 2);
    for (const name of ['target', 'swingTarget', 'killer']) this.set(name, slot, -1);
    this.put(slot, xCm, zCm);
    return slot;
  }

  /** Teaches a skill (slot 0-2) of hero `h` at a level. */
  learn(h: number, slot: number, level = 1): void {
    this.set('abilityLevel', h * 6 + slot, level);
  }

  /** Holds a unit still and harmless for long. */
  hold(slot: number): void {
    this.set('stunUntil', slot, NEVER);
  }

  /** Takes a unit off the map. */
  remove(slot: number): void {
    this.set('hp', slot, 0);
    this.set('place', slot, (FAR_CM << 16) | (FAR_CM & 0xffff));
  }

  #write(agent: number, given: Order): void {
    const value = (component: number | undefined): number => ((component ?? 1) + 15) / 2;
    const target = this.#mode.targets.indexOf(given.target ?? 'none');
    if (target < 0) throw new Error(`rules test: ${this.manifest.id} has no target '${given.target}'`);
    const [x, z] = [value(given.x), value(given.z)];
    this.instance.actions.set([BUTTONS.indexOf(given.button), x, z, x, z, target], agent * HEADS);
  }

  /** One decision: the agents' orders in their order; who is given none goes on. */
  act(...orders: (Order | undefined)[]): void {
    for (let agent = 0; agent < this.manifest.agents.length; agent++) this.#write(agent, orders[agent] ?? GO_ON);
    this.instance.stepObserve();
  }

  /** One decision in which one agent is given an order and all others go on. */
  command(agent: number, given: Order): void {
    this.act(...Array.from({ length: agent }, () => undefined), given);
  }

  /** Lets `ticks` decisions pass in which everyone goes on. */
  wait(ticks: number): void {
    for (let i = 0; i < ticks; i++) this.act();
  }

  /** Waits until `done`, at most `limit` decisions; returns how many it took. Throws where it never comes. */
  until(done: () => boolean, limit = 600): number {
    for (let waited = 0; waited <= limit; waited++) {
      if (done()) return waited;
      this.wait(1);
    }
    throw new Error(`rules test: waited ${limit} decisions in vain`);
  }

  /** Decisions so that the next tick is `tick`; sets the clock, moves nothing. */
  clock(tick: number): void {
    this.set('tick', 0, tick - 1);
  }

  isLegal(agent: number, button: Button, target?: string): boolean {
    this.instance.observe();
    const row = this.maskRow(agent);
    const index = BUTTONS.indexOf(button);
    if (row[index] !== 1) return false;
    const segment = this.manifest.masks.legalActions.find(({ head }) => head === 'target');
    if (!target || !segment) return true;
    const { targets } = this.#mode;
    return row[segment.offset + index * targets.length + targets.indexOf(target)] === 1;
  }

  /** A feature of a side's central state as of now. */
  central(side: number, name: string): number {
    this.instance.observeCentral();
    const { size, features } = this.manifest.central as NonNullable<Manifest['central']>;
    const feature = features.find((one) => one.name === name);
    if (!feature) throw new Error(`rules test: no central feature '${name}'`);
    return this.instance.centralStates[side * size + feature.index] as number;
  }

  /** A feature of an agent's observation row, as of the last decision or `isLegal`. */
  feature(agent: number, name: string): number {
    const feature = this.manifest.observation.features.find((one) => one.name === name);
    if (!feature) throw new Error(`rules test: no feature '${name}'`);
    return this.instance.observations[agent * this.manifest.observation.size + feature.index] as number;
  }

  row(agent: number): Float32Array {
    const { size } = this.manifest.observation;
    return this.instance.observations.slice(agent * size, (agent + 1) * size);
  }

  maskRow(agent: number): Uint8Array {
    const { size } = this.manifest.masks;
    return this.instance.masks.slice(agent * size, (agent + 1) * size);
  }

  /** A reward item of the last decision. */
  item(agent: number, name: string): number {
    const index = this.manifest.rewardItems.findIndex((one) => one.name === name);
    return this.instance.rewardItems[agent * this.manifest.rewardItems.length + index] as number;
  }

  info(agent: number, name: string): number {
    this.instance.inspect();
    const index = this.manifest.agentInfo.findIndex((one) => one.name === name);
    return this.instance.agentInfo[agent * this.manifest.agentInfo.length + index] as number;
  }
}
