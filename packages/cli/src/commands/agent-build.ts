// `jixia agent build`: an agent in AssemblyScript becomes a WebAssembly module.
import { buildAgent } from '../build-agent.ts';
import type { Command } from '../command.ts';

export const agentBuild: Command = {
  name: 'agent build',
  summary:
    'Compiles an agent in AssemblyScript: writes layout.ts (where its scenario has what in the rows), then its module.',
  operands: [{ name: 'FOLDER', summary: 'a folder made by `jixia agent new --language assemblyscript`' }],
  options: [],
  examples: ['agent build ./mine'],
  async run({ operands, output }) {
    const { scenario, module, sizeBytes } = await buildAgent(operands[0] ?? '');
    output.result({ scenario, module, sizeBytes }, [`${module}: ${sizeBytes} bytes, for ${scenario}`]);
    return 0;
  },
};
