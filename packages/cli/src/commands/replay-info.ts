// `jixia replay info`: what a replay says about itself, without running it.
import { decodeReplay, type Replay } from '@jixia/arena/replay';
import type { Command } from '../command.ts';
import { table } from '../output.ts';
import { readGivenFile } from '../read-file.ts';

function figures({ agents, result }: Replay): string[] {
  const names = Object.keys(result.agentInfo[0] ?? {});
  const rows = names.map((name) => [`  ${name}`, ...result.agentInfo.map((row) => String(row[name]))]);
  const columns = agents.map((_, at) => at + 1);
  return table([['', ...agents.map(({ name }) => name)], ...rows], columns);
}

export const replayInfo: Command = {
  name: 'replay info',
  summary:
    'Shows what a replay says about itself: scenario, rules, seed, agents, result. `replay verify` tells whether it is true.',
  operands: [{ name: 'FILE', summary: 'a .jxr file' }],
  options: [],
  examples: ['replay info match.jxr', 'replay info match.jxr --json'],
  async run({ operands, output }) {
    const [file = ''] = operands;
    const bytes = await readGivenFile(file);
    const replay = decodeReplay(bytes);
    const { setup, agents, result, hash } = replay;
    const winner = result.winner < 0 ? 'nobody' : `team ${result.winner}`;
    const forfeit = result.forfeit;
    const document = {
      scenario: setup.scenarioId,
      rulesHash: setup.rulesHash,
      seed: setup.seed.toString(),
      config: setup.config,
      agents,
      result,
      hash,
      sizeBytes: bytes.length,
      hasNotes: replay.notes !== null,
    };
    output.result(document, [
      `scenario   ${setup.scenarioId}`,
      `rules      ${setup.rulesHash}`,
      `seed       ${setup.seed}`,
      `winner     ${winner} (${result.endReason}), ${result.decisions} decisions, ${result.ticks} ticks`,
      ...(forfeit ? [`forfeit    agent ${forfeit.agent} at step ${forfeit.step}: ${forfeit.message}`] : []),
      `hash       ${hash}`,
      `size       ${bytes.length} bytes`,
      '',
      ...figures(replay),
    ]);
    return 0;
  },
};
