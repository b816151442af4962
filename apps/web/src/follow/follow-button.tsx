// Follows a model, a competition, an agent or a thread, and says how many do.
import { type Answer, dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { useErrorText } from '../ui/use-error-text.ts';
import './texts.ts';

export type FollowedKind = 'model' | 'competition' | 'agent' | 'thread';
type State = Answer<'/api/follows/{kind}/{id}'>;

export const setFollow = async (kind: FollowedKind, id: string, isFollowing: boolean): Promise<void> => {
  const params = { params: { path: { kind, id } } };
  await (isFollowing ? api.PUT('/api/follows/{kind}/{id}', params) : api.DELETE('/api/follows/{kind}/{id}', params));
  for (const key of ['follow', 'follows', 'feed']) await queryClient.invalidateQueries({ queryKey: [key] });
};

/** `id` may be the address of a model or a competition. */
export const FollowButton = ({ kind, id }: { kind: FollowedKind; id: string }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const errorText = useErrorText();
  const path = useRouterState({ select: ({ location }) => location.href });
  const { data } = useQuery({
    queryKey: ['follow', kind, id, me?.id ?? null],
    queryFn: (): Promise<State> => dataOf(api.GET('/api/follows/{kind}/{id}', { params: { path: { kind, id } } })),
  });
  const isFollowing = data?.isFollowing ?? false;
  const count =
    data === undefined ? null : (
      <span className="numeral text-mist" title={t('follow.followers', { count: data.followers })}>
        {data.followers}
        <span className="sr-only"> {t('follow.followers', { count: data.followers })}</span>
      </span>
    );
  if (me === null)
    return (
      <Link to="/sign-in" search={{ next: path }} className="button">
        {t('follow.follow')} {count}
      </Link>
    );
  return (
    <Button
      aria-pressed={isFollowing}
      disabled={data === undefined}
      data-testid="follow"
      onClick={() => {
        if (data !== undefined)
          void setFollow(kind, data.id, !isFollowing).catch((error: unknown) => toast(errorText(error)));
      }}
    >
      <span aria-hidden="true" className={isFollowing ? 'text-gold' : 'text-mist'}>
        {isFollowing ? '★' : '☆'}
      </span>
      {t(isFollowing ? 'follow.following' : 'follow.follow')} {count}
    </Button>
  );
};
