// `jixia scenarios`: what there is to play and learn in, from the manifests.
import type { Manifest } from '@jixia/env';
import { findScenario, scenarioIds } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import type { Command } from '../command.ts';
import { table } from '../output.ts';
import { presetsOf } from '../presets.ts';

const brief = (manifest: Manifest) => ({
  id: manifest.id,
  title: manifest.title,
  summary: manifest.summary,
  rulesHash: manifest.rulesHash,
  agents: manifest.agents.length,
  teams: manifest.teams,
  ticksPerSecond: manifest.ticksPerSecond,
  features: manifest.observation.size,
  actionHeads: manifest.actionHeads.map(({ name, size }) => ({ name, size })),
  bots: findScenario(manifest.id).bots.map(({ name }) => name),
  presets: presetsOf(manifest.id).map(({ id }) => id),
});

function describe(manifest: Manifest): string[] {
  const { id, title, bots, presets, features, actionHeads, ticksPerSecond } = brief(manifest);
  const config = manifest.config.map((field) => [
    `  ${field.name}`,
    field.choices?.[field.default] ?? String(field.default),
    field.choices?.join(', ') ?? `${field.min} .. ${field.max}${field.unit === '' ? '' : ` (${field.unit})`}`,
    field.title.en,
  ]);
  return [
    `${id}: ${title.en} / ${title.zh}`,
    manifest.summary.en,
    '',
    `rules         ${manifest.rulesHash}`,
    `agents        ${manifest.agents.length} in ${manifest.teams} teams, ${ticksPerSecond} ticks/s`,
    `observation   ${features} features`,
    `action        ${actionHeads.map(({ name, size }) => `${name} ${size}`).join(', ')}`,
    `bots          ${bots.map((name) => `bot:${name}`).join(', ') || 'none'}`,
    `presets       ${presets.join(', ') || 'none'}`,
    '',
    'Configuration (name, default, values):',
    ...table(config),
  ];
}

export const scenarios: Command = {
  name: 'scenarios',
  summary: 'Lists the scenarios, or shows one of them: its bots, heroes, observation, action and configuration.',
  operands: [{ name: 'SCENARIO', summary: 'the one to show', isOptional: true }],
  options: [],
  examples: ['scenarios', 'scenarios moba-1v1', 'scenarios --json'],
  async run({ operands, output }) {
    const [id] = operands;
    if (id !== undefined) {
      const { manifest } = await loadScenario(id);
      output.result(
        {
          ...brief(manifest),
          config: manifest.config,
          rewardItems: manifest.rewardItems,
          observation: manifest.observation,
          actionHeads: manifest.actionHeads,
          masks: manifest.masks,
        },
        describe(manifest),
      );
      return 0;
    }
    const manifests = await Promise.all(scenarioIds().map(async (known) => (await loadScenario(known)).manifest));
    const rows = manifests.map((manifest) => [
      manifest.id,
      manifest.title.en,
      manifest.title.zh,
      `${manifest.agents.length} agents`,
      brief(manifest)
        .bots.map((name) => `bot:${name}`)
        .join(' '),
    ]);
    output.result({ scenarios: manifests.map(brief) }, table(rows));
    return 0;
  },
};
