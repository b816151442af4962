// What entity networks read out of a manifest: kinds, single blocks, and what the values of the target head mean.

import { loadScenario } from '@jixia/env/node';
import { describe, expect, it } from 'vitest';
import { entityManifest } from '../../test/entity-manifest.ts';
import { toyManifest } from '../../test/toy-env.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { networkOf } from '../trainer.ts';
import { trunkWidth } from './entity-encoder.ts';
import { entityLayout } from './entity-layout.ts';
import { describeNetwork, type EntitySpec, networkParameters } from './network.ts';

const kindsOf = (layout: ReturnType<typeof entityLayout>): string[] =>
  layout.kinds.map(({ name, offsets, length, presence, isSingle }) => {
    const what = `${name} ${offsets.length}x${length}`;
    return `${what}${presence < 0 ? '' : ` present:${presence}`}${isSingle ? ' single' : ''}`;
  });

/** Value -> blocks, by name. */
const targetsOf = (manifest: typeof entityManifest): Record<string, string[]> => {
  const { kinds, target } = entityLayout(manifest, true);
  const blocks = kinds.flatMap(({ offsets }) =>
    offsets.map((offset) => manifest.observation.blocks.find((block) => block.offset === offset)?.name as string),
  );
  const values = manifest.actionHeads[target?.head ?? -1]?.values ?? [];
  return Object.fromEntries(
    values.map((value, index) => [value, (target?.values[index] ?? []).map((at) => blocks[at] as string)]),
  );
};

describe('the layout of a scenario', () => {
  it('groups numbered blocks, side by side or not, and adds what the target head names', () => {
    expect(kindsOf(entityLayout(entityManifest, false))).toEqual([
      'enemy 2x3',
      'ally 1x2',
      'enemyCreep 3x2 present:1',
      'shot 2x3 present:0',
    ]);
    expect(kindsOf(entityLayout(entityManifest, true))).toEqual([
      'self 1x3 single',
      'enemy 2x3',
      'ally 1x2',
      'enemyCreep 3x2 present:1',
      'enemyTower 1x2 single',
      'enemyCrystal 1x2 single',
      'shot 2x3 present:0',
    ]);
    expect(targetsOf(entityManifest)).toEqual({
      none: [],
      enemyHero1: ['enemy1'],
      enemyHero2: ['enemy2'],
      self: ['self'],
      ally1: ['ally1'],
      creep1: ['enemyCreep1'],
      creep2: ['enemyCreep2'],
      creep3: ['enemyCreep3'],
      structure: ['enemyTower', 'enemyCrystal'],
      ghost: [],
    });
  });

  it('of the MOBA names an entity for every target but none', async () => {
    for (const [id, heroes] of [
      ['moba-1v1', 1],
      ['moba-3v3', 3],
      ['moba-5v5', 5],
    ] as const) {
      const { manifest } = await loadScenario(id);
      const { none, structure = [], ...others } = targetsOf(manifest);
      expect(none).toEqual([]);
      expect(structure.map((name) => name.replace(/\d+$/, '')).sort()[0]).toBe('enemyCrystal');
      expect(structure.length).toBeGreaterThan(1);
      for (const [value, blocks] of Object.entries(others)) expect([value, blocks.length]).toEqual([value, 1]);
      expect(others[heroes === 1 ? 'enemyHero' : `enemyHero${heroes}`]).toEqual([
        heroes === 1 ? 'enemy' : `enemy${heroes}`,
      ]);
      expect(others['creep2']).toEqual(['enemyCreep2']);
    }
  });

  it('keeps blocks of one name but with other features apart', () => {
    const features = ['unit1.x', 'unit1.y', 'unit2.x', 'unit2.y', 'unit3.x', 'unit3.z', 'rest'];
    const manifest = toyManifest({ ...entityManifest, features });
    const blocks = [1, 2, 3].map((n, index) => ({ name: `unit${n}`, offset: index * 2, length: 2 }));
    const layout = entityLayout({ ...manifest, observation: { ...manifest.observation, blocks } }, false);
    expect(kindsOf(layout)).toEqual(['unit1 2x2', 'unit3 1x2']);
    const wide = blocks.map((block) => ({ ...block, length: 3 }));
    expect(() => entityLayout({ ...manifest, observation: { ...manifest.observation, blocks: wide } }, false)).toThrow(
      'entities has unit1 and unit2 on top of each other',
    );
  });
});

describe('settings of the network', () => {
  const spec = (network: Readonly<Record<string, unknown>>, manifest = entityManifest) =>
    networkOf(manifest, resolveTrainConfig({ hidden: [8], network }));
  const bare = toyManifest({ ...entityManifest, features: ['a', 'b'] });

  it('make the network, the run’s own by default', () => {
    const names = (network: Readonly<Record<string, unknown>>) => describeNetwork(spec(network));
    expect(names({})).toBe('mlp 8 relu');
    expect(names({ hidden: [4, 5], recurrent: 'gru' })).toBe('mlp 4-5 relu, gru 5');
    expect(names({ kind: 'entity', recurrent: 'lstm', recurrentSize: 6 })).toBe('entity 64-32, 8 relu, lstm 6');
    expect(names({ kind: 'entity', entityHidden: [6], attention: 3, targetAttention: true })).toBe(
      'entity 6, attention 3, target attention, 8 relu',
    );
  });

  it('feed the trunk with what is single as it is, and the largest of each number of what is not', () => {
    const widths = [{}, { targetAttention: true }, { attention: 1 }].map((change) =>
      trunkWidth(spec({ kind: 'entity', entityHidden: [4], ...change }) as EntitySpec),
    );
    // weather, match, self, tower, crystal: 10 floats; 4 kinds of several, and 3 single ones where they look at others.
    expect(widths).toEqual([10 + 4 * 4, 10 + 4 * 4, 10 + 7 * 4]);
    const named = networkParameters(spec({ kind: 'entity', targetAttention: true })).map(({ name }) => name);
    expect(named.filter((name) => name.startsWith('entity/enemyCreep/'))).toHaveLength(4);
    expect(named).toContain('target/embedding');
  });

  it.each([
    [{ kind: 'transformer' }, 'network.kind is "transformer"; it must be one of mlp, entity'],
    [{ attention: 2 }, 'network.attention is 2; it must be 0, or network.kind "entity"'],
    [{ targetAttention: true }, 'network.targetAttention is true; it must be false, or network.kind "entity"'],
    [{ kind: 'entity', attention: 5 }, 'network.attention is 5; it must be a divisor of 32'],
    [{ kind: 'entity', entityHidden: [] }, 'network.entityHidden is []; it must be a list of at least one width'],
    [{ recurrent: 'rnn' }, 'network.recurrent is "rnn"; it must be one of none, lstm, gru'],
    [
      { recurrent: 'gru', recurrentSteps: 12 },
      'rolloutSteps is 64; it must be a multiple of network.recurrentSteps 12',
    ],
    [{ recurent: 'gru' }, 'There is no training option "network.recurent". Did you mean "recurrent"?'],
    ['lstm', 'network is "lstm"; it must be an object of fields'],
  ])('refuse %j', (network, problem) => {
    expect(() => resolveTrainConfig({ network })).toThrow(problem);
  });

  it('refuse a scenario without entities', () => {
    expect(() => spec({ kind: 'entity' }, bare)).toThrow(
      'network.kind is "entity"; it needs numbered blocks in the observation of entities (it has: none). Take "mlp".',
    );
    const { blocks } = entityManifest.observation;
    const nameless = {
      ...entityManifest,
      actionHeads: entityManifest.actionHeads.map((head) => ({ ...head, values: head.values.map((_, i) => `v${i}`) })),
    };
    expect(blocks.length).toBeGreaterThan(0);
    expect(() => spec({ kind: 'entity', targetAttention: true }, nameless)).toThrow(
      'network.targetAttention is true; no head of entities has values that name blocks',
    );
  });
});
