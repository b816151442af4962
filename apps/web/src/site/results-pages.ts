// Pages of what comes of competitions: results, appeals, certificates.
import type { SitePage } from './pages.ts';

export const resultsPages: readonly SitePage[] = [
  {
    path: '/competitions/$slug/results',
    title: 'pages.title.results',
    load: async () => (await import('../results/results-page.tsx')).ResultsPage,
  },
  {
    path: '/competitions/$slug/appeals',
    title: 'pages.title.appeals',
    load: async () => (await import('../appeals/appeals-page.tsx')).AppealsPage,
  },
  {
    path: '/certificates',
    title: 'pages.title.certificates',
    load: async () => (await import('../certificates/certificates-page.tsx')).CertificatesPage,
  },
  {
    path: '/certificates/$code',
    title: 'pages.title.certificate',
    load: async () => (await import('../certificates/certificate-page.tsx')).CertificatePage,
  },
];
