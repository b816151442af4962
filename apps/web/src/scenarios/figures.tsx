// The spaces of a scenario in figures: what an agent sees, what it answers, what can be configured.
import type { Manifest } from '@jixia/env/types';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Table } from '../ui/table.tsx';
import { presetOf, sidesOf } from './use-scenarios.ts';

const Figure = ({ value, label }: { value: string; label: string }) => (
  <div className="flex flex-col-reverse rounded-lg border border-line bg-night px-3.5 py-2.5">
    <dt className="text-[12.5px] text-mist">{label}</dt>
    <dd className="numeral font-serif text-[22px] font-bold">{value}</dd>
  </div>
);

export const Figures = ({ manifest }: { manifest: Manifest }) => {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 });
  const interval = presetOf(manifest, 'decisionIntervalTicks') || 1;
  const figures: readonly (readonly [string, string])[] = [
    [`${sidesOf(manifest)}`, 'perSide'],
    [number.format(manifest.observation.size), 'observation'],
    [number.format(manifest.actionHeads.length), 'heads'],
    [number.format(manifest.masks.size), 'mask'],
    ...(manifest.central === undefined ? [] : [[number.format(manifest.central.size), 'central'] as const]),
    [number.format(manifest.ticksPerSecond / interval), 'rate'],
  ];
  return (
    <>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-2">
        {figures.map(([value, name]) => (
          <Figure key={name} value={value} label={t(`scenarios.figures.${name}`)} />
        ))}
      </dl>
      <p className="leading-relaxed text-mist">
        {t('scenarios.headsText', {
          heads: manifest.actionHeads.map(({ name, size }) => `${name} (${size})`).join(', '),
        })}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="text-mist">{t('scenarios.rulesHash')}</span>
        <code className="min-w-0 font-mono text-[12px] break-all" data-testid="rules-hash">
          {manifest.rulesHash}
        </code>
        <CopyButton text={manifest.rulesHash} />
      </div>
      <p className="text-[13px] leading-relaxed text-mist">{t('scenarios.rulesHashText')}</p>
      <details className="rounded-lg border border-line px-3.5 py-2.5">
        <summary className="cursor-pointer font-medium">
          {t('scenarios.config', { count: manifest.config.length })}
        </summary>
        <div className="pt-2">
          <Table
            label={t('scenarios.config', { count: manifest.config.length })}
            rows={manifest.config}
            rowKey={({ name }) => name}
            columns={[
              {
                key: 'name',
                title: t('scenarios.field.name'),
                isName: true,
                cell: ({ name }) => <code className="font-mono text-[12.5px] break-all">{name}</code>,
              },
              {
                key: 'title',
                title: t('scenarios.field.title'),
                cell: ({ title }) => inLanguage(title, i18n.language),
              },
              {
                key: 'range',
                title: t('scenarios.field.range'),
                isNumber: true,
                cell: ({ min, max, choices }) =>
                  choices === undefined ? `${min} … ${max}` : t('scenarios.choices', { count: choices.length }),
              },
              {
                key: 'default',
                title: t('scenarios.field.default'),
                isNumber: true,
                cell: (field) => field.choices?.[field.default] ?? String(field.default),
              },
              { key: 'unit', title: t('scenarios.field.unit'), cell: ({ unit }) => unit },
            ]}
          />
        </div>
      </details>
    </>
  );
};
