// Shapes of models and their versions as the API shows and takes them.
import { z } from 'zod';
import { ApiError } from '../http/api-error.ts';
import { slug } from '../institutions/institution-shapes.ts';
import { say, together } from '../text/say.ts';
import { allowsForks, findLicence, isShareAlike, likelyLicence } from './licences.ts';
import { evaluationSchema } from './version-evaluation.ts';

/** A page of the site has the one name, /models/new, and the models that come with it have the others. */
const modelSlug = slug.refine((text) => text !== 'new' && !text.startsWith('sample-'), {
  error: () => say`must not be "new" or begin with "sample-"`,
});

const card = {
  title: z.string().trim().min(1).max(120),
  algorithm: z.string().trim().max(300).describe('How it was trained: PPO, self-play, ...'),
  trainingData: z.string().trim().max(5000).describe('What it learned from: matches, replays, other models'),
  licence: z.string().trim().min(1).max(80).describe('SPDX identifier, as CC-BY-4.0'),
  card: z.string().max(20_000).describe('Markdown: intended use, limits; at most 20,000 characters'),
  authors: z.array(z.string().trim().min(1).max(120)).max(50),
  institutionId: z.string().max(64).nullable().describe('One of yours, in whose name it is published'),
};

const optional = {
  algorithm: card.algorithm.default(''),
  trainingData: card.trainingData.default(''),
  card: card.card.default(''),
  authors: card.authors.default([]),
  institutionId: card.institutionId.default(null),
};

export const newModel = z.strictObject({
  slug: modelSlug,
  ...card,
  ...optional,
  scenarioId: z.string().min(1).max(64),
});

export const modelChange = z
  .strictObject(card)
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });

export const newFork = z.strictObject({
  slug: modelSlug,
  title: card.title,
  number: z.number().int().positive().optional().describe('The version it starts from; the newest where not said'),
});

export const newVersionFromSubmission = z.strictObject({
  submissionId: z.string().min(1).max(64).describe('An accepted submission of a policy, of yours'),
  notes: z.string().trim().max(5000).default(''),
});

export const candidateSchema = z
  .object({
    id: z.string(),
    agentName: z.string(),
    number: z.number().int(),
    notes: z.string(),
    sizeBytes: z.number().int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ModelCandidate' });

export const versionSchema = z
  .object({
    number: z.number().int(),
    sha256: z.string(),
    fileName: z.string(),
    sizeBytes: z.number().int(),
    isFileKept: z.boolean(),
    fileRemovedReason: z.string().nullable(),
    notes: z.string(),
    submissionId: z.string().nullable(),
    createdAt: z.iso.datetime(),
    evaluation: evaluationSchema,
  })
  .meta({ id: 'ModelVersion' });

export const modelRef = z.object({ id: z.string(), slug: z.string(), title: z.string() });

export const modelSchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    ...card,
    licenceName: z.string(),
    licenceUrl: z.string(),
    allowsForks: z.boolean(),
    scenarioId: z.string(),
    rulesHash: z.string().describe('Of the newest version'),
    status: z.enum(['draft', 'published', 'withdrawn']),
    isHidden: z.boolean(),
    isSample: z.boolean(),
    owner: z.object({ id: z.string(), name: z.string() }).nullable(),
    institution: z.object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string() }).nullable(),
    forkOf: modelRef.extend({ number: z.number().int() }).nullable(),
    forks: z.number().int(),
    followers: z.number().int(),
    threads: z.number().int(),
    newest: versionSchema.nullable().describe('Newest version that was checked'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Model' });

export const lineageSchema = z
  .object({
    items: z
      .array(
        modelRef.extend({
          forkOfId: z.string().nullable(),
          forkOfNumber: z.number().int().nullable(),
          ownerName: z.string().nullable(),
          status: z.enum(['published', 'withdrawn']),
          versions: z.number().int(),
          createdAt: z.iso.datetime(),
        }),
      )
      .describe('All models of one descent, oldest first; those that are not public are left out'),
  })
  .meta({ id: 'ModelLineage' });

export type NewModel = z.output<typeof newModel>;
export type ModelChange = z.output<typeof modelChange>;
export type NewFork = z.output<typeof newFork>;

/** Throws ApiError `bad_input`, also where the licence of what it was made from asks for the same. */
export function checkLicence(licence: string, parentLicence: string | null): void {
  if (findLicence(licence) === null) {
    const likely = likelyLicence(licence);
    const hint = likely === null ? say`See https://spdx.org/licenses.` : say`Did you mean ${likely}?`;
    const message = together([say`licence: "${licence}" is no SPDX identifier.`, hint]);
    throw new ApiError('bad_input', message, { field: 'licence' });
  }
  if (parentLicence === null || !isShareAlike(parentLicence) || licence === parentLicence) return;
  throw new ApiError(
    'bad_input',
    say`licence: it was made from a model under ${parentLicence}, which asks for the same licence, not ${licence}.`,
    { field: 'licence' },
  );
}

/** Throws ApiError `forbidden`. */
export function checkForkAllowed(licence: string): void {
  if (allowsForks(licence)) return;
  throw new ApiError(
    'forbidden',
    say`This model is under ${licence}, which does not allow to make another model of it.`,
  );
}
