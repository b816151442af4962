// What is told of the seeds of a phase: the promise, the secret once it is over, and how a seed follows from it.
import { verifySealedSeeds } from '@jixia/arena/schedules';
import type { z } from 'zod';
import type { Connection } from '../database/database.ts';
import { type Said, say, together } from '../text/say.ts';
import * as repository from './phase-repository.ts';
import { seedPlace } from './phase-seeds.ts';
import { getPhase } from './phase-service.ts';
import type { seedsAnswer } from './phase-shapes.ts';

const derivation = (): Said =>
  together([
    say`seed = the first 8 bytes, big-endian, of HMAC-SHA-256 with the 32 bytes of the secret as key over the lines below, joined by line feeds.`,
    say`Both matches of a pair have the same seed.`,
    say`The revision is 1 in all of them: a regrade plays the same seeds.`,
    say`Round 0 is for draws: seeding, order of heroes.`,
  ]);

export async function getSeeds(db: Connection, id: string): Promise<z.input<typeof seedsAnswer>> {
  const row = await getPhase(db, id);
  const { seedCommitment: commitment, hasHiddenSeeds, seedRevealedAt } = row;
  const secret = seedRevealedAt === null ? null : row.seedSecret;
  let check: z.input<typeof seedsAnswer>['check'] = null;
  if (secret !== null) {
    const used = await repository.listSeeds(db, id);
    const found = verifySealedSeeds(
      { secret, commitment },
      used.map(({ round, ordinal, pair, seed }) => ({
        place: seedPlace(row, round, ordinal, pair),
        seed: BigInt(seed),
      })),
    );
    check = { ok: found.ok, seeds: used.length, message: found.ok ? null : found.message };
  }
  return {
    ...{ commitment, isHidden: hasHiddenSeeds, revealedAt: seedRevealedAt?.toISOString() ?? null, secret, check },
    derivation: {
      ...{ text: derivation(), revision: 1 },
      lines: ['jixia-seed-1', id, '1', 'ROUND', say`ORDINAL of the pairing`, 'PAIR'],
    },
  };
}
