// A policy file for the tests: a small network with its starting weights, written by the learner itself.
import { type LoadedScenario, makeVectorEnv } from '@jixia/env';
import { localCollectors, resolveTrainConfig, Trainer } from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';

/** @param network settings of the network, as in docs/networks.md */
export const untrainedPolicy = async (
  scenario: LoadedScenario,
  seed: number,
  network: Readonly<Record<string, unknown>> = {},
): Promise<Buffer> => {
  const runtime = await nodeRuntime();
  const config = resolveTrainConfig({
    seed,
    matches: 4,
    rolloutSteps: 32,
    minibatchSize: 64,
    hidden: [32],
    network,
    threads: 1,
  });
  const openCollector = localCollectors(runtime, scenario.entry.bots, (_, matches) =>
    makeVectorEnv({ scenario, matches, seed: BigInt(seed) }),
  );
  const bots = scenario.entry.bots.map(({ name }) => name);
  const trainer = await Trainer.create({ config, manifest: scenario.manifest, bots, runtime, openCollector });
  const bytes = trainer.exportPolicy();
  await trainer.close();
  return Buffer.from(bytes);
};
