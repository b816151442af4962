// Requests to join, for the admins of an institution to decide.
import { dataOf } from '@jixia/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { usePages } from '../ui/use-pages.ts';
import { renewInstitutions } from './use-institution.ts';

export const JoinRequests = ({ institutionId }: { institutionId: string }) => {
  const { t } = useTranslation();
  const pages = usePages(['join-requests', institutionId], (cursor) =>
    dataOf(
      api.GET('/api/institutions/{id}/join-requests', {
        params: { path: { id: institutionId }, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
  const decide = async (requestId: string, name: string, isAccepted: boolean): Promise<void> => {
    const params = { path: { id: institutionId, requestId } };
    await dataOf(
      api.PUT('/api/institutions/{id}/join-requests/{requestId}/decision', { params, body: { isAccepted } }),
    );
    toast(t(isAccepted ? 'institutions.request.accepted' : 'institutions.request.declined', { name }));
    await renewInstitutions();
  };
  return (
    <PagedList
      pages={pages}
      empty={<EmptyState title={t('institutions.request.none')} hint={t('institutions.request.noneHint')} />}
    >
      {(items) => (
        <ul className="flex flex-col gap-2.5">
          {items.map(({ id, name, message, createdAt }) => (
            <li key={id} className="panel flex flex-wrap items-center gap-x-6 gap-y-3 p-4 sm:p-5">
              <div className="min-w-0 flex-1 basis-64">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-semibold break-words">{name}</span>
                  <span className="text-[12.5px] text-mist">
                    <TimeText at={createdAt} precision="minute" />
                  </span>
                </p>
                <p className={`mt-1 break-words whitespace-pre-line ${message === '' ? 'text-mist' : ''}`}>
                  {message === '' ? t('institutions.request.noMessage') : message}
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                <ActButton look="gold" act={() => decide(id, name, true)}>
                  {t('institutions.request.accept')}
                </ActButton>
                <ActButton act={() => decide(id, name, false)}>{t('institutions.request.decline')}</ActButton>
              </div>
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
};
