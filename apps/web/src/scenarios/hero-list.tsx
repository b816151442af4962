// The heroes of a scenario: who they are and what they can do.
import type { Manifest } from '@jixia/env/types';
import { type AbilityInfo, abilityGlyph, type HeroInfo, readContent } from '@jixia/moba/draw';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph, Portrait } from '../match/art-canvas.tsx';
import { inLanguage } from '../match/names.ts';

const Ability = ({ ability, label }: { ability: Pick<AbilityInfo, 'name' | 'description'>; label: string }) => {
  const { i18n } = useTranslation();
  return (
    <li className="flex gap-2.5">
      <span className="flex size-8 flex-none items-center justify-center rounded-md border border-gold/40 bg-gold/10 text-gold">
        {'how' in ability ? (
          <Glyph data={abilityGlyph(ability as AbilityInfo)} sizePx={18} />
        ) : (
          <span aria-hidden="true">◆</span>
        )}
      </span>
      <span className="min-w-0">
        <span className="font-medium">{inLanguage(ability.name, i18n.language)}</span>{' '}
        <span className="text-[12px] text-mist">{label}</span>
        <span className="block text-[13px] leading-snug text-mist">
          {inLanguage(ability.description, i18n.language)}
        </span>
      </span>
    </li>
  );
};

const HeroCard = ({ hero }: { hero: HeroInfo }) => {
  const { t, i18n } = useTranslation();
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-night p-4 sm:flex-row" data-testid="hero-card">
      <Portrait heroKey={hero.key} role={hero.role} sizePx={96} />
      <div className="min-w-0 flex-1">
        <h3 className="font-serif text-[18px] font-bold">
          {inLanguage(hero.name, i18n.language)}{' '}
          <span className="font-sans text-[13px] font-normal text-mist">{inLanguage(hero.title, i18n.language)}</span>
        </h3>
        <p className="mt-1 leading-relaxed text-mist">{inLanguage(hero.description, i18n.language)}</p>
        <p className="mt-1.5 flex flex-wrap gap-1.5">
          <span className="badge badge-gold">{t(`role.${hero.role}`)}</span>
          <span className="badge">
            {t(hero.isRanged ? 'scenarios.ranged' : 'scenarios.melee', { metres: hero.rangeCm / 100 })}
          </span>
        </p>
        <ul className="mt-3 grid gap-2.5 md:grid-cols-2">
          <Ability ability={hero.passive} label={t('scenarios.passive')} />
          {hero.skills.map((skill, at) => (
            <Ability key={skill.key} ability={skill} label={t('scenarios.skill', { number: at + 1 })} />
          ))}
        </ul>
      </div>
    </div>
  );
};

export const HeroList = ({ manifest }: { manifest: Manifest }) => {
  const { t, i18n } = useTranslation();
  const { heroes } = readContent(manifest);
  const [shown, setShown] = useState(heroes[0]?.key);
  const hero = heroes.find(({ key }) => key === shown);
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(76px,1fr))] gap-1.5">
        {heroes.map(({ key, name, role }) => (
          <li key={key} className="min-w-0">
            <button
              type="button"
              aria-pressed={key === shown}
              title={t(`role.${role}`)}
              className={`flex w-full flex-col items-center gap-1 rounded-lg border p-1.5 ${
                key === shown ? 'border-gold bg-gold/10' : 'border-transparent hover:border-line hover:bg-night'
              }`}
              onClick={() => setShown(key)}
            >
              <Portrait heroKey={key} role={role} sizePx={52} />
              <span className="w-full truncate text-center text-[12.5px]">{inLanguage(name, i18n.language)}</span>
            </button>
          </li>
        ))}
      </ul>
      {hero === undefined ? null : <HeroCard hero={hero} />}
    </>
  );
};
