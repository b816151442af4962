// Seeds of a phase, all of which follow from its secret: whoever knows the secret afterwards can derive them again.
import { randomBytes } from 'node:crypto';
import { newSealedSeeds, type SealedSeeds, type SeedPlace, seedOf } from '@jixia/arena/schedules';

/** A phase, as far as its seeds go. */
export type Sealed = { readonly id: string; readonly seedSecret: string };

/** A regrade plays the same seeds, so the revision says nothing: it is 1 in all of them. */
const revision = 1;

/** Of both matches of a pair. */
export const seedPlace = ({ id }: Pick<Sealed, 'id'>, round: number, ordinal: number, pair: number): SeedPlace => ({
  ...{ phaseId: id, revision, round, ordinal, pair },
});

export const pairSeed = (phase: Sealed, round: number, ordinal: number, pair: number): bigint =>
  seedOf(phase.seedSecret, seedPlace(phase, round, ordinal, pair));

/** What a schedule draws by: seeding, who chooses first. */
export const scheduleSeed = (phase: Sealed): bigint => pairSeed(phase, 0, 0, 0);

/** Of the order of heroes in a round. */
export const heroSeed = (phase: Sealed, round: number): bigint => pairSeed(phase, 0, round, 1);

export const newPhaseSecret = (): SealedSeeds => newSealedSeeds(randomBytes(32));
