// The institutions and teams one is in, and requests that are open.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLocalName } from '../i18n/use-local-name.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { renewMemberships, useMemberships } from './use-memberships.ts';
import { WithdrawButton } from './withdraw-button.tsx';

const LeaveButton = ({ name, leave }: { name: string; leave: () => Promise<unknown> }) => {
  const { t } = useTranslation();
  return (
    <div className="sm:text-right">
      <ConfirmButton
        look="danger"
        question={t('account.memberships.leaveQuestion', { name })}
        consequence={t('account.memberships.leaveConsequence')}
        action={t('account.memberships.leave')}
        onConfirm={async () => {
          await leave();
          toast(t('account.memberships.left', { name }));
          await renewMemberships();
        }}
      >
        {t('account.memberships.leave')}
      </ConfirmButton>
    </div>
  );
};

export const Memberships = () => {
  const { t } = useTranslation();
  const localName = useLocalName();
  const { data, error, refetch } = useMemberships();
  if (data === undefined)
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
  const { institutions, teams, joinRequests } = data;
  const path = (id: string) => ({ params: { path: { id } } });
  return (
    <>
      <Panel title={t('account.memberships.institutions')}>
        {institutions.length === 0 ? (
          <EmptyState
            title={t('account.memberships.noInstitutions')}
            hint={t('account.memberships.noInstitutionsHint')}
          >
            <Link to="/institutions" className="button">
              {t('account.memberships.findInstitution')}
            </Link>
          </EmptyState>
        ) : (
          <Table
            label={t('account.memberships.institutions')}
            rows={institutions}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('account.memberships.name'),
                isName: true,
                cell: (one) => (
                  <Link to="/institutions/$slug" params={{ slug: one.slug }} className="link">
                    {localName(one)}
                  </Link>
                ),
              },
              {
                key: 'role',
                title: t('account.memberships.role'),
                cell: ({ role }) => t(`account.institutionRole.${role}`),
              },
              {
                key: 'leave',
                title: t('account.memberships.leave'),
                isTitleHidden: true,
                cell: (one) => (
                  <LeaveButton
                    name={localName(one)}
                    leave={() => dataOf(api.POST('/api/institutions/{id}/leave', path(one.id)))}
                  />
                ),
              },
            ]}
          />
        )}
        {joinRequests.length === 0 ? null : (
          <>
            <h3 className="mt-2 font-semibold">{t('account.memberships.requests')}</h3>
            <Table
              label={t('account.memberships.requests')}
              rows={joinRequests}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  title: t('account.memberships.name'),
                  isName: true,
                  cell: (one) => (
                    <Link to="/institutions/$slug" params={{ slug: one.slug }} className="link">
                      {localName(one)}
                    </Link>
                  ),
                },
                {
                  key: 'asked',
                  title: t('account.memberships.asked'),
                  cell: ({ createdAt }) => <TimeText at={createdAt} />,
                },
                {
                  key: 'withdraw',
                  title: t('account.memberships.withdraw'),
                  isTitleHidden: true,
                  cell: ({ institutionId }) => <WithdrawButton institutionId={institutionId} />,
                },
              ]}
            />
          </>
        )}
      </Panel>
      <Panel title={t('account.memberships.teams')}>
        {teams.length === 0 ? (
          <EmptyState title={t('account.memberships.noTeams')} hint={t('account.memberships.noTeamsHint')}>
            <Link to="/teams/new" className="button">
              {t('account.memberships.newTeam')}
            </Link>
          </EmptyState>
        ) : (
          <Table
            label={t('account.memberships.teams')}
            rows={teams}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('account.memberships.name'),
                isName: true,
                cell: ({ slug, name }) => (
                  <Link to="/teams/$slug" params={{ slug }} className="link">
                    {name}
                  </Link>
                ),
              },
              { key: 'role', title: t('account.memberships.role'), cell: ({ role }) => t(`account.teamRole.${role}`) },
              {
                key: 'leave',
                title: t('account.memberships.leave'),
                isTitleHidden: true,
                cell: ({ id, name }) => (
                  <LeaveButton name={name} leave={() => dataOf(api.POST('/api/teams/{id}/leave', path(id)))} />
                ),
              },
            ]}
          />
        )}
      </Panel>
    </>
  );
};
