// The inside of one agent at the decision on the screen: what it saw, what it could do, what it did, what it was worth.
import type { LoadedScenario } from '@jixia/env/types';
import type { Policy } from '@jixia/learn/policy';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import { loadPolicyFile } from '../match/policy-decider.ts';
import type { SeatView } from '../match/roster.ts';
import type { Session, SessionState } from '../match/session.ts';
import { offerFile, receiveFiles } from '../site/file-inbox.ts';
import { ActionView } from './action-view.tsx';
import { ObservationView } from './observation-view.tsx';
import { RewardView } from './reward-view.tsx';
import { useInspection } from './use-inspection.ts';

type Held = { readonly name: string; readonly policy: Policy };

/** The policy to ask: one that is given here, else the one that plays the seat on this page. */
const useHeldPolicy = (loaded: LoadedScenario, session: Session, seat: number) => {
  const [held, setHeld] = useState<Held | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const agent = session.info.agents[seat];

  useEffect(() => {
    let isGone = false;
    let opened: Policy | null = null;
    const open = async (name: string, bytes: Uint8Array): Promise<void> => {
      try {
        const policy = await loadPolicyFile(loaded.manifest, name, bytes);
        if (isGone) return await policy.close();
        const before = opened;
        opened = policy;
        setHeld({ name, policy });
        setProblem(null);
        await before?.close();
      } catch (error) {
        if (!isGone) setProblem(error instanceof Error ? error.message : String(error));
      }
    };
    setHeld(null);
    setProblem(null);
    if (agent?.kind === 'policy') void open(agent.fileName, agent.bytes);
    const stop = receiveFiles('.onnx', (file) => {
      void file.arrayBuffer().then((buffer) => open(file.name, new Uint8Array(buffer)));
    });
    return () => {
      isGone = true;
      stop();
      void opened?.close();
    };
  }, [agent, loaded]);

  return { held, problem };
};

export const InspectPanel = ({
  session,
  state,
  roster,
  onClose,
}: {
  session: Session;
  state: SessionState;
  roster: readonly SeatView[];
  onClose: () => void;
}) => {
  const { t, i18n } = useTranslation();
  const { loaded } = session.simulation;
  const [seat, setSeat] = useState(0);
  const { held, problem: policyProblem } = useHeldPolicy(loaded, session, seat);
  const { insight, series, problem } = useInspection(session, state, seat, held?.policy ?? null);
  const told = policyProblem ?? problem;

  return (
    <section
      className="panel flex min-w-0 flex-col gap-3 p-3"
      aria-label={t('inspect.title')}
      data-testid="inspect"
      data-inspected={insight?.decision ?? -1}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="text-[14px] font-semibold">{t('inspect.title')}</h2>
        <label className="flex items-center gap-2 text-[12.5px] text-mist">
          {t('inspect.agent')}
          <select
            className="field !min-h-[32px] !w-auto"
            value={seat}
            data-testid="inspect-seat"
            onChange={(event) => setSeat(Number(event.target.value))}
          >
            {roster.map((view) => (
              <option key={view.seat} value={view.seat}>
                {`${view.seat + 1} · ${inLanguage(view.info?.name, i18n.language)}`}
              </option>
            ))}
          </select>
        </label>
        <label className="button !min-h-[32px] text-[12.5px]">
          {held ? t('inspect.policy', { name: held.name }) : t('inspect.choose')}
          <input
            type="file"
            accept=".onnx"
            className="sr-only"
            data-testid="inspect-policy"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) offerFile(file);
              event.target.value = '';
            }}
          />
        </label>
        <span className="numeral text-[12px] text-mist">
          {t('inspect.decision', { decision: insight?.decision ?? state.index })}
        </span>
        <button type="button" className="button ml-auto !min-h-[32px]" onClick={onClose}>
          {t('share.close')}
        </button>
      </div>
      {told ? (
        <p role="alert" className="text-[12.5px] text-vermilion" data-testid="inspect-problem">
          {told}
        </p>
      ) : null}
      {insight ? (
        <div className="grid min-w-0 gap-4 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)_minmax(0,1fr)]">
          <ObservationView manifest={loaded.manifest} observation={insight.observation} />
          <ActionView key={seat} manifest={loaded.manifest} insight={insight} hasPolicy={held !== null} />
          <RewardView
            manifest={loaded.manifest}
            insight={insight}
            series={series}
            onSeek={(decision) => session.seek(decision)}
          />
        </div>
      ) : null}
    </section>
  );
};
