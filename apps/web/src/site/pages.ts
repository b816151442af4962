// Every page of the site: its address, its title, its place in the navigation, and the module that holds it. A page is
// loaded when somebody opens it. To add one: ARCHITECTURE.md, "The site".
import type { ComponentType } from 'react';
import { exchangePages } from './exchange-pages.ts';
import { peoplePages } from './people-pages.ts';
import { resultsPages } from './results-pages.ts';

export type SitePage = {
  /** As in TanStack Router: `$slug` is a part that differs. */
  readonly path: string;
  /** Key of the title; the page itself may say a better one (`useTitle`). */
  readonly title: string;
  /** Name and place in the navigation; without it the page is reached by links. */
  readonly nav?: { readonly name: string; readonly order: number };
  /** Whether the first match of the site is being shown here; other pages ask the server at once. */
  readonly isMatch?: boolean;
  readonly load: () => Promise<ComponentType>;
};

export const pages: readonly SitePage[] = [
  {
    path: '/',
    title: 'pages.title.home',
    nav: { name: 'home', order: 10 },
    isMatch: true,
    load: async () => {
      // The match is fetched beside the page, not after it.
      const [{ HomePage }] = await Promise.all([import('../home/home-page.tsx'), import('../match/match-host.tsx')]);
      return HomePage;
    },
  },
  {
    path: '/match',
    title: 'pages.title.match',
    nav: { name: 'match', order: 60 },
    isMatch: true,
    load: async () => {
      const [{ MatchPage }] = await Promise.all([import('../match/match-page.tsx'), import('../match/match-host.tsx')]);
      return MatchPage;
    },
  },
  {
    path: '/scenarios',
    title: 'pages.title.scenarios',
    nav: { name: 'scenarios', order: 50 },
    load: async () => (await import('../scenarios/scenarios-page.tsx')).ScenariosPage,
  },
  {
    path: '/scenarios/$id',
    title: 'pages.title.scenario',
    load: async () => (await import('../scenarios/scenario-page.tsx')).ScenarioPage,
  },
  {
    path: '/match/$id',
    title: 'pages.title.match',
    load: async () => (await import('../matches/server-match-page.tsx')).ServerMatchPage,
  },
  {
    path: '/matches',
    title: 'pages.title.matches',
    nav: { name: 'matches', order: 40 },
    load: async () => (await import('../matches/matches-page.tsx')).MatchesPage,
  },
  {
    path: '/submit',
    title: 'pages.title.submit',
    load: async () => (await import('../submit/submit-page.tsx')).SubmitPage,
  },
  {
    path: '/work',
    title: 'pages.title.work',
    load: async () => (await import('../my-work/work-page.tsx')).WorkPage,
  },
  {
    path: '/agents/$id',
    title: 'pages.title.agent',
    load: async () => (await import('../agents/agent-page.tsx')).AgentPage,
  },
  {
    path: '/competitions',
    title: 'pages.title.competitions',
    nav: { name: 'competitions', order: 20 },
    load: async () => (await import('../competitions/competitions-page.tsx')).CompetitionsPage,
  },
  {
    path: '/competitions/new',
    title: 'pages.title.newCompetition',
    load: async () => (await import('../organise/new-competition-page.tsx')).NewCompetitionPage,
  },
  {
    path: '/competitions/$slug/edit',
    title: 'pages.title.competition',
    load: async () => (await import('../organise/edit-competition-page.tsx')).EditCompetitionPage,
  },
  {
    path: '/competitions/$slug',
    title: 'pages.title.competition',
    load: async () => (await import('../competitions/competition-page.tsx')).CompetitionPage,
  },
  {
    path: '/leaderboards',
    title: 'pages.title.leaderboards',
    nav: { name: 'leaderboards', order: 30 },
    load: async () => (await import('../leaderboards/leaderboards-page.tsx')).LeaderboardsPage,
  },
  {
    path: '/compare',
    title: 'pages.title.compare',
    load: async () => (await import('../compare/compare-page.tsx')).ComparePage,
  },
  {
    path: '/train',
    title: 'pages.title.train',
    nav: { name: 'train', order: 70 },
    load: async () => (await import('../train/train-page.tsx')).TrainPage,
  },
  ...peoplePages,
  ...resultsPages,
  ...exchangePages,
];

/** Links to pages that this site may lack ask first. */
export const hasPage = (path: string): boolean => pages.some((page) => page.path === path);
