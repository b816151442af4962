// Masks over whole episodes: legal play is never counted as illegal, and what a mask forbids does nothing.
import { actionLayout, Random, sampleLegalAction } from '@jixia/env';
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import { SUMMONERS } from '../content/summoners.ts';
import { BUTTONS } from '../spec.ts';
import { BLUE, HEADS, MID_X, MID_Z, RED, RulesMatch, rulesManifest, TARGETS } from './rules-match.ts';

const heads = HEADS;
const layout = actionLayout(rulesManifest);

/** An episode of random heroes; every other one begins face to face, with creeps about. */
const begin = (match: RulesMatch, episode: number, random: Random): void => {
  const grown = episode % 3 === 0 ? { startLevel: 15, startGold: 20_000 } : { startLevel: 1 + random.nextBelow(8) };
  const config = {
    ...grown,
    hero0: random.nextBelow(HEROES.length),
    hero1: random.nextBelow(HEROES.length),
    summoner0: random.nextBelow(SUMMONERS.length),
    summoner1: random.nextBelow(SUMMONERS.length),
    maxTicks: 150,
    decisionIntervalTicks: 1 + random.nextBelow(4),
  };
  match.restart(config, BigInt(episode));
  if (episode % 2 === 0) return;
  match.put(BLUE, MID_X, MID_Z);
  match.put(RED, MID_X + 100 + random.nextBelow(600), MID_Z);
  for (let i = 0; i < 3; i++) {
    match.creep(0, 'melee', MID_X - 200, MID_Z + 100 * i, i);
    match.creep(1, 'ranged', MID_X + 300, MID_Z + 100 * i, i);
  }
};

const drawLegal = (match: RulesMatch, random: Random): void => {
  for (const agent of [0, 1]) {
    const { size } = rulesManifest.masks;
    sampleLegalAction(layout, match.instance.masks, agent * size, match.instance.actions, agent * heads, random);
  }
};

test('AC2: in 1,000 random-legal episodes no action is counted as illegal', () => {
  const match = new RulesMatch();
  const random = new Random(1n);
  const pressed = new Set<number>();
  for (let episode = 0; episode < 1000; episode++) {
    begin(match, episode, random);
    match.instance.observe();
    while (match.get('endReason') === 0) {
      drawLegal(match, random);
      for (const agent of [0, 1]) pressed.add(match.instance.actions[agent * heads] as number);
      match.instance.stepObserve();
    }
    expect([episode, match.get('illegalActions', 0), match.get('illegalActions', 1)]).toEqual([episode, 0, 0]);
  }
  expect([...pressed].sort((a, b) => a - b).map((button) => BUTTONS[button])).toEqual(
    BUTTONS.filter((button) => button !== 'buy'),
  );
});

test('AC3: every action that a mask forbids changes nothing but its count', () => {
  const match = new RulesMatch();
  const random = new Random(2n);
  const targets = rulesManifest.masks.legalActions.find((segment) => segment.head === 'target');
  if (!targets) throw new Error('no target mask');
  let tried = 0;
  for (let episode = 0; episode < 30; episode++) {
    begin(match, episode, random);
    match.instance.observe();
    const moments = new Set([5 + random.nextBelow(10), 20 + random.nextBelow(15)]);
    for (let decision = 0; decision < 36 && match.get('endReason') === 0; decision++) {
      drawLegal(match, random);
      if (moments.has(decision)) {
        const agent = decision % 2;
        const mask = match.maskRow(agent);
        const block = match.instance.saveState(0);
        const others = match.instance.actions.slice();
        const outcome = (button: number, target: number, head: number): bigint => {
          match.instance.loadState(0, block);
          match.instance.actions.set(others);
          match.instance.actions.set([button, head, 3, head, 3, target], agent * heads);
          const before = match.get('illegalActions', agent);
          match.instance.step();
          if (button !== 1) {
            expect([BUTTONS[button], TARGETS[target], match.get('illegalActions', agent)]).toEqual([
              BUTTONS[button],
              TARGETS[target],
              before + 1,
            ]);
          }
          match.set('illegalActions', agent, before);
          return match.instance.hash(0);
        };
        const nothing = outcome(1, 0, 3);
        for (let button = 0; button < BUTTONS.length; button++) {
          const isAimed = mask[rulesManifest.masks.subActionMask.offset + button * heads + 5] === 1;
          for (let target = 0; target < TARGETS.length; target++) {
            const mayTarget = mask[targets.offset + button * TARGETS.length + target] === 1;
            if (mask[button] === 1 && (mayTarget || !isAimed)) continue;
            expect([button, target, outcome(button, target, 3)]).toEqual([button, target, nothing]);
            tried++;
          }
          const isDirected = [1, 3].some(
            (head) => mask[rulesManifest.masks.subActionMask.offset + button * heads + head] === 1,
          );
          if (mask[button] === 1 && isDirected) expect(outcome(button, 0, 16)).toBe(nothing);
        }
        expect(outcome(12, 0, 3)).toBe(nothing);
        expect(outcome(-1, 0, 3)).toBe(nothing);
        match.instance.loadState(0, block);
        match.instance.actions.set(others);
      }
      match.instance.stepObserve();
    }
  }
  expect(tried).toBeGreaterThan(2000);
});
