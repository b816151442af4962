// The trained policies that come with the scenarios as models of the exchange, marked as samples and measured like any other.
import { readFile } from 'node:fs/promises';
import { findScenario, scenarioIds } from '@jixia/env';
import type { PolicyCard } from '@jixia/env/types';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Connection, Database } from '../database/database.ts';
import { agent, model, modelVersion, submission } from '../database/schema.ts';
import { loadRules } from '../files/ruleset-store.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { queueEvaluation } from './evaluate-model.ts';
import { startEvaluation } from './version-evaluation.ts';

/** Any number that nothing else locks. */
const sampleLock = 72_105_131;
/** That of Jixia itself, of which they are a part. */
const licence = 'Apache-2.0';
const site = { ownerId: null, institutionId: null };

const cardText = ({ description, commands, commit }: PolicyCard): string =>
  `${description.en}\n\n${description.zh}\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n\nCommit \`${commit}\`.`;

/** In the order in which it was trained; without the option a run is PPO's. */
const algorithmsOf = (commands: readonly string[]): string =>
  commands
    .filter((command) => command.includes(' train '))
    .map((command) => /--algorithm[ =](\S+)/.exec(command)?.[1] ?? 'ppo')
    .join(', then ')
    .slice(0, 300);

/** The sample agent's newest version under these bytes; undefined where the policy was left out of the samples. */
async function findSubmission(db: Connection, sha256: string) {
  const [row] = await db
    .select({ id: submission.id, sizeBytes: submission.sizeBytes, fileName: submission.fileName })
    .from(submission)
    .innerJoin(agent, eq(agent.id, submission.agentId))
    .where(and(eq(agent.isSample, true), eq(submission.fileHash, sha256), eq(submission.status, 'accepted')))
    .orderBy(desc(submission.id))
    .limit(1);
  return row;
}

/** Does nothing where the policy was left out of the sample agents. */
export async function keepSampleModel(db: Connection, queue: JobQueue, name: string, card: PolicyCard): Promise<void> {
  const { scenarioId, rulesHash, sha256, title, commands } = card;
  const found = await findSubmission(db, sha256);
  if (found === undefined) return;
  const id = `sample-${scenarioId}-${name}`;
  const fields = {
    title: `${title.en} / ${title.zh}`.slice(0, 120),
    ...{ rulesHash, licence, authors: ['Jixia'], card: cardText(card) },
    algorithm: algorithmsOf(commands),
    trainingData: 'Self-play and matches against the scripted bots of the scenario, by the commands in the card.',
  };
  await db
    .insert(model)
    .values({ id, slug: id, scenarioId, ...fields, isSample: true, status: 'published' })
    .onConflictDoNothing();
  const isKnown = and(eq(modelVersion.modelId, id), eq(modelVersion.sha256, sha256));
  if ((await db.$count(modelVersion, isKnown)) > 0) return;
  const [newest] = await db
    .select({ number: sql<number>`coalesce(max(${modelVersion.number}), 0)::int` })
    .from(modelVersion)
    .where(eq(modelVersion.modelId, id));
  const version = { modelId: id, number: (newest?.number ?? 0) + 1 };
  const scenario = await loadRules(db, scenarioId, rulesHash);
  const evaluation = startEvaluation(sha256, scenario, { isChecked: true });
  const jobId = await queueEvaluation(db, queue, version, site);
  await db.insert(modelVersion).values({
    ...{ ...version, fileHash: sha256, sha256, fileName: found.fileName, sizeBytes: found.sizeBytes },
    ...{ submissionId: found.id, evaluation: { ...evaluation, jobId } },
  });
  await db.update(model).set(fields).where(eq(model.id, id));
}

/** After the sample agents are there. Cheap where there is nothing to do; several servers may start at one time. */
export async function ensureSampleModels(db: Database, queue: JobQueue): Promise<void> {
  for (const scenarioId of scenarioIds()) {
    for (const { name, cardUrl } of findScenario(scenarioId).policies ?? []) {
      const card = JSON.parse(await readFile(cardUrl, 'utf8')) as PolicyCard;
      await db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${sampleLock})`);
        await keepSampleModel(tx, queue, name, card);
      });
    }
  }
}
