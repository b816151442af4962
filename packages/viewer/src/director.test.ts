import { expect, test } from 'vitest';
import { createDirector, direct } from './director.ts';

const at = (xCm: number, zCm: number, heat: number) => ({ xCm, zCm, heat });

test('two places are always both shown', () => {
  const points = [at(0, 0, 0), at(9000, 0, 5)];
  expect(direct(createDirector(), points, 16)).toEqual(points);
});

test('of many places the hottest group is shown, and only it', () => {
  const fight = [at(1000, 1000, 60), at(1400, 1300, 40)];
  const shown = direct(createDirector(), [...fight, at(9000, 9000, 50), at(9000, 200, 0)], 16);
  expect(shown).toEqual(fight);
});

test('a group is held for a while, then left for one that is clearly hotter, not for one as hot', () => {
  const director = createDirector();
  const near = at(1000, 1000, 30);
  const cold = at(5000, 5000, 0);
  const places = (heat: number) => [near, at(9000, 9000, heat), cold];
  expect(direct(director, places(10), 16)).toEqual([near]);
  expect(direct(director, places(100), 500)).toEqual([near]);
  expect(direct(director, places(35), 10_000)).toEqual([near]);
  expect(direct(director, places(100), 16)).toEqual([at(9000, 9000, 100)]);
});

test('a group that walks is followed; one that is gone is left at once', () => {
  const director = createDirector();
  const cold = [at(9000, 9000, 1), at(9000, 100, 1)];
  direct(director, [at(1000, 1000, 50), ...cold], 16);
  expect(direct(director, [at(1900, 1000, 50), ...cold], 16)).toEqual([at(1900, 1000, 50)]);
  expect(direct(director, [...cold, at(9000, 9500, 1)], 16)).toEqual([cold[0], at(9000, 9500, 1)]);
});
