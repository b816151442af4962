// Shapes of versions and quotas as the API shows and takes them.
import { z } from 'zod';
import { queuePlaceSchema } from '../jobs/job-shapes.ts';
import { scenarioId, submissionKind } from './agent-shapes.ts';

export const uploadQuery = z.object({
  kind: z
    .enum(['policy', 'wasm', 'process'])
    .describe('policy: .onnx; wasm: .wasm; process: .zip or .tar.gz of the folder'),
  fileName: z.string().trim().max(200).optional(),
  notes: z.string().max(2000).default('').describe('What is new, at most 2,000 characters'),
});

export const submissionStatus = z.enum(['queued', 'validating', 'accepted', 'refused', 'withdrawn']);

const checkSchema = z
  .object({
    check: z.string(),
    status: z.enum(['passed', 'failed', 'skipped']),
    detail: z.string(),
  })
  .meta({ id: 'AgentCheck' });

const timingSchema = z
  .object({
    decisions: z.number().int(),
    medianMs: z.number(),
    p99Ms: z.number(),
    maxMs: z.number(),
  })
  .meta({ id: 'AgentTiming' });

export const submissionSchema = z
  .object({
    id: z.string(),
    agentId: z.string(),
    agentName: z.string(),
    scenarioId: z.string(),
    number: z.number().int().describe('1, 2, ... within the agent'),
    kind: submissionKind,
    botName: z.string().nullable().describe('Of a sample: the scripted bot'),
    fileName: z.string(),
    fileHash: z.string().nullable().describe('SHA-256 of the file'),
    sizeBytes: z.number().int(),
    notes: z.string(),
    rulesHash: z.string(),
    isCurrentRules: z.boolean().describe('Whether the rules it was validated under are those of this server'),
    status: submissionStatus,
    reason: z.string().nullable().describe('Why it was refused or withdrawn'),
    createdAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    withdrawnAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Submission' });

export const submissionDetailSchema = submissionSchema.extend({
  submittedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  checks: z.array(checkSchema).describe('As `jixia check agent` finds them'),
  timing: timingSchema.nullable().describe('Of its decisions, milliseconds'),
  log: z.string().nullable().describe('The last it wrote to stderr before it failed; for its owner'),
  failingStep: z.number().int().nullable().describe('Decision of the validation match at which it failed'),
  validationMatchId: z.string().nullable(),
  jobId: z.string().nullable(),
  queue: queuePlaceSchema.nullable().describe('While it waits or is validated'),
});

export const uploadAnswer = submissionDetailSchema.extend({
  isDuplicate: z.boolean().describe('The agent had this file already: this is that version, and nothing was added'),
});

const dayUse = {
  submissionsToday: z.number().int().describe('In the last 24 hours'),
  nextAllowedAt: z.iso.datetime().nullable().describe('Null: now'),
};

export const quotaQuery = z.object({ scenarioId: scenarioId.optional() });

export const quotaSchema = z
  .object({
    limits: z.object({
      submissionsADayOfAgent: z.number().int(),
      submissionsADayOfPerson: z.number().int(),
      activeVersions: z.number().int().describe('Of an agent'),
      agents: z.number().int(),
      activeBytesOfPerson: z.number().int(),
      sizeBytes: z.object({ policy: z.number().int(), wasm: z.number().int(), process: z.number().int() }),
    }),
    used: z.object({ ...dayUse, agents: z.number().int(), activeBytes: z.number().int() }),
    agents: z.array(z.object({ id: z.string(), name: z.string(), activeVersions: z.number().int(), ...dayUse })),
  })
  .meta({ id: 'Quota' });
