// The story of the match: kills with who helped, towers, beasts; a press goes to the moment before.
import type { MobaContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Emblem, Glyph } from './art-canvas.tsx';
import type { Mark } from './chronicle.ts';
import { markText } from './mark-text.ts';
import { clockText } from './names.ts';
import type { SeatView } from './roster.ts';
import type { Session, SessionState } from './session.ts';

const TEXT = ['text-azure', 'text-vermilion', 'text-violet'] as const;
const EDGE = ['border-l-azure', 'border-l-vermilion', 'border-l-violet'] as const;

export const SIGNS: Readonly<Record<Mark['kind'], string>> = {
  kill: 'M4 4l13 13 M20 4L7 17 M4 20l4-4 M20 20l-4-4',
  tower: 'M8 21V9H6l1-5h2v2h2V4h2v2h2V4h2l1 5h-2v12z',
  crystal: 'M12 2l6 8-6 12-6-12z M6 10h12',
  monster: 'M5 20c-2-8 1-12 7-12s9 4 7 12 M7 9L4 3l6 4 M17 9l3-6-6 4 M9 14h1 M14 14h1',
};

/** Moments before an event at which a jump to it lands. */
export const LEAD_IN_SECONDS = 3;

/** Killer, helpers, sign, victim as pictures. */
const MarkPicture = ({ mark, roster }: { mark: Mark; roster: readonly SeatView[] }) => {
  const emblem = (seat: number, sizePx: number) => {
    const view = roster[seat];
    return view ? <Emblem key={seat} heroKey={view.info?.key ?? ''} team={view.team} sizePx={sizePx} /> : null;
  };
  return (
    <span className="flex shrink-0 items-center gap-0.5">
      {mark.killer >= 0 ? emblem(mark.killer, 20) : null}
      {mark.assists.map((seat) => emblem(seat, 14))}
      <span className={TEXT[mark.team] ?? TEXT[2]}>
        <Glyph data={SIGNS[mark.kind]} sizePx={14} />
      </span>
      {mark.victim >= 0 ? emblem(mark.victim, 20) : null}
    </span>
  );
};

export const Feed = ({
  session,
  state,
  content,
  roster,
}: {
  session: Session;
  state: SessionState;
  content: MobaContent;
  roster: readonly SeatView[];
}) => {
  const { t, i18n } = useTranslation();
  const { ticksPerSecond } = session.simulation.loaded.manifest;
  const marks = session.chronicle.marks.filter((mark) => mark.decision <= state.index).reverse();
  return (
    <section
      className="panel order-4 col-span-2 flex min-h-24 min-w-0 flex-col p-3 lg:[flex:1_1_0px]"
      data-testid="feed"
    >
      <h2 className="mb-2 text-[13px] font-semibold">{t('feed.title')}</h2>
      {marks.length === 0 ? <p className="text-[12px] text-mist">{t('feed.empty')}</p> : null}
      <ol className="max-h-40 space-y-0.5 overflow-y-auto lg:max-h-none lg:[flex:1_1_0px]">
        {marks.map((mark) => {
          const text = markText(t, i18n.language, content, roster, mark);
          const short = markText(t, i18n.language, content, roster, mark, true);
          return (
            <li key={mark.id}>
              <button
                type="button"
                className="flex w-full items-center gap-1.5 rounded px-1 py-1 text-left text-[12.5px] hover:bg-stone"
                title={mark.isFirstBlood ? `${t('feed.firstBlood')} · ${text}` : text}
                onClick={() => session.seek(mark.decision - Math.round(LEAD_IN_SECONDS * session.decisionsPerSecond))}
              >
                <span className="numeral w-9 shrink-0 text-[11.5px] text-mist">
                  {clockText(mark.tick / ticksPerSecond)}
                </span>
                <MarkPicture mark={mark} roster={roster} />
                <span className="truncate">
                  {mark.kind === 'kill' && mark.killer >= 0 ? (mark.isFirstBlood ? t('feed.firstBlood') : '') : short}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
};

/** The newest events over the picture, for a few seconds of match time. */
export const Ticker = ({
  session,
  state,
  content,
  roster,
}: {
  session: Session;
  state: SessionState;
  content: MobaContent;
  roster: readonly SeatView[];
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
          key={mark.id}
          className={`glass flex max-w-full items-center gap-2 border-l-4 px-3 py-1 text-[13px] font-semibold ${EDGE[mark.team] ?? EDGE[2]}`}
        >
          <MarkPicture mark={mark} roster={roster} />
          <span className="truncate">
            {mark.isFirstBlood ? <span className="text-gold">{t('feed.firstBlood')} · </span> : null}
            {markText(t, i18n.language, content, roster, mark)}
          </span>
        </div>
      ))}
    </div>
  );
};
