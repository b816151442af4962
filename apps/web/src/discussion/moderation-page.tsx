// Reported posts, for those who moderate them.
import { dataOf, type Item } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { useErrorText } from '../ui/use-error-text.ts';
import { usePages } from '../ui/use-pages.ts';
import { hidePost, PostHead, PostText } from './post-card.tsx';
import { refreshDiscussion } from './use-discussion.ts';
import './texts.ts';

type Reported = Item<'/api/moderation/reports'>;

const ReportCard = ({ reported, isResolved }: { reported: Reported; isResolved: boolean }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { post, thread, object, reports } = reported;
  const dismiss = async (): Promise<void> => {
    await api.POST('/api/posts/{id}/dismiss-reports', { params: { path: { id: post.id } } });
    await refreshDiscussion();
    toast(t('discussion.dismissed'));
  };
  return (
    <li className="panel flex min-w-0 flex-col gap-3 p-4" data-testid="reported">
      <p className="text-[13px] break-words text-mist">
        {t(`discussion.kind.${object.kind}`)}{' '}
        <Link to={`/${object.kind}s/${object.slug}`} className="link">
          {object.title}
        </Link>{' '}
        ·{' '}
        <Link to={`/discussions/${thread.id}`} hash={post.id} className="link">
          {t('discussion.inThread', { title: thread.title })}
        </Link>
      </p>
      <blockquote className="flex flex-col gap-2 border-l-2 border-line pl-3">
        <PostHead post={post} />
        <PostText post={post} />
      </blockquote>
      <div>
        <h2 className="text-[13px] font-semibold">{t('discussion.reportedBy')}</h2>
        <ul className="mt-1 flex flex-col gap-1">
          {reports.map(({ name, reason, createdAt }) => (
            <li key={`${name} ${createdAt}`} className="break-words">
              {name}{' '}
              <span className="text-mist">
                (<TimeText at={createdAt} precision="minute" />)
              </span>
              : {reason}
            </li>
          ))}
        </ul>
      </div>
      {isResolved ? null : (
        <div className="flex flex-wrap gap-2">
          <ReasonButton
            look="danger"
            title={t('discussion.hideTitle')}
            lead={t('discussion.hideLead')}
            action={t('discussion.hide')}
            testId="hide-reported"
            onReason={async (reason) => {
              await hidePost(post, true, reason);
              toast(t('discussion.hiddenDone'));
            }}
          />
          <Button onClick={() => void dismiss().catch((error: unknown) => toast(errorText(error)))}>
            {t('discussion.dismiss')}
          </Button>
        </div>
      )}
    </li>
  );
};

const Reports = ({ isResolved }: { isResolved: boolean }) => {
  const { t } = useTranslation();
  const pages = usePages<Reported>(['reports', isResolved], (cursor) =>
    dataOf(
      api.GET('/api/moderation/reports', {
        params: { query: { isResolved, ...(cursor === undefined ? {} : { cursor }) } as never },
      }),
    ),
  );
  return (
    <PagedList
      pages={pages}
      empty={<EmptyState title={t('discussion.noReports')} hint={t('discussion.noReportsHint')} />}
    >
      {(items) => (
        <ul className="flex flex-col gap-2.5">
          {items.map((reported) => (
            <ReportCard key={reported.post.id} reported={reported} isResolved={isResolved} />
          ))}
        </ul>
      )}
    </PagedList>
  );
};

export const ModerationPage = () => {
  const { t } = useTranslation();
  const values = useSearchValues();
  const title = t('discussion.moderation');
  return (
    <SignInNeeded title={title}>
      {() => (
        <>
          <PageHead title={title} lead={t('discussion.moderationLead')} />
          <Tabs
            label={title}
            shown={values.get('tab')}
            onShow={(tab) => values.set({ tab })}
            tabs={[
              { id: 'open', title: t('discussion.open'), content: () => <Reports isResolved={false} /> },
              { id: 'resolved', title: t('discussion.resolved'), content: () => <Reports isResolved /> },
            ]}
          />
        </>
      )}
    </SignInNeeded>
  );
};
