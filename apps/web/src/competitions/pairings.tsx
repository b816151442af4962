// Who met whom and why: a bracket as a picture, everything as a list with its matches.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MatchList } from '../matches/match-list.tsx';
import { useServerMatches } from '../matches/use-server-matches.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { type BracketPart, bracketOf } from './bracket.ts';
import './texts.ts';
import type { Pairing } from './use-competitions.ts';
import { useBracket, usePairings } from './use-pairings.ts';

/** 3 : 1, in matches. */
const scoreText = ({ scores, score }: Pairing): readonly [string, string] => {
  if (scores.length === 0) return score === null ? ['', ''] : [String(score), String(1 - score)];
  const won = scores.reduce((sum, one) => sum + one, 0);
  return [String(won), String(scores.length - won)];
};

const winnerOf = ({ status, score, b }: Pairing): 'a' | 'b' | null =>
  b === null ? 'a' : status === 'done' && score !== null && score !== 0.5 ? (score > 0.5 ? 'a' : 'b') : null;

const Contender = ({
  name,
  score,
  isWinner,
  isOut,
}: {
  name: string;
  score: string;
  isWinner: boolean;
  isOut: boolean;
}) => (
  <span className={`flex min-w-0 items-center gap-2 ${isOut ? 'text-mist' : ''}`}>
    <span className={`min-w-0 flex-1 truncate ${isWinner ? 'font-semibold' : ''}`} title={name}>
      {name}
    </span>
    <span className={`numeral flex-none ${isWinner ? 'font-semibold text-gold' : ''}`}>{score}</span>
  </span>
);

/** Who went on: by the score; where it stayed level, whoever is met again further on. */
const advanced = (games: readonly Pairing[], all: readonly Pairing[]): 'a' | 'b' | null => {
  const last = games.at(-1);
  if (last === undefined) return null;
  const byScore = winnerOf(last);
  const part = last.node?.[0];
  if (byScore !== null || last.status !== 'done' || last.b === null) return byScore;
  const later = all.filter(({ round, node }) => round > last.round && (node?.[0] === part || node?.[0] === 'F'));
  const isIn = (id: string | undefined): boolean => later.some(({ a, b }) => a.id === id || b?.id === id);
  const [isA, isB] = [isIn(last.a.id), isIn(last.b.id)];
  return isA === isB ? null : isA ? 'a' : 'b';
};

const MeetingCard = ({ games, all }: { games: readonly Pairing[]; all: readonly Pairing[] }) => {
  const { t } = useTranslation();
  const last = games.at(-1);
  if (last === undefined) return null;
  const [a, b] = scoreText({ ...last, scores: games.flatMap(({ scores }) => scores) });
  const winner = advanced(games, all);
  const isPlaying = last.status === 'playing' && last.b !== null;
  return (
    <div
      className={`flex w-full flex-col gap-1 rounded-lg border bg-night px-2.5 py-1.5 text-[13px] ${isPlaying ? 'border-jade/60' : 'border-line'}`}
    >
      <Contender name={last.a.name} score={last.b === null ? '' : a} isWinner={winner === 'a'} isOut={winner === 'b'} />
      <Contender
        name={last.b?.name ?? t('competitions.bye')}
        score={last.b === null ? '' : b}
        isWinner={winner === 'b'}
        isOut={winner === 'a'}
      />
      {games.length === 1 ? null : (
        <span className="text-[11.5px] text-mist">{t('competitions.replayed', { count: games.length - 1 })}</span>
      )}
    </div>
  );
};

const Part = ({ part, columns, all }: BracketPart<Pairing> & { all: readonly Pairing[] }) => {
  const { t } = useTranslation();
  return (
    <section className="flex min-w-0 flex-col gap-2" aria-label={t(`competitions.part.${part}`)}>
      <h3 className="text-[13px] font-semibold text-mist">{t(`competitions.part.${part}`)}</h3>
      <div
        className="relative flex gap-5 overflow-x-auto pb-2"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys
        tabIndex={0}
      >
        {columns.map((column, at) => (
          <ol
            key={column[0]?.node}
            className="group flex w-52 flex-none flex-col justify-around gap-2"
            aria-label={t('competitions.round', { number: at + 1 })}
          >
            {column.map(({ node, games }) => (
              <li
                key={node}
                className="relative flex flex-1 items-center after:absolute after:top-1/2 after:left-full after:w-5 after:border-t after:border-line group-last:after:hidden"
              >
                <MeetingCard games={games} all={all} />
              </li>
            ))}
          </ol>
        ))}
      </div>
    </section>
  );
};

const Bracket = ({ phaseId }: { phaseId: string }) => {
  const pairings = useBracket(phaseId) ?? [];
  return bracketOf(pairings).map((part) => <Part key={part.part} {...part} all={pairings} />);
};

const PairingMatches = ({ pairingId }: { pairingId: string }) => {
  const { t } = useTranslation();
  const pages = useServerMatches({ pairingId }, { limit: 100 });
  return (
    <PagedList pages={pages} empty={<EmptyState title={t('matches.none')} />}>
      {(matches) => <MatchList matches={matches} hasScenario={false} />}
    </PagedList>
  );
};

const PairingRow = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { a, b, round, group, reason, awarded, status } = pairing;
  const [scoreA, scoreB] = scoreText(pairing);
  const winner = winnerOf(pairing);
  return (
    <li className="border-b border-line py-2.5 last:border-0" data-pairing={pairing.id}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="text-[12.5px] text-mist">
          {t('competitions.round', { number: round })}
          {group === '' ? '' : ` · ${t('competitions.groupOf', { name: group })}`}
        </span>
        <span className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-2">
          <span className={`break-words ${winner === 'a' ? 'font-semibold' : ''}`}>{a.name}</span>
          <span className="numeral text-gold">
            {b === null ? '' : status === 'playing' && scoreA === '' ? '–' : `${scoreA} : ${scoreB}`}
          </span>
          <span className={`break-words ${winner === 'b' ? 'font-semibold' : ''}`}>
            {b?.name ?? t('competitions.bye')}
          </span>
          {status === 'playing' && b !== null ? (
            <span className="badge badge-jade">{t('matches.status.running')}</span>
          ) : null}
        </span>
        {b === null ? null : (
          <button type="button" className="button min-h-8" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('competitions.showMatches')}
          </button>
        )}
      </div>
      <p className="mt-0.5 text-[12.5px] leading-snug break-words text-mist">{reason}</p>
      {awarded === null ? null : (
        <p className="text-[12.5px] text-mist">{t('competitions.awarded', { because: awarded.because })}</p>
      )}
      {isOpen ? <PairingMatches pairingId={pairing.id} /> : null}
    </li>
  );
};

export const Pairings = ({ phaseId, schedule }: { phaseId: string; schedule: string }) => {
  const { t } = useTranslation();
  const pages = usePairings(phaseId);
  return (
    <div className="flex flex-col gap-4">
      {schedule.endsWith('elimination') ? <Bracket phaseId={phaseId} /> : null}
      <PagedList
        pages={pages}
        empty={<EmptyState title={t('competitions.noPairings')} hint={t('competitions.noPairingsHint')} />}
      >
        {(pairings) => (
          <ul className="flex flex-col" aria-label={t('competitions.pairings')}>
            {pairings.map((pairing) => (
              <PairingRow key={pairing.id} pairing={pairing} />
            ))}
          </ul>
        )}
      </PagedList>
    </div>
  );
};
