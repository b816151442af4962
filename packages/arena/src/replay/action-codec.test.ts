import { Random } from '@jixia/env';
import { expect, test } from 'vitest';
import { packActions, unpackActions } from './action-codec.ts';

const headSizes = [12, 16, 16, 16, 16, 9];
const shape = { agents: 2, headSizes };

/** Heads in use under each button: two to move, three to aim, one to attack. */
const usedUnder = (button: number): readonly number[] => {
  if (button === 2) return [1, 2];
  if (button >= 4 && button <= 6) return [3, 4, 5];
  return button === 3 ? [5] : [];
};

const drawMatch = (decisions: number, random: Random): Int32Array => {
  const actions = new Int32Array(decisions * 2 * 6);
  for (let row = 0; row < decisions * 2; row++) {
    const button = random.nextBelow(13);
    actions[row * 6] = button;
    for (const head of usedUnder(button)) actions[row * 6 + head] = random.nextBelow((headSizes[head] as number) + 1);
  }
  return actions;
};

test('ten minutes of two agents that act at random, the worst there is to pack, take less than 20 KB', () => {
  const actions = drawMatch(4500, new Random(1n));
  const bytes = packActions(actions, shape);
  expect(bytes.length).toBeLessThan(20_000);
  expect(unpackActions(bytes, 4500, shape)).toEqual(actions);
});

test('ten minutes of standing still take next to nothing', () => {
  expect(packActions(new Int32Array(4500 * 12), shape).length).toBeLessThan(300);
});

test('heads of more than 255 values and matches of no decision survive', () => {
  const wide = { agents: 1, headSizes: [3, 1000] };
  const actions = Int32Array.from([1, 1000, 0, 0, 2, 513, 3, 0]);
  expect(unpackActions(packActions(actions, wide), 4, wide)).toEqual(actions);
  expect(unpackActions(packActions(new Int32Array(0), shape), 0, shape)).toEqual(new Int32Array(0));
});

test('any mangled section is refused or gives other actions in range, and never hangs or crashes', () => {
  const bytes = packActions(drawMatch(60, new Random(2n)), shape);
  const random = new Random(3n);
  for (let round = 0; round < 2000; round++) {
    const mangled = bytes.slice(0, random.nextBelow(5) === 0 ? random.nextBelow(bytes.length) : bytes.length);
    for (let flips = 0; flips < 3; flips++) mangled[random.nextBelow(mangled.length)] = random.nextBelow(256);
    try {
      const actions = unpackActions(mangled, 60, shape);
      for (const [index, value] of actions.entries()) expect(value <= (headSizes[index % 6] as number)).toBe(true);
    } catch (error) {
      expect(error).toMatchObject({ name: 'ReplayError', code: 'corrupt' });
    }
  }
});
