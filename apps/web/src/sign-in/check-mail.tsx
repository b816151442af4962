// After signing up: a mail is on its way, and the account waits for its link.
import { ApiError } from '@jixia/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/form.tsx';
import { useErrorText } from '../ui/use-error-text.ts';
import { EntranceFrame } from './entrance-frame.tsx';
import { type Credentials, useEntrance } from './use-entrance.ts';

export const MailSign = () => (
  <svg width="52" height="52" viewBox="0 0 32 32" aria-hidden="true" className="text-gold">
    <path
      d="M4 8h24v17H4zM4.500 8.500L16 18 27.500 8.500"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinejoin="round"
    />
  </svg>
);

export const CheckMail = ({ credentials, onOther }: { credentials: Credentials; onOther: () => void }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { signIn } = useEntrance();
  const { email } = credentials;
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<{ readonly look: 'plain' | 'bad'; readonly text: string } | null>(null);

  // Signing in before the address is confirmed sends a new link.
  const tryToSignIn = async (): Promise<void> => {
    setBusy(true);
    setNews(null);
    try {
      await signIn(credentials);
    } catch (error) {
      const isEarly = error instanceof ApiError && error.code === 'email_not_verified';
      setNews(
        isEarly
          ? { look: 'plain', text: t('entrance.checkMail.notYet', { email }) }
          : { look: 'bad', text: errorText(error) },
      );
      setBusy(false);
    }
  };

  return (
    <EntranceFrame title={t('entrance.checkMail.title')}>
      <MailSign />
      <p className="leading-relaxed break-words" data-testid="check-mail">
        {t('entrance.checkMail.text', { email })}
      </p>
      <p className="leading-relaxed text-mist">{t('entrance.checkMail.spam')}</p>
      {news === null ? null : <Notice look={news.look}>{news.text}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button look="gold" isBusy={isBusy} onClick={() => void tryToSignIn()}>
          {t('entrance.checkMail.confirmed')}
        </Button>
        <Button onClick={onOther}>{t('entrance.checkMail.otherAddress')}</Button>
      </div>
    </EntranceFrame>
  );
};
