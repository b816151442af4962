// What an agent could do and did: legal values of every head, the policy's probabilities, the action that was taken.
import type { Manifest } from '@jixia/env/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeadView, Insight } from './inspector.ts';

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;

/** A head of few words as rows, one of directions as cells. */
const Cells = ({ head, hasPolicy }: { head: HeadView; hasPolicy: boolean }) => {
  const { t } = useTranslation();
  const peak = Math.max(0.001, ...head.values.map(({ probability }) => probability ?? 0));
  return (
    <div className={head.isPart ? '' : 'opacity-35'} data-head={head.name}>
      <div className="flex justify-between text-[11.5px]">
        <span className="font-semibold">{head.name}</span>
        <span className="text-mist">
          {head.isPart
            ? head.taken >= 0
              ? t('inspect.took', { value: head.values[head.taken]?.name ?? head.taken })
              : ''
            : t('inspect.notPart')}
        </span>
      </div>
      <div className="flex h-8 items-end gap-[2px]">
        {head.values.map(({ name, isLegal, probability }, i) => {
          const said = `${name}: ${t(isLegal ? 'inspect.legal' : 'inspect.illegal')}${probability === null ? '' : `, ${percent(probability)}`}`;
          return (
            <span
              key={name}
              title={said}
              className={`relative h-full min-w-0 flex-1 rounded-[3px] border ${
                head.isPart && head.taken === i ? 'border-gold' : 'border-transparent'
              } ${isLegal ? 'bg-stone' : 'bg-vermilion/15'}`}
            >
              {hasPolicy && probability !== null ? (
                <span
                  className="absolute inset-x-0 bottom-0 rounded-[2px] bg-azure"
                  style={{ height: `${(100 * probability) / peak}%` }}
                />
              ) : null}
              <span className="sr-only">{said}</span>
            </span>
          );
        })}
      </div>
    </div>
  );
};

export const ActionView = ({
  manifest,
  insight,
  hasPolicy,
}: {
  manifest: Manifest;
  insight: Insight;
  hasPolicy: boolean;
}) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const preset = insight.takenButton >= 0 ? insight.takenButton : Math.max(insight.likeliestButton, 0);
  const button = chosen ?? preset;
  const [buttons, ...others] = insight.headsOf(button);
  if (!buttons) return null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex items-baseline gap-2">
        <h3 className="text-[12.5px] font-semibold">{t('inspect.action')}</h3>
        {insight.value === null ? null : (
          <span className="numeral ml-auto text-[12.5px]" data-testid="inspect-value">
            {t('inspect.value', { value: insight.value.toFixed(3) })}
          </span>
        )}
      </div>
      <ul className="rounded-lg border border-line p-1" aria-label={manifest.actionHeads[0]?.name ?? ''}>
        {buttons.values.map(({ name, isLegal, probability }, i) => (
          <li key={name}>
            <button
              type="button"
              className={`flex w-full items-center gap-2 rounded px-1 py-[2px] text-left text-[12px] ${button === i ? 'bg-gold/15' : ''}`}
              aria-pressed={button === i}
              data-button={name}
              data-legal={isLegal}
              onClick={() => setChosen(chosen === i ? null : i)}
            >
              <span
                className={`w-3 ${isLegal ? 'text-jade' : 'text-vermilion'}`}
                title={t(isLegal ? 'inspect.legal' : 'inspect.illegal')}
              >
                {isLegal ? '✓' : '✕'}
              </span>
              <span
                className={`w-[84px] shrink-0 truncate font-mono text-[11.5px] ${isLegal ? '' : 'text-mist line-through'}`}
              >
                {name}
              </span>
              <span className="h-[7px] min-w-0 flex-1 rounded-sm bg-night" aria-hidden="true">
                <span className="block h-full rounded-sm bg-azure" style={{ width: `${100 * (probability ?? 0)}%` }} />
              </span>
              <span className="numeral w-12 shrink-0 text-right text-[11.5px] text-mist">
                {probability === null ? '' : percent(probability)}
              </span>
              <span className="w-12 shrink-0 text-right text-[11px] font-semibold text-gold">
                {insight.takenButton === i ? t('inspect.taken') : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="text-[11.5px] text-mist">
        {t(hasPolicy ? 'inspect.given' : 'inspect.givenMask', { button: buttons.values[button]?.name ?? '' })}
      </p>
      {others.map((head) => (
        <Cells key={head.name} head={head} hasPolicy={hasPolicy} />
      ))}
    </div>
  );
};
