// Over the picture, while the camera follows a hero of a team mode: its health, skills, passive and boons.
import { boonTint, cssOf, type MobaContent, passiveGlyph } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Glyph, Portrait } from './art-canvas.tsx';
import { Bar } from './bar.tsx';
import { inLanguage } from './names.ts';
import type { SeatView } from './roster.ts';
import { SkillRow } from './skill-icon.tsx';

export const FollowCard = ({
  view,
  content,
  ticksPerSecond,
  hasSkills,
}: {
  view: SeatView;
  content: MobaContent;
  ticksPerSecond: number;
  /** False where buttons with the same skills stand right below. */
  hasSkills: boolean;
}) => {
  const { t, i18n } = useTranslation();
  const { hero, unit, info, knowledge } = view;
  const get = (key: string): number => hero[key] ?? 0;
  const isAlive = get('alive') > 0;
  const isInSight = knowledge !== 'unseen';
  const passiveWait = Math.ceil(get('passiveWaitTicks') / ticksPerSecond);
  const passive = `${inLanguage(info?.passive.name, i18n.language)}: ${inLanguage(info?.passive.description, i18n.language)}`;
  const boons = content.boons.filter((_, i) => isInSight && ((get('boons') >> i) & 1) === 1);
  return (
    <div
      className="glass absolute bottom-2.5 left-1/2 hidden w-[330px] -translate-x-1/2 items-center gap-2.5 p-2 xl:flex"
      data-testid="follow-card"
    >
      <div className="relative shrink-0">
        <Portrait heroKey={info?.key ?? ''} role={info?.role ?? ''} sizePx={54} isGrey={!isAlive} />
        <span className="numeral absolute -right-1 -bottom-1 flex h-5 w-5 items-center justify-center rounded-full border border-gold bg-night text-[10.5px] font-bold text-gold">
          {get('level')}
        </span>
      </div>
      <div className="min-w-0 flex-1 space-y-1">
        <div className="flex items-center gap-1.5 text-[12.5px] leading-none">
          <span className={`truncate font-semibold ${view.team === 0 ? 'text-azure' : 'text-vermilion'}`}>
            {inLanguage(info?.name, i18n.language)}
          </span>
          {isAlive ? null : (
            <span className="text-[11px] text-mist">
              {t('hero.respawn', { seconds: Math.ceil(get('respawnTicks') / ticksPerSecond) })}
            </span>
          )}
          {boons.map((boon) => (
            <span
              key={boon.key}
              className="rounded px-1 text-[10.5px] leading-4"
              style={{ color: cssOf(boonTint(boon.key)), background: `${cssOf(boonTint(boon.key))}22` }}
              title={inLanguage(boon.description, i18n.language)}
            >
              {inLanguage(boon.name, i18n.language)}
            </span>
          ))}
          <span
            className={`ml-auto inline-flex shrink-0 items-center gap-1 text-[11px] ${passiveWait > 0 && knowledge === 'all' ? 'text-mist/70' : 'text-gold'}`}
            title={passive}
          >
            <Glyph data={info ? passiveGlyph(info.passive) : ''} sizePx={14} />
            {passiveWait > 0 && knowledge === 'all' ? passiveWait : ''}
          </span>
        </div>
        <Bar
          value={!isAlive ? 0 : isInSight ? (unit?.['hp'] ?? 0) : null}
          max={unit?.['maxHp'] ?? 0}
          kind="hp"
          label={t('hero.hp')}
        />
        <Bar
          value={isInSight ? get('mana') : null}
          max={get('maxMana')}
          kind="mana"
          heightPx={hasSkills ? 5 : 12}
          label={t('hero.mana')}
        />
        {hasSkills ? <SkillRow view={view} content={content} ticksPerSecond={ticksPerSecond} /> : null}
      </div>
    </div>
  );
};
