// Plays matches of this agent against another and counts: node play.ts bot:weak --matches 10 (more options: jixia match)
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const { scenarios } = JSON.parse(readFileSync(join(import.meta.dirname, 'agent.json'), 'utf8'));

/** The jixia program: in the folder that JIXIA_HOME names, or in a checkout above this folder or the current one. */
const findJixia = (): string => {
  for (const start of [process.env['JIXIA_HOME'], import.meta.dirname, process.cwd()]) {
    for (let folder = start; folder !== undefined; folder = dirname(folder) === folder ? undefined : dirname(folder)) {
      const program = join(folder, 'bootstrap', 'jixia.mjs');
      if (existsSync(program)) return program;
    }
  }
  console.error('Jixia is not above this folder. Set JIXIA_HOME to your checkout of it.');
  process.exit(2);
};

const [opponent = 'bot:weak', ...words] = process.argv.slice(2);
const at = words.indexOf('--matches');
const matches = at < 0 ? 10 : Number(words.splice(at, 2)[1]);
if (!Number.isInteger(matches) || matches < 1) {
  console.error('--matches takes a whole number from 1 on.');
  process.exit(2);
}
const jixia = findJixia();
let wins = 0;
for (let seed = 1; seed <= matches; seed++) {
  // Sides change with every match.
  const side = (seed + 1) % 2;
  const agents = side === 0 ? [import.meta.dirname, opponent] : [opponent, import.meta.dirname];
  const call = ['match', '--scenario', scenarios[0], '--agents', agents.join(','), '--seed', String(seed), '--json'];
  const { stdout, stderr, status } = spawnSync(process.execPath, [jixia, ...call, ...words], { encoding: 'utf8' });
  if (status !== 0) {
    console.error(stderr.trim());
    process.exit(2);
  }
  const { winner, endReason, forfeit } = JSON.parse(stdout);
  wins += winner === side ? 1 : 0;
  const how = winner === side ? 'won' : winner < 0 ? 'drawn' : 'lost';
  process.stdout.write(`seed ${seed}: ${how}, ${forfeit ? `forfeit: ${forfeit.message}` : endReason}\n`);
}
process.stdout.write(`${wins} of ${matches} won against ${opponent}\n`);
