// Program of a worker that a server starts beside itself: told its database by a message, ends with the server.
import { constants, setPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { startWorker } from './start-worker.ts';
import { useWorkerFolder } from './worker-folder.ts';

// V8 of Node 24 sometimes aborts when it frees code of WebAssembly modules (nodejs/node#64500).
setFlagsFromString('--no-wasm-code-gc');
// The site and its pages go first.
setPriority(constants.priority.PRIORITY_LOW);

const [databaseUrl] = await new Promise<[string]>((resolve) => {
  process.once('message', (url) => resolve([String(url)]));
});
const folder = useWorkerFolder();
const worker = await startWorker({
  databaseUrl,
  onTrouble: (message, error) => process.stderr.write(`${message} ${error instanceof Error ? error.message : error}\n`),
});
let isClosing = false;
const stop = (): void => {
  if (isClosing) return;
  isClosing = true;
  void worker.close().finally(() => {
    folder.close();
    process.exit(0);
  });
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
process.on('disconnect', stop);
if (!process.connected) stop();
