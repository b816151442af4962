// The story of the match: kills, towers, beasts; a press goes to the moment before.
import type { MobaContent } from '@jixia/moba/draw';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Mark } from './chronicle.ts';
import { clockText, inLanguage, sideName } from './names.ts';
import type { Session, SessionState } from './session.ts';

export const markText = (t: TFunction, language: string, content: MobaContent, mark: Mark): string => {
  const hero = (id: number): string => inLanguage(content.heroes[id]?.name, language);
  if (mark.kind === 'tower' || mark.kind === 'crystal')
    return t(`feed.${mark.kind}`, { side: sideName(t, 1 - mark.team) });
  if (mark.kind === 'monster')
    return t('feed.monster', { killer: mark.killer >= 0 ? hero(mark.killer) : sideName(t, mark.team) });
  return mark.killer >= 0
    ? t('feed.kill', { killer: hero(mark.killer), victim: hero(mark.victim) })
    : t('feed.killByOther', { victim: hero(mark.victim) });
};

const DOT = ['bg-azure', 'bg-vermilion', 'bg-[#b994ff]'] as const;

export const Feed = ({ session, state, content }: { session: Session; state: SessionState; content: MobaContent }) => {
  const { t, i18n } = useTranslation();
  const { ticksPerSecond } = session.simulation.loaded.manifest;
  const marks = session.chronicle.marks.filter((mark) => mark.decision <= state.index).reverse();
  return (
    <section className="panel order-4 col-span-2 flex min-h-24 min-w-0 flex-col p-3 lg:[flex:1_1_0px]">
      <h2 className="mb-2 text-[13px] font-semibold">{t('feed.title')}</h2>
      {marks.length === 0 ? <p className="text-[12px] text-mist">{t('feed.empty')}</p> : null}
      <ol className="max-h-40 space-y-0.5 overflow-y-auto lg:max-h-none lg:[flex:1_1_0px]">
        {marks.map((mark) => (
          <li key={`${mark.decision}-${mark.kind}-${mark.victim}-${mark.team}`}>
            <button
              type="button"
              className="flex w-full items-center gap-2 rounded px-1.5 py-1 text-left text-[12.5px] hover:bg-stone"
              onClick={() => session.seek(mark.decision - Math.round(3 * session.decisionsPerSecond))}
            >
              <span className={`h-2 w-2 shrink-0 rounded-full ${DOT[mark.team] ?? DOT[2]}`} />
              <span className="numeral w-10 shrink-0 text-mist">{clockText(mark.tick / ticksPerSecond)}</span>
              <span className="truncate">{markText(t, i18n.language, content, mark)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** The newest events over the picture, for a few seconds of match time. */
export const Ticker = ({
  session,
  state,
  content,
}: {
  session: Session;
  state: SessionState;
  content: MobaContent;
}) => {
  const { t, i18n } = useTranslation();
  const recent = session.chronicle.marks.filter(
    (mark) => mark.decision <= state.index && state.index - mark.decision < 5 * session.decisionsPerSecond,
  );
  return (
    <div
      className="pointer-events-none absolute top-3 left-1/2 flex w-[92%] -translate-x-1/2 flex-col items-center gap-1.5"
      aria-live="polite"
    >
      {recent.slice(-3).map((mark) => (
        <div
          key={`${mark.decision}-${mark.kind}-${mark.victim}`}
          className={`glass border-l-4 px-4 py-1.5 text-[13px] font-semibold ${mark.team === 0 ? 'border-l-azure' : mark.team === 1 ? 'border-l-vermilion' : 'border-l-[#b994ff]'}`}
        >
          {markText(t, i18n.language, content, mark)}
        </div>
      ))}
    </div>
  );
};
