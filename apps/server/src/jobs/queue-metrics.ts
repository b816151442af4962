// Figures of the queue for Prometheus, read when they are asked for.
import { Gauge, type Registry } from 'prom-client';
import type { Platform } from '../platform.ts';
import { endedLastHour, queueFigures } from './job-repository.ts';

/** Figures asked for together are read together. */
const freshMs = 1000;

export function addQueueMetrics(registry: Registry, { db }: Pick<Platform, 'db'>): void {
  const registers = [registry];
  let read: Promise<Awaited<ReturnType<typeof queueFigures>>> | undefined;
  let readMs = Number.NEGATIVE_INFINITY;
  const figures = (): ReturnType<typeof queueFigures> => {
    if (read === undefined || performance.now() - readMs > freshMs) {
      read = queueFigures(db);
      readMs = performance.now();
    }
    return read;
  };
  const gauge = (name: string, help: string, labelNames: string[], fill: (of: Gauge) => Promise<void>): void => {
    new Gauge({
      ...{ name, help, registers, labelNames },
      async collect() {
        this.reset();
        // Without the database the other figures count all the more.
        await fill(this).catch(() => this.reset());
      },
    });
  };
  gauge('jixia_jobs', 'Jobs that wait or run', ['kind', 'status'], async (jobs) => {
    for (const { kind, waiting, running } of (await figures()).kinds) {
      jobs.set({ kind, status: 'queued' }, waiting);
      jobs.set({ kind, status: 'running' }, running);
    }
  });
  gauge('jixia_jobs_ended_last_hour', 'Jobs that ended within the last hour', ['kind', 'status'], async (ended) => {
    for (const { kind, status, jobs } of await endedLastHour(db)) ended.set({ kind, status }, jobs);
  });
  gauge('jixia_job_oldest_waiting_seconds', 'Age of the job that waits longest', ['kind'], async (oldest) => {
    for (const { kind, oldestWaitingSeconds } of (await figures()).kinds)
      oldest.set({ kind }, oldestWaitingSeconds ?? 0);
  });
  gauge('jixia_workers', 'Jobs that workers can do at one time', [], async (workers) =>
    workers.set((await figures()).workers),
  );
  gauge('jixia_workers_busy', 'Jobs that workers are doing', [], async (busy) => busy.set((await figures()).busy));
}
