// One scenario: what it is, its rules, map, heroes, spaces, bots, and how to begin.
import type { Manifest } from '@jixia/env/types';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { hasPage } from '../site/pages.ts';
import { useTitle } from '../site/use-title.ts';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { Commands } from './commands.tsx';
import { Figures } from './figures.tsx';
import { HeroList } from './hero-list.tsx';
import { MapLegend, MapPicture } from './map-picture.tsx';
import { RulesSummary } from './rules-summary.tsx';
import './texts.ts';
import { botsOf, useManifest } from './use-scenarios.ts';

const Bots = ({ id }: { id: string }) => {
  const { t, i18n } = useTranslation();
  return (
    <ul className="flex flex-col gap-2">
      {botsOf(id).map(({ name, title }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 flex-1 font-medium">
            {inLanguage(title, i18n.language)}{' '}
            <code className="font-mono text-[12.5px] font-normal text-mist">bot:{name}</code>
          </span>
          <Link to="/match" search={{ scenario: id, agents: `bot:${name},bot:${name}` }} className="link text-[13px]">
            {t('scenarios.watchBot')}
          </Link>
        </li>
      ))}
    </ul>
  );
};

const Scenario = ({ manifest }: { manifest: Manifest }) => {
  const { t, i18n } = useTranslation();
  const { id } = manifest;
  const title = inLanguage(manifest.title, i18n.language);
  useTitle(title);
  return (
    <>
      <PageHead
        title={title}
        lead={inLanguage(manifest.summary, i18n.language)}
        eyebrow={
          <Link to="/scenarios" className="link">
            {t('pages.scenarios')}
          </Link>
        }
      >
        <Link to="/match" search={{ scenario: id }} className="button button-gold">
          {t('scenarios.watch')}
        </Link>
        <Link to="/train" search={{ scenario: id }} className="button">
          {t('scenarios.train')}
        </Link>
        {hasPage('/submit') ? (
          <Link to="/submit" search={{ scenario: id }} className="button">
            {t('scenarios.submit')}
          </Link>
        ) : null}
      </PageHead>
      <div className="grid gap-2.5 lg:grid-cols-2">
        <Panel title={t('scenarios.rules.title')}>
          <RulesSummary manifest={manifest} />
        </Panel>
        {manifest.map === null ? null : (
          <Panel
            title={t('scenarios.map')}
            lead={t('scenarios.mapSize', {
              width: manifest.map.widthCm / 100,
              height: manifest.map.heightCm / 100,
            })}
          >
            <div className="mx-auto w-full max-w-[640px]">
              <MapPicture manifest={manifest} />
            </div>
            <MapLegend />
          </Panel>
        )}
      </div>
      <Panel title={t('scenarios.heroesTitle')} lead={t('scenarios.heroesLead')}>
        <HeroList manifest={manifest} />
      </Panel>
      <Panel title={t('scenarios.spaces')} lead={t('scenarios.spacesLead')}>
        <Figures manifest={manifest} />
      </Panel>
      <div className="grid items-start gap-2.5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Panel title={t('scenarios.start')} lead={t('scenarios.startLead')}>
          <Commands scenarioId={id} />
        </Panel>
        <Panel title={t('scenarios.botsTitle')} lead={t('scenarios.botsLead')}>
          <Bots id={id} />
        </Panel>
      </div>
    </>
  );
};

export const ScenarioPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useManifest(id);
  if (data !== undefined) return <Scenario key={data.id} manifest={data} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
