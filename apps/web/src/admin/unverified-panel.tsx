// Institutions that wait for the verified mark.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import { useLocalName } from '../i18n/use-local-name.ts';
import '../institutions/texts.ts';
import { renewInstitutions } from '../institutions/use-institution.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { usePages } from '../ui/use-pages.ts';

export const UnverifiedPanel = () => {
  const { t } = useTranslation();
  const localName = useLocalName();
  const pages = usePages(['institutions', 'unverified'], (cursor) =>
    dataOf(
      api.GET('/api/institutions', {
        params: { query: { limit: 50, isVerified: 'false', ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
  const verify = async (id: string): Promise<void> => {
    const params = { path: { id } };
    await dataOf(api.PUT('/api/institutions/{id}/verification', { params, body: { isVerified: true } }));
    toast(t('institutions.verifiedDone'));
    await Promise.all([renewInstitutions(), queryClient.invalidateQueries({ queryKey: ['site-facts'] })]);
  };
  return (
    <Panel
      title={t('admin.institutions.title')}
      lead={`${t('admin.institutions.lead')} ${t('admin.institutions.look')}`}
    >
      <PagedList
        pages={pages}
        empty={<EmptyState title={t('admin.institutions.none')} hint={t('admin.institutions.noneHint')} />}
      >
        {(items) => (
          <Table
            label={t('admin.institutions.title')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('admin.institutions.name'),
                isName: true,
                cell: (one) => (
                  <Link
                    to="/institutions/$slug"
                    params={{ slug: one.slug }}
                    search={{ tab: 'members' }}
                    className="link"
                  >
                    {localName(one)}
                  </Link>
                ),
              },
              {
                key: 'kind',
                title: t('admin.institutions.kind'),
                cell: ({ kind }) => t(`institutions.kind.${kind}`),
              },
              {
                key: 'website',
                title: t('admin.institutions.website'),
                cell: ({ website }) =>
                  website === null ? (
                    <span className="text-mist">—</span>
                  ) : (
                    <a href={website} rel="noopener noreferrer nofollow" className="link break-all">
                      {website.replace(/^https?:\/\//, '')}
                    </a>
                  ),
              },
              {
                key: 'members',
                title: t('admin.institutions.members'),
                isNumber: true,
                cell: ({ memberCount }) => memberCount,
              },
              {
                key: 'since',
                title: t('admin.institutions.since'),
                cell: ({ createdAt }) => <TimeText at={createdAt} />,
              },
              {
                key: 'verify',
                title: t('institutions.verify'),
                isTitleHidden: true,
                cell: ({ id }) => (
                  <div className="sm:text-right">
                    <ActButton act={() => verify(id)}>{t('institutions.verify')}</ActButton>
                  </div>
                ),
              },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  );
};
