// Instead of a page about one thing: it is on its way, it does not exist, or it cannot be shown now.
import { ApiError } from '@jixia/api-client';
import { PageFailure } from './page-failure.tsx';
import { PageLoading } from './page-loading.tsx';
import { PageMissing } from './page-missing.tsx';

export const PageProblem = ({ error, onAgain }: { error: Error | null; onAgain: () => void }) => {
  if (error === null) return <PageLoading />;
  if (error instanceof ApiError && error.code === 'not_found') return <PageMissing />;
  return <PageFailure error={error} onAgain={onAgain} />;
};
