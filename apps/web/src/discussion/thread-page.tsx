// One thread: its posts, an answer to it, and what moderators do.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { FollowButton } from '../follow/follow-button.tsx';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { useTitle } from '../site/use-title.ts';
import { Button } from '../ui/button.tsx';
import { Form, Notice } from '../ui/form.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { toast } from '../ui/toast.tsx';
import { useErrorText } from '../ui/use-error-text.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { ThreadMarks } from './discussion.tsx';
import { PostCard } from './post-card.tsx';
import { refreshDiscussion, type Thread, usePosts, useThread } from './use-discussion.ts';
import './texts.ts';

const Reply = ({ thread }: { thread: Thread }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const [body, setBody] = useState('');
  const path = useRouterState({ select: ({ location }) => location.href });
  const submit = useSubmit({
    fields: ['body'],
    send: async () => {
      const params = { path: { id: thread.id } };
      await dataOf(api.POST('/api/threads/{id}/posts', { params, body: { body: body.trim() } }));
      setBody('');
      await refreshDiscussion();
    },
  });
  if (me === null)
    return (
      <Link to="/sign-in" search={{ next: path }} className="button self-start">
        {t('discussion.signIn')}
      </Link>
    );
  if (thread.isLocked && !thread.canModerate) return null;
  return (
    <Panel>
      <Form submit={submit} action={t('discussion.reply')} label={t('discussion.reply')}>
        <MarkdownField
          label={t('discussion.body')}
          value={body}
          maxLength={10_000}
          isRequired
          error={submit.errorOf('body')}
          testId="reply-body"
          onChange={setBody}
        />
      </Form>
    </Panel>
  );
};

const Moderate = ({ thread }: { thread: Thread }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  type Change = { isPinned?: boolean; isLocked?: boolean; isHidden?: boolean; reason?: string };
  const change = async (body: Change): Promise<void> => {
    await api.PATCH('/api/threads/{id}', { params: { path: { id: thread.id } }, body });
    await refreshDiscussion();
  };
  const attempt = (body: Change): void => void change(body).catch((error: unknown) => toast(errorText(error)));
  return (
    <>
      <Button onClick={() => attempt({ isPinned: !thread.isPinned })}>
        {t(thread.isPinned ? 'discussion.unpin' : 'discussion.pin')}
      </Button>
      <Button onClick={() => attempt({ isLocked: !thread.isLocked })} data-testid="lock-thread">
        {t(thread.isLocked ? 'discussion.unlock' : 'discussion.lock')}
      </Button>
      {thread.isHidden ? (
        <Button onClick={() => attempt({ isHidden: false })}>{t('discussion.show')}</Button>
      ) : (
        <ReasonButton
          look="danger"
          title={t('discussion.hideThread')}
          lead={t('discussion.hideLead')}
          action={t('discussion.hideThread')}
          onReason={(reason) => change({ isHidden: true, reason })}
        />
      )}
    </>
  );
};

/** The model or competition that a thread is about. */
const useObject = ({ objectKind, objectId }: Pick<Thread, 'objectKind' | 'objectId'>) => {
  const { i18n } = useTranslation();
  const params = { params: { path: { id: objectId } } };
  const { data } = useQuery({
    queryKey: ['discussed', objectKind, objectId],
    queryFn: async () => {
      if (objectKind === 'model') {
        const { slug, title } = await dataOf(api.GET('/api/models/{id}', params));
        return { path: `/models/${slug}`, titleEn: title, titleZh: title };
      }
      const response = await fetch(`/api/competitions/${encodeURIComponent(objectId)}`);
      const { slug, titleEn, titleZh } = (await response.json()) as { slug: string; titleEn: string; titleZh: string };
      return { path: `/competitions/${slug}`, titleEn, titleZh };
    },
  });
  return data === undefined ? null : { path: data.path, title: i18n.language === 'zh' ? data.titleZh : data.titleEn };
};

const ThreadView = ({ thread }: { thread: Thread }) => {
  const { t } = useTranslation();
  const posts = usePosts(thread.id);
  const object = useObject(thread);
  useTitle(thread.title);
  return (
    <>
      <PageHead
        title={thread.title}
        eyebrow={
          <span className="flex flex-wrap items-center gap-2">
            {object === null ? null : (
              <Link to={object.path} search={{ tab: 'discussion' } as never} className="link">
                {t('discussion.back', { title: object.title })}
              </Link>
            )}
            <ThreadMarks thread={thread} />
          </span>
        }
      >
        <FollowButton kind="thread" id={thread.id} />
        {thread.canModerate ? <Moderate thread={thread} /> : null}
      </PageHead>
      {thread.isHidden ? (
        <Notice look="bad">{t('discussion.hiddenThread', { reason: thread.hiddenReason })}</Notice>
      ) : null}
      <PagedList pages={posts} empty={null}>
        {(items) => (
          <ol className="flex flex-col gap-2.5">
            {items.map((post) => (
              <PostCard key={post.id} post={post} canModerate={thread.canModerate} isLocked={thread.isLocked} />
            ))}
          </ol>
        )}
      </PagedList>
      {thread.isLocked ? <Notice>{t('discussion.lockedNote')}</Notice> : null}
      <Reply thread={thread} />
    </>
  );
};

export const ThreadPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useThread(id);
  if (data !== undefined) return <ThreadView key={data.id} thread={data} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
