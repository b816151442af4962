// Seeds and random numbers outside the rules: 64-bit mixing to derive seeds, and a small generator (sfc32).

const MASK_64 = 0xffff_ffff_ffff_ffffn;
const GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15n;

/** The splitmix64 finaliser: a bijection of 64-bit numbers in which every input bit moves every output bit. */
export const mix64 = (value: bigint): bigint => {
  let mixed = value & MASK_64;
  mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK_64;
  mixed = ((mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK_64;
  return mixed ^ (mixed >> 31n);
};

/**
 * A seed of its own for each path of indices below `base`: `seed = mix64(base)`, then for every index
 * `seed = mix64(seed + (index + 1) * 0x9e3779b97f4a7c15)`, all modulo 2^64.
 */
export const deriveSeed = (base: bigint, ...path: readonly number[]): bigint => {
  let seed = mix64(base);
  for (const index of path) seed = mix64(seed + BigInt(index + 1) * GOLDEN_GAMMA);
  return seed;
};

/** Seed of an episode of a vector environment: `deriveSeed(base, match, episode)`, episodes counted from 0 per match. */
export const episodeSeed = (base: bigint, match: number, episode: number): bigint => deriveSeed(base, match, episode);

/** A seeded generator (sfc32) for choices outside the rules: random agents, sampled policies, shuffles. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(seed: bigint) {
    this.#a = 0;
    this.#b = 0;
    this.#c = 0;
    this.#counter = 1;
    this.reseed(seed);
  }

  /** Starts the stream of `seed` (its low 64 bits) from the beginning. */
  reseed(seed: bigint): void {
    const mixed = mix64(seed);
    this.#a = Number(mixed & 0xffff_ffffn) | 0;
    this.#b = Number(mixed >> 32n) | 0;
    this.#c = Number(mix64(mixed) & 0xffff_ffffn) | 0;
    this.#counter = 1;
    for (let round = 0; round < 12; round++) this.nextU32();
  }

  /** 0 .. 2^32 - 1 */
  nextU32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** 0 .. bound - 1, for a bound up to 2^32; the bias is below bound / 2^32. */
  nextBelow(bound: number): number {
    return Math.floor((this.nextU32() / 0x1_0000_0000) * bound);
  }

  /** [0, 1) in steps of 2^-32 */
  nextUnit(): number {
    return this.nextU32() / 0x1_0000_0000;
  }
}
