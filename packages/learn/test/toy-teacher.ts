// A game without consequences whose observations look random, and a teacher for it that decides by a known rule.

import type { BotEntry } from '@jixia/env';
import { type ToyGame, toyManifest } from './toy-env.ts';

/** Steps of a linear congruential generator; the state is all the chance there is. */
const nextOf = (x: number): number => (Math.imul(x, 1_103_515_245) + 12_345) & 0x7fff_ffff;

/**
 * Four numbers from -1 to 1, drawn anew after every decision. Button `rest` stands alone, `walk` goes with a direction,
 * `give` with a thing, of which the first is legal only where the last number is above 0. Episodes last 25 decisions.
 */
export const guessing: ToyGame = {
  manifest: toyManifest({
    id: 'guessing',
    features: ['a', 'b', 'c', 'd'],
    actionHeads: [
      { name: 'button', size: 3, values: ['rest', 'walk', 'give'] },
      { name: 'direction', size: 4, values: ['n', 'e', 's', 'w'] },
      { name: 'thing', size: 3, values: ['bread', 'salt', 'coin'] },
    ],
    masks: {
      size: 3 + 4 + 9 + 9,
      legalActions: [
        { head: 'button', offset: 0, length: 3, perButton: false },
        { head: 'direction', offset: 3, length: 4, perButton: false },
        { head: 'thing', offset: 7, length: 9, perButton: true },
      ],
      subActionMask: { offset: 16, length: 9 },
    },
  }),
  start: (state) => {
    // Episodes differ because what the last one left is drawn on.
    state[0] = nextOf((state[0] as number) + 77);
    state[1] = 0;
  },
  observe: (state, observation, mask) => {
    let x = state[0] as number;
    for (let feature = 0; feature < 4; feature++) {
      x = nextOf(x);
      observation[feature] = ((x >>> 8) & 0xffff) / 32_768 - 1;
    }
    mask.fill(0);
    mask.set([1, 1, 1, 1, 1, 1, 1], 0);
    mask.set([0, 0, 0, 0, 0, 0, (observation[3] as number) > 0 ? 1 : 0, 1, 1], 7);
    mask.set([1, 0, 0, 1, 1, 0, 1, 0, 1], 16);
  },
  step: (state) => {
    for (let draw = 0; draw < 5; draw++) state[0] = nextOf(state[0] as number);
    state[1] = (state[1] as number) + 1;
    return { reward: 0, ends: (state[1] as number) >= 25 ? 'terminated' : 'no' };
  },
};

/** What the teacher does; heads that take no part are 0. */
export const ruleOf = (observation: ArrayLike<number>): [button: number, direction: number, thing: number] => {
  const [a, b, c, d] = Array.from(observation) as [number, number, number, number];
  if (a < -0.3) return [0, 0, 0];
  if (a < 0.4) return [1, b > 0 ? (c > 0 ? 0 : 1) : c > 0 ? 2 : 3, 0];
  return [2, 0, d > 0 && b > 0.2 ? 0 : c > 0 ? 1 : 2];
};

export const ruleTeacher: BotEntry = {
  name: 'rule',
  title: { zh: '规则', en: 'rule' },
  create: () => ({
    reset: () => undefined,
    act: (observation, _mask, action) => action.set(ruleOf(observation)),
  }),
};
