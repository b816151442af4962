// Tables of a report: who met whom with what result, and with which heroes.

import { deriveSeed } from '@jixia/env';
import { type HeroResult, heroMatrix } from '../evaluation/hero-matrix.ts';
import { pairedBootstrap, pairedWilson, pairResults } from '../evaluation/statistics.ts';
import type { Ratings } from '../ratings/rate-games.ts';
import type { HeroesAgainstHeroes, HeroesByOpponent, ReportMeeting } from './report-document.ts';
import { type ReportGame, turned } from './report-games.ts';

/** Pairs by number, as the statistics want them. */
const numbered = (games: readonly ReportGame[]): HeroResult[] => {
  const numbers = new Map<string, number>();
  return games.map(({ pairKey, b, score, hero, opponentHero }) => {
    const key = `${b}\n${pairKey}`;
    const pair = numbers.get(key) ?? numbers.size;
    numbers.set(key, pair);
    return { pair, hero, score, ...(opponentHero === null ? {} : { opponentHero }) };
  });
};

/** Games of `a` against `b`, whoever was written first. */
const gamesBetween = (games: readonly ReportGame[], a: string, b: string): ReportGame[] =>
  games.flatMap((game) => (game.a === a && game.b === b ? [game] : game.a === b && game.b === a ? [turned(game)] : []));

/** Best rated first. */
export const meetingsOf = (games: readonly ReportGame[], { agents, payoff }: Ratings): ReportMeeting[] => {
  const meetings: ReportMeeting[] = [];
  for (const [at, { name: a }] of agents.entries()) {
    for (const { name: b } of agents.slice(at + 1)) {
      const cell = payoff.cells[payoff.names.indexOf(a)]?.[payoff.names.indexOf(b)] ?? null;
      if (cell === null) continue;
      const own = gamesBetween(games, a, b);
      const pairs = pairResults(numbered(own));
      const areAllPairs = pairs.length * 2 === own.length;
      meetings.push({
        a,
        b,
        matches: cell.games,
        wins: cell.wins,
        draws: cell.draws,
        losses: cell.losses,
        forfeits: own.filter(({ forfeit }) => forfeit !== null).length,
        score: cell.score,
        low: cell.low,
        high: cell.high,
        effectiveMatches: areAllPairs ? pairedWilson(pairs).effectiveMatches : null,
        bootstrap: areAllPairs ? pairedBootstrap(pairs, { seed: deriveSeed(0n, 0xb007) }) : null,
      });
    }
  }
  return meetings;
};

/** Of every agent, in the order given; agents without heroes are left out. */
export const heroesByOpponent = (games: readonly ReportGame[], names: readonly string[]): HeroesByOpponent[] =>
  names.flatMap((agent) => {
    const ofAgent = names.map((opponent) =>
      gamesBetween(games, agent, opponent).filter(({ hero, opponentHero }) => hero !== null && opponentHero !== null),
    );
    const all = heroMatrix(numbered(ofAgent.flat()));
    if (all.ownHeroes.length === 0) return [];
    const met = names.flatMap((opponent, at) => {
      const list = ofAgent[at] ?? [];
      return list.length === 0 ? [] : [{ opponent, matrix: heroMatrix(numbered(list)) }];
    });
    const cells = all.ownHeroes.map((hero) =>
      met.map(({ matrix }) => matrix.byOwnHero[matrix.ownHeroes.indexOf(hero)] ?? null),
    );
    return [
      { agent, heroes: all.ownHeroes, opponents: met.map(({ opponent }) => opponent), cells, all: all.byOwnHero },
    ];
  });

/** As the records name the agents: `a` is whose heroes were varied. Meetings where both always played the same are left out. */
export const heroesAgainstHeroes = (games: readonly ReportGame[]): HeroesAgainstHeroes[] => {
  const couples = new Map<string, ReportGame[]>();
  for (const game of games) {
    if (game.hero === null || game.opponentHero === null) continue;
    const key = `${game.a}\n${game.b}`;
    const list = couples.get(key) ?? [];
    list.push(game);
    couples.set(key, list);
  }
  return [...couples.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined || list.every(({ hero, opponentHero }) => hero === opponentHero)) return [];
    return [{ agent: first.a, opponent: first.b, matrix: heroMatrix(numbered(list)) }];
  });
};
