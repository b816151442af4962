// The league of the open run: who is in it, how strong, how often drawn, and who scores how much against whom.
import { wilsonInterval } from '@jixia/arena';
import type { LeaguePlayer, LeagueReport, Score } from '@jixia/learn';
import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { exactPercent, percent } from './format.ts';
import { opponentName } from './opponent-name.ts';

const playerName = (t: TFunction, { name, kind }: LeaguePlayer): string => {
  const own = name.slice(name.indexOf(':') + 1);
  if (kind === 'bot') return opponentName(t, name);
  return t(`train.league.kind.${kind}`, { name: own });
};

/** Wins plus half the draws; null where they did not meet. */
const shareOf = (score: Score | null): number | null =>
  score === null || score.games <= 0 ? null : (score.wins + score.draws / 2) / score.games;

/** Red where the row loses, green where it wins, dark in between: numbers stay legible on all of them. */
const colourOf = (share: number): string => {
  const side = share < 0.5 ? '255 107 79' : '111 227 161';
  return `rgb(${side} / ${(Math.abs(share - 0.5) * 0.9).toFixed(2)})`;
};

/** Newest, then bots, then frozen ones, the latest first. */
const orderOf = (players: readonly LeaguePlayer[]): number[] => {
  const fixed = [...players.keys()].filter((at) => ['newest', 'bot'].includes(players[at]?.kind ?? ''));
  const frozen = [...players.keys()].filter((at) => !fixed.includes(at)).reverse();
  return [...fixed, ...frozen];
};

const PlayerTable = ({ report, order }: { report: LeagueReport; order: readonly number[] }) => {
  const { t } = useTranslation();
  const cell = 'numeral px-2 py-1 text-right';
  return (
    <table className="w-full text-[12.5px]" data-testid="league-players">
      <thead>
        <tr className="text-[11.5px] text-mist">
          <th scope="col" className="py-1 text-left font-normal">
            {t('train.league.player')}
          </th>
          <th scope="col" className={`${cell} font-normal`}>
            {t('train.league.rating')}
          </th>
          <th scope="col" className={`${cell} font-normal`}>
            {t('train.league.winRate')}
          </th>
          <th scope="col" className={`${cell} font-normal`}>
            {t('train.league.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.map((at) => {
          const player = report.players[at] as LeaguePlayer;
          return (
            <tr key={player.name} className="border-t border-line" data-player={player.name}>
              <th scope="row" className="py-1 text-left font-medium whitespace-nowrap">
                {playerName(t, player)}
              </th>
              <td className={cell}>{player.rating === null ? '–' : Math.round(player.rating)}</td>
              <td className={cell}>{player.winRate === null ? '–' : percent(player.winRate)}</td>
              <td className={cell}>{player.share === null ? '–' : percent(player.share)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const PayoffTable = ({ report, order }: { report: LeagueReport; order: readonly number[] }) => {
  const { t } = useTranslation();
  const { players, payoff } = report;
  const nameAt = (at: number): string => playerName(t, players[at] as LeaguePlayer);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label={t('train.league.payoff')}>
      <table className="border-separate border-spacing-[2px] text-[11.5px]" data-testid="league-payoff">
        <thead>
          <tr>
            <td />
            {order.map((at) => (
              <th key={at} scope="col" className="h-[84px] min-w-8 align-bottom font-normal text-mist">
                <span className="inline-block max-h-[84px] rotate-180 truncate [writing-mode:vertical-rl]">
                  {nameAt(at)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((row) => (
            <tr key={row}>
              <th scope="row" className="max-w-[110px] truncate pr-1.5 text-right font-normal text-mist">
                {nameAt(row)}
              </th>
              {order.map((column) => {
                const score = payoff[row]?.[column] ?? null;
                const share = shareOf(score);
                if (score === null || share === null) {
                  return <td key={column} className={`h-7 rounded ${row === column ? 'bg-line/60' : 'bg-night'}`} />;
                }
                const { low, high } = wilsonInterval(score.wins + score.draws / 2, score.games);
                const about = t('train.league.cell', {
                  row: nameAt(row),
                  column: nameAt(column),
                  share: exactPercent(share),
                  low: exactPercent(low),
                  high: exactPercent(high),
                  games: Math.max(1, Math.round(score.games)),
                });
                return (
                  <td
                    key={column}
                    className="numeral h-7 rounded text-center"
                    style={{ background: colourOf(share) }}
                    title={about}
                    data-share={share.toFixed(3)}
                  >
                    {Math.round(share * 100)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Drawn anew with a new report only: the page around it changes with every update. */
export const LeaguePanel = memo(({ report }: { report: LeagueReport | null }) => {
  const { t } = useTranslation();
  const order = report ? orderOf(report.players) : [];
  const isMet = report?.payoff.some((row) => row.some((score) => shareOf(score) !== null)) ?? false;
  return (
    <section className="panel min-w-0 space-y-2 p-3" data-testid="league" data-update={report?.update ?? -1}>
      <h2 className="flex flex-wrap items-baseline gap-x-2 text-[13px] font-semibold">
        {t('train.league.title')}
        {report ? (
          <span className="numeral text-[11.5px] font-normal text-mist">
            {t('train.league.after', { update: report.update })} · {t(`settings.choice.${report.weighting}`)}
          </span>
        ) : null}
      </h2>
      {report === null || report.players.length < 2 ? (
        <p className="text-[12.5px] leading-relaxed text-mist">{t('train.league.empty')}</p>
      ) : (
        <div className="grid min-w-0 gap-x-5 gap-y-3 xl:grid-cols-[minmax(250px,1fr)_minmax(0,auto)]">
          <PlayerTable report={report} order={order} />
          {isMet ? (
            <div className="min-w-0 space-y-1">
              <PayoffTable report={report} order={order} />
              <p className="max-w-[52ch] text-[11.5px] leading-snug text-mist">{t('train.league.payoffAbout')}</p>
            </div>
          ) : (
            <p className="text-[12px] text-mist">{t('train.league.noMatch')}</p>
          )}
        </div>
      )}
    </section>
  );
});
