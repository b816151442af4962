// What a report says, as data: the content of report.json, and what the page is drawn from.

import type { Localized } from '@jixia/env/types';
import type { BehaviourSummary } from '../evaluation/behaviour.ts';
import type { HeroMatrix, MatrixCell } from '../evaluation/hero-matrix.ts';
import type { AgentTimes } from '../evaluation/match-times.ts';
import type { SprtOptions, SprtState } from '../evaluation/sprt.ts';
import type { Interval } from '../evaluation/statistics.ts';
import type { Ratings } from '../ratings/rate-games.ts';
import type { Forfeit } from '../replay/index.ts';
import type { Standing } from '../schedules/schedule.ts';
import type { Moment } from './moments.ts';

/** How two agents did against each other; of `a`, who has the higher rating. */
export type ReportMeeting = Interval & {
  readonly a: string;
  readonly b: string;
  readonly matches: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly forfeits: number;
  /** (wins + draws / 2) / matches; `low` and `high` are its 95 % interval. */
  readonly score: number;
  /** Independent matches that the pairs are worth, and the paired bootstrap; null where not all matches are in pairs. */
  readonly effectiveMatches: number | null;
  readonly bootstrap: Interval | null;
};

/** Score of an agent by its own hero and the opponent: which heroes it can play, and against whom. */
export type HeroesByOpponent = {
  readonly agent: string;
  readonly heroes: readonly string[];
  readonly opponents: readonly string[];
  /** [heroes][opponents] */
  readonly cells: readonly (readonly (MatrixCell | null)[])[];
  /** Over all opponents, by hero. */
  readonly all: readonly MatrixCell[];
};

/** Own hero by opponent's hero, of matches in which they differ. */
export type HeroesAgainstHeroes = { readonly agent: string; readonly opponent: string; readonly matrix: HeroMatrix };

export type WatchedMatch = {
  readonly a: string;
  readonly b: string;
  /** Of `a`: 1, 0.5 or 0. */
  readonly score: number;
  readonly hero: string | null;
  readonly opponentHero: string | null;
  /** Who sits on side 0. */
  readonly sideNames: readonly [string, string];
  readonly seconds: number;
  readonly decisions: number;
  readonly hash: string;
  /** With the side of who forfeited. */
  readonly forfeit: (Forfeit & { readonly team: number }) | null;
  /** Why it is listed: a forfeit, a win of the lower rated, or an example of its pairing. */
  readonly reason: 'forfeit' | 'upset' | 'example';
  /** The replay's file, relative to the page. */
  readonly file: string;
  /** Seeds of the run stay hidden: the page must not hold the replay. */
  readonly isHidden: boolean;
  readonly moments: readonly Moment[];
};

export type ReportSource = {
  readonly name: string;
  readonly kind: 'evaluation' | 'tournament' | 'replays';
  readonly matches: number;
  readonly isComplete: boolean;
  /** As in setup.json; null for single replays. */
  readonly setup: Readonly<Record<string, unknown>> | null;
};

export type ReportDocument = {
  readonly format: 'jixia report 1';
  readonly scenario: {
    readonly id: string;
    readonly title: Localized;
    readonly rulesHash: string;
    readonly decisionsPerSecond: number;
    /** Names by key. */
    readonly heroes: Readonly<Record<string, Localized>>;
  };
  readonly provenance: {
    /** The command line that made the report. */
    readonly command: string;
    /** Commit of the code that made it; null outside a checkout. */
    readonly commit: string | null;
    readonly sources: readonly ReportSource[];
  };
  readonly matches: number;
  readonly forfeits: number;
  readonly ratings: Ratings;
  readonly meetings: readonly ReportMeeting[];
  /** Of evaluations with a sequential test. */
  readonly sequentialTests: readonly {
    readonly source: string;
    readonly a: string;
    readonly b: string;
    readonly options: SprtOptions;
    readonly state: SprtState;
  }[];
  readonly standings: readonly {
    readonly source: string;
    readonly schedule: string;
    readonly rows: readonly Standing[];
  }[];
  readonly heroesByOpponent: readonly HeroesByOpponent[];
  readonly heroesAgainstHeroes: readonly HeroesAgainstHeroes[];
  /** From the replays that were read: `read` of `of`, spread evenly over the pairings. */
  readonly behaviour: { readonly read: number; readonly of: number; readonly agents: readonly BehaviourSummary[] };
  /** How long the agents took to decide, over all matches of folders that tell it; best rated first. */
  readonly decisionTimes: readonly AgentTimes[];
  readonly watched: readonly WatchedMatch[];
};
