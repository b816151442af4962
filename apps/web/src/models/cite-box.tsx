// How to cite a version, ready to be copied.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Panel } from '../ui/page-head.tsx';
import { type Model, versionPath } from './use-models.ts';
import './texts.ts';

const formats = ['bibtex', 'cff', 'json'] as const;
type Format = (typeof formats)[number];

const loadCitation = async (id: string, number: number, format: Format): Promise<string> => {
  const query = { format, number };
  const answer: unknown = await dataOf(
    api.GET('/api/models/{id}/citation', { params: { path: { id }, query }, parseAs: 'text' }),
  );
  return format === 'json' ? JSON.stringify(JSON.parse(String(answer)), null, 2) : String(answer);
};

export const CiteBox = ({ model, number }: { model: Model; number: number }) => {
  const { t } = useTranslation();
  const [format, setFormat] = useState<Format>('bibtex');
  const { data = '' } = useQuery({
    queryKey: ['citation', model.id, number, format, model.version],
    queryFn: () => loadCitation(model.id, number, format),
  });
  const address = `${window.location.origin}${versionPath(model, number)}`;
  return (
    <Panel title={t('models.cite.title')} lead={t('models.cite.lead')}>
      <div className="flex flex-wrap items-center gap-2">
        {formats.map((one) => (
          <button
            key={one}
            type="button"
            className="segment"
            aria-pressed={one === format}
            onClick={() => setFormat(one)}
          >
            {t(`models.cite.${one}`)}
          </button>
        ))}
        <span className="ml-auto">
          <CopyButton text={data} />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys */}
      <section className="markdown-scroll" tabIndex={0} aria-label={t(`models.cite.${format}`)}>
        <pre
          className="w-max min-w-full rounded-lg border border-line bg-night p-3 font-mono text-[12px] leading-relaxed"
          data-testid="citation"
        >
          {data}
        </pre>
      </section>
      <p className="text-[12.5px] break-all text-mist">
        {t('models.cite.address', { number })}:{' '}
        <a href={address} className="link">
          {address}
        </a>
      </p>
    </Panel>
  );
};
