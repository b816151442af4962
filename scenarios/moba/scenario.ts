// The MOBA family as the platform sees it: one entry per scenario id.
import type { ScenarioEntry } from '@jixia/env/types';

export const scenarios: readonly ScenarioEntry[] = [
  {
    id: 'moba-1v1',
    moduleUrl: new URL('./build/moba-1v1.wasm', import.meta.url),
    debugModuleUrl: new URL('./build/moba-1v1.debug.wasm', import.meta.url),
    manifestUrl: new URL('./build/moba-1v1.manifest.json', import.meta.url),
    bots: [],
  },
];
