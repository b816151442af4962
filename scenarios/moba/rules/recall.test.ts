// Rules of recall.
import { expect, test } from 'vitest';
import { NUMBERS } from '../numbers.ts';
import { BLUE, GO_ON, NEVER, order, RED, STAND } from './rules-match.ts';
import { attack, duel } from './scenes.ts';

test('RC1: a recall takes 90 ticks and is not started anew', () => {
  for (const [side, slot] of [BLUE, RED].entries()) {
    const match = duel(3000);
    const recall = order('recall');
    match.act(side === 0 ? recall : GO_ON, side === 0 ? GO_ON : recall);
    match.wait(40);
    match.act(side === 0 ? recall : GO_ON, side === 0 ? GO_ON : recall);
    const x = match.x(slot);
    match.wait(NUMBERS.RECALL_TICKS - 43);
    expect(match.x(slot)).toBe(x);
    match.wait(1);
    expect([Math.round(match.x(slot)), match.get('order', side)]).toEqual([side === 0 ? 450 : 9550, 0]);
  }
});

test('RC2: damage breaks a recall, also where a shield takes it', () => {
  for (const shield of [0, 5000]) {
    const match = duel(3000);
    match.set('shield', BLUE, shield);
    match.set('shieldUntil', BLUE, NEVER);
    match.act(order('recall'));
    match.wait(10);
    match.set('pendingDamage', BLUE, 1);
    match.wait(1);
    expect(match.get('order', 0)).toBe(0);
  }
});

test('RC3: any other order and a stun break a recall', () => {
  const breakers = [STAND, order('move', { x: 15 }), attack, order('heal'), order('skill1', { x: 15 })];
  for (const breaker of breakers) {
    const match = duel(400);
    match.act(order('recall'));
    match.wait(3);
    match.act(breaker);
    expect([breaker.button, match.get('order', 0)]).not.toEqual([breaker.button, 3]);
  }
  const match = duel(400);
  match.act(order('recall'));
  match.set('stunUntil', BLUE, match.tick + 3);
  match.wait(1);
  expect(match.get('order', 0)).toBe(0);
});
