// For tests: a competition that is over, of bots that really played: a group phase and a knockout, with replays, pairings
// and standings as a server writes them.
import { createHash } from 'node:crypto';
import { playMatch, prepareAgent } from '@jixia/arena';
import { agentHost } from '@jixia/arena/node';
import { encodeReplay } from '@jixia/arena/replay';
import { newSealedSeeds } from '@jixia/arena/schedules';
import { loadScenario } from '@jixia/env/node';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import {
  agent,
  competition,
  entry,
  match,
  matchSide,
  pairing,
  phase,
  phaseEntry,
  submission,
} from '../database/schema.ts';
import { putBlob } from '../files/blob-store.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { pairSeed } from '../phases/phase-seeds.ts';

const scenarioId = 'moba-1v1';
const config = { maxTicks: 3000 };

export type TestEntrant = {
  readonly name: string;
  readonly bot: string;
  readonly userId?: string;
  readonly teamId?: string;
  readonly institutionId?: string;
  readonly members?: readonly { readonly userId: string; readonly name: string; readonly role: string }[];
};

export type TestCompetition = {
  readonly id: string;
  readonly slug: string;
  readonly entryIds: readonly string[];
  /** The group phase, the knockout. */
  readonly phaseIds: readonly [string, string];
  readonly matchIds: readonly string[];
};

export type TestCompetitionOptions = {
  readonly slug: string;
  readonly organiserId: string;
  /** At least three; the first two of the group meet in the knockout. */
  readonly entrants: readonly TestEntrant[];
  readonly status?: 'published' | 'finished';
  /** Whether the last phase is over. */
  readonly isDone?: boolean;
};

type Row = { matches: number; wins: number; draws: number; losses: number };

export async function plantTestCompetition(
  db: Connection,
  { slug, organiserId, entrants, status = 'finished', isDone = true }: TestCompetitionOptions,
): Promise<TestCompetition> {
  const rulesHash = await keepCurrentRules(db, scenarioId);
  const scenario = await loadScenario(scenarioId);
  const competitionId = newId();
  const titles = { titleZh: '稷下杯', titleEn: 'Jixia Cup' };
  await db
    .insert(competition)
    .values({ id: competitionId, slug, scenarioId, rulesHash, config, ...titles, organiserId, status });
  const players: { entryId: string; submissionId: string; bot: string }[] = [];
  for (const { bot, ...fields } of entrants) {
    const [agentId, submissionId, entryId] = [newId(), newId(), newId()];
    await db
      .insert(agent)
      .values({ id: agentId, scenarioId, name: `${fields.name} ${agentId.slice(-4)}`, isSample: true });
    const version = { number: 1, kind: 'bot', botName: bot, rulesHash, status: 'accepted' };
    await db.insert(submission).values({ id: submissionId, agentId, ...version });
    await db.insert(entry).values({ id: entryId, competitionId, agentId, ...fields, members: fields.members ?? [] });
    players.push({ entryId, submissionId, bot });
  }
  const { secret, commitment } = newSealedSeeds(createHash('sha256').update(slug).digest());
  const matchIds: string[] = [];

  const playPhase = async (
    ordinal: number,
    kind: 'group' | 'knockout',
    own: typeof players,
    isOver: boolean,
  ): Promise<{ phaseId: string; ranked: typeof players }> => {
    // The same each time, and with it the seeds and who wins.
    const phaseId = `${slug}-phase-${ordinal}`;
    const [startsAt, endsAt] = [new Date(2026, 4, ordinal), new Date(2026, 4, ordinal + 1)];
    await db.insert(phase).values({
      ...{ id: phaseId, competitionId, ordinal, kind, startsAt, endsAt },
      titleZh: kind === 'group' ? '小组赛' : '决赛',
      titleEn: kind === 'group' ? 'Groups' : 'Final',
      schedule: { kind: kind === 'group' ? 'round-robin' : 'single-elimination', pairs: 1 },
      ...{ seedCommitment: commitment, seedSecret: secret, seedRevealedAt: isOver ? endsAt : null },
      status: isOver ? 'done' : 'playing',
    });
    const rows = new Map<string, Row>(
      own.map(({ entryId }) => [entryId, { matches: 0, wins: 0, draws: 0, losses: 0 }]),
    );
    let place = 0;
    for (const [at, a] of own.entries()) {
      for (const b of own.slice(at + 1)) {
        place += 1;
        const pairingId = newId();
        let score = 0;
        const sides = [
          [a, b],
          [b, a],
        ] as const;
        const ids = sides.map(() => newId());
        await db.insert(pairing).values({
          ...{ id: pairingId, phaseId, round: 1, ordinal: place, entryA: a.entryId, entryB: b.entryId },
          ...{
            reason: { text: 'They meet once.', facts: {}, ...(kind === 'group' ? {} : { node: 'W1.1' }) },
            status: 'done',
            finishedAt: endsAt,
          },
        });
        for (const [swap, order] of sides.entries()) {
          const factories = await Promise.all(
            order.map(({ bot }) => prepareAgent({ kind: 'bot', name: bot }, scenario, agentHost)),
          );
          const seed = pairSeed({ id: phaseId, seedSecret: secret }, 1, place, 0);
          const agents = factories.map((factory) => factory.create());
          const { replay, hash, winner, endReason, ticks, decisions } = await playMatch({
            scenario,
            agents,
            seed,
            config,
          });
          const id = ids[swap] as string;
          matchIds.push(id);
          await db.insert(match).values({
            ...{ id, scenarioId, rulesHash, purpose: 'tournament', phaseId, pairingId, seed: seed.toString(), config },
            ...{ status: 'done', winner, endReason, ticks, decisions, finalHash: hash },
            ...{ replayHash: await putBlob(db, encodeReplay(replay)), startedAt: startsAt, finishedAt: endsAt },
          });
          for (const [side, player] of order.entries()) {
            const gained = winner < 0 ? 0.5 : winner === side ? 1 : 0;
            const { entryId, submissionId } = player;
            await db.insert(matchSide).values({ matchId: id, side, submissionId, entryId, score: gained });
            const row = rows.get(entryId) as Row;
            row.matches += 1;
            row[gained === 1 ? 'wins' : gained === 0 ? 'losses' : 'draws'] += 1;
            if (player === a) score += gained / 2;
          }
        }
        await db.execute(`update pairing set score = ${score} where id = '${pairingId}'`);
      }
    }
    const points = ({ entryId }: { entryId: string }): number => {
      const { wins, losses } = rows.get(entryId) as Row;
      return wins - losses;
    };
    const ranked = own.toSorted((x, y) => points(y) - points(x));
    for (const [at, player] of ranked.entries()) {
      const rating = 1500 + 100 * points(player);
      await db.insert(phaseEntry).values({
        ...{ phaseId, entryId: player.entryId, submissionId: player.submissionId, rank: at + 1 },
        ...{ rating, ratingLow: rating - 80, ratingHigh: rating + 80, ...(rows.get(player.entryId) as Row) },
      });
    }
    return { phaseId, ranked };
  };

  const groups = await playPhase(1, 'group', players, true);
  const final = await playPhase(2, 'knockout', groups.ranked.slice(0, 2), isDone);
  const entryIds = players.map(({ entryId }) => entryId);
  return { id: competitionId, slug, entryIds, phaseIds: [groups.phaseId, final.phaseId], matchIds };
}
