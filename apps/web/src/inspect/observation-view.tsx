// An observation by its features' names: grouped by block, searchable.
import type { Manifest } from '@jixia/env/types';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Feature = Manifest['observation']['features'][number];

type Group = { readonly name: string; readonly features: readonly Feature[] };

/** Blocks of the manifest, and one for what lies in none. */
const groupsOf = ({ observation }: Manifest, rest: string): readonly Group[] => {
  const { blocks, features } = observation;
  const groups = blocks.map(({ name, offset, length }) => ({
    name,
    features: features.slice(offset, offset + length),
  }));
  const inBlock = (index: number): boolean =>
    blocks.some(({ offset, length }) => index >= offset && index < offset + length);
  const left = features.filter(({ index }) => !inBlock(index));
  return left.length === 0 ? groups : [...groups, { name: rest, features: left }];
};

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(3));

const Row = ({ feature, value, name }: { feature: Feature; value: number; name: string }) => {
  const { min, max } = feature;
  const place = (at: number): number => Math.min(100, Math.max(0, (100 * (at - min)) / (max - min || 1)));
  const zero = place(0);
  const here = place(value);
  return (
    <div
      className="flex items-center gap-2 py-[1px]"
      data-feature={feature.name}
      title={`${feature.name} · ${feature.unit}`}
    >
      <span className={`min-w-0 flex-1 truncate font-mono text-[11.5px] ${value === 0 ? 'text-mist' : ''}`}>
        {name}
      </span>
      <span className="relative h-[6px] w-16 shrink-0 rounded-sm bg-night" aria-hidden="true">
        <span
          className="absolute inset-y-0 rounded-sm bg-azure"
          style={{ left: `${Math.min(zero, here)}%`, width: `${Math.abs(here - zero)}%` }}
        />
      </span>
      <span className="numeral w-14 shrink-0 text-right text-[11.5px]">{shown(value)}</span>
    </div>
  );
};

export const ObservationView = ({ manifest, observation }: { manifest: Manifest; observation: Float32Array }) => {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const groups = useMemo(() => groupsOf(manifest, t('inspect.rest')), [manifest, t]);
  const words = search.trim().toLowerCase();
  const found = groups
    .map((group) => ({
      ...group,
      features: words === '' ? group.features : group.features.filter(({ name }) => name.toLowerCase().includes(words)),
    }))
    .filter(({ features }) => features.length > 0);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <h3 className="text-[12.5px] font-semibold">{t('inspect.observation', { count: observation.length })}</h3>
        <input
          type="search"
          className="field ml-auto !min-h-[30px] !w-[150px] text-[12px]"
          placeholder={t('inspect.search')}
          aria-label={t('inspect.search')}
          data-testid="inspect-search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <section
        className="max-h-[420px] overflow-y-auto rounded-lg border border-line p-1.5"
        aria-label={t('inspect.observation', { count: observation.length })}
      >
        {found.length === 0 ? <p className="p-1 text-[12px] text-mist">{t('inspect.nothing')}</p> : null}
        {found.map(({ name, features }) => {
          const isOpen = words !== '' || open.has(name);
          const active = features.filter(({ index }) => observation[index] !== 0).length;
          return (
            <div key={name} className="border-b border-line/40 last:border-0">
              <button
                type="button"
                className="flex w-full items-center gap-2 py-1 text-left text-[12px]"
                aria-expanded={isOpen}
                data-block={name}
                onClick={() =>
                  setOpen((old) => {
                    const next = new Set(old);
                    if (!next.delete(name)) next.add(name);
                    return next;
                  })
                }
              >
                <span className="w-3 text-mist" aria-hidden="true">
                  {isOpen ? '▾' : '▸'}
                </span>
                <span className="font-semibold">{name}</span>
                <span className="numeral ml-auto text-[11px] text-mist">
                  {t('inspect.active', { active, count: features.length })}
                </span>
              </button>
              {isOpen ? (
                <div className="pb-1 pl-5">
                  {features.map((feature) => (
                    <Row
                      key={feature.index}
                      feature={feature}
                      value={observation[feature.index] ?? 0}
                      name={feature.name.startsWith(`${name}.`) ? feature.name.slice(name.length + 1) : feature.name}
                    />
                  ))}
                </div>
              ) : null}
            </div>
          );
        })}
      </section>
    </div>
  );
};
