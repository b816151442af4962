// Values in the query of a page's address: filters and tabs that can be passed on.
import { useNavigate, useRouterState } from '@tanstack/react-router';

export type SearchValues = {
  readonly get: (name: string) => string;
  /** Empty values leave the address. Does not add to the history. */
  readonly set: (values: Readonly<Record<string, string>>) => void;
};

export const useSearchValues = (): SearchValues => {
  const search = useRouterState({ select: ({ location }) => location.search }) as unknown as Readonly<
    Record<string, string>
  >;
  const navigate = useNavigate();
  return {
    get: (name) => search[name] ?? '',
    set: (values) =>
      void navigate({
        to: '.',
        search: ((old: Readonly<Record<string, string>>) => ({ ...old, ...values })) as never,
        replace: true,
        resetScroll: false,
      }),
  };
};
