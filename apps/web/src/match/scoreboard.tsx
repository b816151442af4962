// Who leads: names, kills, gold, clock; and the result when it is over.
import { useTranslation } from 'react-i18next';
import { Glyph } from './art-canvas.tsx';
import { SIGNS } from './feed.tsx';
import { clockText, sideAgents, sideName, thousands } from './names.ts';
import type { Session, SessionState } from './session.ts';
import { sideOfSeat } from './setup.ts';

const TEXT = ['text-azure', 'text-vermilion'] as const;

const Side = ({ side, session, state }: { side: 0 | 1; session: Session; state: SessionState }) => {
  const { t, i18n } = useTranslation();
  const { info, chronicle, simulation } = session;
  const { manifest } = simulation.loaded;
  const agents = info.agents.filter((_, seat) => sideOfSeat(manifest, seat) === side);
  const gains = (kind: string): number =>
    chronicle.marks.filter((mark) => mark.kind === kind && mark.team === side && mark.decision <= state.index).length;
  const { header } = state.snapshot;
  const isRight = side === 1;
  // Nobody sees the purse of an opponent.
  const isSecret = info.humanSide >= 0 && info.humanSide !== side && !state.isOver;
  return (
    <div className={`flex min-w-0 flex-1 items-center gap-2 sm:gap-3 ${isRight ? 'flex-row-reverse text-right' : ''}`}>
      <div className="min-w-0 flex-1">
        <div className={`text-[11px] font-semibold tracking-wide ${TEXT[side]}`}>{sideName(t, side)}</div>
        <div className="truncate text-[13px] font-semibold sm:text-[15px]">{sideAgents(t, i18n.language, agents)}</div>
      </div>
      {manifest.agents.length > 2 ? (
        <div className="hidden items-center gap-2.5 text-[12px] text-mist md:flex">
          {(['tower', 'monster'] as const).map((kind) => (
            <span key={kind} className="numeral inline-flex items-center gap-1" title={t(`match.${kind}s`)}>
              <Glyph data={SIGNS[kind]} sizePx={14} />
              {gains(kind)}
            </span>
          ))}
        </div>
      ) : null}
      <div className="hidden text-[12px] text-mist sm:block" title={t('match.gold')}>
        <span className="numeral font-semibold text-gold">
          {isSecret ? '?' : thousands(header[`gold${side}`] ?? 0)}
        </span>
      </div>
      <div
        className={`numeral text-2xl font-bold sm:text-3xl ${TEXT[side]}`}
        title={t('match.kills')}
        data-kills={side}
      >
        {header[`kills${side}`] ?? 0}
      </div>
    </div>
  );
};

export const Scoreboard = ({ session, state }: { session: Session; state: SessionState }) => {
  const { t } = useTranslation();
  const { info } = session;
  const { ticksPerSecond, endReasons } = session.simulation.loaded.manifest;
  const { header, tick } = state.snapshot;
  const isForfeited = info.forfeitWinner !== undefined && state.isAtEnd;
  const winner = isForfeited ? (info.forfeitWinner ?? -1) : (header['winner'] ?? -1);
  const reason = isForfeited ? 'forfeit' : (endReasons[header['endReason'] ?? 0] ?? '');
  const isEnded = (header['endReason'] ?? 0) !== 0 || isForfeited;
  return (
    <section className="panel relative overflow-hidden px-3 py-2 sm:px-5" data-testid="scoreboard">
      <div className="absolute inset-y-0 left-0 w-1 bg-azure" />
      <div className="absolute inset-y-0 right-0 w-1 bg-vermilion" />
      <div className="flex items-center gap-3 sm:gap-6">
        <Side side={0} session={session} state={state} />
        <div className="shrink-0 text-center">
          <div className="numeral text-lg font-semibold sm:text-xl" title={t('match.clock')} data-testid="clock">
            {clockText(tick / ticksPerSecond)}
          </div>
          {isEnded ? (
            <div className="text-[11px] font-semibold text-gold" data-testid="result">
              {winner >= 0 ? t('match.ended', { side: sideName(t, winner) }) : t('match.draw')}
              {reason !== '' && reason !== 'running' ? (
                <span className="hidden font-normal text-mist sm:inline"> · {t(`match.${reason}`)}</span>
              ) : null}
            </div>
          ) : (
            <div className="flex items-center justify-center gap-1.5 text-[11px] text-mist">
              <span
                className={`h-1.5 w-1.5 rounded-full ${info.kind === 'replay' ? 'bg-gold' : 'animate-pulse bg-jade'}`}
              />
              {t(info.kind === 'replay' ? 'match.replay' : 'match.live')}
            </div>
          )}
        </div>
        <Side side={1} session={session} state={state} />
      </div>
    </section>
  );
};
