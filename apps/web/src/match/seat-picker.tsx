// Heroes and summoner skills to choose from for one seat.
import { abilityGlyph, type HeroInfo, type MobaContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Glyph, Portrait } from './art-canvas.tsx';
import { inLanguage } from './names.ts';

const ROLES = ['tank', 'fighter', 'assassin', 'mage', 'marksman', 'support'];

const byRole = (heroes: readonly HeroInfo[]): readonly HeroInfo[] => {
  const rank = ({ role }: HeroInfo): number => (ROLES.includes(role) ? ROLES.indexOf(role) : ROLES.length);
  return [...heroes].sort((a, b) => rank(a) - rank(b));
};

export const SeatPicker = ({
  content,
  hero,
  summoner,
  isHeroFixed,
  onHero,
  onSummoner,
}: {
  content: MobaContent;
  hero: string;
  summoner: string;
  /** The hero is drawn by lot: shown, not chosen. */
  isHeroFixed: boolean;
  onHero: (key: string) => void;
  onSummoner: (key: string) => void;
}) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  return (
    <div className="space-y-3">
      <div className="space-y-1">
        <span className="text-[12px] text-mist">{t('setup.hero')}</span>
        <div className="grid grid-cols-5 gap-1 sm:grid-cols-10" data-testid="hero-grid">
          {byRole(content.heroes).map((info) => {
            const isChosen = hero === info.key;
            return (
              <button
                key={info.key}
                type="button"
                aria-pressed={isChosen}
                disabled={isHeroFixed}
                aria-label={inLanguage(info.name, language)}
                title={`${inLanguage(info.name, language)} · ${t(`role.${info.role}`)}\n${inLanguage(info.description, language)}\n${inLanguage(info.passive.name, language)}: ${inLanguage(info.passive.description, language)}`}
                className={`min-w-0 rounded-lg border-2 p-0.5 disabled:cursor-default ${isChosen ? 'border-gold' : `border-transparent ${isHeroFixed ? 'opacity-25' : 'opacity-70 hover:opacity-100'}`}`}
                data-hero={info.key}
                onClick={() => onHero(info.key)}
              >
                <span className="flex justify-center">
                  <Portrait heroKey={info.key} role={info.role} sizePx={46} />
                </span>
                <span className="block truncate text-center text-[11px]">{inLanguage(info.name, language)}</span>
                <span className="block truncate text-center text-[9.5px] leading-3 text-mist">
                  {t(`role.${info.role}`)}
                </span>
              </button>
            );
          })}
        </div>
      </div>
      <div className="space-y-1">
        <span className="text-[12px] text-mist">{t('setup.summoner')}</span>
        <div className="grid grid-cols-4 gap-1.5 sm:grid-cols-7">
          {content.summoners.map((skill) => (
            <button
              key={skill.key}
              type="button"
              aria-pressed={summoner === skill.key}
              title={`${inLanguage(skill.name, language)}\n${inLanguage(skill.description, language)}`}
              className={`flex flex-col items-center gap-0.5 rounded-lg border p-1.5 ${summoner === skill.key ? 'border-gold text-gold' : 'border-line text-mist hover:text-paper'}`}
              onClick={() => onSummoner(skill.key)}
            >
              <Glyph data={abilityGlyph(skill)} />
              <span className="text-[11px]">{inLanguage(skill.name, language)}</span>
            </button>
          ))}
        </div>
      </div>
    </div>
  );
};
