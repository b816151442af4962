// What one follows, and what happened there lately.
import { dataOf, type Item } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { hasPage } from '../site/pages.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { usePages } from '../ui/use-pages.ts';
import { setFollow } from './follow-button.tsx';
import './texts.ts';

type FeedEvent = Item<'/api/me/feed'>;
type Followed = Item<'/api/me/follows'>;

const pathOf = (kind: FeedEvent['objectKind'], id: string, slug: string | null): string =>
  ({
    model: `/models/${slug}`,
    competition: `/competitions/${slug}`,
    agent: `/agents/${id}`,
    thread: `/discussions/${id}`,
  })[kind];

const patternOf = {
  model: '/models/$slug',
  competition: '/competitions/$slug',
  agent: '/agents/$id',
  thread: '/discussions/$id',
} as const;

/** A link where this site has the page. */
const Goto = ({ kind, path, children }: { kind: FeedEvent['objectKind']; path: string; children: ReactNode }) =>
  hasPage(patternOf[kind]) ? (
    <Link to={path} className="hover:text-gold">
      {children}
    </Link>
  ) : (
    children
  );

const EventRow = ({ event }: { event: FeedEvent }) => {
  const { t, i18n } = useTranslation();
  const isZh = i18n.language === 'zh';
  const { detail, objectKind, objectId, slug } = event;
  const title = (isZh ? event.titleZh : null) ?? event.title;
  const fallback = t(event.event === 'post' ? 'follow.somebody' : 'follow.aPhase');
  const name = ((isZh ? detail.nameZh : null) || detail.name) ?? '';
  const text = t(`follow.event.${event.event}`, { title, number: detail.number, name: name === '' ? fallback : name });
  const kind = detail.threadId === null ? objectKind : 'thread';
  const path =
    detail.threadId !== null
      ? `/discussions/${detail.threadId}`
      : detail.forkSlug !== null
        ? `/models/${detail.forkSlug}`
        : pathOf(objectKind, objectId, slug);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-2.5 last:border-0">
      <span className="min-w-0 flex-1 basis-60 break-words">
        <Goto kind={kind} path={path}>
          {text}
        </Goto>
      </span>
      <span className="text-[12.5px] text-mist">
        <TimeText at={event.at} precision="minute" />
      </span>
    </li>
  );
};

const Feed = () => {
  const { t } = useTranslation();
  const pages = usePages<FeedEvent>(['feed'], (cursor) =>
    dataOf(api.GET('/api/me/feed', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <Panel>
      <PagedList pages={pages} empty={<EmptyState title={t('follow.quiet')} hint={t('follow.emptyHint')} />}>
        {(items) => (
          <ul className="flex flex-col" data-testid="feed">
            {items.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ul>
        )}
      </PagedList>
    </Panel>
  );
};

const Follows = () => {
  const { t, i18n } = useTranslation();
  const pages = usePages<Followed>(['follows'], (cursor) =>
    dataOf(api.GET('/api/me/follows', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <Panel>
      <PagedList pages={pages} empty={<EmptyState title={t('follow.empty')} hint={t('follow.emptyHint')} />}>
        {(items) => (
          <ul className="flex flex-col">
            {items.map(({ kind, id, slug, title, titleZh }) => (
              <li
                key={`${kind} ${id}`}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0"
              >
                <span className="badge">{t(`follow.kind.${kind}`)}</span>
                <span className="min-w-0 flex-1 break-words">
                  <Goto kind={kind} path={pathOf(kind, id, slug)}>
                    {(i18n.language === 'zh' ? titleZh : null) ?? title}
                  </Goto>
                </span>
                <Button onClick={() => void setFollow(kind, id, false)}>{t('follow.stop')}</Button>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Panel>
  );
};

export const FeedPage = () => {
  const { t } = useTranslation();
  const values = useSearchValues();
  const title = t('follow.title');
  return (
    <SignInNeeded title={title}>
      {() => (
        <>
          <PageHead title={title} lead={t('follow.lead')} />
          <Tabs
            label={title}
            shown={values.get('tab')}
            onShow={(tab) => values.set({ tab })}
            tabs={[
              { id: 'feed', title: t('follow.feed'), content: () => <Feed /> },
              { id: 'list', title: t('follow.list'), content: () => <Follows /> },
            ]}
          />
        </>
      )}
    </SignInNeeded>
  );
};
