// Random legal play that looks for trouble: it walks to heroes, monsters, towers or anywhere, and uses what it has.
import { type ActionLayout, actionLayout, type Random, sampleLegalAction } from '@jixia/env';
import type { Manifest } from '@jixia/env/types';
import { BUTTONS } from '../spec.ts';

const MOVE = BUTTONS.indexOf('move');
const RECALL = BUTTONS.indexOf('recall');
const ATTACK = BUTTONS.indexOf('attack');

type Goal = { readonly present: number; readonly dx: number; readonly dz: number };

/** Features that tell where something is. */
const goalsOf = ({ observation }: Manifest): Goal[] => {
  const at = new Map(observation.features.map(({ name, index }) => [name, index]));
  const goals: Goal[] = [];
  for (const { name } of observation.blocks) {
    const [dx, dz] = [at.get(`${name}.dx`), at.get(`${name}.dz`)];
    const present = at.get(`${name}.visible`) ?? at.get(`${name}.open`);
    if (/^(enemy|monster)/.test(name) && dx !== undefined && dz !== undefined && present !== undefined) {
      goals.push({ present, dx, dz });
    }
  }
  return goals;
};

export class Brawl {
  readonly #layout: ActionLayout;
  readonly #goals: readonly Goal[];
  readonly #manifest: Manifest;
  readonly #random: Random;
  /** By agent: index of its goal; the first beyond is the middle of the map, the next a direction of its own. */
  readonly #aims: Int32Array;

  constructor(manifest: Manifest, random: Random) {
    this.#manifest = manifest;
    this.#layout = actionLayout(manifest);
    this.#goals = goalsOf(manifest);
    this.#random = random;
    this.#aims = new Int32Array(manifest.agents.length).fill(this.#goals.length);
  }

  /** Writes the heads of one agent's action. */
  decide(agent: number, row: Float32Array, mask: Uint8Array, action: Int32Array): void {
    const random = this.#random;
    if (random.nextBelow(30) === 0) this.#aims[agent] = random.nextBelow(this.#goals.length + 4);
    sampleLegalAction(this.#layout, mask, 0, action, 0, random);
    const isUseful = action[0] !== RECALL || random.nextBelow(20) === 0;
    if (mask[MOVE] !== 1 || (isUseful && random.nextBelow(mask[ATTACK] === 1 ? 4 : 2) > 0)) return;
    const [x, z] = this.#direction(agent, row);
    const reach = Math.max(Math.abs(x), Math.abs(z));
    if (reach === 0) return;
    // Some stagger, so that walls are got round.
    const head = (value: number): number =>
      Math.min(15, Math.max(0, Math.round((15 * value) / reach + 15) / 2 + random.nextBelow(5) - 2)) | 0;
    action.set([MOVE, head(x), head(z)]);
  }

  #direction(agent: number, row: Float32Array): [number, number] {
    const aim = this.#aims[agent] as number;
    const goal = this.#goals[aim];
    if (goal && row[goal.present] === 1) return [row[goal.dx] as number, row[goal.dz] as number];
    if (aim > this.#goals.length + 1) return [this.#random.nextBelow(31) - 15, this.#random.nextBelow(31) - 15];
    const { features } = this.#manifest.observation;
    const at = (name: string): number => row[features.findIndex((one) => one.name === name)] ?? 0;
    const map = this.#manifest.map ?? { widthCm: 0, heightCm: 0 };
    return [map.widthCm / 2000 - at('self.x'), map.heightCm / 2000 - at('self.z')];
  }
}
