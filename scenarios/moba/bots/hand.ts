// A bot's hand: writes one legal action, or refuses.
import type { Manifest } from '@jixia/env/types';

const indexIn = (values: readonly string[], value: string, head: string): number => {
  const index = values.indexOf(value);
  if (index < 0) throw new Error(`bots: action head "${head}" has no value "${value}"`);
  return index;
};

/** Buttons and targets by name, as their values in the action heads. */
const buttonsOf = (manifest: Manifest) => {
  const values = manifest.actionHeads[0]?.values ?? [];
  const index = (name: string) => indexIn(values, name, 'button');
  return {
    none: index('none'),
    none2: index('none2'),
    move: index('move'),
    attack: index('attack'),
    skills: [index('skill1'), index('skill2'), index('skill3')],
    heal: index('heal'),
    summoner: index('summoner'),
    recall: index('recall'),
    item: index('item'),
    buy: index('buy'),
  };
};

const targetsOf = (manifest: Manifest) => {
  const values = manifest.actionHeads[5]?.values ?? [];
  const index = (name: string) => indexIn(values, name, 'target');
  /** `name` alone where there is one, else `name1`, `name2`, ... */
  const all = (name: string): readonly number[] => {
    const found = values.flatMap((value, i) =>
      value.startsWith(name) && /^\d*$/.test(value.slice(name.length)) ? [i] : [],
    );
    return found.length > 0 ? found : [index(name)];
  };
  const enemyHeroes = all('enemyHero');
  return {
    enemyHeroes,
    /** The one this bot is after. */
    enemyHero: enemyHeroes[0] as number,
    self: index('self'),
    allies: values.includes('ally1') ? all('ally') : [],
    creeps: all('creep'),
    structure: index('structure'),
    monsters: all('monster'),
  };
};

/** Head value whose component 2 v - 15 is nearest to `component`, which is cut to -15..15. */
const headValue = (component: number): number => {
  const value = Math.round((component + 15) / 2);
  return value < 0 ? 0 : value > 15 ? 15 : value;
};

export class Hand {
  readonly buttons: ReturnType<typeof buttonsOf>;
  readonly targets: ReturnType<typeof targetsOf>;
  readonly #targetOffset: number;
  readonly #targetCount: number;
  #mask: Uint8Array = new Uint8Array(0);
  #action: Int32Array = new Int32Array(0);

  constructor(manifest: Manifest) {
    this.buttons = buttonsOf(manifest);
    this.targets = targetsOf(manifest);
    const segment = manifest.masks.legalActions.find(({ head }) => head === 'target');
    if (!segment) throw new Error('bots: the mask has no segment "target"');
    this.#targetOffset = segment.offset;
    this.#targetCount = manifest.actionHeads[5]?.size ?? 0;
  }

  /** From here on, answers go to these rows. */
  open(mask: Uint8Array, action: Int32Array): void {
    this.#mask = mask;
    this.#action = action;
    this.#write(this.buttons.none2, 0, 0, 0, 0, 0);
  }

  can(button: number): boolean {
    return this.#mask[button] === 1;
  }

  canAim(button: number, target: number): boolean {
    return this.can(button) && this.#mask[this.#targetOffset + button * this.#targetCount + target] === 1;
  }

  /** Whatever the hero is doing, it goes on. */
  keepOn(): boolean {
    return this.#write(this.buttons.none2, 0, 0, 0, 0, 0);
  }

  stand(): boolean {
    return this.#write(this.buttons.none, 0, 0, 0, 0, 0);
  }

  /** Walks the way (dx, dz), of any length but 0. */
  walk(dx: number, dz: number): boolean {
    const scale = 15 / Math.max(Math.abs(dx), Math.abs(dz), 1e-6);
    if (!this.can(this.buttons.move)) return false;
    return this.#write(this.buttons.move, headValue(dx * scale), headValue(dz * scale), 0, 0, 0);
  }

  attack(target: number): boolean {
    if (!this.canAim(this.buttons.attack, target)) return false;
    return this.#write(this.buttons.attack, 0, 0, 0, 0, target);
  }

  recall(): boolean {
    return this.can(this.buttons.recall) && this.#write(this.buttons.recall, 0, 0, 0, 0, 0);
  }

  /** A button that aims at nothing; one that wants a target is refused. */
  press(button: number): boolean {
    return this.canAim(button, 0) && this.#write(button, 0, 0, 0, 0, 0);
  }

  /** Buys towards the first goal of the shelf that the gold allows, where items are bought by choice. */
  buy(): boolean {
    if (!this.can(this.buttons.buy)) return false;
    for (let goal = 1; goal < this.#targetCount; goal++) if (this.castAtUnit(this.buttons.buy, goal)) return true;
    return false;
  }

  castAtUnit(button: number, target: number): boolean {
    return this.canAim(button, target) && this.#write(button, 0, 0, 0, 0, target);
  }

  /** A skill in the direction (dx, dz). */
  castTowards(button: number, dx: number, dz: number): boolean {
    const scale = 15 / Math.max(Math.abs(dx), Math.abs(dz), 1e-6);
    return this.can(button) && this.#write(button, 0, 0, headValue(dx * scale), headValue(dz * scale), 0);
  }

  /** A skill on the spot (dx, dz) cm away, of a skill that reaches `rangeCm`. */
  castOnSpot(button: number, dx: number, dz: number, rangeCm: number): boolean {
    const scale = 15 / rangeCm;
    return this.can(button) && this.#write(button, 0, 0, headValue(dx * scale), headValue(dz * scale), 0);
  }

  #write(button: number, moveX: number, moveZ: number, skillX: number, skillZ: number, target: number): true {
    const action = this.#action;
    action[0] = button;
    action[1] = moveX;
    action[2] = moveZ;
    action[3] = skillX;
    action[4] = skillZ;
    action[5] = target;
    return true;
  }
}
