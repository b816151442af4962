// Plays paired matches of a policy against a bot in a worker of its own; ending the worker is how it is cancelled.
import { evaluate } from '@jixia/arena';
import { findScenario } from '@jixia/env';
import type { LoadedScenario } from '@jixia/env/types';
import { loadPolicy } from '@jixia/learn/policy-web';

export type EvaluationOrder = {
  readonly scenario: Pick<LoadedScenario, 'manifest' | 'module'>;
  readonly policy: { readonly fileName: string; readonly bytes: Uint8Array };
  /** Name of the bot. */
  readonly bot: string;
  readonly pairs: number;
  readonly seed: bigint;
  /** Heroes that are played in turn; none = all. */
  readonly heroes: readonly string[];
};

export type EvaluationAnswer =
  | { readonly kind: 'progress'; readonly matches: number }
  | {
      readonly kind: 'done';
      readonly winRate: number;
      readonly low: number;
      readonly high: number;
      readonly matches: number;
    }
  | { readonly kind: 'failed'; readonly message: string };

const answer = (message: EvaluationAnswer): void => postMessage(message);

const run = async ({ scenario, policy, bot, pairs, seed, heroes }: EvaluationOrder): Promise<void> => {
  const found = await evaluate(
    {
      scenario: { ...scenario, entry: findScenario(scenario.manifest.id) },
      a: { kind: 'policy', file: policy.fileName, mode: 'greedy', bytes: policy.bytes },
      b: { kind: 'bot', name: bot },
      pairs,
      seed,
      ...(heroes.length === 0 ? {} : { heroes }),
      onProgress: ({ matches }) => answer({ kind: 'progress', matches }),
    },
    { loadPolicy },
  );
  const { winRate, low, high } = found;
  answer({ kind: 'done', winRate, low, high, matches: found.matches.length });
};

addEventListener('message', ({ data }: MessageEvent<EvaluationOrder>) => {
  run(data).catch((error: unknown) =>
    answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});
