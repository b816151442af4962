// Play, pause, step, speed, and the timeline with its marks.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from './chronicle.ts';
import { clockText } from './names.ts';
import { type Session, type SessionState, SPEEDS } from './session.ts';

const ICONS = {
  play: 'M7 4l13 8-13 8z',
  pause: 'M6 4h4v16H6z M14 4h4v16h-4z',
  back: 'M18 5v14l-9-7z M6 5h2v14H6z',
  forward: 'M6 5v14l9-7z M16 5h2v14h-2z',
  live: 'M4 5v14l8-7z M12 5v14l8-7z',
} as const;

const Icon = ({ name }: { name: keyof typeof ICONS }) => (
  <svg width="18" height="18" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
    <path d={ICONS[name]} />
  </svg>
);

const MARK_COLOR = ['#4fb3ff', '#ff6b4f', '#b994ff'] as const;

const Timeline = ({ session, state }: { session: Session; state: SessionState }) => {
  const { t } = useTranslation();
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
      className="group relative h-9 flex-1 cursor-pointer touch-none select-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event.clientX);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) seekTo(event.clientX);
      }}
    >
      <div className="absolute inset-x-0 top-[15px] h-1.5 overflow-hidden rounded-full bg-night">
        <div className="absolute inset-y-0 left-0 bg-[#3a4a55]" style={{ width: share(state.decisions) }} />
        <div className="absolute inset-y-0 left-0 bg-gold" style={{ width: share(state.index) }} />
      </div>
      {session.chronicle.marks.map((mark: Mark) => (
        <span
          key={`${mark.decision}-${mark.kind}-${mark.victim}-${mark.team}`}
          className={`absolute top-0.5 -translate-x-1/2 ${mark.kind === 'kill' ? 'h-2.5 w-2.5 rotate-45 rounded-[2px]' : 'h-3 w-1.5 rounded-sm'}`}
          style={{ left: share(mark.decision), background: MARK_COLOR[mark.team] ?? MARK_COLOR[2] }}
        />
      ))}
      <span
        className="absolute top-[11px] h-3.5 w-3.5 -translate-x-1/2 rounded-full border-2 border-ink bg-gold shadow"
        style={{ left: share(state.index) }}
      />
    </div>
  );
};

export const Transport = ({ session, state }: { session: Session; state: SessionState }) => {
  const { t } = useTranslation();
  const isHumanLive = session.info.humanSide >= 0 && !state.isOver;
  const ticksPerSecond = session.simulation.loaded.manifest.ticksPerSecond;
  return (
    <section
      className="panel flex flex-wrap items-center gap-x-2 gap-y-1 px-2 py-1.5 sm:gap-x-3 sm:px-3"
      data-testid="transport"
    >
      <div className="flex items-center gap-0.5 sm:gap-1">
        <button
          type="button"
          className="button button-gold h-10 w-10 px-0"
          data-testid="play"
          aria-label={t(state.isPlaying ? 'transport.pause' : 'transport.play')}
          title={t(state.isPlaying ? 'transport.pause' : 'transport.play')}
          onClick={() => session.setPlaying(!state.isPlaying)}
        >
          <Icon name={state.isPlaying ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          className="button h-9 w-8 px-0 sm:w-9"
          aria-label={t('transport.stepBack')}
          title={t('transport.stepBack')}
          onClick={() => session.stepBy(-1)}
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          className="button h-9 w-8 px-0 sm:w-9"
          data-testid="step"
          aria-label={t('transport.step')}
          title={t('transport.step')}
          onClick={() => session.stepBy(1)}
        >
          <Icon name="forward" />
        </button>
        <button
          type="button"
          className="button h-9 w-8 px-0 sm:w-9"
          aria-label={t('transport.toLive')}
          title={t('transport.toLive')}
          disabled={state.index >= state.decisions - 1}
          onClick={() => session.seek(state.decisions)}
        >
          <Icon name="live" />
        </button>
      </div>
      <div className="order-last flex w-full min-w-0 items-center gap-2 xl:order-none xl:w-auto xl:flex-1">
        <span className="numeral w-11 shrink-0 text-right text-[12px] text-mist">
          {clockText(state.snapshot.tick / ticksPerSecond)}
        </span>
        <Timeline session={session} state={state} />
        <span className="numeral w-11 shrink-0 text-[12px] text-mist">
          {clockText((state.decisions * session.ticksPerDecision) / ticksPerSecond)}
        </span>
      </div>
      <fieldset className="ml-auto flex rounded-lg border border-line bg-night p-0.5" aria-label={t('transport.speed')}>
        {SPEEDS.map((speed) => (
          <button
            key={speed}
            type="button"
            className="segment numeral px-[5px] text-[11.5px] sm:px-2 sm:text-[12.5px]"
            data-speed={speed}
            aria-pressed={state.speed === speed}
            disabled={isHumanLive}
            onClick={() => session.setSpeed(speed)}
          >
            {speed}×
          </button>
        ))}
      </fieldset>
      {state.seekingTo !== null ? <span className="text-[12px] text-gold">{t('transport.simulating')}</span> : null}
    </section>
  );
};
