// How it ended, over the last picture.
import { useTranslation } from 'react-i18next';
import { sideName } from './names.ts';
import type { Session, SessionState } from './session.ts';

export const EndCard = ({
  session,
  state,
  onAgain,
}: {
  session: Session;
  state: SessionState;
  onAgain: () => void;
}) => {
  const { t } = useTranslation();
  const { header } = state.snapshot;
  const { humanSide, forfeitWinner } = session.info;
  const winner = forfeitWinner ?? header['winner'] ?? -1;
  const rulesReason = session.simulation.loaded.manifest.endReasons[header['endReason'] ?? 0] ?? '';
  const reason = forfeitWinner === undefined ? rulesReason : 'forfeit';
  return (
    <div
      className="pointer-events-none absolute inset-x-0 top-[26%] flex flex-col items-center gap-3"
      data-testid="end-card"
    >
      <div className="glass px-10 py-4 text-center">
        <div
          className={`font-serif text-3xl font-bold ${winner === 0 ? 'text-azure' : winner === 1 ? 'text-vermilion' : ''}`}
        >
          {winner < 0
            ? t('match.draw')
            : humanSide >= 0
              ? t(winner === humanSide ? 'play.youWon' : 'play.youLost')
              : t('match.ended', { side: sideName(t, winner) })}
        </div>
        {reason === 'running' || reason === '' ? null : (
          <div className="mt-1 text-[13px] text-mist">{t(`match.${reason}`)}</div>
        )}
        <button type="button" className="button button-gold pointer-events-auto mt-3" onClick={onAgain}>
          {t('match.again')}
        </button>
      </div>
    </div>
  );
};
