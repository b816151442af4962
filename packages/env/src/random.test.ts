import { expect, test } from 'vitest';
import { deriveSeed, episodeSeed, mix64, Random } from './random.ts';

test('mixing is the splitmix64 finaliser: its first outputs for seed 0 are the published ones', () => {
  const gamma = 0x9e3779b97f4a7c15n;
  expect([1n, 2n, 3n].map((step) => mix64((step * gamma) & 0xffffffffffffffffn).toString(16))).toEqual([
    'e220a8397b1dcdaf',
    '6e789e6aa1b965f4',
    '6c45d188009454f',
  ]);
});

test('seeds of episodes differ between bases, matches and episodes, and stay as they are', () => {
  const seeds = new Set<bigint>();
  for (let base = 0n; base < 4n; base++) {
    for (let match = 0; match < 20; match++) {
      for (let episode = 0; episode < 20; episode++) seeds.add(episodeSeed(base, match, episode));
    }
  }
  expect(seeds.size).toBe(1600);
  expect(episodeSeed(1n, 2, 3)).toBe(deriveSeed(1n, 2, 3));
  expect(episodeSeed(1n, 2, 3).toString(16)).toMatchInlineSnapshot(`"cb4231b3c036e95d"`);
});

test('random numbers repeat with their seed and fill their range evenly', () => {
  const draw = (seed: bigint): number[] => {
    const random = new Random(seed);
    return Array.from({ length: 5 }, () => random.nextU32());
  };
  expect(draw(7n)).toEqual(draw(7n));
  expect(draw(7n)).not.toEqual(draw(8n));
  const random = new Random(1n);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) counts[random.nextBelow(10)]! += 1;
  // Chi-squared with 9 degrees of freedom: 99.9 % lie below 27.9.
  const chi2 = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chi2).toBeLessThan(27.9);
});
