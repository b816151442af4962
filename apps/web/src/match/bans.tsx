// The heroes that a draft by picks and bans leaves out, side by side.
import type { DraftTurn } from '@jixia/arena/draft';
import type { MobaContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Emblem } from './art-canvas.tsx';
import { inLanguage } from './names.ts';

export const Bans = ({ turns, content }: { turns: readonly DraftTurn[]; content: MobaContent }) => {
  const { t, i18n } = useTranslation();
  const bans = turns.filter((turn) => turn.act === 'ban');
  if (bans.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-2 text-[12px] text-mist" data-testid="bans">
      {t('setup.bans')}
      {bans.map(({ team, hero }) => {
        const name = inLanguage(content.heroes.find(({ key }) => key === hero)?.name, i18n.language);
        return (
          <span key={hero} className="inline-flex items-center gap-1 line-through">
            <Emblem heroKey={hero} team={team} sizePx={18} />
            {name}
          </span>
        );
      })}
    </p>
  );
};
