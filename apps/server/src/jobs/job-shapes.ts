// Shapes of jobs and the queue as the API shows them.
import { z } from 'zod';
import { priorityOf } from './job-kinds.ts';

export const jobKind = z.enum(Object.keys(priorityOf) as [keyof typeof priorityOf, ...(keyof typeof priorityOf)[]]);
export const jobStatus = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

export const queuePlaceSchema = z
  .object({
    status: z.enum(['waiting', 'resting', 'running']),
    position: z.number().int().nullable().describe('1 = next; null unless it waits'),
    aheadOfSameShare: z.number().int().describe('Before it, of the same institution or person'),
    aheadOfOthers: z.number().int(),
    waiting: z.number().int().describe('Jobs that wait'),
    workers: z.number().int().describe('Jobs that can be done at one time'),
    busy: z.number().int().describe('Jobs that are being done'),
    resumesAt: z.iso.datetime().nullable().describe('Of one that rests until then'),
    reason: z.string().describe('All that in a sentence'),
  })
  .meta({ id: 'QueuePlace' });

export const jobSchema = z
  .object({
    id: z.string(),
    kind: jobKind,
    status: jobStatus,
    subject: z.object({ kind: z.enum(['submission', 'match', 'phase', 'model']), ids: z.array(z.string()) }),
    progress: z.number().describe('0 .. 1'),
    attempt: z.number().int(),
    reason: z.string().nullable().describe('Why it failed, was cancelled or waits'),
    requestedBy: z.string().nullable(),
    institutionId: z.string().nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    queue: queuePlaceSchema.nullable(),
  })
  .meta({ id: 'Job' });

export const queueSchema = z
  .object({
    kinds: z.array(
      z.object({
        kind: jobKind,
        waiting: z.number().int(),
        running: z.number().int(),
        oldestWaitingSeconds: z.number().nullable(),
        medianWaitSeconds: z.number().nullable().describe('Of those begun in the last hour'),
      }),
    ),
    workers: z.number().int().describe('Jobs that can be done at one time'),
    busy: z.number().int(),
    mine: z.array(jobSchema).describe('Own jobs that wait or run, at most 50'),
  })
  .meta({ id: 'Queue' });

export type QueuePlace = z.input<typeof queuePlaceSchema>;
export type ShownJob = z.input<typeof jobSchema>;
