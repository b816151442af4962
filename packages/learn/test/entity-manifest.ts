// A manifest with every kind of block: several of a kind, apart from each other, single ones, some that may be absent.

import type { Manifest } from '@jixia/env';
import { toyManifest } from './toy-env.ts';

const blocks: readonly (readonly [name: string, features: readonly string[]])[] = [
  ['match', ['time', 'lead']],
  ['self', ['hp', 'x', 'z']],
  ['enemy1', ['hp', 'dx', 'dz']],
  ['ally1', ['hp', 'dx']],
  ['enemy2', ['hp', 'dx', 'dz']],
  ['enemyCreep1', ['dx', 'present']],
  ['enemyCreep2', ['dx', 'present']],
  ['enemyCreep3', ['dx', 'present']],
  ['enemyTower', ['hp', 'dx']],
  ['enemyCrystal', ['hp', 'dx']],
  ['shot1', ['present', 'dx', 'dz']],
  ['shot2', ['present', 'dx', 'dz']],
];
const target = [
  'none',
  'enemyHero1',
  'enemyHero2',
  'self',
  'ally1',
  'creep1',
  'creep2',
  'creep3',
  'structure',
  'ghost',
];

const features = ['weather', ...blocks.flatMap(([name, own]) => own.map((feature) => `${name}.${feature}`))];
const heads = [
  { name: 'button', size: 3, values: ['none', 'move', 'hit'] },
  { name: 'target', size: target.length, values: target },
  { name: 'move', size: 4, values: ['n', 'e', 's', 'w'] },
];

const base = toyManifest({
  id: 'entities',
  features,
  actionHeads: heads,
  masks: {
    size: 3 + 30 + 4 + 9,
    legalActions: [
      { head: 'button', offset: 0, length: 3, perButton: false },
      { head: 'target', offset: 3, length: 30, perButton: true },
      { head: 'move', offset: 33, length: 4, perButton: false },
    ],
    subActionMask: { offset: 37, length: 9 },
  },
});

export const entityManifest: Manifest = {
  ...base,
  observation: {
    ...base.observation,
    blocks: blocks.map(([name, own]) => ({ name, offset: features.indexOf(`${name}.${own[0]}`), length: own.length })),
  },
};

/** Features that are 1 or 0. */
export const presenceFeatures: readonly number[] = features.flatMap((name, index) =>
  name.endsWith('.present') ? [index] : [],
);
