// The MOBA family as the platform sees it: one entry per scenario id.
import type { ScenarioEntry } from '@jixia/env/types';
import { bots } from './bots/index.ts';
import { hiddenChange } from './hidden.ts';
import { SIZES_1V1 } from './layout.ts';
import { training1v1 } from './training.ts';

export const scenarios: readonly ScenarioEntry[] = [
  {
    id: 'moba-1v1',
    moduleUrl: new URL('./build/moba-1v1.wasm', import.meta.url),
    debugModuleUrl: new URL('./build/moba-1v1.debug.wasm', import.meta.url),
    manifestUrl: new URL('./build/moba-1v1.manifest.json', import.meta.url),
    bots,
    changeHidden: hiddenChange(SIZES_1V1),
    training: training1v1,
  },
];
