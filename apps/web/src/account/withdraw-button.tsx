// Takes back one's request to join an institution.
import { dataOf } from '@jixia/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { toast } from '../ui/toast.tsx';
import { renewMemberships } from './use-memberships.ts';
import './texts.ts';

export const WithdrawButton = ({ institutionId }: { institutionId: string }) => {
  const { t } = useTranslation();
  return (
    <ActButton
      act={async () => {
        const params = { path: { id: institutionId } };
        await dataOf(api.DELETE('/api/institutions/{id}/join-requests/mine', { params }));
        toast(t('account.memberships.withdrawn'));
        await renewMemberships();
      }}
    >
      {t('account.memberships.withdraw')}
    </ActButton>
  );
};
