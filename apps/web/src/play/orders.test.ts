import { expect, test } from 'vitest';
import { directionHeads } from './orders.ts';

/** What the rules make of head values: components -15, -13 .. 15 in the agent's own view. */
const component = (head: number): number => 2 * head - 15;

test('a direction survives the heads to within the fineness of sixteen steps', () => {
  for (let degrees = 0; degrees < 360; degrees += 7) {
    const angle = (degrees / 180) * Math.PI;
    const [dx, dz] = [Math.cos(angle) * 731, Math.sin(angle) * 731];
    const [x, z] = directionHeads(dx, dz, 0);
    const turned = Math.atan2(component(z), component(x)) - Math.atan2(dz, dx);
    expect(Math.abs(Math.atan2(Math.sin(turned), Math.cos(turned)))).toBeLessThan(0.09);
  }
});

test('side 1 sees the map turned by 180 degrees', () => {
  expect(directionHeads(100, 0, 0)[0]).toBe(15);
  expect(directionHeads(100, 0, 1)[0]).toBe(0);
  expect(directionHeads(0, -50, 1)[1]).toBe(15);
});

test('with a reach, the length counts and stops at the reach', () => {
  expect(component(directionHeads(400, 0, 0, 800)[0])).toBeCloseTo(7, -1);
  expect(directionHeads(4000, -4000, 0, 800)).toEqual([15, 0]);
});
