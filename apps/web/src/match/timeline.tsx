// The timeline: how far the match has come, and its events, each of which can be pressed to see it.
import type { MobaContent } from '@jixia/moba/draw';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from './chronicle.ts';
import { LEAD_IN_SECONDS } from './feed.tsx';
import { markText } from './mark-text.ts';
import { clockText } from './names.ts';
import type { SeatView } from './roster.ts';
import type { Session, SessionState } from './session.ts';

const MARK_COLOR = ['var(--color-azure)', 'var(--color-vermilion)', 'var(--color-violet)'] as const;

const SHAPES: Readonly<Record<Mark['kind'], string>> = {
  kill: 'h-2 w-2 rotate-45 rounded-[2px]',
  tower: 'h-3 w-1.5 rounded-sm',
  crystal: 'h-3.5 w-2 rounded-sm',
  monster: 'h-2.5 w-2.5 rounded-full ring-2 ring-gold/80',
};

export const Timeline = ({
  session,
  state,
  content,
  roster,
}: {
  session: Session;
  state: SessionState;
  content: MobaContent;
  roster: readonly SeatView[];
}) => {
  const { t, i18n } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const ticksPerSecond = session.simulation.loaded.manifest.ticksPerSecond;
  const perDecision = session.ticksPerDecision;
  // A running match shows at least five minutes, so that the near future can be reached by a click.
  const total =
    session.recordDecisions ??
    (state.isOver
      ? Math.max(state.decisions, 1)
      : Math.max(state.decisions * 1.15, (300 * ticksPerSecond) / perDecision));
  const share = (decisions: number): string => `${Math.min(100, (100 * decisions) / total)}%`;
  const seekTo = (clientX: number): void => {
    const box = ref.current?.getBoundingClientRect();
    if (box) session.seek(Math.min(Math.max((clientX - box.left) / box.width, 0), 1) * total);
  };
  const text = clockText((state.index * perDecision) / ticksPerSecond);
  return (
    <div className="relative h-9 flex-1">
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label={t('transport.timeline')}
        aria-valuemin={0}
        aria-valuemax={Math.round(total)}
        aria-valuenow={state.index}
        aria-valuetext={text}
        data-testid="timeline"
        className="absolute inset-0 cursor-pointer touch-none select-none"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seekTo(event.clientX);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) seekTo(event.clientX);
        }}
      >
        <div className="absolute inset-x-0 top-[15px] h-1.5 overflow-hidden rounded-full bg-night">
          <div className="absolute inset-y-0 left-0 bg-mist/40" style={{ width: share(state.decisions) }} />
          <div className="absolute inset-y-0 left-0 bg-gold" style={{ width: share(state.index) }} />
        </div>
        <span
          className="absolute top-[11px] h-3.5 w-3.5 -translate-x-1/2 rounded-full border-2 border-ink bg-gold shadow"
          style={{ left: share(state.index) }}
        />
      </div>
      {/* Gains of side 0 above the line, of side 1 below. The list of events offers the same to the keyboard. */}
      {session.chronicle.marks.map((mark) => (
        <button
          key={mark.id}
          type="button"
          tabIndex={-1}
          className={`absolute flex h-3.5 w-3 -translate-x-1/2 items-center justify-center hover:scale-150 ${mark.team === 1 ? 'bottom-0' : 'top-0'}`}
          style={{ left: share(mark.decision) }}
          title={`${clockText(mark.tick / ticksPerSecond)} ${markText(t, i18n.language, content, roster, mark)}`}
          aria-label={markText(t, i18n.language, content, roster, mark)}
          data-mark={mark.kind}
          data-decision-of={mark.decision}
          onClick={() => session.seek(mark.decision - Math.round(LEAD_IN_SECONDS * session.decisionsPerSecond))}
        >
          <span className={SHAPES[mark.kind]} style={{ background: MARK_COLOR[mark.team] ?? MARK_COLOR[2] }} />
        </button>
      ))}
    </div>
  );
};
