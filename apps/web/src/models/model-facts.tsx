// What a card says in a line each.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { hasPage } from '../site/pages.ts';
import { byteSize } from '../ui/byte-size.ts';
import { Panel } from '../ui/page-head.tsx';
import { TimeText } from '../ui/time-text.tsx';
import type { Model, Version } from './use-models.ts';
import './texts.ts';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-[12.5px] text-mist">{name}</dt>
    <dd className="leading-relaxed break-words whitespace-pre-line">{children}</dd>
  </div>
);

export const ModelFacts = ({ model, version }: { model: Model; version: Version | null }) => {
  const { t, i18n } = useTranslation();
  const scenarioName = useScenarioName();
  const { institution } = model;
  const institutionName = i18n.language === 'zh' ? institution?.nameZh : institution?.nameEn;
  return (
    <Panel title={t('models.about')}>
      <dl className="flex flex-col gap-3">
        <Fact name={t('models.algorithm')}>{model.algorithm || '–'}</Fact>
        <Fact name={t('models.trainingData')}>{model.trainingData || '–'}</Fact>
        <Fact name={t('models.licence')}>
          <a href={model.licenceUrl} className="link" rel="noopener noreferrer nofollow" target="_blank">
            {model.licenceName} ({model.licence})
          </a>
        </Fact>
        <Fact name={t('models.authors')}>{model.authors.join(', ') || '–'}</Fact>
        {institution === null ? null : (
          <Fact name={t('models.institution')}>
            {hasPage('/institutions/$slug') ? (
              <Link to={`/institutions/${institution.slug}`} className="link">
                {institutionName}
              </Link>
            ) : (
              institutionName
            )}
          </Fact>
        )}
        <Fact name={t('models.scenario')}>
          <Link to={`/scenarios/${model.scenarioId}`} className="link">
            {scenarioName(model.scenarioId)}
          </Link>
        </Fact>
        {version === null ? null : (
          <>
            <Fact name={t('models.published')}>
              <TimeText at={version.createdAt} />
            </Fact>
            {version.notes === '' ? null : <Fact name={t('models.versions.notes')}>{version.notes}</Fact>}
            <Fact name={t('models.file')}>
              {version.fileName}, {byteSize(version.sizeBytes)}
              <span className="block font-mono text-[11.5px] break-all text-mist">SHA-256 {version.sha256}</span>
            </Fact>
            <Fact name={t('models.rulesHash')}>
              <span className="font-mono text-[11.5px] break-all text-mist">{version.evaluation.rulesHash}</span>
            </Fact>
          </>
        )}
      </dl>
    </Panel>
  );
};
