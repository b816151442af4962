// The threads about a model or a competition, and the beginning of a new one: a part of their pages.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type ObjectKind, refreshDiscussion, type Thread, useThreads } from './use-discussion.ts';
import './texts.ts';

type DiscussionProps = { readonly objectKind: ObjectKind; readonly objectId: string };

const NewThread = ({ objectKind, objectId, onCancel }: DiscussionProps & { onCancel: () => void }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const submit = useSubmit({
    fields: ['title', 'body'],
    send: async () => {
      const fields = { objectKind, objectId, title: title.trim(), body: body.trim() };
      const thread = await dataOf(api.POST('/api/threads', { body: fields }));
      await refreshDiscussion();
      await navigate({ to: `/discussions/${thread.id}` });
    },
  });
  return (
    <Form
      submit={submit}
      action={t('discussion.send')}
      label={t('discussion.start')}
      beside={<Button onClick={onCancel}>{t('form.cancel')}</Button>}
    >
      <TextField
        label={t('discussion.threadTitle')}
        value={title}
        maxLength={160}
        required
        error={submit.errorOf('title')}
        data-testid="thread-title"
        onChange={({ target }) => setTitle(target.value)}
      />
      <MarkdownField
        label={t('discussion.body')}
        value={body}
        maxLength={10_000}
        isRequired
        error={submit.errorOf('body')}
        testId="thread-body"
        onChange={setBody}
      />
    </Form>
  );
};

export const ThreadMarks = ({ thread }: { thread: Thread }) => {
  const { t } = useTranslation();
  return (
    <>
      {thread.isPinned ? <span className="badge badge-gold">{t('discussion.pinned')}</span> : null}
      {thread.isLocked ? <span className="badge">{t('discussion.locked')}</span> : null}
      {thread.isHidden ? <span className="badge badge-vermilion">{t('discussion.hidden')}</span> : null}
    </>
  );
};

export const Discussion = ({ objectKind, objectId }: DiscussionProps) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const [isWriting, setWriting] = useState(false);
  const threads = useThreads(objectKind, objectId);
  const path = useRouterState({ select: ({ location }) => location.href });
  const start =
    me === null ? (
      <Link to="/sign-in" search={{ next: path }} className="button">
        {t('discussion.signIn')}
      </Link>
    ) : isWriting ? null : (
      <Button look="gold" data-testid="new-thread" onClick={() => setWriting(true)}>
        {t('discussion.start')}
      </Button>
    );
  return (
    <Panel title={t('discussion.title')} actions={start}>
      {isWriting ? <NewThread objectKind={objectKind} objectId={objectId} onCancel={() => setWriting(false)} /> : null}
      <PagedList pages={threads} empty={<EmptyState title={t('discussion.empty')} hint={t('discussion.emptyHint')} />}>
        {(items) => (
          <ul className="flex flex-col" data-testid="threads">
            {items.map((thread) => (
              <li key={thread.id} className="flex flex-col gap-1 border-b border-line py-2.5 last:border-0">
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <Link to={`/discussions/${thread.id}`} className="font-medium break-words hover:text-gold">
                    {thread.title}
                  </Link>
                  <ThreadMarks thread={thread} />
                </span>
                <span className="flex flex-wrap gap-x-2 text-[12.5px] text-mist">
                  <span>{thread.author?.name ?? t('discussion.deletedUser')}</span>
                  <span className="numeral">{t('discussion.posts', { count: thread.posts })}</span>
                  <span>
                    {t('discussion.lastPost')} <TimeText at={thread.lastPostAt} precision="minute" />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Panel>
  );
};
