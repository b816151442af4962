// One thread of a balance report: plays the matches it is sent the numbers of.
import { parentPort, workerData } from 'node:worker_threads';
import { loadAgent } from '@jixia/arena/node';
import { loadScenario } from '@jixia/env/node';
import type { MatchConfig } from '@jixia/env/types';
import { BalancePlayer } from './balance-match.ts';
import { balancePlan } from './balance-plan.ts';
import { BenchError } from './bench-error.ts';

export type BalanceWorkerData = {
  readonly scenarioId: string;
  readonly rulesHash: string;
  readonly bot: string;
  readonly seed: bigint;
  readonly config: MatchConfig;
};

const serve = async (): Promise<void> => {
  const port = parentPort;
  if (port === null) throw new BenchError('worker_failed', 'This file runs as a worker thread.');
  const { scenarioId, rulesHash, bot, seed, config } = workerData as BalanceWorkerData;
  const scenario = await loadScenario(scenarioId);
  if (scenario.manifest.rulesHash !== rulesHash) {
    throw new BenchError('worker_failed', `${scenarioId} was rebuilt during the run; start it again.`);
  }
  const player = new BalancePlayer(scenario, await loadAgent(`bot:${bot}`, scenario), config);
  const planned = balancePlan(scenario.manifest, seed);
  port.on('message', (index: number) => port.postMessage(player.play(planned(index))));
  port.postMessage('ready');
};

await serve();
