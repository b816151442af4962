// `jixia worker`: does queued work of a platform until a signal.
import { fileURLToPath } from 'node:url';
import { openWorker } from '@jixia/server';
import type { Command } from '../command.ts';
import { stopSignal } from '../stop-signal.ts';

const ownData = fileURLToPath(new URL('../../../../.jixia/data', import.meta.url));

export const worker: Command = {
  name: 'worker',
  summary:
    'Plays queued matches and validates uploads of the platform at DATABASE_URL, or of the server on this machine.',
  options: [
    { name: 'data', kind: 'text', value: 'DIR', summary: "the server's data folder; .jixia/data by default" },
    { name: 'concurrency', kind: 'whole', value: 'N', default: 1, min: 1, max: 64, summary: 'jobs at one time' },
  ],
  examples: ['worker', 'worker --data /srv/jixia --concurrency 4'],
  async run({ values, output }) {
    const { signal, release } = stopSignal();
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    try {
      const running = await openWorker({
        databaseUrl: process.env['DATABASE_URL'] || undefined,
        dataFolder: values.optionalText('data') ?? ownData,
        concurrency: values.number('concurrency'),
        onTrouble: (message, error) => output.note(`${message} ${error instanceof Error ? error.message : error}`),
      });
      output.result({ worker: running.name }, [`Worker ${running.name} waits for work.`]);
      await stopped;
      await running.close();
    } finally {
      release();
    }
    return 0;
  },
};
