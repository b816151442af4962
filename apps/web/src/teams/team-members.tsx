// Who is in a team, with their institutions; captains change roles and remove.
import { dataOf, type Item } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLocalName } from '../i18n/use-local-name.ts';
import { VerifiedMark } from '../institutions/verified-mark.tsx';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { Panel } from '../ui/page-head.tsx';
import { SelectAct } from '../ui/select-act.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { renewTeams } from './use-team.ts';

type Member = Item<'/api/teams/{id}/members'>;
type Role = Member['role'];

const ROLES: readonly Role[] = ['captain', 'member', 'adviser'];

export const TeamMembers = ({ teamId, isCaptain }: { teamId: string; isCaptain: boolean }) => {
  const { t } = useTranslation();
  const localName = useLocalName();
  const { data, error, refetch } = useQuery({
    queryKey: ['team-members', teamId],
    queryFn: () => dataOf(api.GET('/api/teams/{id}/members', { params: { path: { id: teamId } } })),
  });
  if (data === undefined)
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;

  const path = (userId: string) => ({ params: { path: { id: teamId, userId } } });
  const setRole = async (userId: string, role: Role): Promise<void> => {
    await dataOf(api.PUT('/api/teams/{id}/members/{userId}', { ...path(userId), body: { role } }));
    toast(t('teams.member.changed'));
    await renewTeams();
  };
  const remove = async ({ userId, name }: Member): Promise<void> => {
    await dataOf(api.DELETE('/api/teams/{id}/members/{userId}', path(userId)));
    toast(t('teams.member.removed', { name }));
    await renewTeams();
  };

  const columns: Column<Member>[] = [
    { key: 'name', title: t('teams.member.name'), isName: true, cell: ({ name }) => name },
    {
      key: 'role',
      title: t('teams.member.role'),
      cell: ({ userId, name, role }) =>
        isCaptain ? (
          <SelectAct
            label={t('teams.member.roleOf', { name })}
            value={role}
            options={ROLES.map((one) => [one, t(`account.teamRole.${one}`)] as const)}
            act={(next) => setRole(userId, next as Role)}
          />
        ) : (
          <span className={`badge ${role === 'captain' ? 'badge-gold' : ''}`}>{t(`account.teamRole.${role}`)}</span>
        ),
    },
    {
      key: 'institutions',
      title: t('teams.member.institutions'),
      cell: ({ institutions }) =>
        institutions.length === 0 ? (
          <span className="text-mist">—</span>
        ) : (
          <ul className="flex flex-col gap-0.5">
            {institutions.map((one) => (
              <li key={one.id}>
                <Link to="/institutions/$slug" params={{ slug: one.slug }} className="link">
                  {localName(one)}
                </Link>{' '}
                {one.isVerified ? <VerifiedMark isBare /> : null}
              </li>
            ))}
          </ul>
        ),
    },
    { key: 'joined', title: t('teams.member.joined'), cell: ({ joinedAt }) => <TimeText at={joinedAt} /> },
  ];
  if (isCaptain) {
    columns.push({
      key: 'remove',
      title: t('teams.member.remove'),
      isTitleHidden: true,
      cell: (member) => (
        <div className="sm:text-right">
          <ConfirmButton
            look="danger"
            question={t('teams.member.removeQuestion', { name: member.name })}
            consequence={t('teams.member.removeConsequence')}
            action={t('teams.member.remove')}
            onConfirm={() => remove(member)}
          >
            {t('teams.member.remove')}
          </ConfirmButton>
        </div>
      ),
    });
  }
  return (
    <Panel title={t('teams.tabs.members')} lead={t('teams.roleHint')}>
      <Table label={t('teams.tabs.members')} rows={data.items} rowKey={({ userId }) => userId} columns={columns} />
    </Panel>
  );
};
