#!/usr/bin/env node
// `npm start` and `npx jixia`: sets the checkout up, then runs the command line on a Node that can.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runToEnd } from './child.mjs';
import { root } from './house.mjs';
import { isCurrentNodeEnough } from './runtime.mjs';
import { setUpOrExit } from './setup.mjs';

const args = process.argv.slice(2);
const node = await setUpOrExit(args[0] === 'up' && !args.includes('--help') ? ['scenarios', 'web'] : ['scenarios']);
const main = join(root, 'packages', 'cli', 'src', 'main.ts');
if (isCurrentNodeEnough) await import(pathToFileURL(main).href);
else process.exitCode = await runToEnd(node, [main, ...args]);
