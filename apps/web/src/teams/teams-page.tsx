// One's own teams, and all of them.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMemberships } from '../account/use-memberships.ts';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { usePages } from '../ui/use-pages.ts';
import '../account/texts.ts';
import './texts.ts';

const Card = ({ slug, name, children }: { slug: string; name: string; children: ReactNode }) => (
  <li className="panel relative flex flex-col gap-2 p-4 hover:border-(--hover-line)">
    <Link
      to="/teams/$slug"
      params={{ slug }}
      className="text-[16px] leading-snug font-semibold break-words after:absolute after:inset-0 after:rounded-xl"
    >
      {name}
    </Link>
    <div className="flex flex-wrap items-center gap-1.5 text-[12.5px] text-mist">{children}</div>
  </li>
);

const grid = 'grid gap-2.5 sm:grid-cols-2 lg:grid-cols-3';

const MyTeams = () => {
  const { t } = useTranslation();
  const { me } = useMe();
  const { data } = useMemberships();
  if (me === null || data === undefined || data.teams.length === 0) return null;
  return (
    <section className="flex flex-col gap-2.5 pb-3">
      <h2 className="text-[16px] font-semibold">{t('teams.mine')}</h2>
      <ul className={grid}>
        {data.teams.map(({ id, slug, name, role }) => (
          <Card key={id} slug={slug} name={name}>
            <span className="badge badge-gold">{t(`account.teamRole.${role}`)}</span>
          </Card>
        ))}
      </ul>
    </section>
  );
};

export const TeamsPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search = '' } = useSearch({ strict: false }) as { search?: string };
  const pages = usePages(['teams', search], (cursor) =>
    dataOf(
      api.GET('/api/teams', {
        params: {
          query: { limit: 24, ...(cursor === undefined ? {} : { cursor }), ...(search === '' ? {} : { search }) },
        },
      }),
    ),
  );
  return (
    <>
      <PageHead title={t('teams.title')} lead={t('teams.lead')}>
        <Link to="/teams/new" className="button button-gold">
          {t('teams.new')}
        </Link>
      </PageHead>
      <MyTeams />
      <section className="flex flex-col gap-2.5">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h2 className="text-[16px] font-semibold">{t('teams.all')}</h2>
          <div className="flex w-full max-w-[420px] sm:ml-auto">
            <SearchField
              label={t('teams.search')}
              value={search}
              onChange={(text) =>
                void navigate({ to: '/teams', search: text === '' ? {} : { search: text }, replace: true })
              }
            />
          </div>
        </div>
        <PagedList
          pages={pages}
          empty={
            search === '' ? (
              <EmptyState title={t('teams.none')} hint={t('teams.noneHint')} />
            ) : (
              <EmptyState title={t('state.noMatch')} />
            )
          }
        >
          {(items) => (
            <ul className={grid}>
              {items.map(({ id, slug, name, memberCount }) => (
                <Card key={id} slug={slug} name={name}>
                  {t('teams.members', { count: memberCount })}
                </Card>
              ))}
            </ul>
          )}
        </PagedList>
      </section>
    </>
  );
};
