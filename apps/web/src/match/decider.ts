// Who decides for one side of a match in this page.
import { actionLayout, deriveSeed, Random, sampleLegalAction } from '@jixia/env';
import type { LoadedScenario } from '@jixia/env/types';
import { createPolicyDecider } from './policy-decider.ts';
import type { AgentChoice } from './setup.ts';

/** Reads one observation and mask row, writes one value per head into `action`. Bots answer at once, policies later. */
export interface Decider {
  decide(observation: Float32Array, mask: Uint8Array, action: Int32Array): void | Promise<void>;
  close?(): void;
}

/** Scripted, random and learned agents; each gets a seed of its own below the match's. */
export const createDecider = async (
  loaded: LoadedScenario,
  choice: AgentChoice,
  side: number,
  matchSeed: bigint,
): Promise<Decider> => {
  const seed = deriveSeed(matchSeed, 1000 + side);
  if (choice.kind === 'bot') {
    const entry = loaded.entry.bots.find((bot) => bot.name === choice.name);
    if (!entry)
      throw new Error(`There is no bot "${choice.name}"; known: ${loaded.entry.bots.map((b) => b.name).join(', ')}.`);
    const bot = entry.create(loaded.manifest);
    bot.reset(Number(seed & 0x7fff_ffffn));
    return { decide: (observation, mask, action) => bot.act(observation, mask, action) };
  }
  if (choice.kind === 'random') {
    const layout = actionLayout(loaded.manifest);
    const random = new Random(seed);
    return { decide: (_observation, mask, action) => sampleLegalAction(layout, mask, 0, action, 0, random) };
  }
  if (choice.kind === 'policy') return createPolicyDecider(loaded, choice.fileName, choice.bytes);
  throw new Error(`an agent of kind "${choice.kind}" is not made here`);
};
