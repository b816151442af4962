// All published models, to be searched, filtered and sorted.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { useScenarioName, useScenarios } from '../scenarios/use-scenarios.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField } from '../ui/field.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { ModelTile } from './model-tile.tsx';
import { type ModelFilter, sorts, useModelList } from './use-models.ts';
import './texts.ts';

export const ModelsPage = () => {
  const { t } = useTranslation();
  const { me } = useMe();
  const values = useSearchValues();
  const scenarios = useScenarios();
  const scenarioName = useScenarioName();
  const search = values.get('search');
  const scenarioId = values.get('scenario');
  const sort = sorts.find((one) => one === values.get('sort')) ?? 'newest';
  const isMine = values.get('owner') === 'me' && me !== null;
  const filter: ModelFilter = {
    sort,
    ...(search === '' ? {} : { search }),
    ...(scenarioId === '' ? {} : { scenarioId }),
    ...(isMine ? { owner: 'me' } : { status: 'published' }),
  };
  const pages = useModelList(filter);
  const isFiltered = search !== '' || scenarioId !== '';
  return (
    <>
      <PageHead title={t('pages.models')} lead={t('models.lead')}>
        <Link to="/models/new" className="button button-gold">
          {t('models.publish')}
        </Link>
      </PageHead>
      <Panel>
        <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,1fr)_repeat(2,minmax(0,180px))] lg:grid-cols-[minmax(0,1fr)_repeat(3,minmax(0,190px))]">
          <div className="col-span-2 flex sm:col-span-3 lg:col-span-1">
            <SearchField value={search} onChange={(text) => values.set({ search: text })} label={t('models.search')} />
          </div>
          <SelectField
            label={t('models.filter.scenario')}
            value={scenarioId}
            onChange={({ target }) => values.set({ scenario: target.value })}
          >
            <option value="">{t('form.all')}</option>
            {scenarios.data?.map(({ id }) => (
              <option key={id} value={id}>
                {scenarioName(id)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('models.filter.sort')}
            value={sort}
            onChange={({ target }) => values.set({ sort: target.value })}
          >
            {sorts.map((one) => (
              <option key={one} value={one}>
                {t(`models.sort.${one}`)}
              </option>
            ))}
          </SelectField>
          {me === null ? null : (
            <SelectField
              label={t('models.filter.whose')}
              value={isMine ? 'me' : ''}
              onChange={({ target }) => values.set({ owner: target.value })}
            >
              <option value="">{t('models.filter.all')}</option>
              <option value="me">{t('models.filter.mine')}</option>
            </SelectField>
          )}
        </div>
      </Panel>
      <PagedList
        pages={pages}
        empty={
          <EmptyState
            title={isFiltered ? t('state.noMatch') : t('models.empty')}
            hint={isFiltered ? undefined : t('models.emptyHint')}
          >
            <Link to="/train" className="button">
              {t('pages.train')}
            </Link>
          </EmptyState>
        }
      >
        {(items) => (
          <ul className="grid gap-2.5 md:grid-cols-2 xl:grid-cols-3" data-testid="models">
            {items.map((model) => (
              <ModelTile key={model.id} model={model} />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
};
