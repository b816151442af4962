// For tests: a small policy with its starting weights, written by the learner itself. Other seeds, other files.
import type { LoadedScenario } from '@jixia/env';
import { makeVectorEnv } from '@jixia/env/node';
import { localCollectors, resolveTrainConfig, Trainer } from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';

export async function untrainedPolicy(scenario: LoadedScenario, seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const runtime = await nodeRuntime();
  const sizes = { matches: 4, rolloutSteps: 32, minibatchSize: 64, hidden: [16], threads: 1 };
  const config = resolveTrainConfig({ seed, ...sizes });
  const openCollector = localCollectors(runtime, scenario.entry.bots, (_, matches) =>
    makeVectorEnv({ scenario, matches, seed: BigInt(seed) }),
  );
  const bots = scenario.entry.bots.map(({ name }) => name);
  const trainer = await Trainer.create({ config, manifest: scenario.manifest, bots, runtime, openCollector });
  const bytes = Uint8Array.from(trainer.exportPolicy());
  await trainer.close();
  return bytes;
}
