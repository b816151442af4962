#!/usr/bin/env node
// `npm start` and `npx jixia`: sets the checkout up, then runs the command line on a Node that can.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runToEnd } from './child.mjs';
import { root } from './house.mjs';
import { isCurrentNodeEnough } from './runtime.mjs';
import { setUpOrExit } from './setup.mjs';

const args = process.argv.slice(2);
const isAskingForHelp = args.length === 0 || args[0] === 'help' || args.includes('--help') || args.includes('-h');
const products = isAskingForHelp ? [] : args[0] === 'up' ? ['scenarios', 'web'] : ['scenarios'];
const node = await setUpOrExit(products);
const main = join(root, 'packages', 'cli', 'src', 'main.ts');
if (isCurrentNodeEnough) await import(pathToFileURL(main).href);
else process.exitCode = await runToEnd(node, [main, ...args]);
