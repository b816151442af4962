// All news.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { type News, useNewsList, useNewsText } from './use-news.ts';
import './texts.ts';

export const NewsMarks = ({ news }: { news: News }) => {
  const { t } = useTranslation();
  if (news.publishedAt === null) return <span className="badge badge-gold">{t('news.draft')}</span>;
  return Date.parse(news.publishedAt) > Date.now() ? (
    <span className="badge badge-gold">{t('news.planned')}</span>
  ) : null;
};

const firstParagraph = (text: string): string => text.split(/\n\s*\n/)[0] ?? '';

export const NewsPage = () => {
  const { t, i18n } = useTranslation();
  const { me } = useMe();
  const isAdmin = me?.roles.includes('siteAdmin') === true;
  const pages = useNewsList(20, isAdmin);
  const textOf = useNewsText();
  return (
    <>
      <PageHead title={t('news.title')} lead={t('news.lead')}>
        {isAdmin ? (
          <Link to="/news/new" className="button button-gold" data-testid="write-news">
            {t('news.write')}
          </Link>
        ) : null}
        <a href={`/api/news.atom?language=${i18n.language}`} className="button">
          {t('news.feed')}
        </a>
      </PageHead>
      <PagedList pages={pages} empty={<EmptyState title={t('news.empty')} />}>
        {(items) => (
          <ul className="flex flex-col gap-2.5">
            {items.map((news) => {
              const { title, body } = textOf(news);
              return (
                <li key={news.id} className="panel flex min-w-0 flex-col gap-2 p-4 sm:p-5">
                  <p className="flex flex-wrap items-center gap-2 text-[12.5px] text-mist">
                    <TimeText at={news.publishedAt ?? news.createdAt} />
                    <NewsMarks news={news} />
                  </p>
                  <h2 className="font-serif text-[20px] leading-tight font-bold break-words">
                    <Link to={`/news/${news.id}`} className="hover:text-gold">
                      {title}
                    </Link>
                  </h2>
                  <div className="max-w-[80ch] text-mist">
                    <Markdown text={firstParagraph(body)} />
                  </div>
                </li>
              );
            })}
          </ul>
        )}
      </PagedList>
    </>
  );
};
