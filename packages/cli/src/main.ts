// Entry of the `jixia` program; bootstrap/jixia.mjs starts it on a fitting Node.
import { setFlagsFromString } from 'node:v8';
import { runCli } from './run-cli.ts';

// V8 of Node 24 sometimes aborts when it frees code of WebAssembly modules (nodejs/node#64500).
setFlagsFromString('--no-wasm-code-gc');

// A reader that closes the pipe early (`jixia scenarios | head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

process.exitCode = await runCli(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
