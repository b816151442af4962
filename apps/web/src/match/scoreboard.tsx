// Who leads: names, kills, gold, clock; and the result when it is over.
import { useTranslation } from 'react-i18next';
import { agentName, clockText, sideName, thousands } from './names.ts';
import type { SessionInfo, SessionState } from './session.ts';

const TEXT = ['text-azure', 'text-vermilion'] as const;

const Side = ({ side, info, state }: { side: 0 | 1; info: SessionInfo; state: SessionState }) => {
  const { t, i18n } = useTranslation();
  const { header } = state.snapshot;
  const isRight = side === 1;
  // Nobody sees the purse of an opponent.
  const isSecret = info.humanSide >= 0 && info.humanSide !== side && !state.isOver;
  return (
    <div className={`flex min-w-0 flex-1 items-center gap-2 sm:gap-3 ${isRight ? 'flex-row-reverse text-right' : ''}`}>
      <div className="min-w-0 flex-1">
        <div className={`text-[11px] font-semibold tracking-wide ${TEXT[side]}`}>{sideName(t, side)}</div>
        <div className="truncate text-[13px] font-semibold sm:text-[15px]">
          {agentName(t, i18n.language, info.agents[side])}
        </div>
      </div>
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

export const Scoreboard = ({
  info,
  state,
  ticksPerSecond,
  endReasons,
}: {
  info: SessionInfo;
  state: SessionState;
  ticksPerSecond: number;
  endReasons: readonly string[];
}) => {
  const { t } = useTranslation();
  const { header, tick } = state.snapshot;
  const winner = header['winner'] ?? -1;
  const reason = endReasons[header['endReason'] ?? 0] ?? '';
  const isEnded = (header['endReason'] ?? 0) !== 0;
  return (
    <section className="panel relative overflow-hidden px-3 py-2 sm:px-5" data-testid="scoreboard">
      <div className="absolute inset-y-0 left-0 w-1 bg-azure" />
      <div className="absolute inset-y-0 right-0 w-1 bg-vermilion" />
      <div className="flex items-center gap-3 sm:gap-6">
        <Side side={0} info={info} state={state} />
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
        <Side side={1} info={info} state={state} />
      </div>
    </section>
  );
};
