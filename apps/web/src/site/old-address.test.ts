// Links that were shared before the match had a page of its own, and texts that pass through an address unchanged.
import { expect, test } from 'vitest';
import { matchAddressOf } from './old-address.ts';
import { parseSearch, stringifySearch } from './search-text.ts';

const lead = (address: string): string | null => matchAddressOf(new URL(address, 'https://jixia.example'));

test('every form of an address of a match leads to its page, as it is', () => {
  const seed = '?scenario=moba-1v1&seed=18446744073709551615&agents=bot:strong,bot:medium&config=hero0:liuying#t=300';
  for (const rest of [
    seed,
    '?seed=42',
    '?scenario=moba-5v5',
    '?replay=/replays/1.jxr#t=3',
    '#replay=AA-_&t=3',
    '#match=0f',
  ]) {
    expect(lead(`/${rest}`)).toBe(`/match${rest}`);
  }
});

test('other addresses stay where they are', () => {
  for (const address of ['/', '/?signIn=verified', '/#main', '/match?seed=42', '/compare?left=a.jxr&seed=1']) {
    expect(lead(address)).toBeNull();
  }
});

test('a query is texts, numbers too large for a number included, and stays readable', () => {
  const search = '?seed=18446744073709551615&agents=bot:strong,bot:weak&replay=/a%20b.jxr';
  expect(parseSearch(search)).toEqual({
    seed: '18446744073709551615',
    agents: 'bot:strong,bot:weak',
    replay: '/a b.jxr',
  });
  expect(stringifySearch(parseSearch(search))).toBe(search);
  expect(stringifySearch({ next: undefined, search: '' })).toBe('');
});
