// All institutions, searched and filtered; the filters live in the address.
import { dataOf, type Item } from '@jixia/api-client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLocalName } from '../i18n/use-local-name.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { CheckField } from '../ui/field.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { usePages } from '../ui/use-pages.ts';
import { institutionKinds, isInstitutionKind } from './kinds.ts';
import { VerifiedMark } from './verified-mark.tsx';
import './texts.ts';

type Institution = Item<'/api/institutions'>;

const Card = ({ institution }: { institution: Institution }) => {
  const { t, i18n } = useTranslation();
  const { slug, kind, nameZh, nameEn, region, isVerified, memberCount } = institution;
  const name = useLocalName()(institution);
  const other = i18n.language === 'zh' ? nameEn : nameZh;
  return (
    <li className="panel relative flex flex-col gap-2.5 p-4 hover:border-(--hover-line)">
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="badge">{t(`institutions.kind.${kind}`)}</span>
        {isVerified ? <VerifiedMark /> : null}
      </div>
      <div className="min-w-0 flex-1">
        <Link
          to="/institutions/$slug"
          params={{ slug }}
          className="text-[16px] leading-snug font-semibold break-words after:absolute after:inset-0 after:rounded-xl"
        >
          {name}
        </Link>
        {other === name ? null : (
          <p className="mt-0.5 text-[13px] break-words text-mist" lang={i18n.language === 'zh' ? 'en' : 'zh'}>
            {other}
          </p>
        )}
      </div>
      <p className="text-[12.5px] break-words text-mist">
        {[region, t('institutions.members', { count: memberCount })].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
};

export const InstitutionsPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search = '', kind, verified } = useSearch({ strict: false }) as Record<string, string | undefined>;
  const wantedKind = isInstitutionKind(kind) ? kind : undefined;
  const filter = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '/institutions', search: { search, kind: wantedKind, verified, ...change }, replace: true });
  const pages = usePages(['institutions', search, wantedKind, verified], (cursor) =>
    dataOf(
      api.GET('/api/institutions', {
        params: {
          query: {
            limit: 24,
            ...(cursor === undefined ? {} : { cursor }),
            ...(search === '' ? {} : { search }),
            ...(wantedKind === undefined ? {} : { kind: wantedKind }),
            ...(verified === undefined ? {} : { isVerified: 'true' }),
          },
        },
      }),
    ),
  );
  const isFiltered = search !== '' || wantedKind !== undefined || verified !== undefined;
  return (
    <>
      <PageHead title={t('institutions.title')} lead={t('institutions.lead')}>
        <Link to="/institutions/new" className="button button-gold">
          {t('institutions.new')}
        </Link>
      </PageHead>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5 pb-1">
        <SearchField
          label={t('institutions.search')}
          value={search}
          onChange={(text) => filter({ search: text === '' ? undefined : text })}
        />
        <select
          className="field w-auto!"
          aria-label={t('institutions.kindLabel')}
          value={wantedKind ?? ''}
          onChange={({ target }) => filter({ kind: target.value === '' ? undefined : target.value })}
        >
          <option value="">
            {t('institutions.kindLabel')}: {t('form.all')}
          </option>
          {institutionKinds.map((one) => (
            <option key={one} value={one}>
              {t(`institutions.kind.${one}`)}
            </option>
          ))}
        </select>
        <CheckField
          label={t('institutions.verifiedOnly')}
          checked={verified !== undefined}
          onChange={({ target }) => filter({ verified: target.checked ? 'yes' : undefined })}
        />
      </div>
      <PagedList
        pages={pages}
        empty={
          isFiltered ? (
            <EmptyState title={t('state.noMatch')} />
          ) : (
            <EmptyState title={t('institutions.none')} hint={t('institutions.noneHint')} />
          )
        }
      >
        {(items) => (
          <ul className="grid gap-2.5 sm:grid-cols-2 lg:grid-cols-3">
            {items.map((one) => (
              <Card key={one.id} institution={one} />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
};
