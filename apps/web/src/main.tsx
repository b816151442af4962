// Entry of the site.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/api.ts';
import { startI18n } from './i18n/index.ts';
import { followOldAddress } from './site/old-address.ts';
import { router } from './site/router.tsx';
import { startTheme } from './site/theme.ts';
import './theme.css';

startTheme();
followOldAddress();
await startI18n();
createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
