// What must hold in every match whatever is played: the checks of the fuzz test, on the state block itself.
import type { ScenarioInstance } from '@jixia/env';
import { MONSTERS } from '../content/index.ts';
import { ITEMS } from '../content/items.ts';
import { derivedSizes, type PlacedField } from '../layout.ts';
import { CREEPS, NUMBERS as N } from '../numbers.ts';
import { EVENT_KINDS, RENDER, UNIT_KINDS } from '../render-schema.ts';
import { type BuiltMode, builtModes } from './built-modes.ts';
import type { ModeId } from './slots.ts';

type Numbers = Int32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

const ARRAYS = { i32: Int32Array, i16: Int16Array, u16: Uint16Array, i8: Int8Array, u8: Uint8Array } as const;

const KIND = Object.fromEntries(UNIT_KINDS.map((name, i) => [name, i])) as Record<(typeof UNIT_KINDS)[number], number>;
const DEATH = EVENT_KINDS.indexOf('death');
const EVENT_CAPACITY = 512;
/** The most that boons add to gold. */
const GOLD_PCT = MONSTERS.reduce((most, { boon }) => Math.max(most, boon?.goldPct ?? 0), 0);

const toNext = (level: number): number => N.EXPERIENCE_BASE + N.EXPERIENCE_STEP * (level - 1);
/** All experience below each level. */
const BELOW = Array.from({ length: N.MAX_LEVEL + 1 }, (_, level) => {
  let sum = 0;
  for (let l = 1; l < level; l++) sum += toNext(l);
  return sum;
});

export class FuzzChecks {
  readonly #instance: ScenarioInstance;
  readonly #mode: BuiltMode;
  readonly #views = new Map<string, Numbers>();
  readonly #low: Float32Array;
  readonly #high: Float32Array;
  readonly #units: number;
  readonly #teamSlots: number;
  /** Gold and experience in all, by hero, and the tick, as of the last step. */
  readonly #gold: Float64Array;
  readonly #experience: Float64Array;
  #tick = 0;

  constructor(id: ModeId, instance: ScenarioInstance) {
    this.#instance = instance;
    this.#mode = builtModes[id];
    const { features } = instance.manifest.observation;
    this.#low = Float32Array.from(features, ({ min }) => min);
    this.#high = Float32Array.from(features, ({ max }) => max);
    const { units, teamSlots, heroes } = derivedSizes(this.#mode.slots.sizes);
    this.#units = units;
    this.#teamSlots = teamSlots;
    this.#gold = new Float64Array(heroes);
    this.#experience = new Float64Array(heroes);
  }

  /** A state field as an array. */
  view(name: string): Numbers {
    const known = this.#views.get(name);
    if (known) return known;
    const field = this.#mode.fields.get(name) as PlacedField;
    const { byteOffset } = this.#instance.state;
    const buffer = this.#instance.state.buffer as ArrayBuffer;
    const made = new ARRAYS[field.type as keyof typeof ARRAYS](buffer, byteOffset + field.offset, field.length);
    this.#views.set(name, made);
    return made;
  }

  get tick(): number {
    return this.view('tick')[0] as number;
  }

  /** Starts the accounts of a match. */
  open(): void {
    this.#tick = this.tick;
    for (const h of this.#gold.keys()) {
      this.#gold[h] = this.view('totalGold')[h] as number;
      this.#experience[h] = this.#experienceOf(h);
    }
  }

  /** Checks the match after a step; the problem in words, '' where all is well. */
  problem(): string {
    return this.#shown() || this.#places() || this.#heroes() || this.#accounts();
  }

  #shown(): string {
    const { observations, masks, rewards, rewardItems, manifest } = this.#instance;
    const { size, features } = manifest.observation;
    const [low, high] = [this.#low, this.#high];
    for (let i = 0, f = 0; i < observations.length; i++) {
      const value = observations[i] as number;
      if (!(value >= (low[f] as number) && value <= (high[f] as number))) {
        return `agent ${Math.floor(i / size)}: feature ${features[f]?.name} is ${value}`;
      }
      if (++f === size) f = 0;
    }
    for (const [i, value] of masks.entries()) if (value > 1) return `mask byte ${i} is ${value}`;
    for (const values of [rewards, rewardItems]) {
      for (const [i, value] of values.entries()) if (!Number.isFinite(value)) return `reward ${i} is ${value}`;
    }
    return '';
  }

  #places(): string {
    const [kind, hp, maxHp, x, z] = ['kind', 'hp', 'maxHp', 'x', 'z'].map((name) => this.view(name)) as [
      ...[Numbers, Numbers, Numbers, Numbers, Numbers],
    ];
    const { rows, tileCm } = this.#mode.map;
    for (let u = 0; u < this.#units; u++) {
      if (kind[u] === 0 || hp[u] === 0) continue;
      const tile = rows[Math.floor((z[u] as number) / 256 / tileCm)]?.[Math.floor((x[u] as number) / 256 / tileCm)];
      if (tile === undefined || tile === '#') {
        return `unit ${u} (${UNIT_KINDS[kind[u] as number]}) stands at ${x[u]}, ${z[u]} fine: ${tile ?? 'outside the map'}`;
      }
      if ((hp[u] as number) > (maxHp[u] as number)) return `unit ${u} has ${hp[u]} of ${maxHp[u]} health`;
    }
    return '';
  }

  #heroes(): string {
    for (const h of this.#gold.keys()) {
      const of = (name: string): number => this.view(name)[h] as number;
      const [gold, spent, level, experience] = [of('gold'), of('spent'), of('level'), of('experience')];
      if (gold < 0 || of('totalGold') - spent - gold !== 0) {
        return `hero ${h}: ${of('totalGold')} gold earned, ${spent} spent, ${gold} left`;
      }
      const isGrown = level === N.MAX_LEVEL ? experience === 0 : experience < toNext(level);
      if (level < 1 || level > N.MAX_LEVEL || experience < 0 || !isGrown) {
        return `hero ${h}: level ${level} with ${experience} experience`;
      }
      if (of('mana') > of('maxMana')) return `hero ${h}: ${of('mana')} of ${of('maxMana')} mana`;
      let [learned, worth] = [0, 0];
      for (let slot = 0; slot < 3; slot++) learned += this.view('abilityLevel')[h * 6 + slot] as number;
      if (learned !== level) return `hero ${h}: ${learned} skill points at level ${level}`;
      for (let i = 0; i < of('itemCount'); i++) worth += ITEMS[this.view('items')[h * 6 + i] as number]?.price ?? NaN;
      if (of('itemCount') > 6 || worth !== spent) return `hero ${h}: carries items worth ${worth}, has spent ${spent}`;
    }
    const { heroesPerTeam } = this.#mode.slots.sizes;
    for (const side of [0, 1]) {
      const sum = (name: string, of: number): number => {
        let total = 0;
        for (let i = 0; i < heroesPerTeam; i++) total += this.view(name)[of * heroesPerTeam + i] as number;
        return total;
      };
      if (sum('kills', side) > sum('deaths', 1 - side)) return `side ${side} has more kills than the other deaths`;
      if (sum('assists', side) > (heroesPerTeam - 1) * sum('kills', side)) return `side ${side} has too many assists`;
    }
    return '';
  }

  #experienceOf(h: number): number {
    return (BELOW[this.view('level')[h] as number] as number) + (this.view('experience')[h] as number);
  }

  /** Gold and experience of a step against what has fallen in it and the time that has passed. */
  #accounts(): string {
    const events = this.#instance.eventCount();
    const tick = this.tick;
    const { heroesPerTeam } = this.#mode.slots.sizes;
    let passive = 0;
    for (let t = this.#tick + 1; t <= tick; t++) if (t >= N.FIRST_WAVE && t % N.PASSIVE_GOLD_PERIOD === 0) passive++;
    this.#tick = tick;
    const [gained, learned, most, mostLearned] = [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    const add = (sums: number[], side: number, value: number): void => {
      sums[side] = (sums[side] as number) + value;
    };
    for (const h of this.#gold.keys()) {
      const side = h < heroesPerTeam ? 0 : 1;
      const [gold, experience] = [this.view('totalGold')[h] as number, this.#experienceOf(h)];
      add(gained, side, gold - (this.#gold[h] as number) - passive);
      add(learned, side, experience - (this.#experience[h] as number));
      this.#gold[h] = gold;
      this.#experience[h] = experience;
    }
    if (events >= EVENT_CAPACITY) return '';
    const width = RENDER.event.length;
    for (let i = 0; i < events; i++) {
      const at = i * width;
      const [, event, killer, fallen, , , , kind] = this.#instance.eventBuffer.subarray(at, at + width);
      if (event !== DEATH) continue;
      const [gold, experience] = this.#worth(fallen as number, kind as number);
      // Monsters pay the killer's side, units the other side.
      const side =
        kind === KIND.monster ? (this.#sideOf(killer as number) ?? 0) : 1 - (this.#sideOf(fallen as number) ?? 0);
      add(most, side, Math.floor((gold * (100 + GOLD_PCT)) / 100));
      add(mostLearned, side, experience);
    }
    for (const side of [0, 1]) {
      const [gold, experience] = [gained[side] as number, learned[side] as number];
      if (gold < 0 || gold > (most[side] as number))
        return `side ${side} has earned ${gold} gold, at most ${most[side]} were to be had`;
      if (experience < 0 || experience > (mostLearned[side] as number)) {
        return `side ${side} has earned ${experience} experience, at most ${mostLearned[side]} were to be had`;
      }
    }
    return '';
  }

  #sideOf(slot: number): number | undefined {
    return slot < 0 || slot >= 2 * this.#teamSlots ? undefined : slot < this.#teamSlots ? 0 : 1;
  }

  /** The most gold and experience that the fall of a unit pays in all. */
  #worth(slot: number, kind: number): readonly [gold: number, experience: number] {
    const { heroesPerTeam } = this.#mode.slots.sizes;
    if (kind === KIND.hero) {
      const gold = Math.floor((N.KILL_GOLD_MAX * (100 + (heroesPerTeam > 1 ? N.ASSIST_GOLD_PCT : 0))) / 100);
      return [gold, N.KILL_EXPERIENCE_BASE + N.KILL_EXPERIENCE_PER_LEVEL * N.MAX_LEVEL];
    }
    if (kind === KIND.tower) return [N.TOWER_GOLD, 0];
    if (kind === KIND.monster) {
      const monster = MONSTERS[this.view('row')[slot] as number];
      const shares = monster?.isTeamReward ? heroesPerTeam : 1;
      return [(monster?.gold ?? 0) * shares, (monster?.experience ?? 0) * shares];
    }
    const creep = CREEPS[kind - KIND.melee];
    return [creep?.gold ?? 0, creep?.experience ?? 0];
  }
}
