// The latest news, a line each: for the home page.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/page-head.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useNewsList, useNewsText } from './use-news.ts';
import './texts.ts';

/** Nothing at all where there is no news, or where the server cannot be asked: other things on the page matter more. */
export const NewsList = ({ limit = 5 }: { limit?: number }) => {
  const { t } = useTranslation();
  const { items } = useNewsList(limit, false);
  const textOf = useNewsText();
  if (items === undefined || items.length === 0) return null;
  return (
    <Panel
      title={t('news.title')}
      actions={
        <Link to="/news" className="link text-[13px]">
          {t('news.all')}
        </Link>
      }
    >
      <ul className="flex flex-col" data-testid="news-list">
        {items.slice(0, limit).map((news) => (
          <li key={news.id} className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2 last:border-0">
            <Link to={`/news/${news.id}`} className="min-w-0 flex-1 basis-56 break-words hover:text-gold">
              {textOf(news).title}
            </Link>
            <span className="text-[12.5px] text-mist">
              <TimeText at={news.publishedAt ?? news.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
