// What went wrong, in a card that can be put away.
import { useTranslation } from 'react-i18next';

export const ProblemCard = ({ text, onDismiss }: { text: string; onDismiss?: () => void }) => {
  const { t } = useTranslation();
  return (
    <div role="alert" className="panel flex items-start gap-3 border-vermilion/60 p-3" data-testid="problem">
      <div className="min-w-0 flex-1">
        <div className="text-[13px] font-semibold text-vermilion">{t('error.title')}</div>
        <p className="text-[13px] break-words">{text}</p>
      </div>
      {onDismiss === undefined ? null : (
        <button type="button" className="button" onClick={onDismiss}>
          {t('error.dismiss')}
        </button>
      )}
    </div>
  );
};
