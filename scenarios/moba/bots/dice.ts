// A bot's own chance: splitmix32, in integers, so that a seed means the same on every host.

export class Dice {
  #state = 0;

  reseed(seed: number): void {
    this.#state = seed | 0;
  }

  /** A number in [0, 1). */
  roll(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  }

  /** A number in [-size, size). */
  spread(size: number): number {
    return (2 * this.roll() - 1) * size;
  }
}
