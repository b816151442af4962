// Trained policies that come with the scenarios, as agents that everyone may play against. One that was trained on other rules
// than this server's stays out: it would only forfeit.
import { readFile } from 'node:fs/promises';
import { findScenario, scenarioIds } from '@jixia/env';
import type { PolicyCard, SamplePolicy } from '@jixia/env/types';
import { eq, sql } from 'drizzle-orm';
import type { Connection, Database } from '../database/database.ts';
import { agent, submission } from '../database/schema.ts';
import { hashOf, putBlob } from '../files/blob-store.ts';
import { currentRulesHash, ensureCurrentRules } from '../files/ruleset-store.ts';

/** Any number that nothing else locks. */
const sampleLock = 72_105_122;

const samplePolicyId = (scenarioId: string, { name }: SamplePolicy): string => `sample-${scenarioId}-policy-${name}`;

async function addPolicy(db: Connection, agentId: string, card: PolicyCard, bytes: Uint8Array): Promise<void> {
  const { scenarioId, rulesHash, title, description } = card;
  await ensureCurrentRules(db, scenarioId);
  const texts = { name: `${title.en} / ${title.zh}`, description: `${description.en}\n\n${description.zh}` };
  await db
    .insert(agent)
    .values({ id: agentId, scenarioId, ...texts, isSample: true, isPublished: true })
    .onConflictDoNothing();
  const [newest] = await db
    .select({ number: sql<number>`coalesce(max(${submission.number}), 0)::int` })
    .from(submission)
    .where(eq(submission.agentId, agentId));
  const fileHash = await putBlob(db, bytes);
  await db.insert(submission).values({
    id: `${agentId}-${fileHash.slice(0, 12)}`,
    ...{ agentId, kind: 'policy', fileHash, fileName: 'policy.onnx', sizeBytes: bytes.length, rulesHash },
    ...{
      number: (newest?.number ?? 0) + 1,
      notes: card.commands.join('\n'),
      status: 'accepted',
      decidedAt: new Date(),
    },
  });
}

const shipped = (scenarioId: string): readonly SamplePolicy[] => findScenario(scenarioId).policies ?? [];

/** Resolves to what was left out, a sentence each. Several servers may start at one time. */
export async function ensureSamplePolicies(db: Database, policiesOf = shipped): Promise<string[]> {
  const leftOut: string[] = [];
  for (const scenarioId of scenarioIds()) {
    for (const policy of policiesOf(scenarioId)) {
      const what = `The sample policy "${policy.name}" of ${scenarioId}`;
      const card = JSON.parse(await readFile(policy.cardUrl, 'utf8')) as PolicyCard;
      const rulesHash = await currentRulesHash(scenarioId);
      if (card.rulesHash !== rulesHash) {
        const rules = `${card.rulesHash.slice(0, 12)}, and this server has ${rulesHash.slice(0, 12)}`;
        leftOut.push(`${what} was trained on the rules ${rules}: it is left out until it is trained again.`);
        continue;
      }
      const bytes = new Uint8Array(await readFile(policy.fileUrl));
      if (hashOf(bytes) !== card.sha256) {
        leftOut.push(`${what} is not the file that its card names: it is left out.`);
        continue;
      }
      const agentId = samplePolicyId(scenarioId, policy);
      await db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${sampleLock})`);
        const id = `${agentId}-${card.sha256.slice(0, 12)}`;
        if ((await tx.$count(submission, eq(submission.id, id))) === 0) await addPolicy(tx, agentId, card, bytes);
      });
    }
  }
  return leftOut;
}
