// The page of training: a form for a new run beside the saved ones, or the run that is open.
import type { LoadedScenario } from '@jixia/env/types';
import type { WebDeviceWish } from '@jixia/learn/web';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../match/names.ts';
import { loadScenarioOnce, textOf } from '../site/load-scenario-once.ts';
import { ProblemCard } from '../site/problem-card.tsx';
import { Charts } from './charts.tsx';
import { desk } from './desk.ts';
import { EvaluationPanel } from './evaluation-panel.tsx';
import { shortCount } from './format.ts';
import { LeaguePanel } from './league-panel.tsx';
import { LiveMatch } from './live-match.tsx';
import { PolicyPanel, type SeatPolicy } from './policy-panel.tsx';
import { RunBar } from './run-bar.tsx';
import { RunForm } from './run-form.tsx';
import { freshId, type RunRecord } from './run-record.ts';
import { SavedRuns } from './saved-runs.tsx';
import type { DeskState } from './training-desk.ts';

const LIVE_KEY = 'jixia.train.live';

/** Whether the live match is on; remembered, since a weak machine wants it off for good. */
const useLive = (): readonly [boolean, (isOn: boolean) => void] => {
  const [isOn, setOn] = useState(() => {
    try {
      return localStorage.getItem(LIVE_KEY) !== 'off';
    } catch {
      return true;
    }
  });
  const choose = (next: boolean): void => {
    setOn(next);
    try {
      localStorage.setItem(LIVE_KEY, next ? 'on' : 'off');
    } catch {
      // Not remembered, but switched.
    }
  };
  return [isOn, choose];
};

const RunView = ({
  state,
  record,
  onResume,
  onSeat,
}: {
  state: DeskState;
  record: RunRecord;
  onResume: (record: RunRecord, moreMinutes: number) => void;
  onSeat: SeatPolicy;
}) => {
  const { t } = useTranslation();
  const [isLive, setLive] = useLive();
  const [loaded, setLoaded] = useState<LoadedScenario | null>(null);
  useEffect(() => {
    void loadScenarioOnce(record.description.scenario).then(setLoaded);
  }, [record.description.scenario]);
  return (
    <div className="flex flex-col gap-2.5">
      <RunBar state={state} onResume={(more) => onResume(record, more)} />
      <div className="grid gap-2.5 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)] xl:grid-cols-[minmax(0,1fr)_460px]">
        <div className="flex min-w-0 flex-col gap-2.5">
          <Charts curves={desk.curves} bots={record.description.bots} />
          <LeaguePanel report={state.league} />
        </div>
        <div className="flex min-w-0 flex-col gap-2.5">
          <section className="panel space-y-2 p-3">
            <label className="flex items-center gap-2 text-[13px] font-semibold">
              {t('train.live.title')}
              <input
                type="checkbox"
                className="ml-auto h-4 w-4 accent-[#e8bd6a]"
                checked={isLive}
                data-testid="live-switch"
                onChange={(event) => setLive(event.target.checked)}
              />
              <span className="text-[12px] font-normal text-mist">{t('train.live.show')}</span>
            </label>
            {isLive && loaded ? <LiveMatch key={record.id} loaded={loaded} record={record} /> : null}
          </section>
          {loaded ? <EvaluationPanel loaded={loaded} record={record} /> : null}
          <PolicyPanel record={record} onSeat={onSeat} />
        </div>
      </div>
    </div>
  );
};

/** The newest run that was not finished. */
const ContinueCard = ({ record, onResume }: { record: RunRecord; onResume: () => void }) => {
  const { t } = useTranslation();
  return (
    <section
      className="panel flex flex-wrap items-center gap-3 border-gold/40 p-3 sm:p-4"
      data-testid="continue"
      aria-label={t('train.continue.title', { name: record.name })}
    >
      <div className="min-w-0 flex-1">
        <h2 className="text-[14px] font-semibold">{t('train.continue.title', { name: record.name })}</h2>
        <p className="numeral text-[12.5px] text-mist">
          {t('train.continue.about', { time: clockText(record.seconds), decisions: shortCount(record.steps) })}
        </p>
      </div>
      <button type="button" className="button button-gold" data-testid="continue-run" onClick={onResume}>
        {t('train.continue.start')}
      </button>
    </section>
  );
};

export const TrainPage = ({ onSeat }: { onSeat: SeatPolicy }) => {
  const { t, i18n } = useTranslation();
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void desk.refresh();
  }, []);
  const { failure, record, runs } = state;
  const resume = async (of: RunRecord, moreMinutes: number, device: WebDeviceWish = 'auto'): Promise<void> => {
    setProblem(null);
    try {
      const loaded = await loadScenarioOnce(of.description.scenario);
      const { minutes, steps } = of.description.training;
      // A run that reached its limit in decisions goes on by time alone.
      const limits =
        moreMinutes === 0
          ? {}
          : { minutes: Math.max(minutes, of.seconds / 60) + moreMinutes, ...(steps > 0 ? { steps: 0 } : {}) };
      await desk.resume(loaded, of.id, device, limits);
    } catch (error) {
      setProblem(textOf(error));
    }
  };
  const importRun = async (file: File): Promise<void> => {
    setProblem(null);
    try {
      const { readArchive } = await import('./run-archive.ts');
      const run = readArchive(file.name, new Uint8Array(await file.arrayBuffer()), freshId());
      await (await desk.database()).adopt(run, Date.now());
      await desk.refresh();
    } catch (error) {
      setProblem(textOf(error));
    }
  };
  const known = failure ? `train.failure.${failure.code}` : '';
  const told =
    problem ?? (failure ? (i18n.exists(known) ? t(known, { reason: failure.message }) : failure.message) : null);
  const unfinished = runs?.find((run) => run.savedAtMs !== null && (run.ended === null || run.ended === 'stopped'));
  return (
    <>
      {told ? (
        <ProblemCard
          text={told}
          onDismiss={() => {
            setProblem(null);
            desk.dismissFailure();
          }}
        />
      ) : null}
      <main className="flex flex-col gap-2.5" data-testid="train-page">
        {record ? (
          <RunView state={state} record={record} onResume={(of, more) => void resume(of, more)} onSeat={onSeat} />
        ) : (
          <>
            {unfinished ? <ContinueCard record={unfinished} onResume={() => void resume(unfinished, 0)} /> : null}
            <div className="grid items-start gap-2.5 lg:grid-cols-[minmax(0,1fr)_360px]">
              <RunForm
                runs={runs ?? []}
                onStart={(loaded, description, device, teachers) =>
                  void desk.start(loaded, description, device, teachers)
                }
              />
              <SavedRuns
                runs={runs}
                isBusy={desk.isBusy}
                onResume={(run) => void resume(run, 0)}
                onShow={(run) => void desk.show(run.id)}
                onRemove={(run) => void desk.remove(run.id)}
                onImport={(file) => void importRun(file)}
              />
            </div>
          </>
        )}
      </main>
    </>
  );
};
