// Writes news, or changes it; for site admins.
import { dataOf, ifMatch, versionedOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type News, refreshNews } from './use-news.ts';
import './texts.ts';

type Fields = Pick<News, 'titleZh' | 'titleEn' | 'bodyZh' | 'bodyEn' | 'publishedAt'>;
const blank: Fields = { titleZh: '', titleEn: '', bodyZh: '', bodyEn: '', publishedAt: null };

/** As `datetime-local` has it, in the reader's time zone. */
const localText = (at: string | null): string => {
  if (at === null) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const NewsForm = ({ initial, onSave }: { initial: Fields; onSave: (fields: Fields) => Promise<unknown> }) => {
  const { t } = useTranslation();
  const [fields, setFields] = useState(initial);
  const [at, setAt] = useState(localText(initial.publishedAt));
  const set = (change: Partial<Fields>): void => setFields((before) => ({ ...before, ...change }));
  const submit = useSubmit({
    fields: ['titleZh', 'titleEn', 'bodyZh', 'bodyEn', 'publishedAt'],
    send: () => onSave({ ...fields, publishedAt: at === '' ? null : new Date(at).toISOString() }),
  });
  const title = (field: 'titleZh' | 'titleEn') => (
    <TextField
      label={t(`news.${field}`)}
      value={fields[field]}
      maxLength={160}
      required
      lang={field === 'titleZh' ? 'zh' : 'en'}
      error={submit.errorOf(field)}
      data-testid={field}
      onChange={({ target }) => set({ [field]: target.value })}
    />
  );
  const body = (field: 'bodyZh' | 'bodyEn') => (
    <MarkdownField
      label={t(`news.${field}`)}
      value={fields[field]}
      maxLength={20_000}
      rows={12}
      error={submit.errorOf(field)}
      testId={field}
      onChange={(text) => set({ [field]: text })}
    />
  );
  return (
    <Form submit={submit} action={t('form.save')} label={t('news.write')}>
      <div className="grid gap-4 md:grid-cols-2">
        {title('titleZh')}
        {title('titleEn')}
        {body('bodyZh')}
        {body('bodyEn')}
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <div className="w-full max-w-[280px]">
          <TextField
            label={t('news.publishedAt')}
            hint={t('news.publishedHint')}
            type="datetime-local"
            value={at}
            error={submit.errorOf('publishedAt')}
            onChange={({ target }) => setAt(target.value)}
          />
        </div>
        <span className="mt-[23px]">
          <Button data-testid="news-now" onClick={() => setAt(localText(new Date().toISOString()))}>
            {t('news.now')}
          </Button>
        </span>
      </div>
    </Form>
  );
};

const EditNews = ({ id }: { id: string }) => {
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: ['news-edit', id],
    queryFn: () => versionedOf(api.GET('/api/news/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (data === undefined)
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
  const save = async (body: Fields): Promise<void> => {
    await api.PATCH('/api/news/{id}', { params: { path: { id } }, headers: ifMatch(data.etag), body });
    await refreshNews();
    await navigate({ to: `/news/${id}` });
  };
  return <NewsForm initial={data.value} onSave={save} />;
};

export const EditNewsPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false }) as { id?: string };
  const create = async (body: Fields): Promise<void> => {
    const news = await dataOf(api.POST('/api/news', { body }));
    await refreshNews();
    await navigate({ to: `/news/${news.id}` });
  };
  return (
    <SignInNeeded title={t('news.write')}>
      {() => (
        <>
          <PageHead title={t(id === undefined ? 'news.write' : 'news.edit')} />
          <Panel>{id === undefined ? <NewsForm initial={blank} onSave={create} /> : <EditNews id={id} />}</Panel>
        </>
      )}
    </SignInNeeded>
  );
};
