// Invitations that one has got, to accept or decline.
import { dataOf, type Item } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../account/texts.ts';
import { renewMemberships } from '../account/use-memberships.ts';
import { api, queryClient } from '../api/api.ts';
import { useLocalName } from '../i18n/use-local-name.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { usePages } from '../ui/use-pages.ts';
import './texts.ts';

type Invitation = Item<'/api/me/invitations'>;

const Card = ({ id, into, role, invitedBy, expiresAt }: Invitation) => {
  const { t } = useTranslation();
  const name = useLocalName()(into);
  const answer = async (isAccepted: boolean): Promise<void> => {
    await dataOf(api.PUT('/api/me/invitations/{id}/answer', { params: { path: { id } }, body: { isAccepted } }));
    toast(t(isAccepted ? 'invitations.accepted' : 'invitations.declined', { name }));
    await Promise.all([queryClient.invalidateQueries({ queryKey: ['my-invitations'] }), renewMemberships()]);
  };
  const roleName = t(`account.${into.kind === 'team' ? 'teamRole' : 'institutionRole'}.${role}`);
  return (
    <li className="panel flex flex-wrap items-center gap-x-6 gap-y-3 p-4 sm:p-5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="badge">{t(`invitations.${into.kind}`)}</span>
          <Link
            to={into.kind === 'team' ? '/teams/$slug' : '/institutions/$slug'}
            params={{ slug: into.slug }}
            className="link text-[16px] font-semibold break-words"
          >
            {name}
          </Link>
        </p>
        <p className="mt-1.5 text-[13px] text-mist">
          {invitedBy === null ? null : `${t('invitations.from', { name: invitedBy })} · `}
          {t('invitations.as', { role: roleName })} · {t('invitations.until')} <TimeText at={expiresAt} />
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ActButton look="gold" act={() => answer(true)}>
          {t('invitations.accept')}
        </ActButton>
        <ActButton act={() => answer(false)}>{t('invitations.decline')}</ActButton>
      </div>
    </li>
  );
};

const List = () => {
  const { t } = useTranslation();
  const pages = usePages(['my-invitations'], (cursor) =>
    dataOf(api.GET('/api/me/invitations', { params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } } })),
  );
  return (
    <PagedList pages={pages} empty={<EmptyState title={t('invitations.none')} hint={t('invitations.noneHint')} />}>
      {(items) => (
        <ul className="flex flex-col gap-2.5">
          {items.map((item) => (
            <Card key={item.id} {...item} />
          ))}
        </ul>
      )}
    </PagedList>
  );
};

export const InvitationsPage = () => {
  const { t } = useTranslation();
  return (
    <SignInNeeded title={t('invitations.title')}>
      {() => (
        <div className="mx-auto flex w-full max-w-[980px] flex-col gap-2.5">
          <PageHead title={t('invitations.title')} lead={t('invitations.lead')} />
          <List />
        </div>
      )}
    </SignInNeeded>
  );
};
