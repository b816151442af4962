// People: found, given roles, suspended.
import { dataOf, type Item } from '@jixia/api-client';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { Me } from '../api/use-me.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { usePages } from '../ui/use-pages.ts';
import { UserDialog } from './user-dialog.tsx';

export type User = Item<'/api/users'>;

export const UsersPanel = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search = '' } = useSearch({ strict: false }) as { search?: string };
  const [opened, setOpened] = useState<User | null>(null);
  const pages = usePages(['users', search], (cursor) =>
    dataOf(
      api.GET('/api/users', {
        params: {
          query: { limit: 50, ...(cursor === undefined ? {} : { cursor }), ...(search === '' ? {} : { search }) },
        },
      }),
    ),
  );
  return (
    <Panel>
      {opened === null ? null : <UserDialog user={opened} onClose={() => setOpened(null)} />}
      <div className="flex">
        <SearchField
          label={t('admin.users.search')}
          value={search}
          onChange={(text) =>
            void navigate({
              to: '/admin',
              search: { tab: 'users', ...(text === '' ? {} : { search: text }) },
              replace: true,
            })
          }
        />
      </div>
      <PagedList pages={pages} empty={<EmptyState title={t('state.noMatch')} />}>
        {(items) => (
          <Table
            label={t('admin.tabs.users')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('admin.users.name'),
                isName: true,
                cell: ({ id, name }) => (
                  <span className="flex flex-wrap items-center gap-2">
                    {name}
                    {id === me.id ? <span className="badge">{t('admin.users.you')}</span> : null}
                  </span>
                ),
              },
              {
                key: 'email',
                title: t('admin.users.email'),
                cell: ({ email }) => <span className="break-all">{email}</span>,
              },
              {
                key: 'roles',
                title: t('admin.users.roles'),
                cell: ({ roles }) =>
                  roles.length === 0 ? (
                    <span className="text-mist">{t('account.roles.member')}</span>
                  ) : (
                    <span className="flex flex-wrap gap-1">
                      {roles.map((role) => (
                        <span key={role} className="badge badge-gold">
                          {t(`account.roles.${role}`)}
                        </span>
                      ))}
                    </span>
                  ),
              },
              {
                key: 'status',
                title: t('admin.users.status'),
                cell: ({ isSuspended, isEmailVerified }) =>
                  isSuspended ? (
                    <span className="badge badge-vermilion">{t('admin.users.suspended')}</span>
                  ) : isEmailVerified ? (
                    <span className="text-mist">—</span>
                  ) : (
                    <span className="badge">{t('admin.users.unverified')}</span>
                  ),
              },
              {
                key: 'since',
                title: t('admin.users.since'),
                cell: ({ createdAt }) => <TimeText at={createdAt} />,
              },
              {
                key: 'edit',
                title: t('admin.users.edit'),
                isTitleHidden: true,
                cell: (user) => (
                  <div className="sm:text-right">
                    <Button onClick={() => setOpened(user)} aria-label={`${t('admin.users.edit')}: ${user.name}`}>
                      {t('admin.users.edit')}
                    </Button>
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
