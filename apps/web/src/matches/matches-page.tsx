// Matches that the server plays and has played, newest first; the list moves as they finish.
import { useTranslation } from 'react-i18next';
import { useScenarioName, useScenarios } from '../scenarios/use-scenarios.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField } from '../ui/field.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { MatchList } from './match-list.tsx';
import { type ListedMatch, purposes, statuses } from './match-texts.ts';
import './texts.ts';
import { useServerMatches } from './use-server-matches.ts';

const oneOf = <T extends string>(text: string, all: readonly T[]): T | undefined => all.find((one) => one === text);

export const MatchesPage = () => {
  const { t } = useTranslation();
  const search = useSearchValues();
  const scenarios = useScenarios();
  const scenarioName = useScenarioName();
  const scenarioId = search.get('scenario');
  const status: ListedMatch['status'] | undefined = oneOf(search.get('status'), statuses);
  const purpose: ListedMatch['purpose'] | undefined = oneOf(search.get('purpose'), purposes);
  const isFiltered = scenarioId !== '' || status !== undefined || purpose !== undefined;
  const pages = useServerMatches({
    ...(scenarioId === '' ? {} : { scenarioId }),
    ...(status === undefined ? {} : { status }),
    ...(purpose === undefined ? {} : { purpose }),
  });
  const clear = (
    <button type="button" className="button" onClick={() => search.set({ scenario: '', status: '', purpose: '' })}>
      {t('matches.clear')}
    </button>
  );
  return (
    <>
      <PageHead title={t('pages.matches')} lead={t('matches.lead')} />
      <Panel>
        <div className="grid gap-3 sm:grid-cols-3">
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
          <SelectField
            label={t('matches.filter.status')}
            value={status ?? ''}
            onChange={(event) => search.set({ status: event.target.value })}
          >
            <option value="">{t('form.all')}</option>
            {statuses.map((one) => (
              <option key={one} value={one}>
                {t(`matches.status.${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('matches.filter.purpose')}
            value={purpose ?? ''}
            onChange={(event) => search.set({ purpose: event.target.value })}
          >
            <option value="">{t('form.all')}</option>
            {purposes.map((one) => (
              <option key={one} value={one}>
                {t(`matches.purpose.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <PagedList
          pages={pages}
          empty={
            <EmptyState
              title={t(isFiltered ? 'state.noMatch' : 'matches.none')}
              {...(isFiltered ? {} : { hint: t('matches.noneHint') })}
            >
              {isFiltered ? clear : null}
            </EmptyState>
          }
        >
          {(matches) => <MatchList matches={matches} />}
        </PagedList>
      </Panel>
    </>
  );
};
