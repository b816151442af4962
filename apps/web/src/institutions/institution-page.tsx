// An institution: who it is; for its members, who belongs to it; for its admins, requests, invitations and settings.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMemberships } from '../account/use-memberships.ts';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { useLocalName } from '../i18n/use-local-name.ts';
import { SentInvitations } from '../invitations/sent-invitations.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { PageProblem } from '../site/page-problem.tsx';
import { useTitle } from '../site/use-title.ts';
import { ActButton } from '../ui/act-button.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { type Tab, Tabs } from '../ui/tabs.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { InstitutionSettings } from './institution-settings.tsx';
import { JoinActions } from './join-actions.tsx';
import { JoinRequests } from './join-requests.tsx';
import { Members } from './members.tsx';
import { type Institution, renewInstitutions, useInstitution, type VersionedInstitution } from './use-institution.ts';
import { VerifiedMark } from './verified-mark.tsx';
import '../account/texts.ts';
import './texts.ts';

const About = ({ institution }: { institution: Institution }) => {
  const { t, i18n } = useTranslation();
  const { descriptionZh, descriptionEn, website, region, createdAt } = institution;
  const [first, second] = i18n.language === 'zh' ? [descriptionZh, descriptionEn] : [descriptionEn, descriptionZh];
  const text = first.trim() === '' ? second : first;
  const fact = (name: string, value: ReactNode) => (
    <div>
      <dt className="text-[12.5px] text-mist">{name}</dt>
      <dd className="mt-0.5 break-words">{value}</dd>
    </div>
  );
  return (
    <div className="grid items-start gap-2.5 lg:grid-cols-[minmax(0,1fr)_280px]">
      <Panel>
        {text.trim() === '' ? <p className="text-mist">{t('institutions.noDescription')}</p> : <Markdown text={text} />}
      </Panel>
      <Panel>
        <dl className="flex flex-col gap-3.5">
          {fact(t('institutions.kindLabel'), t(`institutions.kind.${institution.kind}`))}
          {region === null ? null : fact(t('institutions.form.region'), region)}
          {website === null
            ? null
            : fact(
                t('institutions.website'),
                <a href={website} rel="noopener noreferrer nofollow" className="link break-all">
                  {website.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
                </a>,
              )}
          {fact(t('institutions.since'), <TimeText at={createdAt} />)}
        </dl>
      </Panel>
    </div>
  );
};

const Verification = ({ institution: { id, isVerified } }: { institution: Institution }) => {
  const { t } = useTranslation();
  return (
    <ActButton
      act={async () => {
        const body = { isVerified: !isVerified };
        await dataOf(api.PUT('/api/institutions/{id}/verification', { params: { path: { id } }, body }));
        toast(t(isVerified ? 'institutions.unverifiedDone' : 'institutions.verifiedDone'));
        await renewInstitutions();
      }}
    >
      {t(isVerified ? 'institutions.unverify' : 'institutions.verify')}
    </ActButton>
  );
};

const Profile = ({ versioned }: { versioned: VersionedInstitution }) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const { me } = useMe();
  const { data: memberships } = useMemberships();
  const { value: institution } = versioned;
  const { id, slug, nameZh, nameEn, isVerified, memberCount } = institution;
  const name = useLocalName()(institution);
  useTitle(name);
  const role = memberships?.institutions.find((one) => one.id === id)?.role ?? null;
  const isSiteAdmin = me?.roles.includes('siteAdmin') === true;
  const isAdmin = role === 'admin' || isSiteAdmin;
  const other = i18n.language === 'zh' ? nameEn : nameZh;

  const tabs: Tab[] = [
    { id: 'about', title: t('institutions.tabs.about'), content: () => <About institution={institution} /> },
  ];
  if (role !== null || isSiteAdmin) {
    const content = () => <Members institutionId={id} isAdmin={isAdmin} />;
    tabs.push({ id: 'members', title: t('institutions.tabs.members'), content });
  }
  if (isAdmin) {
    const roles = [
      ['member', t('account.institutionRole.member')],
      ['admin', t('account.institutionRole.admin')],
    ] as const;
    tabs.push(
      { id: 'requests', title: t('institutions.tabs.requests'), content: () => <JoinRequests institutionId={id} /> },
      {
        id: 'invitations',
        title: t('institutions.tabs.invitations'),
        content: () => <SentInvitations target={{ kind: 'institution', id }} roles={roles} />,
      },
      {
        id: 'settings',
        title: t('institutions.tabs.settings'),
        content: () => <InstitutionSettings versioned={versioned} canDelete={isSiteAdmin} />,
      },
    );
  }

  return (
    <>
      <PageHead
        eyebrow={
          <Link to="/institutions" className="link">
            {t('institutions.title')}
          </Link>
        }
        title={name}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            {other === name ? null : <span lang={i18n.language === 'zh' ? 'en' : 'zh'}>{other}</span>}
            {isVerified ? <VerifiedMark /> : null}
            <span>{t('institutions.members', { count: memberCount })}</span>
            {role === null ? null : (
              <span className="badge badge-gold">
                {t('institutions.mine')}: {t(`account.institutionRole.${role}`)}
              </span>
            )}
          </span>
        }
      >
        {isSiteAdmin ? <Verification institution={institution} /> : null}
        <JoinActions institution={institution} role={role} />
      </PageHead>
      <Tabs
        label={name}
        tabs={tabs}
        shown={tab}
        onShow={(next) =>
          void navigate({
            to: '/institutions/$slug',
            params: { slug },
            search: next === 'about' ? {} : { tab: next },
            replace: true,
          })
        }
      />
    </>
  );
};

export const InstitutionPage = () => {
  const { slug } = useParams({ strict: false }) as { slug: string };
  const { data, error, refetch } = useInstitution(slug);
  if (data === undefined) return <PageProblem error={error} onAgain={() => void refetch()} />;
  return <Profile versioned={data} />;
};
