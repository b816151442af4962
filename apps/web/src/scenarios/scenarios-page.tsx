// All scenarios of this server.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { MapPicture } from './map-picture.tsx';
import './texts.ts';
import { botsOf, type ListedScenario, sidesOf, useManifest, useScenarios } from './use-scenarios.ts';

const ScenarioCard = ({ scenario }: { scenario: ListedScenario }) => {
  const { t, i18n } = useTranslation();
  const { data: manifest } = useManifest(scenario.id);
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  return (
    <li className="panel flex min-w-0 flex-col gap-3 p-4 sm:p-5">
      <div className="flex h-[170px] items-center justify-center overflow-hidden rounded-lg bg-night">
        {manifest === undefined ? null : (
          <div className="w-full max-w-[420px] px-2">
            <div
              className="mx-auto"
              style={{
                maxWidth: manifest.map === null ? '100%' : `${(150 * manifest.map.widthCm) / manifest.map.heightCm}px`,
              }}
            >
              <MapPicture manifest={manifest} isSmall />
            </div>
          </div>
        )}
      </div>
      <h2 className="font-serif text-[20px] leading-tight font-bold">
        <Link to={`/scenarios/${scenario.id}`} className="hover:text-gold">
          {scenario.title[language]}
        </Link>
      </h2>
      <p className="flex-1 leading-relaxed text-mist">{scenario.summary?.[language]}</p>
      <p className="flex flex-wrap gap-1.5">
        {manifest === undefined ? null : (
          <>
            <span className="badge">{t('scenarios.aside', { count: sidesOf(manifest) })}</span>
            <span className="badge">{t('scenarios.features', { count: manifest.observation.size })}</span>
            <span className="badge">{t('scenarios.bots', { count: botsOf(scenario.id).length })}</span>
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Link to={`/scenarios/${scenario.id}`} className="button button-gold">
          {t('scenarios.open')}
        </Link>
        <Link to="/match" search={{ scenario: scenario.id }} className="button">
          {t('scenarios.watch')}
        </Link>
      </div>
    </li>
  );
};

export const ScenariosPage = () => {
  const { t } = useTranslation();
  const { data, error, refetch } = useScenarios();
  return (
    <>
      <PageHead title={t('pages.scenarios')} lead={t('scenarios.lead')} />
      {data === undefined ? (
        error === null ? (
          <PageLoading />
        ) : (
          <PageFailure error={error} onAgain={() => void refetch()} />
        )
      ) : (
        <ul className="grid gap-2.5 md:grid-cols-2 xl:grid-cols-3">
          {data.map((scenario) => (
            <ScenarioCard key={scenario.id} scenario={scenario} />
          ))}
        </ul>
      )}
    </>
  );
};
