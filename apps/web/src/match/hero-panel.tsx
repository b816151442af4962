// One hero: portrait, level, health, mana, score, skills with their waits, items.
import type { RenderRow } from '@jixia/env/drawing';
import type { AbilityInfo, MobaContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Glyph, Portrait } from './art-canvas.tsx';
import { inLanguage, thousands } from './names.ts';

/** What may be shown of a hero: all, what an enemy in sight shows, or what is known of one out of sight. */
export type Knowledge = 'all' | 'seen' | 'unseen';

const UNKNOWN = '?';

const Bar = ({ value, max, color, label }: { value: number | null; max: number; color: string; label: string }) => (
  <div className="relative h-3.5 overflow-hidden rounded bg-night" title={label}>
    <div
      className="h-full transition-[width] duration-150"
      style={{ width: `${(100 * (value ?? 0)) / Math.max(max, 1)}%`, background: color }}
    />
    <div className="numeral absolute inset-0 text-center text-[10px] leading-[14px] font-semibold text-white/90 [text-shadow:0_1px_2px_#000]">
      {value === null ? UNKNOWN : max > 0 ? `${Math.max(0, Math.round(value))} / ${max}` : '0'}
    </div>
  </div>
);

const SKILL_KEYS = ['skill1', 'skill2', 'skill3', 'heal', 'summoner'] as const;

const Skill = ({
  ability,
  waitTicks,
  cooldownTicks,
  isLearned,
  ticksPerSecond,
}: {
  ability: AbilityInfo | undefined;
  waitTicks: number;
  cooldownTicks: number;
  isLearned: boolean;
  ticksPerSecond: number;
}) => {
  const { t, i18n } = useTranslation();
  const name = inLanguage(ability?.name, i18n.language);
  const seconds = Math.ceil(waitTicks / ticksPerSecond);
  const text = isLearned
    ? waitTicks > 0
      ? t('hero.cooldown', { name, seconds })
      : t('hero.ready', { name })
    : t('hero.unlearned', { name });
  return (
    <div
      className={`relative flex aspect-square w-full max-w-9 items-center justify-center overflow-hidden rounded-md border ${
        isLearned && waitTicks <= 0 ? 'border-gold/50 bg-gold/10 text-gold' : 'border-line bg-night text-mist/70'
      }`}
      title={`${text}\n${inLanguage(ability?.description, i18n.language)}`}
    >
      <span className={isLearned ? '' : 'opacity-40'}>
        <Glyph name={ability?.key ?? ''} sizePx={18} />
      </span>
      {waitTicks > 0 && isLearned ? (
        <>
          <span
            className="absolute inset-x-0 bottom-0 bg-black/60"
            style={{ height: `${Math.min(100, (100 * waitTicks) / Math.max(cooldownTicks, 1))}%` }}
          />
          <span className="numeral absolute text-[12px] font-bold text-white">{seconds}</span>
        </>
      ) : null}
    </div>
  );
};

export const HeroPanel = ({
  hero,
  unit,
  content,
  ticksPerSecond,
  knowledge,
}: {
  hero: RenderRow;
  unit: RenderRow | undefined;
  content: MobaContent;
  ticksPerSecond: number;
  knowledge: Knowledge;
}) => {
  const { t, i18n } = useTranslation();
  const get = (key: string): number => hero[key] ?? 0;
  const info = content.heroes[get('heroId')];
  const team = get('team');
  const isAlive = get('alive') > 0;
  const next = Math.max(get('experienceNext'), 1);
  const abilities: readonly (AbilityInfo | undefined)[] = [
    ...(info?.skills ?? []),
    content.heal,
    content.summoners[get('summoner')],
  ];
  const isOwn = knowledge === 'all';
  const isInSight = knowledge !== 'unseen';
  const stats: readonly (readonly [string, string])[] = [
    [t('hero.kda'), `${get('kills')}/${get('deaths')}/${get('assists')}`],
    [t('hero.lastHits'), String(get('lastHits'))],
    [t('hero.gold'), isOwn ? thousands(get('totalGold')) : UNKNOWN],
    [t('hero.damage'), thousands(get('damageToHeroes'))],
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
            <Portrait heroKey={info?.key ?? ''} sizePx={58} isGrey={!isAlive} />
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
            <div
              className="mt-2 h-1 overflow-hidden rounded bg-night"
              title={`${t('match.experience')} ${get('experience')} / ${next}`}
            >
              <div
                className="h-full bg-[#b994ff]"
                style={{ width: `${Math.min(100, (100 * get('experience')) / next)}%` }}
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
            color="linear-gradient(180deg,#5fd08e,#2f9a62)"
            label={t('hero.hp')}
          />
          <Bar
            value={isInSight ? get('mana') : null}
            max={get('maxMana')}
            color="linear-gradient(180deg,#6a9bff,#3a62c9)"
            label={t('hero.mana')}
          />
        </div>
        <div className="grid grid-cols-5 gap-1">
          {SKILL_KEYS.map((key, i) => (
            <Skill
              key={key}
              ability={abilities[i]}
              waitTicks={isOwn ? get(`${key}WaitTicks`) : 0}
              cooldownTicks={get(`${key}CooldownTicks`)}
              isLearned={get(`${key}Level`) > 0}
              ticksPerSecond={ticksPerSecond}
            />
          ))}
        </div>
        <div className="grid grid-cols-6 gap-1">
          {[1, 2, 3, 4, 5, 6].map((slot) => {
            const item = content.items[hero[`item${slot}`] ?? -1];
            return (
              <div
                key={slot}
                className={`flex aspect-square max-w-10 items-center justify-center rounded-md border ${item ? 'border-line bg-stone text-paper' : 'border-line/60 bg-night'}`}
                title={item ? inLanguage(item.name, i18n.language) : t('hero.noItem')}
              >
                {item ? <Glyph name={item.key} sizePx={17} /> : null}
              </div>
            );
          })}
        </div>
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
