// What the agent decides in scenes that you make up: node --test
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { agent } from './agent.ts';
import { toward } from './jixia.ts';

const legal = {
  button: ['none', 'none2', 'move', 'attack'],
  uses: { none: [], none2: [], move: ['moveX', 'moveZ'], attack: ['target'] },
  target: { attack: ['creep1', 'creep2'] },
};
const scene = (self: Record<string, number>, more: Record<string, Record<string, number>> = {}) => ({
  step: 0,
  legal,
  features: { self: { hp: 1, hpAmount: 500, ...self }, enemyTower: { alive: 1, open: 1, dx: 900, dz: 300 }, ...more },
});

test('directions become heads', () => {
  assert.deepEqual(toward('move', 10, 0), { moveX: 15, moveZ: 8 });
  assert.deepEqual(toward('skill', -3, -3), { skillX: 0, skillZ: 0 });
});

test('it strikes the creep that one blow kills', () => {
  const action = agent.act(scene({}, { enemyCreep1: { oneHit: 0 }, enemyCreep2: { oneHit: 1 } }));
  assert.deepEqual([action['button'], action['target']], ['attack', 'creep2']);
});

test('hurt, it walks home', () => {
  assert.deepEqual(agent.act(scene({ hp: 0.1 })), { button: 'move', ...toward('move', -1, 0) });
});

test('as a program it keeps the protocol', () => {
  const questions = [{ type: 'hello' }, { type: 'reset', seed: 1 }, { type: 'act', ...scene({}) }, { type: 'end' }];
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
  const { stdout, status } = spawnSync(process.execPath, ['agent.ts'], { input, cwd: import.meta.dirname });
  const answers = String(stdout)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).type);
  assert.deepEqual([status, answers], [0, ['hello', 'ready', 'action']]);
});
