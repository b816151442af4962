// One's own account: name, password, devices, tokens, memberships.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Memberships } from './memberships.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TokensPanel } from './tokens-panel.tsx';
import './texts.ts';

export const AccountPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  return (
    <SignInNeeded title={t('account.title')}>
      {(me) => (
        <div className="mx-auto flex w-full max-w-[980px] flex-col">
          <PageHead title={t('account.title')} lead={me.email} />
          <Tabs
            label={t('account.title')}
            shown={tab}
            onShow={(id) =>
              void navigate({ to: '/account', search: id === 'profile' ? {} : { tab: id }, replace: true })
            }
            tabs={[
              { id: 'profile', title: t('account.tabs.profile'), content: () => <ProfilePanel me={me} /> },
              {
                id: 'security',
                title: t('account.tabs.security'),
                content: () => (
                  <>
                    <PasswordPanel />
                    <SessionsPanel />
                  </>
                ),
              },
              { id: 'tokens', title: t('account.tabs.tokens'), content: () => <TokensPanel me={me} /> },
              { id: 'memberships', title: t('account.tabs.memberships'), content: () => <Memberships /> },
            ]}
          />
        </div>
      )}
    </SignInNeeded>
  );
};
