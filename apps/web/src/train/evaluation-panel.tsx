// How good the policy is, right here: paired matches against a bot, with Wilson's interval.
import type { LoadedScenario } from '@jixia/env/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../site/load-scenario-once.ts';
import { desk } from './desk.ts';
import { exactPercent, shortCount } from './format.ts';
import { opponentName } from './opponent-name.ts';
import { freshId, type RunRecord } from './run-record.ts';
import { useEvaluation } from './use-evaluation.ts';

const MATCHES = [10, 40, 100, 200, 400, 800] as const;

/** A win rate on a line from 0 to 100 %, its interval as a band. */
const Interval = ({ low, high, winRate }: { low: number; high: number; winRate: number }) => (
  <div className="relative h-3 rounded-full bg-night" aria-hidden="true">
    <span className="absolute inset-y-0 left-1/2 w-px bg-line" />
    <span
      className="absolute inset-y-[3px] rounded-full bg-gold/50"
      style={{ left: `${low * 100}%`, right: `${(1 - high) * 100}%` }}
    />
    <span
      className="absolute top-0 h-3 w-1 -translate-x-1/2 rounded-full bg-gold"
      style={{ left: `${winRate * 100}%` }}
    />
  </div>
);

export const EvaluationPanel = ({ loaded, record }: { loaded: LoadedScenario; record: RunRecord }) => {
  const { t } = useTranslation();
  const bots = loaded.entry.bots.map(({ name }) => name);
  const [bot, setBot] = useState(bots[1] ?? bots[0] ?? '');
  const [matches, setMatches] = useState<number>(100);
  const [problem, setProblem] = useState<string | null>(null);
  const evaluation = useEvaluation();
  const { progress } = evaluation;
  const start = async (): Promise<void> => {
    setProblem(null);
    try {
      const { bytes, update, fileName } = await desk.policy();
      const { manifest, module } = loaded;
      const { heroPool, seed } = record.description.training;
      const order = {
        scenario: { manifest, module },
        policy: { fileName, bytes },
        bot,
        pairs: matches / 2,
        seed: BigInt(seed),
        // A team needs as many different heroes as it has seats.
        heroes: heroPool.length * 2 >= manifest.agents.length ? heroPool : [],
      };
      const steps = desk.getState().latest?.['steps'] ?? record.steps;
      evaluation.run(order, ({ winRate, low, high, matches: played }) => {
        const found = { id: freshId(), opponent: `bot:${bot}`, update, steps, winRate, low, high, matches: played };
        desk.addEvaluation(record.id, found).catch((error: unknown) => setProblem(textOf(error)));
      });
    } catch (error) {
      setProblem(textOf(error));
    }
  };
  const told = problem ?? evaluation.problem;
  return (
    <section className="panel space-y-2 p-3" data-testid="evaluation">
      <h2 className="text-[13px] font-semibold">{t('train.evaluation.title')}</h2>
      <div className="flex flex-wrap items-end gap-2">
        <label className="min-w-0 flex-1 space-y-0.5">
          <span className="text-[11.5px] text-mist">{t('train.evaluation.opponent')}</span>
          <select
            className="field"
            value={bot}
            disabled={progress !== null}
            data-testid="evaluation-bot"
            onChange={(event) => setBot(event.target.value)}
          >
            {bots.map((name) => (
              <option key={name} value={name}>
                {opponentName(t, `bot:${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="w-[92px] space-y-0.5">
          <span className="text-[11.5px] text-mist">{t('train.evaluation.matches')}</span>
          <select
            className="field numeral"
            value={matches}
            disabled={progress !== null}
            data-testid="evaluation-matches"
            onChange={(event) => setMatches(Number(event.target.value))}
          >
            {MATCHES.map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
        {progress === null ? (
          <button type="button" className="button min-h-[38px]" data-testid="evaluate" onClick={() => void start()}>
            {t('train.evaluation.start')}
          </button>
        ) : (
          <button
            type="button"
            className="button min-h-[38px]"
            data-testid="evaluation-cancel"
            onClick={evaluation.cancel}
          >
            {t('train.evaluation.cancel')}
          </button>
        )}
      </div>
      {progress === null ? null : (
        <div role="status" className="space-y-1 text-[12px]" data-testid="evaluation-progress">
          <progress className="bar-progress w-full" max={progress.of} value={progress.matches} />
          <span className="numeral text-mist">
            {t('train.evaluation.progress', { done: progress.matches, of: progress.of })}
          </span>
        </div>
      )}
      {told ? (
        <p role="alert" className="text-[12px] text-vermilion">
          {told}
        </p>
      ) : null}
      {record.evaluations.length === 0 ? (
        <p className="text-[11.5px] leading-snug text-mist">{t('train.evaluation.about')}</p>
      ) : (
        <ul className="max-h-[200px] space-y-2 overflow-y-auto" data-testid="evaluation-results">
          {[...record.evaluations].reverse().map((found) => (
            <li key={found.id} className="space-y-1 text-[12px]">
              <div className="flex flex-wrap justify-between gap-x-2">
                <span>
                  {opponentName(t, found.opponent)}{' '}
                  <span className="text-mist">
                    {t('train.evaluation.after', { steps: shortCount(found.steps), matches: found.matches })}
                  </span>
                </span>
                <span className="numeral">
                  <b className="text-gold">{exactPercent(found.winRate)}</b>{' '}
                  <span className="text-mist">
                    ({exactPercent(found.low)} – {exactPercent(found.high)})
                  </span>
                </span>
              </div>
              <Interval low={found.low} high={found.high} winRate={found.winRate} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
