// Visitors of a running server: each opens leaderboards and pages of matches, one request after the other as a browser
// would, over connections that stay open. What comes back is checked before it is timed.
import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { BenchError } from './bench-error.ts';
import { percentile } from './statistics.ts';

export type SiteLoadOptions = {
  /** Where the server listens, without a slash at the end. */
  readonly url: string;
  readonly visitors: number;
  readonly seconds: number;
  /** Between two pages of a visitor; 0 = as fast as answers come. */
  readonly pauseMs: number;
  readonly onSecond?: (second: number) => void;
};

/** Milliseconds. */
export type Latency = { readonly median: number; readonly p95: number; readonly p99: number; readonly max: number };

export type SiteLoad = {
  readonly visitors: number;
  readonly seconds: number;
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly pages: number;
  readonly pagesPerSecond: number;
  /** Of one request. */
  readonly request: Latency;
  /** Of all requests of a page, from the first to the last byte. */
  readonly page: { readonly leaderboard: Latency; readonly match: Latency };
  /** By status, everything that was not 200. */
  readonly refused: Readonly<Record<string, number>>;
};

type Reply = { readonly status: number; readonly body: Buffer };

/** A visitor's browser: an address of its own, six connections at most. */
class Visitor {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 6 });
  readonly #address: string;

  constructor(url: string, number: number) {
    this.#url = new URL(url);
    // A server behind a proxy counts requests by address; all visitors of a benchmark come from one.
    this.#address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  }

  get(path: string, accept = 'application/json'): Promise<Reply> {
    const { hostname, port } = this.#url;
    return new Promise((resolve, reject) => {
      const headers = { accept, 'x-forwarded-for': this.#address };
      const sent = request({ hostname, port, path, agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** One page: its document first, then what it asks for, side by side as the site does. */
type Page = { readonly kind: 'leaderboard' | 'match'; readonly document: string; readonly parts: readonly string[] };

type Items = { readonly items: readonly { readonly id: string; readonly slug?: string }[] };

const mustBe = (condition: boolean, what: string): void => {
  if (!condition) throw new BenchError('wrong_result', `${what}. Nothing was timed.`);
};

const json = async <T>(visitor: Visitor, path: string): Promise<T> => {
  const { status, body } = await visitor.get(path).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BenchError('bad_option', `The server does not answer: ${reason}.`, { cause });
  });
  mustBe(status === 200, `GET ${path} answered ${status}: ${body.toString().slice(0, 200)}`);
  return JSON.parse(body.toString()) as T;
};

/** The pages there are; answers hold what they should, and replays are the bytes that their hash says. */
const findPages = async (visitor: Visitor): Promise<Page[]> => {
  const competitions = await json<Items>(visitor, '/api/competitions?limit=20');
  const pages: Page[] = [];
  for (const { id, slug } of competitions.items) {
    const { items: phases } = await json<Items>(visitor, `/api/competitions/${id}/phases`);
    for (const phase of phases) {
      const standings = await json<Items>(visitor, `/api/phases/${phase.id}/standings`);
      if (standings.items.length === 0) continue;
      pages.push({
        kind: 'leaderboard',
        document: `/competitions/${slug}`,
        parts: [
          `/api/competitions/${slug}`,
          `/api/competitions/${id}/phases`,
          `/api/phases/${phase.id}/standings`,
          `/api/matches?phaseId=${phase.id}&status=done`,
        ],
      });
    }
  }
  const matches = await json<Items>(visitor, '/api/matches?status=done&limit=50');
  for (const { id } of matches.items) {
    const { replay } = await json<{ replay: { sha256: string } | null }>(visitor, `/api/matches/${id}`);
    if (replay === null) continue;
    const { status, body } = await visitor.get(`/api/matches/${id}/replay`);
    const hash = createHash('sha256').update(body).digest('hex');
    mustBe(status === 200 && hash === replay.sha256, `The replay of match ${id} is not the one its hash names`);
    pages.push({
      kind: 'match',
      document: `/match/${id}`,
      parts: [`/api/matches/${id}`, `/api/matches/${id}/replay`],
    });
  }
  const kinds = new Set(pages.map(({ kind }) => kind));
  if (kinds.size < 2) {
    const message = 'The server has no leaderboard and match to show; let it play some matches first.';
    throw new BenchError('nothing_to_show', message);
  }
  return pages;
};

const latencyOf = (times: readonly number[]): Latency => {
  const at = (share: number): number => percentile(times, share);
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
};

/** Whether a server has played what visitors of this benchmark look at. Throws BenchError `wrong_result`. */
export async function hasPagesToShow(url: string): Promise<boolean> {
  const visitor = new Visitor(url, 0);
  try {
    await findPages(visitor);
    return true;
  } catch (error) {
    if (error instanceof BenchError && error.code === 'nothing_to_show') return false;
    throw error;
  } finally {
    visitor.close();
  }
}

/** Throws BenchError `bad_option`, `wrong_result`, `nothing_to_show`. */
export async function benchSiteLoad(options: SiteLoadOptions): Promise<SiteLoad> {
  const { url, visitors, seconds, pauseMs, onSecond } = options;
  if (!URL.canParse(url))
    throw new BenchError('bad_option', `url must be an address like http://localhost:4180, not ${url}.`);
  const first = new Visitor(url, 0);
  const pages = await findPages(first);
  first.close();
  const byKind = {
    leaderboard: pages.filter(({ kind }) => kind === 'leaderboard'),
    match: pages.filter(({ kind }) => kind === 'match'),
  };
  const times: number[] = [];
  const pageTimes = { leaderboard: [] as number[], match: [] as number[] };
  const refused: Record<string, number> = {};
  const beganMs = performance.now();
  const endMs = beganMs + seconds * 1000;
  const timed = async (visitor: Visitor, path: string, accept?: string): Promise<void> => {
    const startMs = performance.now();
    // A line that breaks is an answer that did not come.
    const status = await visitor.get(path, accept).then(
      (reply) => reply.status,
      () => 'no answer',
    );
    times.push(performance.now() - startMs);
    if (status !== 200) refused[status] = (refused[status] ?? 0) + 1;
  };
  const visit = async (number: number): Promise<void> => {
    const visitor = new Visitor(url, number);
    // Not all at once: they would come in step and wait for each other.
    await new Promise((resolve) => setTimeout(resolve, (number * Math.max(pauseMs, 200)) / visitors));
    for (let turn = number; performance.now() < endMs; turn++) {
      // Every second page is a leaderboard: it is what people come back to.
      const kind = turn % 2 === 0 ? 'leaderboard' : 'match';
      const choice = byKind[kind];
      const page = choice[(turn * 7) % choice.length] as Page;
      const startMs = performance.now();
      await timed(visitor, page.document, 'text/html');
      await Promise.all(page.parts.map((path) => timed(visitor, path)));
      pageTimes[kind].push(performance.now() - startMs);
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    visitor.close();
  };
  const clock = setInterval(() => onSecond?.((performance.now() - beganMs) / 1000), 1000);
  try {
    await Promise.all(Array.from({ length: visitors }, (_, number) => visit(number + 1)));
  } finally {
    clearInterval(clock);
  }
  const elapsed = (performance.now() - beganMs) / 1000;
  const pageCount = pageTimes.leaderboard.length + pageTimes.match.length;
  return {
    visitors,
    seconds: elapsed,
    requests: times.length,
    requestsPerSecond: times.length / elapsed,
    pages: pageCount,
    pagesPerSecond: pageCount / elapsed,
    request: latencyOf(times),
    page: { leaderboard: latencyOf(pageTimes.leaderboard), match: latencyOf(pageTimes.match) },
    refused,
  };
}
