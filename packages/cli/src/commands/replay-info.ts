// `jixia replay info`: what a replay says about itself, without running it.
import { decodeReplay, type Replay } from '@jixia/arena/replay';
import { EnvError, type Manifest } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import type { Command } from '../command.ts';
import { matchStory } from '../match-story.ts';
import { readGivenFile } from '../read-file.ts';

/** The scenario where this version of Jixia has it with the replay's rules. */
async function manifestOf({ setup }: Replay): Promise<Manifest | null> {
  try {
    const { manifest } = await loadScenario(setup.scenarioId);
    return manifest.rulesHash === setup.rulesHash ? manifest : null;
  } catch (error) {
    if (error instanceof EnvError) return null;
    throw error;
  }
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
    const manifest = await manifestOf(replay);
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
      canBePlayedHere: manifest !== null,
    };
    const names = agents.map(({ name }) => name);
    const foreign = manifest === null ? ' (not the rules of this version of Jixia, which cannot play it)' : '';
    output.result(document, [
      `scenario   ${setup.scenarioId}`,
      `rules      ${setup.rulesHash}${foreign}`,
      `seed       ${setup.seed}`,
      `hash       ${hash}`,
      `size       ${bytes.length} bytes`,
      '',
      ...matchStory(names, result, manifest),
    ]);
    return 0;
  },
};
