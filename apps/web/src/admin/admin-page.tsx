// The administration of the site, for its admins.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { UnverifiedPanel } from './unverified-panel.tsx';
import { UsersPanel } from './users-panel.tsx';
import '../account/texts.ts';
import './texts.ts';

export const AdminPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  return (
    <SignInNeeded title={t('admin.title')}>
      {(me) => (
        <>
          <PageHead title={t('admin.title')} lead={t('admin.lead')} />
          {me.roles.includes('siteAdmin') ? (
            <Tabs
              label={t('admin.title')}
              shown={tab}
              onShow={(id) =>
                void navigate({ to: '/admin', search: id === 'overview' ? {} : { tab: id }, replace: true })
              }
              tabs={[
                { id: 'overview', title: t('admin.tabs.overview'), content: () => <OverviewPanel /> },
                { id: 'users', title: t('admin.tabs.users'), content: () => <UsersPanel me={me} /> },
                { id: 'institutions', title: t('admin.tabs.institutions'), content: () => <UnverifiedPanel /> },
                { id: 'queue', title: t('admin.tabs.queue'), content: () => <QueuePanel /> },
                { id: 'audit', title: t('admin.tabs.audit'), content: () => <AuditPanel /> },
              ]}
            />
          ) : (
            <EmptyState title={t('admin.onlyAdmin')} hint={t('admin.onlyAdminHint')} />
          )}
        </>
      )}
    </SignInNeeded>
  );
};
