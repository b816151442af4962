// The debug build of each mode, loaded once for rule tests.
import { loadDebugModule, loadScenario } from '@jixia/env/node';
import type { Manifest } from '@jixia/env/types';
import { MONSTERS } from '../content/index.ts';
import { type PlacedField, placeFields } from '../layout.ts';
import { targetNames } from '../spec.ts';
import { mapOf, type RulesMap } from './lane-map.ts';
import { type ModeId, type Slots, slotsOf } from './slots.ts';

export type BuiltMode = {
  readonly manifest: Manifest;
  readonly module: WebAssembly.Module;
  readonly fields: ReadonlyMap<string, PlacedField>;
  readonly slots: Slots;
  readonly map: RulesMap;
  readonly targets: readonly string[];
};

export const BOON_COUNT = MONSTERS.filter((monster) => monster.boon).length;

const loadMode = async (id: ModeId): Promise<BuiltMode> => {
  const { manifest } = await loadScenario(id);
  const slots = slotsOf(id);
  const placed = placeFields(slots.sizes, manifest.config.length, BOON_COUNT);
  if (placed.stateBytes !== manifest.stateBytes) {
    throw new Error('rules test: the built module has another state layout. Run: npm run build:scenarios');
  }
  const fields = new Map<string, PlacedField>(placed.fields.map((field) => [field.name, field]));
  return {
    manifest,
    module: await loadDebugModule(id),
    fields,
    slots,
    map: mapOf(id),
    targets: targetNames(slots.sizes),
  };
};

export const builtModes: Readonly<Record<ModeId, BuiltMode>> = {
  'moba-1v1': await loadMode('moba-1v1'),
  'moba-3v3': await loadMode('moba-3v3'),
  'moba-5v5': await loadMode('moba-5v5'),
};
