// Who is signed in, and what is theirs; or the way in.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { forgetMe, type Me, useMe } from '../api/use-me.ts';
import { textOf } from './load-scenario-once.ts';
import { hasPage } from './pages.ts';
import { useDisclosure } from './use-disclosure.ts';
import { userLinks } from './user-links.ts';

/** Open invitations, as many as are worth counting. */
const useInvitationCount = (): number => {
  const { data } = useQuery({
    queryKey: ['my-invitations', 'count'],
    queryFn: () => dataOf(api.GET('/api/me/invitations', { params: { query: { limit: 9 } } })),
    staleTime: 60_000,
  });
  return data?.items.length ?? 0;
};

const Menu = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { isOpen, setOpen, holder, button } = useDisclosure();
  const [problem, setProblem] = useState<string | null>(null);
  const invitations = useInvitationCount();

  const signOut = async (): Promise<void> => {
    try {
      await dataOf(api.POST('/api/auth/sign-out'));
      setOpen(false);
      await navigate({ to: '/' });
      await forgetMe();
    } catch (error) {
      setProblem(textOf(error));
    }
  };

  return (
    <div ref={holder} className="relative">
      <button
        ref={button}
        type="button"
        className="button max-w-[180px]"
        aria-expanded={isOpen}
        aria-controls="user-menu"
        data-testid="user-menu"
        onClick={() => setOpen(!isOpen)}
      >
        <span className="initial" aria-hidden="true">
          {[...me.name][0]?.toUpperCase()}
        </span>
        <span className="truncate max-sm:sr-only">{me.name}</span>
        {invitations > 0 ? (
          <span
            role="img"
            className="size-2 flex-none rounded-full bg-vermilion"
            aria-label={t('user.invitationsOpen', { count: invitations })}
          />
        ) : null}
      </button>
      <div id="user-menu" hidden={!isOpen} className="menu absolute right-0 z-40 mt-1.5 w-56">
        <p className="truncate px-3 pt-1 pb-2 text-[12px] text-mist">{me.email}</p>
        {userLinks
          .filter(({ path, isFor }) => hasPage(path) && (isFor === undefined || isFor(me)))
          .map(({ path, name }) => (
            <Link key={path} to={path} className="menu-item" onClick={() => setOpen(false)}>
              {t(`user.${name}`)}
              {name === 'invitations' && invitations > 0 ? (
                <span className="badge badge-vermilion numeral ml-auto">{invitations}</span>
              ) : null}
            </Link>
          ))}
        <button type="button" className="menu-item border-t border-line" onClick={() => void signOut()}>
          {t('user.signOut')}
        </button>
        {problem ? (
          <p role="alert" className="px-3 py-1 text-[12px] text-vermilion">
            {problem}
          </p>
        ) : null}
      </div>
    </div>
  );
};

export const UserMenu = () => {
  const { t } = useTranslation();
  const { me, isKnown } = useMe();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (me !== null) return <Menu me={me} />;
  if (!hasPage('/sign-in')) return null;
  const isEntrance = /^\/(sign-in|sign-up|forgot|reset|verify|setup)$/.test(path);
  return (
    <Link
      to="/sign-in"
      search={isEntrance || path === '/' ? {} : { next: path }}
      className={`button ${isKnown ? '' : 'invisible'}`}
      data-testid="sign-in"
    >
      {t('user.signIn')}
    </Link>
  );
};
