// News as the server tells it.
import { type Answer, dataOf } from '@jixia/api-client';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { awake } from '../site/awake.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type News = Answer<'/api/news/{id}'>;

/** Drafts only reach site admins. Asks once the page may ask: the match of the home page goes first. */
export const useNewsList = (limit: number, drafts: boolean): Pages<News> => {
  const isAwake = useSyncExternalStore(awake.subscribe, awake.get);
  useLive(['news'], { queries: [['news']] });
  return usePages<News>(
    ['news', limit, drafts],
    (cursor) => {
      const query = {
        limit,
        ...(drafts ? { drafts: true as never } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      };
      return dataOf(api.GET('/api/news', { params: { query } }));
    },
    isAwake,
  );
};

/** Title and text in the reader's language; the other where one is empty. */
export const useNewsText = (): ((news: News) => { readonly title: string; readonly body: string }) => {
  const { i18n } = useTranslation();
  return ({ titleZh, titleEn, bodyZh, bodyEn }) =>
    i18n.language === 'zh' ? { title: titleZh, body: bodyZh || bodyEn } : { title: titleEn, body: bodyEn || bodyZh };
};

export const refreshNews = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['news'] });
