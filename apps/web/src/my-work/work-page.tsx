// What is one's own: agents, entries in competitions, work on the queue.
import { useTranslation } from 'react-i18next';
import { useSearchValues } from '../site/use-search-values.ts';
import { PageHead } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AgentsTab } from './agents-tab.tsx';
import { EntriesTab } from './entries-tab.tsx';
import { JobsTab } from './jobs-tab.tsx';
import './texts.ts';

const Work = () => {
  const { t } = useTranslation();
  const search = useSearchValues();
  return (
    <>
      <PageHead title={t('user.work')} lead={t('work.lead')} />
      <Tabs
        label={t('user.work')}
        shown={search.get('tab')}
        onShow={(tab) => search.set({ tab })}
        tabs={[
          { id: 'agents', title: t('work.agents'), content: () => <AgentsTab /> },
          { id: 'entries', title: t('work.entries'), content: () => <EntriesTab /> },
          { id: 'jobs', title: t('work.jobs'), content: () => <JobsTab /> },
        ]}
      />
    </>
  );
};

export const WorkPage = () => {
  const { t } = useTranslation();
  return <SignInNeeded title={t('user.work')}>{() => <Work />}</SignInNeeded>;
};
