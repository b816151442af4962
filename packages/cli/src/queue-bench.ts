// The queue under a crowd: many submissions of institutions of very different size, and how they are served. Each file is a
// module that its first check refuses, so that the queue is measured and not the arena.
import { createApi, dataOf, everyItem, type Item } from '@jixia/api-client';
import { percentile } from '@jixia/bench';
import { openBenchPlatform } from './bench-platform.ts';
import type { Submitter } from './queue-crowd.ts';

export type QueueBenchOptions = {
  readonly submissions: number;
  readonly people: number;
  readonly institutions: number;
  readonly workers: number;
  readonly onPart: (part: string, done: number, total: number) => void;
};

export type QueueFigures = {
  readonly submissions: number;
  readonly people: number;
  /** Submissions of each, largest institution first: so they were sent. */
  readonly byInstitution: readonly number[];
  readonly enqueue: {
    readonly seconds: number;
    readonly perSecond: number;
    readonly medianMs: number;
    readonly p95Ms: number;
  };
  readonly decide: { readonly seconds: number; readonly perSecond: number; readonly workers: number };
  readonly decided: number;
  readonly failed: number;
  readonly lost: number;
  /** Jobs that were begun more than once. */
  readonly repeated: number;
  /** Jobs begun although an institution that waited had used less of the worker's time; null with several workers. */
  readonly outOfTurn: number | null;
  readonly fairness: Fairness;
};

export type Fairness = {
  /** Jain's index of the jobs begun, while every institution had some waiting: 1 = the same for all, 1/n = one has all. */
  readonly jain: number;
  /** The same where the first to come is the first to be served. */
  readonly jainInOrder: number;
  /** Between the institution with the most and that with the fewest jobs begun, at any moment of that time. */
  readonly largestGap: number;
  readonly jobs: number;
};

/** When a job was worked on, and whose it was. */
export type Turn = { readonly whose: number; readonly startedMs: number; readonly finishedMs: number };

/** Times of jobs are told in whole milliseconds. */
const roundingMs = 1;

/**
 * How many jobs of one worker were begun although another that waited had been worked for a shorter time. `turns` by their
 * beginning; all of them waited from the start on.
 */
export function outOfTurn(turns: readonly Turn[], institutions: number): number {
  const usedMs = Array.from({ length: institutions }, () => 0);
  const waiting = Array.from({ length: institutions }, (_, at) => turns.filter(({ whose }) => whose === at).length);
  let count = 0;
  turns.forEach(({ whose, startedMs, finishedMs }, begun) => {
    const slackMs = roundingMs * (begun + 1);
    const least = Math.min(...usedMs.filter((_, at) => (waiting[at] as number) > 0));
    if ((usedMs[whose] as number) > least + slackMs) count += 1;
    usedMs[whose] = (usedMs[whose] as number) + finishedMs - startedMs;
    waiting[whose] = (waiting[whose] as number) - 1;
  });
  return count;
}

export const jain = (counts: readonly number[]): number => {
  const sum = counts.reduce((total, count) => total + count, 0);
  const squares = counts.reduce((total, count) => total + count * count, 0);
  return squares === 0 ? 1 : (sum * sum) / (counts.length * squares);
};

/** `order`: whose job was begun, one after another. */
export function fairnessOf(order: readonly number[], totals: readonly number[]): Fairness {
  const begun = totals.map(() => 0);
  let jobs = 0;
  let largestGap = 0;
  for (const whose of order) {
    if (begun.some((count, at) => count >= (totals[at] as number))) break;
    begun[whose] = (begun[whose] as number) + 1;
    jobs += 1;
    largestGap = Math.max(largestGap, Math.max(...begun) - Math.min(...begun));
  }
  let left = jobs;
  const inOrder = totals.map((total) => {
    const taken = Math.min(left, total);
    left -= taken;
    return taken;
  });
  return { jain: jain(begun), jainInOrder: jain(inOrder), largestGap, jobs };
}

const versionsOfAgent = 10;
const atOneTime = 8;
const lookMs = 500;

const brokenModule = (number: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(12);
  bytes.set([0, 0x61, 0x73, 0x6d, 9, 9, 9, 9]);
  new DataView(bytes.buffer).setUint32(8, number);
  return bytes;
};

async function submitAll(url: string, plan: readonly Submitter[], onDone: (done: number) => void): Promise<number[]> {
  const agents = new Map<Submitter, { readonly id: Promise<string>; readonly made: number; versions: number }>();
  const times: number[] = [];
  let next = 0;
  const send = async (): Promise<void> => {
    while (next < plan.length) {
      const number = next++;
      const whose = plan[number] as Submitter;
      const { token, headers } = whose;
      const api = createApi({ baseUrl: url, token });
      let agent = agents.get(whose);
      if (agent === undefined || agent.versions >= versionsOfAgent) {
        const made = (agent?.made ?? 0) + 1;
        const body = { scenarioId: 'moba-1v1', name: `agent ${made}` };
        const id = dataOf(api.POST('/api/agents', { body, headers })).then((found) => found.id);
        agent = { id, made, versions: 0 };
        agents.set(whose, agent);
      }
      agent.versions += 1;
      const id = await agent.id;
      const beganMs = performance.now();
      await api.POST('/api/agents/{id}/submissions', {
        params: { path: { id }, query: { kind: 'wasm' } },
        body: brokenModule(number) as unknown as string,
        bodySerializer: (body) => body,
        headers: { ...headers, 'content-type': 'application/octet-stream' },
      });
      times.push(performance.now() - beganMs);
      onDone(times.length);
    }
  };
  await Promise.all(Array.from({ length: atOneTime }, send));
  return times;
}

type Job = Item<'/api/jobs'>;

async function allJobs(url: string, admin: string): Promise<Job[]> {
  const api = createApi({ baseUrl: url, token: admin });
  const jobs: Job[] = [];
  const load = (cursor: string | undefined) =>
    dataOf(api.GET('/api/jobs', { params: { query: { kind: 'validation', limit: 100, ...(cursor && { cursor }) } } }));
  for await (const job of everyItem(load)) jobs.push(job);
  return jobs.sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1));
}

/** Throws where the server does not start. */
export async function benchQueue(options: QueueBenchOptions): Promise<QueueFigures> {
  const { submissions, people, institutions, onPart } = options;
  const onPerson = (done: number): void => onPart('people', done, people);
  const platform = await openBenchPlatform({ people, institutions, onPerson });
  try {
    // The largest institution comes first, with all it has.
    const bySize = [...platform.submitters].sort((a, b) => a.institution - b.institution);
    const each = Math.floor(submissions / people);
    const plan = bySize.flatMap((who, at) => Array<Submitter>(each + (at < submissions % people ? 1 : 0)).fill(who));
    const totals = Array.from({ length: institutions }, () => 0);
    for (const { institution } of plan) totals[institution] = (totals[institution] as number) + 1;
    const sentMs = performance.now();
    const times = await submitAll(platform.url, plan, (done) => onPart('sent', done, plan.length));
    const sentSeconds = (performance.now() - sentMs) / 1000;
    // Which institution a job is of is known by the first job of each, in the order in which they were sent.
    const waiting = await allJobs(platform.url, platform.admin);
    const houses = [...new Set(waiting.sort((a, b) => (a.id < b.id ? -1 : 1)).map((job) => job.institutionId))];
    await platform.restart(options.workers);
    const beganMs = performance.now();
    const api = createApi({ baseUrl: platform.url, token: platform.admin });
    for (;;) {
      const { kinds } = await dataOf(api.GET('/api/queue'));
      const open = kinds.reduce((sum, kind) => sum + (kind.kind === 'validation' ? kind.waiting + kind.running : 0), 0);
      onPart('decided', plan.length - open, plan.length);
      if (open === 0) break;
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    const seconds = (performance.now() - beganMs) / 1000;
    const jobs = await allJobs(platform.url, platform.admin);
    const count = (status: string): number => jobs.filter((job) => job.status === status).length;
    const turns = jobs.map(({ institutionId, startedAt, finishedAt }) => ({
      whose: houses.indexOf(institutionId),
      startedMs: Date.parse(startedAt ?? ''),
      finishedMs: Date.parse(finishedAt ?? ''),
    }));
    return {
      ...{ submissions: plan.length, people, byInstitution: totals },
      enqueue: {
        seconds: sentSeconds,
        perSecond: plan.length / sentSeconds,
        medianMs: percentile(times, 0.5),
        p95Ms: percentile(times, 0.95),
      },
      decide: { seconds, perSecond: plan.length / seconds, workers: options.workers },
      ...{ decided: count('done'), failed: count('failed'), lost: plan.length - jobs.length },
      repeated: jobs.filter(({ attempt }) => attempt > 1).length,
      outOfTurn: options.workers === 1 ? outOfTurn(turns, institutions) : null,
      fairness: fairnessOf(
        turns.map(({ whose }) => whose),
        totals,
      ),
    };
  } finally {
    await platform.close();
  }
}
