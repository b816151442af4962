// What is done for each kind of job. A domain adds its own handler here.
import type { Connection, Database } from '../database/database.ts';
import { evaluateModel } from '../exchange/evaluate-model.ts';
import { playMatches } from '../matches/play-matches.ts';
import { validateSubmission } from '../matches/validate-submission.ts';
import { advancePhase } from '../phases/advance-phase.ts';
import type { JobKind, JobPayloads } from './job-kinds.ts';
import type { JobQueue } from './job-queue.ts';

export type JobContext = {
  readonly db: Database;
  readonly queue: JobQueue;
  readonly jobId: string;
  readonly workerName: string;
  /** Aborts where the job was lost or the worker stops: leave off at the next good place. */
  readonly signal: AbortSignal;
  /** Commits results, only while the job is this worker's. Throws ClaimLost. */
  commit<T>(write: (tx: Connection) => Promise<T>): Promise<T>;
};

export type JobHandler<K extends JobKind> = (context: JobContext, payload: JobPayloads[K]) => Promise<void>;

export type JobHandlers = { readonly [K in JobKind]?: JobHandler<K> };

export const handlers: JobHandlers = {
  matches: playMatches,
  validation: validateSubmission,
  phase: advancePhase,
  evaluation: evaluateModel,
};
