// One model in a list, and the marks that tell its state.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { TimeText } from '../ui/time-text.tsx';
import { useBotName } from './evaluation-chart.tsx';
import { type Model, percent } from './use-models.ts';
import './texts.ts';

export const ModelMarks = ({ model }: { model: Model }) => {
  const { t } = useTranslation();
  return (
    <>
      {model.status === 'published' ? null : (
        <span className={`badge ${model.status === 'withdrawn' ? 'badge-vermilion' : 'badge-gold'}`}>
          {t(`models.status.${model.status}`)}
        </span>
      )}
      {model.isHidden ? <span className="badge badge-vermilion">{t('models.hidden')}</span> : null}
      {model.isSample ? <span className="badge badge-gold">{t('models.sample')}</span> : null}
    </>
  );
};

export const ModelTile = ({ model }: { model: Model }) => {
  const { t, i18n } = useTranslation();
  const scenarioName = useScenarioName();
  const botName = useBotName(model.scenarioId);
  const { newest, institution, authors, owner } = model;
  const names = authors.length > 0 ? authors.join(', ') : (owner?.name ?? '');
  const best = newest?.evaluation.opponents.at(-1);
  return (
    <li className="panel flex min-w-0 flex-col gap-2.5 p-4">
      <h2 className="text-[17px] leading-snug font-semibold break-words">
        <Link to={`/models/${model.slug}`} className="hover:text-gold">
          {model.title}
        </Link>
      </h2>
      <p className="text-[13px] break-words text-mist">
        {names}
        {institution === null ? null : ` · ${i18n.language === 'zh' ? institution.nameZh : institution.nameEn}`}
      </p>
      <p className="flex flex-wrap gap-1.5">
        <ModelMarks model={model} />
        <span className="badge">{scenarioName(model.scenarioId)}</span>
        <span className="badge">{model.licence}</span>
        {newest === null ? null : <span className="badge">{t('models.version', { number: newest.number })}</span>}
      </p>
      {best == null || best.winRate === null ? (
        <p className="text-[13px] text-mist">{t('models.evaluation.none')}</p>
      ) : (
        <p className="numeral text-[13px]">
          {t('models.against', { name: botName(best.name) })}{' '}
          <strong className="font-semibold">{percent(best.winRate)} %</strong>{' '}
          <span className="text-mist">
            ({percent(best.low ?? 0)} – {percent(best.high ?? 1)} %)
          </span>
        </p>
      )}
      <p className="numeral mt-auto flex flex-wrap gap-x-3 text-[12.5px] text-mist">
        <span>{t('models.followers', { count: model.followers })}</span>
        <span>{t('models.forks', { count: model.forks })}</span>
        <span>{t('models.threads', { count: model.threads })}</span>
        <span className="ml-auto">
          <TimeText at={model.updatedAt} />
        </span>
      </p>
    </li>
  );
};
