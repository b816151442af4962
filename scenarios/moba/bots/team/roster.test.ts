// Jobs: one each, fitting the roles, the same whichever bot of the side asks.
import { expect, test } from 'vitest';
import { HEROES } from '../../content/index.ts';
import { manifestOf } from '../../rules/rules-match.ts';
import { readLore } from '../lore.ts';
import { assignJobs } from './roster.ts';

const lore = readLore(manifestOf('moba-5v5'));
const numbered = (...keys: string[]): number[] => keys.map((key) => HEROES.findIndex((hero) => hero.key === key));

test('a full side: fighter alone, assassin in the jungle, mage in the middle, marksman and support together', () => {
  const side = numbered('cailing', 'liuying', 'changxian', 'hengshuo', 'yesun');
  const jobs = assignJobs(lore, side);
  expect(jobs.map(({ lane }) => lane)).toEqual([2, 1, 2, 0, -1]);
  expect(jobs.map(({ isSupport }) => isSupport)).toEqual([true, false, false, false, false]);
});

test.each([
  ['mages only', numbered('liuying', 'cetian', 'yanbing', 'wengua', 'cailing')],
  ['tanks and fighters', numbered('shigan', 'dingbo', 'leisheng', 'hengshuo', 'wugan')],
  ['three', numbered('zheliu', 'kuoyu', 'mingduo')],
])('%s: each job once, and all bots agree', (_, side) => {
  const jobs = assignJobs(lore, side);
  expect(new Set(jobs).size).toBe(side.length);
  for (let turn = 1; turn < side.length; turn++) {
    const turned = [...side.slice(turn), ...side.slice(0, turn)];
    expect(assignJobs(lore, turned)).toEqual([...jobs.slice(turn), ...jobs.slice(0, turn)]);
  }
});

test('a side of a size without jobs is refused', () => {
  expect(() => assignJobs(lore, [0, 1])).toThrow('a team of 2');
});
