// A skill with its wait, and an item's place: shared by the panels and the card of the followed hero.

import type { RenderRow } from '@jixia/env/drawing';
import { type AbilityInfo, abilityGlyph, type ItemInfo, itemGlyph, type MobaContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Glyph } from './art-canvas.tsx';
import { inLanguage } from './names.ts';
import type { SeatView } from './roster.ts';

const SKILL_KEYS = ['skill1', 'skill2', 'skill3', 'heal', 'summoner'] as const;

const SkillIcon = ({
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
        <Glyph data={abilityGlyph(ability)} sizePx={18} />
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

/** The five skills of a hero side by side. */
export const SkillRow = ({
  view,
  content,
  ticksPerSecond,
}: {
  view: SeatView;
  content: MobaContent;
  ticksPerSecond: number;
}) => {
  const get = (key: string): number => view.hero[key] ?? 0;
  const abilities: readonly (AbilityInfo | undefined)[] = [
    ...(view.info?.skills ?? []),
    content.heal,
    content.summoners[get('summoner')],
  ];
  return (
    <div className="grid grid-cols-5 gap-1">
      {SKILL_KEYS.map((key, i) => (
        <SkillIcon
          key={key}
          ability={abilities[i]}
          waitTicks={view.knowledge === 'all' ? get(`${key}WaitTicks`) : 0}
          cooldownTicks={get(`${key}CooldownTicks`)}
          isLearned={get(`${key}Level`) > 0}
          ticksPerSecond={ticksPerSecond}
        />
      ))}
    </div>
  );
};

export const itemsOf = (hero: RenderRow, content: MobaContent): readonly (ItemInfo | undefined)[] =>
  [1, 2, 3, 4, 5, 6].map((slot) => content.items[hero[`item${slot}`] ?? -1]);

/** Dearer items have a warmer frame. */
const frameOf = (item: ItemInfo): string =>
  item.price >= 1500 ? 'border-gold/60' : item.price >= 700 ? 'border-[#5d7686]' : 'border-line';

/** The six places for items; `sizePx` of the icon. */
export const ItemRow = ({ hero, content, sizePx }: { hero: RenderRow; content: MobaContent; sizePx: number }) => {
  const { t, i18n } = useTranslation();
  return (
    <div className="grid grid-cols-6 gap-0.5">
      {itemsOf(hero, content).map((item, slot) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: places of items have no other name
          key={slot}
          className={`flex aspect-square max-w-10 items-center justify-center rounded border ${item ? `${frameOf(item)} bg-stone text-paper` : 'border-line/60 bg-night'}`}
          title={item ? inLanguage(item.name, i18n.language) : t('hero.noItem')}
        >
          {item ? <Glyph data={itemGlyph(item)} sizePx={sizePx} /> : null}
        </div>
      ))}
    </div>
  );
};
