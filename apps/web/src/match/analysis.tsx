// Below the picture: advantage over time, the table of heroes, the damage chart; one at a time.
import type { MobaContent } from '@jixia/moba/draw';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AdvantageGraph } from './advantage-graph.tsx';
import { DamageChart } from './damage-chart.tsx';
import { HeroTable } from './hero-table.tsx';
import type { SeatView } from './roster.ts';
import type { Session, SessionState } from './session.ts';

export const TABS = ['graph', 'heroes', 'damage'] as const;
export type Tab = (typeof TABS)[number];

export const Analysis = ({
  session,
  state,
  content,
  roster,
  tab,
  followed,
  onTab,
  onFollow,
}: {
  session: Session;
  state: SessionState;
  content: MobaContent;
  roster: readonly SeatView[];
  tab: Tab;
  followed: number;
  onTab: (tab: Tab) => void;
  onFollow: (slot: number) => void;
}) => {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] as Tab;
    onTab(next);
    list.current?.querySelector<HTMLButtonElement>(`[data-tab=${next}]`)?.focus();
  };
  return (
    <section className="panel order-3 col-span-2 min-w-0 p-3 pt-2 lg:order-none lg:col-span-1" data-testid="analysis">
      <div ref={list} role="tablist" className="mb-1 flex gap-1" aria-label={t('analysis.title')} onKeyDown={onKey}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            className="segment"
            data-tab={name}
            aria-selected={tab === name}
            aria-controls="analysis-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => onTab(name)}
          >
            {t(`analysis.${name}`)}
          </button>
        ))}
      </div>
      <div id="analysis-panel" role="tabpanel" aria-label={t(`analysis.${tab}`)}>
        {tab === 'graph' ? <AdvantageGraph session={session} state={state} /> : null}
        {tab === 'heroes' ? (
          <HeroTable roster={roster} content={content} followed={followed} onFollow={onFollow} />
        ) : null}
        {tab === 'damage' ? <DamageChart roster={roster} /> : null}
      </div>
    </section>
  );
};
