// What the module decides in scenes that you make up: build it, then node --test
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import * as at from './layout.ts';

type Module = {
  memory: WebAssembly.Memory;
  open(observationSize: number, maskSize: number, heads: number): number;
  reset(seed: bigint, seat: number, team: number): void;
  act(step: number): void;
};

const sizes = { observation: 4096, mask: 4096 };
const legal = [at.button_none, at.button_none2, at.button_move, at.button_attack];

/** The action in a scene: features and legal targets of an attack by their places. */
const decide = async (features: Record<number, number>, targets: readonly number[] = []): Promise<Int32Array> => {
  const { instance } = await WebAssembly.instantiate(await readFile(join(import.meta.dirname, 'agent.wasm')), {
    env: { abort: () => assert.fail('it aborted') },
  });
  const module = instance.exports as unknown as Module;
  const start = module.open(sizes.observation, sizes.mask, at.heads);
  module.reset(1n, 0, 0);
  const seen = new Float32Array(module.memory.buffer, start, sizes.observation);
  seen[at.self_hp] = 1;
  seen[at.self_hpAmount] = 500;
  const tower = at.enemyTower[0]!;
  seen[tower + at.enemyTower_alive] = 1;
  seen[tower + at.enemyTower_open] = 1;
  seen[tower + at.enemyTower_dx] = 0.3;
  for (const [place, value] of Object.entries(features)) seen[Number(place)] = value;
  const mask = new Uint8Array(module.memory.buffer, start + sizes.observation * 4, sizes.mask);
  for (const button of legal) mask[at.mask_button + button] = 1;
  for (const target of targets) mask[at.mask_target + at.button_attack * at.targets + target] = 1;
  mask[at.mask_uses + at.button_attack * at.heads + at.head_target] = 1;
  module.act(0);
  return new Int32Array(module.memory.buffer, start + sizes.observation * 4 + sizes.mask, at.heads).slice();
};

test('it walks towards the open tower', async () => {
  const action = await decide({});
  assert.deepEqual([action[at.head_button], action[at.head_moveX]], [at.button_move, 15]);
});

test('it strikes the creep that one blow kills', async () => {
  const [, second] = at.target_creep;
  const action = await decide({ [at.enemyCreep[1]! + at.enemyCreep_oneHit]: 1 }, at.target_creep);
  assert.deepEqual([action[at.head_button], action[at.head_target]], [at.button_attack, second]);
});

test('hurt, it walks home', async () => {
  const action = await decide({ [at.self_hp]: 0.1 }, at.target_creep);
  assert.deepEqual([action[at.head_button], action[at.head_moveX]], [at.button_move, 0]);
});

test('in the middle of a blow it goes on with it', async () => {
  const action = await decide({ [at.self_swinging]: 1 }, at.target_creep);
  assert.equal(action[at.head_button], at.button_none2);
});
