// Ratings from games: strengths, payoff matrices, meta-game solutions. Pure computation, on every host.

export {
  type AlphaRankOptions,
  type AlphaSweep,
  alphaRank,
  alphaRankPopulations,
  type PopulationGame,
  type ProfileShare,
  type SinglePopulationOptions,
  sweepAlpha,
} from './alpha-rank.ts';
export {
  expectedScore,
  fitStrengths,
  outcomeChances,
  type StrengthOptions,
  type Strengths,
  strengthMargins,
} from './bradley-terry.ts';
export { eloExpectation, eloMean, eloOf, eloPerLogStrength } from './elo.ts';
export { countGames, type Game, type GameCounts, type PairCount } from './game-counts.ts';
export { type NashAverage, nashAveraging } from './nash-averaging.ts';
export { type OpenSkillRating, rateOpenSkill } from './open-skill.ts';
export {
  type Cycles,
  findCycles,
  type PayoffCell,
  type PayoffMatrix,
  payoffMatrix,
  payoffsOf,
} from './payoff-matrix.ts';
export { rateByStrength } from './rate-by-strength.ts';
export { type RatedAgent, type Ratings, rateGames } from './rate-games.ts';
export { mostRatedVersions, rateVersions, type VersionRating } from './rate-versions.ts';
export { stationaryDistribution } from './stationary-distribution.ts';
export { shortestCycle, stronglyConnected } from './strongly-connected.ts';
