// `jixia replay open`: the page that shows a replay, at a moment of it.
import { decodeReplay } from '@jixia/arena/replay';
import { startServer } from '@jixia/server';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { readGivenFile } from '../read-file.ts';
import { stopSignal } from '../stop-signal.ts';

/** What led to a forfeit is worth seeing, too. */
const decisionsBeforeForfeit = 20;

export const replayOpen: Command = {
  name: 'replay open',
  summary: 'Serves a replay to the browser of this machine and prints its address, until Ctrl-C.',
  operands: [{ name: 'FILE', summary: 'a .jxr file' }],
  options: [
    {
      name: 'at',
      kind: 'whole',
      value: 'DECISION',
      min: 0,
      max: 10_000_000,
      summary: 'decision to begin with (default 0; shortly before a forfeit, where there was one)',
    },
    { name: 'port', kind: 'whole', value: 'N', default: 0, min: 0, max: 65535, summary: 'port; 0: any free one' },
  ],
  examples: ['replay open match.jxr', 'replay open match.jxr --at 300'],
  async run({ operands, values, output }) {
    const bytes = await readGivenFile(operands[0] ?? '');
    const { result } = decodeReplay(bytes);
    const forfeitAt = result.forfeit === undefined ? 0 : Math.max(0, result.forfeit.step - decisionsBeforeForfeit);
    const decision = values.optionalNumber('at') ?? forfeitAt;
    if (decision > result.decisions) {
      throw new CliError('bad_usage', `--at is ${decision}; the match has ${result.decisions} decisions.`);
    }
    // Listening from here on: a signal during the start must not be lost.
    const { signal, release } = stopSignal();
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    try {
      const server = await startServer({ port: values.number('port'), replays: new Map([['opened.jxr', bytes]]) });
      const address = `${server.url}/match?replay=/replays/opened.jxr#t=${decision}`;
      output.result({ url: address, decision }, [`Open ${address}`]);
      output.note('Stop it with Ctrl-C.');
      try {
        await stopped;
      } finally {
        await server.close();
      }
    } finally {
      release();
    }
    return 0;
  },
};
