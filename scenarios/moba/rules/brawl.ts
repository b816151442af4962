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

/** Places in the own view, in cm: the middle, the camps of both halves, the corners of lanes. */
const spotsOf = ({ map, content }: Manifest): readonly (readonly [number, number])[] => {
  const { camps, lanes } = content as { camps: { place: [number, number] }[]; lanes: { way: [number, number][] }[] };
  const { widthCm, heightCm } = map ?? { widthCm: 0, heightCm: 0 };
  const own = camps.map(({ place }) => place);
  const turned = own.map(([x, z]): [number, number] => [widthCm - x, heightCm - z]);
  return [[widthCm / 2, heightCm / 2], ...own, ...turned, ...lanes.flatMap(({ way }) => way)];
};

export class Brawl {
  readonly #layout: ActionLayout;
  readonly #goals: readonly Goal[];
  readonly #spots: readonly (readonly [number, number])[];
  readonly #selfX: number;
  readonly #random: Random;
  /** By agent: the number of its goal, else of its spot, else beyond both for a direction of its own. */
  readonly #aims: Int32Array;

  constructor(manifest: Manifest, random: Random) {
    this.#layout = actionLayout(manifest);
    this.#goals = goalsOf(manifest);
    this.#spots = spotsOf(manifest);
    this.#selfX = manifest.observation.features.findIndex(({ name }) => name === 'self.x');
    this.#random = random;
    this.#aims = new Int32Array(manifest.agents.length).fill(this.#goals.length);
  }

  /** Writes the heads of one agent's action. */
  decide(agent: number, row: Float32Array, mask: Uint8Array, action: Int32Array): void {
    const random = this.#random;
    if (random.nextBelow(60) === 0) this.#aims[agent] = this.#newAim();
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

  /** Half of the time something in sight, the other half a place; now and then just away. */
  #newAim(): number {
    const [random, goals, spots] = [this.#random, this.#goals.length, this.#spots.length];
    if (random.nextBelow(8) === 0) return goals + spots;
    return random.nextBelow(2) === 0 ? random.nextBelow(goals) : goals + random.nextBelow(spots);
  }

  #direction(agent: number, row: Float32Array): readonly [number, number] {
    const aim = this.#aims[agent] as number;
    const goal = this.#goals[aim];
    if (goal && row[goal.present] === 1) return [row[goal.dx] as number, row[goal.dz] as number];
    const spot = this.#spots[goal ? 0 : aim - this.#goals.length];
    if (!spot) return [this.#random.nextBelow(31) - 15, this.#random.nextBelow(31) - 15];
    const [x, z] = [row[this.#selfX] as number, row[this.#selfX + 1] as number];
    return [spot[0] / 1000 - x, spot[1] / 1000 - z];
  }
}
