// `jixia bench replay`: how large replays are, how fast they are verified, and whether any changed byte is noticed.
import { benchReplay } from '@jixia/bench';
import { loadScenario } from '@jixia/env/node';
import type { Command } from '../command.ts';
import { shortNumber } from '../progress.ts';

export const benchReplayCommand: Command = {
  name: 'bench replay',
  summary:
    'Plays matches of a scripted agent against itself, measures the replay files and the time to verify them, then changes every byte of the shortest one in turn. Exit code 1 where a change passes unnoticed.',
  options: [
    { name: 'scenario', kind: 'text', value: 'ID', default: 'moba-1v1', summary: 'the scenario' },
    { name: 'agent', kind: 'text', value: 'AGENT', default: 'bot:strong', summary: 'who plays every side' },
    { name: 'matches', kind: 'whole', value: 'N', default: 20, min: 5, max: 10_000, summary: 'matches to play' },
    { name: 'repeats', kind: 'whole', value: 'N', default: 3, min: 1, max: 100, summary: 'verifications of each' },
  ],
  examples: ['bench replay', 'bench replay --agent random --matches 50 --json'],
  async run({ values, seed, output }) {
    const scenario = await loadScenario(values.text('scenario'));
    const matches = values.number('matches');
    const progress = output.progress('Playing', matches, 'matches');
    const cost = await benchReplay({
      scenario,
      agents: scenario.manifest.agents.map(() => values.text('agent')),
      matches,
      seed,
      repeats: values.number('repeats'),
      onMatch: (done) => progress.update(done),
    });
    progress.end();
    output.result(cost, [
      `${scenario.manifest.id}, ${matches} matches of ${values.text('agent')}, median length ${(cost.gameSeconds / 60).toFixed(1)} game minutes`,
      `size          ${cost.sizeBytes} bytes (median), ${cost.largestBytes} (largest), ${Math.round(cost.bytesPerTenMinutes)} per 10 game minutes`,
      `verification  ${shortNumber(cost.verifySpeed)} x real time (median, spread ${(cost.verifySpread * 100).toFixed(0)} %)`,
      `changes       ${cost.unnoticed} of ${cost.changedBytes} changed bytes passed unnoticed`,
    ]);
    return cost.unnoticed === 0 ? 0 : 1;
  },
};
