// One hero in full, as a duel shows it: portrait, level, health, mana, score, skills with their waits, items.
import type { MobaContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Portrait } from './art-canvas.tsx';
import { Bar } from './bar.tsx';
import { inLanguage, thousands } from './names.ts';
import type { SeatView } from './roster.ts';
import { ItemRow, SkillRow } from './skill-icon.tsx';

const UNKNOWN = '?';

export const HeroPanel = ({
  view,
  content,
  ticksPerSecond,
}: {
  view: SeatView;
  content: MobaContent;
  ticksPerSecond: number;
}) => {
  const { t, i18n } = useTranslation();
  const { hero, unit, info, team, knowledge } = view;
  const get = (key: string): number => hero[key] ?? 0;
  const isAlive = get('alive') > 0;
  const next = Math.max(get('experienceNext'), 1);
  const isOwn = knowledge === 'all';
  const isInSight = knowledge !== 'unseen';
  const stats: readonly (readonly [string, string])[] = [
    [t('hero.kda'), `${get('kills')}/${get('deaths')}/${get('assists')}`],
    [t('hero.lastHits'), String(get('lastHits'))],
    [t('hero.gold'), isOwn ? thousands(get('totalGold')) : UNKNOWN],
    [t('hero.damage'), isOwn ? thousands(get('damageToHeroes')) : UNKNOWN],
  ];
  const figures: readonly (readonly [string, string])[] = ['attack', 'power', 'armor', 'resist'].map((name) => [
    t(`hero.${name}`),
    isInSight ? String(get(name)) : UNKNOWN,
  ]);
  return (
    <section className="panel order-2 min-w-0 overflow-hidden" data-testid={`hero-${team}`}>
      <div className={`h-0.5 ${team === 0 ? 'bg-azure' : 'bg-vermilion'}`} />
      <div className="space-y-2.5 p-2.5 sm:p-3">
        <div className="flex gap-2.5">
          <div className="relative">
            <Portrait heroKey={info?.key ?? ''} role={info?.role ?? ''} sizePx={58} isGrey={!isAlive} />
            <span className="numeral absolute -right-1.5 -bottom-1.5 flex h-6 w-6 items-center justify-center rounded-full border border-gold bg-night text-[11px] font-bold text-gold">
              {get('level')}
            </span>
          </div>
          <div className="min-w-0 flex-1">
            <div className="truncate font-serif text-[16px] leading-tight font-bold">
              {inLanguage(info?.name, i18n.language)}
            </div>
            <div className="truncate text-[11px] text-mist">
              {info ? `${t(`role.${info.role}`)} · ${inLanguage(info.title, i18n.language)}` : ''}
            </div>
            <div className="mt-2">
              <Bar
                value={get('experience')}
                max={next}
                kind="experience"
                heightPx={4}
                label={`${t('match.experience')} ${get('experience')} / ${next}`}
              />
            </div>
            <div className="numeral mt-1 text-[11px] text-mist">
              {isAlive ? (
                <span className="inline-flex items-center gap-1 pl-2 text-gold" title={t('hero.purse')}>
                  <span className="h-2 w-2 rounded-full border border-gold bg-gold/40" />
                  {isOwn ? get('gold') : UNKNOWN}
                </span>
              ) : (
                <span className="pl-2">
                  {t('hero.respawn', { seconds: Math.ceil(get('respawnTicks') / ticksPerSecond) })}
                </span>
              )}
            </div>
          </div>
        </div>
        <div className="space-y-1">
          <Bar
            value={!isAlive ? 0 : isInSight ? (unit?.['hp'] ?? 0) : null}
            max={unit?.['maxHp'] ?? 0}
            kind="hp"
            label={t('hero.hp')}
          />
          <Bar value={isInSight ? get('mana') : null} max={get('maxMana')} kind="mana" label={t('hero.mana')} />
        </div>
        <SkillRow view={view} content={content} ticksPerSecond={ticksPerSecond} />
        <ItemRow hero={hero} content={content} sizePx={17} />
        <dl className="grid grid-cols-1 gap-x-4 gap-y-1 text-[12px] sm:grid-cols-2">
          {[...stats, ...figures].map(([label, value], at) => (
            <div
              key={label}
              className={`min-w-0 items-baseline justify-between gap-x-1 ${at < stats.length ? 'flex' : 'hidden lg:flex'}`}
            >
              <dt className="truncate text-mist">{label}</dt>
              <dd className="numeral font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
};
