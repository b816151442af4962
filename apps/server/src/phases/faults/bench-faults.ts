// `node bootstrap/node.mjs apps/server/src/phases/faults/bench-faults.ts [ROUNDS] [MATCHES A VERSION]`: the fault run at full size.
import { runFaults } from './fault-run.ts';

const [rounds = 20, matchesAVersion = 100] = process.argv.slice(2).map(Number);
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const report = await runFaults({ rounds, matchesAVersion, maxTicks: 0, seed: 1n, say });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const isSound =
  report.lost === 0 && report.doubled === 0 && report.replaysThatDiffer.length === 0 && report.isLadderThatOfItsReplays;
process.exitCode = isSound ? 0 : 1;
