// One piece of news.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { useTitle } from '../site/use-title.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { NewsMarks } from './news-page.tsx';
import { type News, refreshNews, useNewsText } from './use-news.ts';
import './texts.ts';

const NewsView = ({ news }: { news: News }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const navigate = useNavigate();
  const { title, body } = useNewsText()(news);
  useTitle(title);
  return (
    <article className="mx-auto flex w-full max-w-[820px] flex-col gap-2.5">
      <PageHead
        title={title}
        eyebrow={
          <span className="flex flex-wrap items-center gap-2">
            <Link to="/news" className="link">
              {t('news.all')}
            </Link>
            <TimeText at={news.publishedAt ?? news.createdAt} />
            {news.authorName}
            <NewsMarks news={news} />
          </span>
        }
      >
        {me?.roles.includes('siteAdmin') === true ? (
          <>
            <Link to={`/news/${news.id}/edit`} className="button">
              {t('news.edit')}
            </Link>
            <ConfirmButton
              look="danger"
              question={t('news.removeQuestion')}
              consequence={t('news.removeConsequence')}
              action={t('news.remove')}
              onConfirm={async () => {
                await api.DELETE('/api/news/{id}', { params: { path: { id: news.id } } });
                await navigate({ to: '/news' });
                await refreshNews();
              }}
            >
              {t('news.remove')}
            </ConfirmButton>
          </>
        ) : null}
      </PageHead>
      <Panel>
        <Markdown text={body} headingLevel={2} />
      </Panel>
    </article>
  );
};

export const NewsItemPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['news', 'one', id],
    queryFn: () => dataOf(api.GET('/api/news/{id}', { params: { path: { id } } })),
  });
  if (data !== undefined) return <NewsView news={data} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
