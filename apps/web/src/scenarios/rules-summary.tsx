// The rules in a few sentences; every number comes from the manifest.
import type { Manifest } from '@jixia/env/types';
import { readContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { presetOf, sidesOf } from './use-scenarios.ts';

export const RulesSummary = ({ manifest }: { manifest: Manifest }) => {
  const { t } = useTranslation();
  const content = readContent(manifest);
  const ticks = manifest.ticksPerSecond;
  const interval = presetOf(manifest, 'decisionIntervalTicks');
  const lanes = content.lanes.length;
  const camps = content.camps.length;
  const facts: readonly string[] = [
    t('scenarios.rules.goal', {
      heroes: t('scenarios.heroes', { count: sidesOf(manifest) }),
      lanes: t('scenarios.lanes', { count: lanes }),
      towers: t('scenarios.towers', { count: content.towers.length / Math.max(lanes, 1) }),
    }),
    t('scenarios.rules.time', {
      ticks,
      interval,
      ms: Math.round((1000 * interval) / ticks),
      minutes: presetOf(manifest, 'maxTicks') / ticks / 60,
    }),
    t('scenarios.rules.fair'),
    t(presetOf(manifest, 'fog') === 1 ? 'scenarios.rules.fog' : 'scenarios.rules.noFog'),
    t('scenarios.rules.growth', { items: content.items.length, gold: presetOf(manifest, 'startGold') }),
    t('scenarios.rules.camps', {
      camps: t('scenarios.camps', { count: camps }),
      great: content.camps.some(({ isGreat }) => isGreat) ? t('scenarios.rules.great') : '',
    }),
    t('scenarios.rules.summoners', { count: content.summoners.length }),
    t('scenarios.rules.end'),
  ];
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-5 leading-relaxed marker:text-gold">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
};
