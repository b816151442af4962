// Pages about people: the ways into the site, one's account, institutions, teams, administration.
import type { SitePage } from './pages.ts';

export const peoplePages: readonly SitePage[] = [
  {
    path: '/sign-in',
    title: 'pages.title.signIn',
    load: async () => (await import('../sign-in/sign-in-page.tsx')).SignInPage,
  },
  {
    path: '/sign-up',
    title: 'pages.title.signUp',
    load: async () => (await import('../sign-in/sign-up-page.tsx')).SignUpPage,
  },
  {
    path: '/verify',
    title: 'pages.title.verify',
    load: async () => (await import('../sign-in/verify-page.tsx')).VerifyPage,
  },
  {
    path: '/forgot',
    title: 'pages.title.forgotPassword',
    load: async () => (await import('../sign-in/forgot-page.tsx')).ForgotPage,
  },
  {
    path: '/reset',
    title: 'pages.title.resetPassword',
    load: async () => (await import('../sign-in/reset-page.tsx')).ResetPage,
  },
  {
    path: '/setup',
    title: 'pages.title.setup',
    load: async () => (await import('../sign-in/setup-page.tsx')).SetupPage,
  },
  {
    path: '/account',
    title: 'pages.title.account',
    load: async () => (await import('../account/account-page.tsx')).AccountPage,
  },
  {
    path: '/invitations',
    title: 'pages.title.invitations',
    load: async () => (await import('../invitations/invitations-page.tsx')).InvitationsPage,
  },
  {
    path: '/institutions',
    title: 'pages.title.institutions',
    nav: { name: 'institutions', order: 80 },
    load: async () => (await import('../institutions/institutions-page.tsx')).InstitutionsPage,
  },
  {
    path: '/institutions/new',
    title: 'pages.title.newInstitution',
    load: async () => (await import('../institutions/new-institution-page.tsx')).NewInstitutionPage,
  },
  {
    path: '/institutions/$slug',
    title: 'pages.title.institution',
    load: async () => (await import('../institutions/institution-page.tsx')).InstitutionPage,
  },
  {
    path: '/teams',
    title: 'pages.title.teams',
    load: async () => (await import('../teams/teams-page.tsx')).TeamsPage,
  },
  {
    path: '/teams/new',
    title: 'pages.title.newTeam',
    load: async () => (await import('../teams/new-team-page.tsx')).NewTeamPage,
  },
  {
    path: '/teams/$slug',
    title: 'pages.title.team',
    load: async () => (await import('../teams/team-page.tsx')).TeamPage,
  },
  {
    path: '/admin',
    title: 'pages.title.admin',
    load: async () => (await import('../admin/admin-page.tsx')).AdminPage,
  },
];
