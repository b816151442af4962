// Who decides for seats of a match in this page.
import { actionLayout, deriveSeed, Random, sampleLegalAction } from '@jixia/env';
import type { LoadedScenario } from '@jixia/env/types';
import { createPolicyDecider } from './policy-decider.ts';
import type { AgentChoice } from './setup.ts';

/** One seat's rows: what it sees, what it may do, and where its action goes (one value per head). */
export type SeatRow = {
  readonly observation: Float32Array;
  readonly mask: Uint8Array;
  readonly action: Int32Array;
};

/** Fills `action` of every row. Bots answer at once, policies later. */
export interface Decider {
  decide(rows: readonly SeatRow[]): void | Promise<void>;
  close?(): void;
}

/** A decider and the seats that it plays; no seat has two. */
export type Seated = { readonly seats: readonly number[]; readonly decider: Decider };

/** Scripted, random and learned agents; each seat gets a seed of its own below the match's, as in the arena. */
export const createDecider = async (
  loaded: LoadedScenario,
  choice: AgentChoice,
  seats: readonly number[],
  matchSeed: bigint,
): Promise<Decider> => {
  const seedOf = (seat: number): bigint => deriveSeed(matchSeed, 1000 + seat);
  if (choice.kind === 'policy') return createPolicyDecider(loaded, choice.fileName, choice.bytes, seats);
  if (choice.kind === 'bot') {
    const entry = loaded.entry.bots.find((bot) => bot.name === choice.name);
    if (!entry)
      throw new Error(`There is no bot "${choice.name}"; known: ${loaded.entry.bots.map((b) => b.name).join(', ')}.`);
    const bots = seats.map((seat) => {
      const bot = entry.create(loaded.manifest);
      bot.reset(Number(seedOf(seat) & 0x7fff_ffffn));
      return bot;
    });
    return {
      decide: (rows) => {
        for (const [i, row] of rows.entries()) bots[i]?.act(row.observation, row.mask, row.action);
      },
    };
  }
  const layout = actionLayout(loaded.manifest);
  const randoms = seats.map((seat) => new Random(seedOf(seat)));
  return {
    decide: (rows) => {
      for (const [i, row] of rows.entries()) {
        sampleLegalAction(layout, row.mask, 0, row.action, 0, randoms[i] as Random);
      }
    },
  };
};
