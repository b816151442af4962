// One match of the debug build for rule tests: any field of the state by name, units put where a test wants them,
// actions by name, one tick a step.
import { instantiateModule, type MatchConfig, ScenarioInstance } from '@jixia/env';
import { loadDebugModule, loadScenario } from '@jixia/env/node';
import type { Manifest } from '@jixia/env/types';
import { ABILITIES, HEROES } from '../content/index.ts';
import { derivedSizes, type PlacedField, placeFields, SIZES_1V1 } from '../layout.ts';
import { CREEPS } from '../numbers.ts';
import { ACTION_HEADS, BUTTONS, TARGETS_1V1, UNIT_KINDS } from '../spec.ts';
import { patchAt, WIDTH_CM } from './lane-map.ts';

const { teamSlots, front } = derivedSizes(SIZES_1V1);

/** Slots: hero 0 sits in slot BLUE, hero 1 in slot RED. */
export const BLUE = 0;
export const RED = teamSlots;
export const towerOf = (side: number): number => side * teamSlots + 1;
export const crystalOf = (side: number): number => side * teamSlots + 2;
export const creepOf = (side: number, index = 0): number => side * teamSlots + front + index;
export const monsterOf = (side: number): number => 2 * teamSlots + side;
export const slotOfSide = (side: number): number => side * teamSlots;

/** The middle of the lane, out of every structure's sight. */
export const MID_X = WIDTH_CM / 2;
export const MID_Z = 1800;
/** A tick after which nothing is due for long. */
export const NEVER = 60_000;

export type Button = (typeof BUTTONS)[number];
export type Target = (typeof TARGETS_1V1)[number];
/** Head values by meaning: x and z are odd, -15 to 15, in the acting side's view. */
export type Order = { readonly button: Button; readonly x?: number; readonly z?: number; readonly target?: Target };

export const order = (button: Button, rest: Omit<Order, 'button'> = {}): Order => ({ button, ...rest });
export const GO_ON = order('none2');
export const STAND = order('none');

const { manifest } = await loadScenario('moba-1v1');
const debugModule = await loadDebugModule('moba-1v1');
export const rulesManifest: Manifest = manifest;

const placed = placeFields(SIZES_1V1, manifest.config.length);
if (placed.stateBytes !== manifest.stateBytes) {
  throw new Error('rules test: the built module has another state layout. Run: npm run build:scenarios');
}
const fields = new Map<string, PlacedField>(placed.fields.map((field) => [field.name, field]));
const FAR_CM = -12000;

export const heroIdOf = (key: string): number => HEROES.findIndex((hero) => hero.key === key);
export const abilityIdOf = (key: string): number => ABILITIES.findIndex((ability) => ability.key === key);

export class RulesMatch {
  readonly instance: ScenarioInstance;
  readonly #state: DataView;

  /** One tick a decision and no gold to start with, unless given. */
  constructor(config: MatchConfig = {}, seed = 1n) {
    this.instance = new ScenarioInstance(manifest, instantiateModule(debugModule, manifest.id), 1);
    this.#state = new DataView(this.instance.state.buffer, this.instance.state.byteOffset, manifest.stateBytes);
    this.restart(config, seed);
  }

  restart(config: MatchConfig = {}, seed = 1n): void {
    this.instance.configure(0, { decisionIntervalTicks: 1, startGold: 0, ...config });
    this.instance.setSeed(0, seed);
    this.instance.reset();
  }

  /** A field of the state, at unit slot, hero index, or index of whatever the field is over. */
  get(name: string, index = 0): number {
    const { at, type } = this.#at(name, index);
    if (type === 'i32') return this.#state.getInt32(at, true);
    if (type === 'i16') return this.#state.getInt16(at, true);
    if (type === 'u16') return this.#state.getUint16(at, true);
    if (type === 'u8') return this.#state.getUint8(at);
    if (type === 'f32') return this.#state.getFloat32(at, true);
    return Number(this.#state.getBigUint64(at, true));
  }

  set(name: string, index: number, value: number): void {
    const { at, type } = this.#at(name, index);
    if (type === 'i32') this.#state.setInt32(at, value, true);
    else if (type === 'i16') this.#state.setInt16(at, value, true);
    else if (type === 'u16') this.#state.setUint16(at, value, true);
    else if (type === 'u8') this.#state.setUint8(at, value);
    else if (type === 'f32') this.#state.setFloat32(at, value, true);
    else this.#state.setBigUint64(at, BigInt(value), true);
    if (this.get(name, index) !== value) throw new Error(`rules test: ${name} (${type}) cannot hold ${value}`);
  }

  #at(name: string, index: number): { readonly at: number; readonly type: PlacedField['type'] } {
    const field = fields.get(name);
    if (!field) throw new Error(`rules test: no field '${name}' in layout.ts`);
    if (index < 0 || index >= field.length) throw new Error(`rules test: ${name}[${index}] of ${field.length}`);
    const at = field.offset + index * { i32: 4, i16: 2, u16: 2, u8: 1, f32: 4, i64: 8 }[field.type];
    return { at, type: field.type };
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
    this.set('brush', slot, patchAt(xCm, zCm));
    this.set('place', slot, (zCm << 16) | (xCm & 0xffff));
    this.set('seenBy', slot, 0);
  }

  /** Both heroes in mid-lane, the second `gapCm` to the right, without regeneration; no wave for long. */
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

  /** No wave, no monster comes. */
  quiet(): void {
    this.set('nextWave', 0, NEVER);
    for (let camp = 0; camp < SIZES_1V1.monsters; camp++) this.set('campRespawnAt', camp, NEVER);
  }

  /** A creep of a kind in slot `index` of its side, as of wave 0; it stands where it is put until the next tick. */
  creep(side: number, kind: 'melee' | 'ranged' | 'siege', xCm: number, zCm: number, index = 0): number {
    const slot = creepOf(side, index);
    const row = CREEPS[kind === 'melee' ? 0 : kind === 'ranged' ? 1 : 2] as (typeof CREEPS)[number];
    const values = { hp: row.hp, maxHp: row.hp, attack: row.attack, armor: row.armor, range: row.range };
    for (const [name, value] of Object.entries(values)) this.set(name, slot, value);
    this.set('kind', slot, UNIT_KINDS.indexOf(kind));
    this.set('attackPeriod', slot, row.period);
    this.set('speed', slot, Math.round((row.speed * 256) / 15 / 2) * 2);
    this.set('sightSquared', slot, 800 * 800);
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
    const button = BUTTONS.indexOf(given.button);
    const row = [
      button,
      value(given.x),
      value(given.z),
      value(given.x),
      value(given.z),
      TARGETS_1V1.indexOf(given.target ?? 'none'),
    ];
    this.instance.actions.set(row, agent * ACTION_HEADS.length);
  }

  /** One decision of both sides. */
  act(blue: Order, red: Order = GO_ON): void {
    this.#write(0, blue);
    this.#write(1, red);
    this.instance.stepObserve();
  }

  /** Lets `ticks` decisions pass in which both go on. */
  wait(ticks: number): void {
    for (let i = 0; i < ticks; i++) this.act(GO_ON, GO_ON);
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

  isLegal(agent: number, button: Button, target?: Target): boolean {
    this.instance.observe();
    const row = this.instance.masks.subarray(agent * manifest.masks.size, (agent + 1) * manifest.masks.size);
    const index = BUTTONS.indexOf(button);
    if (row[index] !== 1) return false;
    const targets = manifest.masks.legalActions.find((segment) => segment.head === 'target');
    if (!target || !targets) return true;
    return row[targets.offset + index * TARGETS_1V1.length + TARGETS_1V1.indexOf(target)] === 1;
  }

  /** A feature of an agent's observation row, as of the last decision or `isLegal`. */
  feature(agent: number, name: string): number {
    const feature = manifest.observation.features.find((one) => one.name === name);
    if (!feature) throw new Error(`rules test: no feature '${name}'`);
    return this.instance.observations[agent * manifest.observation.size + feature.index] as number;
  }

  row(agent: number): Float32Array {
    const { size } = manifest.observation;
    return this.instance.observations.slice(agent * size, (agent + 1) * size);
  }

  maskRow(agent: number): Uint8Array {
    const { size } = manifest.masks;
    return this.instance.masks.slice(agent * size, (agent + 1) * size);
  }

  /** A reward item of the last decision. */
  item(agent: number, name: string): number {
    const index = manifest.rewardItems.findIndex((one) => one.name === name);
    return this.instance.rewardItems[agent * manifest.rewardItems.length + index] as number;
  }

  info(agent: number, name: string): number {
    this.instance.inspect();
    const index = manifest.agentInfo.findIndex((one) => one.name === name);
    return this.instance.agentInfo[agent * manifest.agentInfo.length + index] as number;
  }
}
