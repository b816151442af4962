// The MOBA family as the platform sees it: one entry per scenario id.
import type { BotEntry, SamplePolicy, ScenarioEntry, TrainingPreset } from '@jixia/env/types';
import { bots } from './bots/index.ts';
import { teamBots } from './bots/team/index.ts';
import { hiddenChange } from './hidden.ts';
import { SIZES } from './layout.ts';
import { presets } from './training.ts';

const entry = (
  id: keyof typeof SIZES,
  urls: Pick<ScenarioEntry, 'moduleUrl' | 'debugModuleUrl' | 'manifestUrl'>,
  own: readonly BotEntry[],
  policies: readonly SamplePolicy[] = [],
): ScenarioEntry => ({
  id,
  ...urls,
  bots: own,
  policies,
  changeHidden: hiddenChange(SIZES[id]),
  presets: presets[id],
  training: (presets[id] as readonly TrainingPreset[]).at(-1)?.settings ?? {},
});

/** Each address is written out, so that a bundler finds the file. */
export const scenarios: readonly ScenarioEntry[] = [
  entry(
    'moba-1v1',
    {
      moduleUrl: new URL('./build/moba-1v1.wasm', import.meta.url),
      debugModuleUrl: new URL('./build/moba-1v1.debug.wasm', import.meta.url),
      manifestUrl: new URL('./build/moba-1v1.manifest.json', import.meta.url),
    },
    bots,
    [
      {
        name: 'sample',
        fileUrl: new URL('./policies/moba-1v1.onnx', import.meta.url),
        cardUrl: new URL('./policies/moba-1v1.json', import.meta.url),
      },
    ],
  ),
  entry(
    'moba-3v3',
    {
      moduleUrl: new URL('./build/moba-3v3.wasm', import.meta.url),
      debugModuleUrl: new URL('./build/moba-3v3.debug.wasm', import.meta.url),
      manifestUrl: new URL('./build/moba-3v3.manifest.json', import.meta.url),
    },
    teamBots,
  ),
  entry(
    'moba-5v5',
    {
      moduleUrl: new URL('./build/moba-5v5.wasm', import.meta.url),
      debugModuleUrl: new URL('./build/moba-5v5.debug.wasm', import.meta.url),
      manifestUrl: new URL('./build/moba-5v5.manifest.json', import.meta.url),
    },
    teamBots,
  ),
];
