// `npm run golden:update`: plays the golden matches of every scenario anew and writes them beside its rules.

import { scenarioIds } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { goldenFolder, updateGolden } from './src/golden/golden-replays.ts';

for (const id of scenarioIds()) {
  const scenario = await loadScenario(id);
  const files = await updateGolden(scenario, goldenFolder(scenario));
  process.stdout.write(`${id}: ${files.join(', ')}\n`);
}
