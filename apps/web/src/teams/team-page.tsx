// A team: its members and what it says of itself; for captains, invitations and settings.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMemberships } from '../account/use-memberships.ts';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { SentInvitations } from '../invitations/sent-invitations.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { PageProblem } from '../site/page-problem.tsx';
import { useTitle } from '../site/use-title.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { type Tab, Tabs } from '../ui/tabs.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { TeamMembers } from './team-members.tsx';
import { TeamSettings } from './team-settings.tsx';
import { renewTeams, useTeam, type VersionedTeam } from './use-team.ts';
import '../account/texts.ts';
import './texts.ts';

const Profile = ({ versioned }: { versioned: VersionedTeam }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const { me } = useMe();
  const { data: memberships } = useMemberships();
  const { id, slug, name, description, createdAt, memberCount } = versioned.value;
  useTitle(name);
  const role = memberships?.teams.find((one) => one.id === id)?.role ?? null;
  const isCaptain = role === 'captain' || me?.roles.includes('siteAdmin') === true;
  const hasText = description.trim() !== '';

  const tabs: Tab[] = [
    {
      id: 'members',
      title: t('teams.tabs.members'),
      content: () => (
        <>
          {hasText ? (
            <Panel>
              <Markdown text={description} />
            </Panel>
          ) : null}
          <TeamMembers teamId={id} isCaptain={isCaptain} />
        </>
      ),
    },
  ];
  if (isCaptain) {
    const roles = (['member', 'adviser'] as const).map((one) => [one, t(`account.teamRole.${one}`)] as const);
    tabs.push(
      {
        id: 'invitations',
        title: t('teams.tabs.invitations'),
        content: () => <SentInvitations target={{ kind: 'team', id }} roles={roles} />,
      },
      { id: 'settings', title: t('teams.tabs.settings'), content: () => <TeamSettings versioned={versioned} /> },
    );
  }

  return (
    <>
      <PageHead
        eyebrow={
          <Link to="/teams" className="link">
            {t('teams.title')}
          </Link>
        }
        title={name}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <span>{t('teams.members', { count: memberCount })}</span>
            <span>
              {t('teams.since')} <TimeText at={createdAt} />
            </span>
            {role === null ? (
              <span>{t('teams.invite')}</span>
            ) : (
              <span className="badge badge-gold">
                {t('teams.yourRole')}: {t(`account.teamRole.${role}`)}
              </span>
            )}
          </span>
        }
      >
        {role === null ? null : (
          <ConfirmButton
            question={t('teams.leaveQuestion', { name })}
            consequence={t('teams.leaveConsequence')}
            action={t('teams.leave')}
            onConfirm={async () => {
              await dataOf(api.POST('/api/teams/{id}/leave', { params: { path: { id } } }));
              toast(t('teams.left', { name }));
              await renewTeams();
            }}
          >
            {t('teams.leave')}
          </ConfirmButton>
        )}
      </PageHead>
      <Tabs
        label={name}
        tabs={tabs}
        shown={tab}
        onShow={(next) =>
          void navigate({
            to: '/teams/$slug',
            params: { slug },
            search: next === 'members' ? {} : { tab: next },
            replace: true,
          })
        }
      />
    </>
  );
};

export const TeamPage = () => {
  const { slug } = useParams({ strict: false }) as { slug: string };
  const { data, error, refetch } = useTeam(slug);
  if (data === undefined) return <PageProblem error={error} onAgain={() => void refetch()} />;
  return <Profile versioned={data} />;
};
