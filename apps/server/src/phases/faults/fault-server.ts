// For the fault run: a whole server with its database and one worker, which somebody kills.
import { startServer } from '../../start-server.ts';

const [dataFolder = '', siteFolder = ''] = process.argv.slice(2);
process.on('disconnect', () => process.exit(1));
const quiet = { logTo: { write: () => true }, say: () => {} };
const server = await startServer({ port: 0, siteFolder, dataFolder, workers: 1, ...quiet });
server.failed.catch(() => process.exit(1));
await server.ready();
process.send?.('ready');
