// Competitions: those that take entries or play, those to come, those that are over; and for organisers their drafts.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { useScenarioName, useScenarios } from '../scenarios/use-scenarios.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField } from '../ui/field.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { CompetitionCards } from './competition-card.tsx';
import { groupOf, groups } from './competition-group.ts';
import './texts.ts';
import { useCompetitions } from './use-competitions.ts';

export const CompetitionsPage = () => {
  const { t } = useTranslation();
  const { me } = useMe();
  const search = useSearchValues();
  const scenarios = useScenarios();
  const scenarioName = useScenarioName();
  const scenarioId = search.get('scenario');
  const words = search.get('q');
  const pages = useCompetitions({
    ...(scenarioId === '' ? {} : { scenarioId }),
    ...(words === '' ? {} : { search: words }),
  });
  const mayCreate = me?.roles.some((role) => ['organiser', 'teacher', 'siteAdmin'].includes(role)) ?? false;
  const isFiltered = scenarioId !== '' || words !== '';
  return (
    <>
      <PageHead title={t('pages.competitions')} lead={t('competitions.lead')}>
        {mayCreate ? (
          <Link to="/competitions/new" className="button button-gold">
            {t('competitions.new')}
          </Link>
        ) : null}
      </PageHead>
      <div className="flex flex-wrap items-end gap-3">
        <SearchField value={words} onChange={(q) => search.set({ q })} />
        <div className="min-w-0 basis-56">
          <SelectField
            label={t('matches.filter.scenario')}
            value={scenarioId}
            onChange={(event) => search.set({ scenario: event.target.value })}
          >
            <option value="">{t('form.all')}</option>
            {scenarios.data?.map(({ id }) => (
              <option key={id} value={id}>
                {scenarioName(id)}
              </option>
            ))}
          </SelectField>
        </div>
      </div>
      <PagedList
        pages={pages}
        empty={
          <EmptyState
            title={t(isFiltered ? 'state.noMatch' : 'competitions.none')}
            hint={isFiltered ? undefined : t(mayCreate ? 'competitions.noneCreate' : 'competitions.noneHint')}
          />
        }
      >
        {(items) =>
          groups.map((group) => {
            const those = items.filter((one) => groupOf(one) === group);
            return those.length === 0 ? null : (
              <section key={group} className="flex flex-col gap-2.5 pt-2">
                <h2 className="text-[16px] font-semibold">
                  {t(`competitions.group.${group}`)}{' '}
                  <span className="numeral text-[13px] font-normal text-mist">{those.length}</span>
                </h2>
                <CompetitionCards competitions={those} />
              </section>
            );
          })
        }
      </PagedList>
    </>
  );
};
