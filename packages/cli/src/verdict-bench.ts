// How long an author waits from the upload of a version to its verdict, on a server of the benchmark's own.
import { type Answer, type Api, createApi, dataOf } from '@jixia/api-client';
import { percentile } from '@jixia/bench';
import { openBenchPlatform } from './bench-platform.ts';
import { CliError } from './cli-error.ts';
import type { PackedAgent } from './pack-agent.ts';
import { isDecided } from './submission-report.ts';

export type VerdictBenchOptions = {
  readonly agents: readonly { readonly packed: PackedAgent; readonly scenarioId: string }[];
  /** Uploads of each agent, one after the other. */
  readonly runs: number;
  readonly onVerdict: (done: number) => void;
};

export type VerdictTimes = {
  readonly name: string;
  readonly kind: PackedAgent['kind'];
  readonly scenarioId: string;
  /** From the start of the upload until a look finds the verdict, in the order of the runs; the first warms the worker. */
  readonly timesMs: readonly number[];
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly mostMs: number;
};

/** Below what one person may submit in a day. */
const runsOfPerson = 10;
const lookMs = 50;

async function timeVerdict(
  api: Api,
  headers: Record<string, string>,
  name: string,
  agent: VerdictBenchOptions['agents'][number],
) {
  const { packed, scenarioId } = agent;
  // An agent of its own each time: a file that an agent has already is not validated again.
  const { id } = await dataOf(api.POST('/api/agents', { body: { scenarioId, name }, headers }));
  const beganMs = performance.now();
  let now: Answer<'/api/submissions/{id}'> = await dataOf(
    api.POST('/api/agents/{id}/submissions', {
      params: { path: { id }, query: { kind: packed.kind, fileName: packed.fileName } },
      body: packed.bytes as unknown as string,
      bodySerializer: (body) => body,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    }),
  );
  while (!isDecided(now)) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    now = await dataOf(api.GET('/api/submissions/{id}', { params: { path: { id: now.id } }, headers }));
  }
  const tookMs = performance.now() - beganMs;
  if (now.status !== 'accepted') {
    const why = now.reason ?? 'no reason given';
    throw new CliError(
      'bad_usage',
      `${packed.name} is ${now.status}, not accepted: ${why} Give agents that are accepted.`,
    );
  }
  return tookMs;
}

/** One worker. Throws CliError `bad_usage` where an agent is not accepted. */
export async function benchVerdicts({
  agents,
  runs,
  onVerdict,
}: VerdictBenchOptions): Promise<readonly VerdictTimes[]> {
  const total = agents.length * runs;
  const people = Math.ceil(total / runsOfPerson);
  const platform = await openBenchPlatform({ people, institutions: 1, onPerson: () => {} });
  try {
    await platform.restart(1);
    const times = agents.map((): number[] => []);
    // By turns, so that what else the machine does meets all of them.
    for (let upload = 0; upload < total; upload++) {
      const whose = platform.submitters[Math.floor(upload / runsOfPerson)];
      const agent = agents[upload % agents.length];
      if (whose === undefined || agent === undefined) throw new Error(`nobody for upload ${upload}`);
      const api = createApi({ baseUrl: platform.url, token: whose.token });
      times[upload % agents.length]?.push(await timeVerdict(api, whose.headers, `agent ${upload}`, agent));
      onVerdict(upload + 1);
    }
    return agents.map(({ packed, scenarioId }, at) => {
      const timesMs = times[at] as number[];
      const [medianMs, p95Ms, mostMs] = [percentile(timesMs, 0.5), percentile(timesMs, 0.95), Math.max(...timesMs)];
      return { name: packed.name, kind: packed.kind, scenarioId, timesMs, medianMs, p95Ms, mostMs };
    });
  } finally {
    await platform.close();
  }
}
