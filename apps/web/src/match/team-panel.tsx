// A side of a team mode: one compact row a hero; a press lets the camera follow it.
import type { MobaContent } from '@jixia/moba/draw';
import { boonTint, cssOf } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Portrait } from './art-canvas.tsx';
import { Bar } from './bar.tsx';
import { inLanguage, sideName, thousands } from './names.ts';
import type { SeatView } from './roster.ts';
import { ItemRow } from './skill-icon.tsx';

const Row = ({
  view,
  content,
  ticksPerSecond,
  shortcut,
  isFollowed,
  onFollow,
}: {
  view: SeatView;
  content: MobaContent;
  ticksPerSecond: number;
  shortcut: string;
  isFollowed: boolean;
  onFollow: () => void;
}) => {
  const { t, i18n } = useTranslation();
  const { hero, unit, info, knowledge } = view;
  const get = (key: string): number => hero[key] ?? 0;
  const isAlive = get('alive') > 0;
  const isInSight = knowledge !== 'unseen';
  const name = inLanguage(info?.name, i18n.language);
  const boons = content.boons.filter((_, i) => isInSight && ((get('boons') >> i) & 1) === 1);
  return (
    <button
      type="button"
      className={`flex w-full min-w-0 items-center gap-2 rounded-lg border p-1.5 text-left ${
        isFollowed ? 'border-gold bg-gold/10' : 'border-transparent hover:border-line hover:bg-stone/60'
      }`}
      aria-pressed={isFollowed}
      aria-label={t('team.follow', { name })}
      title={`${name} · ${info ? t(`role.${info.role}`) : ''} (${shortcut})\n${inLanguage(info?.passive.name, i18n.language)}: ${inLanguage(info?.passive.description, i18n.language)}`}
      data-seat={view.seat}
      onClick={onFollow}
    >
      <span className="relative shrink-0">
        <Portrait heroKey={info?.key ?? ''} role={info?.role ?? ''} sizePx={44} isGrey={!isAlive} />
        {isAlive ? null : (
          <span className="numeral absolute inset-0 flex items-center justify-center text-[17px] font-bold text-white [text-shadow:0_0_6px_#000]">
            {Math.ceil(get('respawnTicks') / ticksPerSecond)}
          </span>
        )}
        <span className="numeral absolute -right-1 -bottom-1 flex h-[18px] w-[18px] items-center justify-center rounded-full border border-gold bg-night text-[10px] font-bold text-gold">
          {get('level')}
        </span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1">
          <span className={`truncate text-[12.5px] font-semibold ${view.isOwn ? 'text-gold' : ''}`}>
            {view.isOwn ? `${name} · ${t('agent.human')}` : name}
          </span>
          {boons.map((boon) => (
            <span
              key={boon.key}
              className="h-2 w-2 shrink-0 rounded-full"
              style={{ background: cssOf(boonTint(boon.key)) }}
              title={`${inLanguage(boon.name, i18n.language)}: ${inLanguage(boon.description, i18n.language)}`}
            />
          ))}
          <span className="numeral ml-auto shrink-0 text-[11.5px] font-semibold">
            {get('kills')}/{get('deaths')}/{get('assists')}
          </span>
        </span>
        <span className="mt-0.5 block space-y-[2px]">
          <Bar
            value={!isAlive ? 0 : isInSight ? (unit?.['hp'] ?? 0) : null}
            max={unit?.['maxHp'] ?? 0}
            kind="hp"
            heightPx={6}
            label={t('hero.hp')}
          />
          <Bar
            value={isInSight ? get('mana') : null}
            max={get('maxMana')}
            kind="mana"
            heightPx={3}
            label={t('hero.mana')}
          />
        </span>
        <span className="mt-1 flex items-center gap-2">
          <span className="w-[112px] shrink-0">
            <ItemRow hero={hero} content={content} sizePx={12} />
          </span>
          <span className="numeral ml-auto text-[11px] text-gold" title={t('hero.gold')}>
            {knowledge === 'all' ? thousands(get('totalGold')) : '?'}
          </span>
        </span>
      </span>
    </button>
  );
};

export const TeamPanel = ({
  team,
  seats,
  content,
  ticksPerSecond,
  followed,
  onFollow,
}: {
  team: number;
  seats: readonly SeatView[];
  content: MobaContent;
  ticksPerSecond: number;
  /** Slot that the camera follows, -1 = none. */
  followed: number;
  onFollow: (slot: number) => void;
}) => {
  const { t } = useTranslation();
  return (
    <section
      className="panel order-2 col-span-2 min-w-0 overflow-hidden sm:col-span-1"
      aria-label={sideName(t, team)}
      data-testid={`team-${team}`}
    >
      <div className={`h-0.5 ${team === 0 ? 'bg-azure' : 'bg-vermilion'}`} />
      <div className="space-y-0.5 p-1.5">
        {seats.map((view) => (
          <Row
            key={view.seat}
            view={view}
            content={content}
            ticksPerSecond={ticksPerSecond}
            shortcut={String((view.seat + 1) % 10)}
            isFollowed={view.slot === followed}
            onFollow={() => onFollow(view.slot)}
          />
        ))}
      </div>
    </section>
  );
};
