// `jixia train --algorithm behaviour-cloning --from bot:NAME`: a policy learns to decide as a bot does.
import type { LoadedScenario } from '@jixia/env';
import { cloneBot, type RunDescription } from '@jixia/learn/node';
import type { Call } from '../command.ts';
import { clockText, shortNumber } from '../progress.ts';
import { stopSignal } from '../stop-signal.ts';
import { evaluatePolicy, evaluationLines } from '../train-report.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Records, learns, rates. `start.teacher` is a bot of the scenario. */
export async function trainClone(call: Call, scenario: LoadedScenario, start: RunDescription, run: string): Promise<0> {
  const { values, seed, output } = call;
  const { training, teacher } = start;
  const matches = values.number('eval-matches');
  const opponent = values.text('eval-opponent');
  output.note(`${scenario.manifest.id}, decisions of bot:${teacher}, run folder ${run}; Ctrl-C saves and stops`);
  const { signal, release } = stopSignal();
  const recording = output.progress('Recording', training.demonstrations, 'decisions');
  let learning: ReturnType<typeof output.progress> | null = null;
  const summary = await cloneBot({
    scenario,
    run,
    start,
    signal,
    wallSeconds: () => Date.now() / 1000,
    onRecord: (kept) => recording.update(Math.min(kept, training.demonstrations)),
    onEpoch: (metrics) => {
      if (!learning) {
        recording.end();
        learning = output.progress('Learning', training.epochs, 'epochs');
      }
      learning.update(metrics['update'] as number, `agreement ${percent(metrics['agreement'] as number)}`);
    },
  });
  (learning ?? recording).end();
  release();
  const { policy, steps, seconds, metrics } = summary;
  const isRated = summary.reason === 'done' && matches > 0;
  const evaluation = isRated
    ? await evaluatePolicy(scenario, policy, opponent, { pairs: matches / 2, seed, config: {} }, output)
    : null;
  const { agreement = null, majorityRate = null } = metrics;
  output.result({ run, policy: steps > 0 ? policy : null, steps, seconds, agreement, majorityRate, evaluation }, [
    `${shortNumber(steps)} decisions of bot:${teacher} learned in ${clockText(seconds)}`,
    ...(agreement === null || majorityRate === null
      ? ['stopped before the first epoch was over: there is no policy']
      : [
          `agreement     ${percent(agreement)} of held-out decisions (the most frequent one: ${percent(majorityRate)})`,
          `policy        ${policy}   try: npx jixia match --agents policy:${policy},bot:${teacher}`,
        ]),
    ...(evaluation ? evaluationLines(evaluation) : []),
  ]);
  return 0;
}
