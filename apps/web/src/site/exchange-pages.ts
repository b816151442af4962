// Pages of the results exchange: models, discussions, following, news.
import type { SitePage } from './pages.ts';

export const exchangePages: readonly SitePage[] = [
  {
    path: '/models',
    title: 'pages.title.models',
    nav: { name: 'models', order: 45 },
    load: async () => (await import('../models/models-page.tsx')).ModelsPage,
  },
  {
    path: '/models/new',
    title: 'pages.title.newModel',
    load: async () => (await import('../models/new-model-page.tsx')).NewModelPage,
  },
  {
    path: '/models/$slug',
    title: 'pages.title.model',
    load: async () => (await import('../models/model-page.tsx')).ModelPage,
  },
  {
    path: '/models/$slug/versions/$number',
    title: 'pages.title.model',
    load: async () => (await import('../models/model-page.tsx')).ModelPage,
  },
  {
    path: '/models/$slug/edit',
    title: 'pages.title.model',
    load: async () => (await import('../models/edit-model-page.tsx')).EditModelPage,
  },
  {
    path: '/discussions/$id',
    title: 'pages.title.discussion',
    load: async () => (await import('../discussion/thread-page.tsx')).ThreadPage,
  },
  {
    path: '/moderation',
    title: 'pages.title.moderation',
    load: async () => (await import('../discussion/moderation-page.tsx')).ModerationPage,
  },
  {
    path: '/feed',
    title: 'pages.title.feed',
    load: async () => (await import('../follow/feed-page.tsx')).FeedPage,
  },
  {
    path: '/news',
    title: 'pages.title.news',
    load: async () => (await import('../news/news-page.tsx')).NewsPage,
  },
  {
    path: '/news/new',
    title: 'pages.title.news',
    load: async () => (await import('../news/edit-news-page.tsx')).EditNewsPage,
  },
  {
    path: '/news/$id',
    title: 'pages.title.news',
    load: async () => (await import('../news/news-item-page.tsx')).NewsItemPage,
  },
  {
    path: '/news/$id/edit',
    title: 'pages.title.news',
    load: async () => (await import('../news/edit-news-page.tsx')).EditNewsPage,
  },
];
