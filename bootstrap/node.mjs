// Runs a script of the project on the runtime: `node bootstrap/node.mjs FILE ARGUMENTS`.
import { runToEnd } from './child.mjs';
import { setUpOrExit } from './setup.mjs';

const node = await setUpOrExit([]);
process.exitCode = await runToEnd(node, process.argv.slice(2));
