// Secrets of links stand behind the # of an address: they are not sent to any server with it.
import { useRouterState } from '@tanstack/react-router';

/** Null where the address has none. */
export const useSecretInAddress = (name: 'token' | 'secret'): string | null => {
  const hash = useRouterState({ select: ({ location }) => location.hash });
  return new URLSearchParams(hash).get(name);
};
