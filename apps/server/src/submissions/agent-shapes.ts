// Shapes of agents as the API shows and takes them.
import { scenarioIds } from '@jixia/env';
import { z } from 'zod';
import { say } from '../text/say.ts';

const profile = {
  name: z.string().trim().min(1).max(60),
  description: z.string().max(5000).describe('Markdown, at most 5,000 characters'),
  isPublished: z.boolean().describe('Everyone sees it, and its accepted versions may be downloaded'),
  teamId: z.string().min(1).max(64).nullable().describe('A team of yours: its members submit versions too'),
};

/** Refuses what is not installed here, and names what is. */
export const scenarioId = z
  .string()
  .max(64)
  .refine((id) => scenarioIds().includes(id), { error: () => say`must be one of ${scenarioIds().join(', ')}` });

export const newAgent = z.strictObject({
  scenarioId,
  ...profile,
  description: profile.description.default(''),
  isPublished: profile.isPublished.default(false),
  teamId: profile.teamId.default(null),
});

export const agentChange = z
  .strictObject(profile)
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });

export const submissionKind = z.enum(['bot', 'policy', 'wasm', 'process']);

export const agentSchema = z
  .object({
    id: z.string(),
    scenarioId: z.string(),
    name: z.string(),
    description: z.string(),
    isPublished: z.boolean(),
    isSample: z.boolean().describe('Comes with the server: a scripted bot or a trained policy'),
    owner: z.object({ id: z.string(), name: z.string() }).nullable(),
    team: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
    isMine: z.boolean().describe('Whether you may submit versions of it'),
    newestAccepted: z
      .object({
        id: z.string(),
        number: z.number().int(),
        kind: submissionKind,
        rulesHash: z.string(),
      })
      .nullable()
      .describe('The version that plays'),
    versions: z.number().int().describe('Of those that you may see'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Agent' });

export type NewAgent = z.output<typeof newAgent>;
export type AgentChange = z.output<typeof agentChange>;
export type ShownAgent = z.input<typeof agentSchema>;
