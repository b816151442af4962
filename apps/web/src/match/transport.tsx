// Play, pause, step, speed, and the timeline.
import type { MobaContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { clockText } from './names.ts';
import type { SeatView } from './roster.ts';
import { type Session, type SessionState, SPEEDS } from './session.ts';
import { Timeline } from './timeline.tsx';

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

export const Transport = ({
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
        <Timeline session={session} state={state} content={content} roster={roster} />
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
