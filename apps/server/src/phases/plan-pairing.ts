// From a pairing to its matches: pairs of the same seed and heroes with sides swapped, in jobs of a few matches each.
import { heroChoices, type PlannedMatch as PlannedOfPair, planPairs } from '@jixia/arena';
import { shuffled } from '@jixia/arena/schedules';
import type { MatchConfig } from '@jixia/env';
import { newId } from '../database/new-id.ts';
import { pairing } from '../database/schema.ts';
import { type MatchPurpose, type PlannedMatch, planMatches } from '../matches/plan-match.ts';
import type { Look } from './phase-context.ts';
import { heroSeed, pairSeed } from './phase-seeds.ts';
import { defaultPairs, regradeUnderWay } from './phase-settings.ts';

/** So that the pairings of a round keep several workers busy. */
const pairsPerJob = 4;

export type Player = { readonly entryId: string; readonly submissionId: string };

export type PairingText = {
  readonly text: string;
  readonly node?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Filled in when it is over: of A in each match, two matches of a seed after each other. */
  readonly scores?: readonly number[];
  /** Matches that were not played because an entry was out. */
  readonly awarded?: Award;
  /** In a regrade: the pairing of the revision before that is played again. */
  readonly copyOf?: string;
};

export type Award = {
  readonly matches: number;
  readonly to: string | null;
  readonly because: string;
  /** Of A in each of them. */
  readonly score: number;
};

export type NewPairing = {
  readonly round: number;
  readonly ordinal: number;
  readonly a: Player;
  readonly b: Player | null;
  readonly group: string;
  readonly reason: PairingText;
};

/** All pairings of a round play the same heroes, in an order drawn for the round, each with its own seeds. */
export function pairingPlan(look: Look, round: number, ordinal: number): readonly PlannedOfPair[] {
  const { phase, competition, manifest, settings } = look;
  const pairs = defaultPairs(settings);
  const heroes = shuffled(settings.heroes ?? heroChoices(manifest), heroSeed(phase, round));
  return planPairs(manifest, {
    pairs,
    // Line-ups of teams are drawn by it.
    seed: heroSeed(phase, round),
    seeds: Array.from({ length: pairs }, (_, pair) => pairSeed(phase, round, ordinal, pair)),
    config: competition.config as MatchConfig,
    ...(heroes.length > 0 ? { heroes } : {}),
  });
}

type PairingPlace = {
  readonly id: string;
  readonly revision: number;
  readonly a: Player;
  readonly b: Player;
};

async function queueMatches(look: Look, place: PairingPlace, plan: readonly PlannedOfPair[]): Promise<void> {
  const { phase, competition } = look;
  const isLadder = look.settings.kind === 'ladder';
  const isRegrade = regradeUnderWay(look.state)?.to === place.revision;
  const purpose: MatchPurpose = isRegrade ? 'regrade' : isLadder ? 'ladder' : 'tournament';
  const planned = plan.map(
    ({ pair, isSwapped, seed, config }): PlannedMatch => ({
      scenarioId: competition.scenarioId,
      rulesHash: competition.rulesHash,
      purpose,
      ...{ seed, config, phaseId: phase.id, pairingId: place.id, pairNumber: pair, revision: place.revision },
      sides: isSwapped ? [place.b, place.a] : [place.a, place.b],
    }),
  );
  await queuePlanned(look, planned);
}

/** Workers share their time fairly between competitions. */
export async function queuePlanned({ tx, queue, competition }: Look, planned: readonly PlannedMatch[]): Promise<void> {
  const share = { shareKey: `competition:${competition.id}`, institutionId: competition.institutionId };
  for (let start = 0; start < planned.length; start += 2 * pairsPerJob)
    await planMatches(tx, queue, share, planned.slice(start, start + 2 * pairsPerJob));
}

/** Writes pairings and queues what they play. Byes are over at once. */
export async function addPairings(look: Look, revision: number, added: readonly NewPairing[]): Promise<void> {
  const { tx, phase } = look;
  for (const { round, ordinal, a, b, group, reason } of added) {
    const id = newId();
    const isBye = b === null;
    await tx.insert(pairing).values({
      ...{ id, phaseId: phase.id, revision, round, ordinal, groupName: group },
      ...{ entryA: a.entryId, entryB: b?.entryId ?? null },
      reason: isBye ? { ...reason, scores: [] } : reason,
      ...(isBye ? { status: 'done', score: 1, finishedAt: look.now } : {}),
    });
    if (isBye) continue;
    await queueMatches(look, { id, revision, a, b }, pairingPlan(look, round, ordinal));
  }
}
