// One post of a thread, and what may be done with it.
import { ifMatch } from '@jixia/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Post, refreshDiscussion } from './use-discussion.ts';
import './texts.ts';

const of = ({ id }: Post) => ({ params: { path: { id } } });

const EditPost = ({ post, onDone }: { post: Post; onDone: () => void }) => {
  const { t } = useTranslation();
  const [body, setBody] = useState(post.body);
  const submit = useSubmit({
    fields: ['body'],
    send: async () => {
      await api.PATCH('/api/posts/{id}', {
        ...of(post),
        headers: ifMatch(`"${post.version}"`),
        body: { body: body.trim() },
      });
      await refreshDiscussion();
      onDone();
    },
  });
  return (
    <Form
      submit={submit}
      action={t('form.save')}
      label={t('discussion.edit')}
      beside={<Button onClick={onDone}>{t('form.cancel')}</Button>}
    >
      <MarkdownField
        label={t('discussion.body')}
        value={body}
        maxLength={10_000}
        isRequired
        error={submit.errorOf('body')}
        testId="edit-body"
        onChange={setBody}
      />
    </Form>
  );
};

export const hidePost = async (post: Post, isHidden: boolean, reason: string): Promise<void> => {
  await api.POST('/api/posts/{id}/hide', { ...of(post), body: { isHidden, reason } });
  await refreshDiscussion();
};

export const PostText = ({ post }: { post: Post }) => {
  const { t } = useTranslation();
  if (post.isDeleted) return <p className="text-mist italic">{t('discussion.deleted')}</p>;
  return (
    <>
      {post.isHidden ? (
        <p className="text-mist italic">{t('discussion.hiddenPost', { reason: post.hiddenReason })}</p>
      ) : null}
      {post.body === '' ? null : (
        <div className={post.isHidden ? 'opacity-70' : ''}>
          <Markdown text={post.body} headingLevel={4} />
        </div>
      )}
    </>
  );
};

export const PostHead = ({ post }: { post: Post }) => {
  const { t } = useTranslation();
  const name = post.author?.name ?? t('discussion.deletedUser');
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[13px]">
      <span className="initial" aria-hidden="true">
        {[...name][0]}
      </span>
      <strong className="font-semibold break-words">{name}</strong>
      {post.isByOwner ? <span className="badge badge-gold">{t('discussion.owner')}</span> : null}
      <span className="text-mist">
        <TimeText at={post.createdAt} precision="minute" />
      </span>
      {post.editedAt === null || post.isDeleted ? null : (
        <span className="text-mist">
          {t('discussion.edited')} <TimeText at={post.editedAt} precision="minute" />
        </span>
      )}
    </p>
  );
};

export const PostCard = ({ post, canModerate, isLocked }: { post: Post; canModerate: boolean; isLocked: boolean }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const [isEditing, setEditing] = useState(false);
  const isOwn = me !== null && post.author?.id === me.id;
  const isThere = !post.isDeleted;
  return (
    <li className="panel flex min-w-0 flex-col gap-2.5 p-4" id={post.id} data-testid="post">
      <PostHead post={post} />
      {isEditing ? <EditPost post={post} onDone={() => setEditing(false)} /> : <PostText post={post} />}
      {me === null || !isThere || isEditing ? null : (
        <div className="flex flex-wrap gap-2">
          {isOwn && !post.isHidden && !isLocked ? (
            <Button onClick={() => setEditing(true)} data-testid="edit-post">
              {t('discussion.edit')}
            </Button>
          ) : null}
          {isOwn ? (
            <ConfirmButton
              look="danger"
              question={t('discussion.removeQuestion')}
              consequence={t('discussion.removeConsequence')}
              action={t('discussion.remove')}
              onConfirm={async () => {
                await api.DELETE('/api/posts/{id}', of(post));
                await refreshDiscussion();
              }}
            >
              {t('discussion.remove')}
            </ConfirmButton>
          ) : post.isHidden ? null : (
            <ReasonButton
              title={t('discussion.reportTitle')}
              lead={t('discussion.reportLead')}
              action={t('discussion.report')}
              testId="report-post"
              onReason={async (reason) => {
                await api.POST('/api/posts/{id}/report', { ...of(post), body: { reason } });
                toast(t('discussion.reported'));
              }}
            />
          )}
          {canModerate ? (
            <ReasonButton
              look="danger"
              title={t('discussion.hideTitle')}
              lead={t('discussion.hideLead')}
              action={t(post.isHidden ? 'discussion.show' : 'discussion.hide')}
              testId="hide-post"
              onReason={(reason) => hidePost(post, !post.isHidden, reason)}
            />
          ) : null}
        </div>
      )}
    </li>
  );
};
