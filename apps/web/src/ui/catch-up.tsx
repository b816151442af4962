// Beside "save", where somebody else has saved meanwhile: takes in what they changed and keeps what was changed here.
import { ApiError } from '@jixia/api-client';
import { useTranslation } from 'react-i18next';
import { ActButton } from './act-button.tsx';
import type { Submit } from './use-submit.ts';

export const CatchUp = ({ submit, act }: { submit: Submit; act: () => Promise<void> }) => {
  const { t } = useTranslation();
  if (!(submit.error instanceof ApiError && submit.error.code === 'changed_meanwhile')) return null;
  return (
    <ActButton
      act={async () => {
        await act();
        submit.clear();
      }}
    >
      {t('form.reload')}
    </ActButton>
  );
};
