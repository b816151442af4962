// A small policy of moba-1v1 that learned nothing, as a file's bytes.
import { makeVectorEnv } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { localCollectors, resolveTrainConfig, Trainer } from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';

export async function untrainedPolicy(): Promise<{ readonly bytes: Buffer; readonly rulesHash: string }> {
  const scenario = await loadScenario('moba-1v1');
  const runtime = await nodeRuntime();
  const config = resolveTrainConfig({ matches: 4, rolloutSteps: 32, minibatchSize: 64, hidden: [32], threads: 1 });
  const openCollector = localCollectors(runtime, scenario.entry.bots, (_, matches) =>
    makeVectorEnv({ scenario, matches, seed: 1n }),
  );
  const bots = scenario.entry.bots.map(({ name }) => name);
  const trainer = await Trainer.create({ config, manifest: scenario.manifest, bots, runtime, openCollector });
  const bytes = Buffer.from(trainer.exportPolicy());
  await trainer.close();
  return { bytes, rulesHash: scenario.manifest.rulesHash };
}
