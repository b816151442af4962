// For the fault run: a worker of its own beside the server, which somebody kills.
import { openWorker } from '../../jobs/open-worker.ts';

process.on('disconnect', () => process.exit(1));
await openWorker({ dataFolder: process.argv[2] ?? '' });
process.send?.('ready');
