// What a side does not see never reaches its observations and masks.

import { actionLayout, Random, sampleLegalAction } from '@jixia/env';
import { expect, test } from 'vitest';
import { ACTION_HEADS } from '../spec.ts';
import { WIDTH_CM } from './lane-map.ts';
import { BLUE, creepOf, monsterOf, order, RED, RulesMatch, rulesManifest } from './rules-match.ts';
import { duel } from './scenes.ts';

/** Everything of a hidden enemy hero that could leak, changed. */
const disturb = (match: RulesMatch, side: number, random: Random): void => {
  const [hero, slot] = [1 - side, side === 0 ? RED : BLUE];
  const ofUnit = ['hp', 'maxHp', 'attack', 'armor', 'resist', 'pace', 'range', 'swingAt', 'nextAttack', 'stunUntil'];
  const alsoOfUnit = ['slowUntil', 'hasteUntil', 'shield', 'shieldUntil', 'burnUntil', 'rootUntil', 'silenceUntil'];
  const ofHero = ['experience', 'gold', 'totalGold', 'mana', 'maxMana', 'power', 'castAt', 'dashTicks', 'boonUntil'];
  const alsoOfHero = ['attackBuffUntil', 'rapidUntil', 'wardedUntil', 'empowerUntil', 'itemCount', 'recallAt'];
  for (const name of [...ofUnit, ...alsoOfUnit]) match.set(name, slot, 1 + random.nextBelow(3000));
  for (const name of [...ofHero, ...alsoOfHero]) match.set(name, hero, 1 + random.nextBelow(200));
  for (let i = 0; i < 6; i++) {
    match.set('abilityReady', hero * 6 + i, random.nextBelow(3000));
    match.set('abilityLevel', hero * 6 + i, random.nextBelow(6));
  }
  match.set('level', hero, 1 + random.nextBelow(15));
  match.set('order', hero, random.nextBelow(4));
  match.set('target', slot, random.nextBelow(40));
  const [x, z] = [200 + random.nextBelow(9600), 200 + random.nextBelow(3200)];
  match.put(slot, x, z);
  match.set('seenBy', slot, 1 << (1 - side));
};

test('FG8: hidden state never changes a side’s observation or mask', () => {
  const layout = actionLayout(rulesManifest);
  const heads = ACTION_HEADS.length;
  const random = new Random(9n);
  let hidden = [0, 0, 0];
  for (let episode = 0; episode < 6; episode++) {
    const match = new RulesMatch({ decisionIntervalTicks: 2, startLevel: 1 + 2 * episode }, BigInt(episode));
    match.instance.observe();
    for (let decision = 0; decision < 500; decision++) {
      for (const side of [0, 1]) {
        // Mostly forward, so that the sides meet and part.
        const action = match.instance.actions.subarray(side * heads, (side + 1) * heads);
        sampleLegalAction(layout, match.maskRow(side), 0, action, 0, random);
        if (match.maskRow(side)[2] === 1 && random.nextBelow(3) > 0) action.set([2, 8 + random.nextBelow(8), 8]);
      }
      match.instance.stepObserve();
      if (decision % 10 !== 0) continue;
      const block = match.instance.saveState(0);
      for (const side of [0, 1]) {
        const slots = [side === 0 ? RED : BLUE, creepOf(1 - side), monsterOf(0)];
        const before = [match.row(side), match.maskRow(side)];
        for (const [kind, slot] of slots.entries()) {
          if ((match.get('seenBy', slot) & (1 << side)) !== 0 || match.get('hp', slot) === 0) continue;
          hidden = hidden.map((count, i) => count + Number(i === kind));
          if (kind === 0) disturb(match, side, random);
          else {
            match.set('hp', slot, 1 + random.nextBelow(3000));
            match.set('x', slot, random.nextBelow(WIDTH_CM) * 256 + 1);
            match.set('target', slot, kind === 2 ? (1 - side) * RED : -1);
          }
          match.instance.observe();
          expect([match.row(side), match.maskRow(side)]).toEqual(before);
          match.instance.loadState(0, block);
          match.instance.observe();
        }
      }
    }
  }
  expect(Math.min(...hidden)).toBeGreaterThan(20);
});

test('FG8: what a hidden hero does for a while leaves no trace either', () => {
  const rows = (walk: number, skill: boolean): Float32Array[] => {
    const match = duel(500);
    match.put(BLUE, 450, 1800);
    match.put(RED, 9000, 1800);
    match.wait(2);
    const told: Float32Array[] = [];
    for (let i = 0; i < 30; i++) {
      const move = order('move', { x: walk, z: 5 });
      match.act(order('none2'), skill && i === 3 ? order('skill1', { x: 1, z: 1 }) : move);
      told.push(match.row(0));
    }
    return told;
  };
  expect(rows(15, true)).toEqual(rows(-3, false));
});
