// Stands between the listening server and the platform behind it: loads the platform once the site is being served, lets
// requests wait for it, and says so where it takes long or did not start.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApiErrorCode, statusOfCode } from './http/error-codes.ts';
import { siteHeaders } from './http/headers.ts';
import type { PlatformOptions, RunningPlatform } from './platform.ts';
import { ServerError } from './server-error.ts';

/** Longer than a start on a slow machine; a browser waits as long. */
const patienceMs = 20_000;

/**
 * Loading the platform takes the time of this process, and making a database that of the machine, from the first page: a file
 * asked for meanwhile waits for seconds. So it begins when a page asks for the platform, which it does once it has all; after
 * so long without a request for a file, since there are pages that never ask; and at the latest after `longestDelayMs`.
 * Between its code and the rules a page starts up, for about a second on a slow machine.
 */
const quietMs = 2500;
const longestDelayMs = 8000;
/** Where nobody has asked for a page. */
const idleMs = 800;
const lookMs = 100;

const isForPlatform = (url: string): boolean => {
  const path = url.split('?', 1)[0] as string;
  return (path.startsWith('/api/') && path !== '/api/scenarios') || path === '/metrics' || path === '/health/ready';
};

function refuse(response: ServerResponse, code: ApiErrorCode, message: string): void {
  const headers = { ...siteHeaders, 'content-type': 'application/json; charset=utf-8', 'retry-after': '2' };
  response.writeHead(statusOfCode[code], headers);
  response.end(JSON.stringify({ error: { code, message, requestId: crypto.randomUUID() } }));
}

export class PlatformGate {
  /** Rejects with a ServerError where the platform does not start, or its database dies later on. */
  readonly failed: Promise<never>;
  #running: Promise<RunningPlatform> | undefined;
  #platform: RunningPlatform | undefined;
  #failure: Error | undefined;
  #fail: (error: Error) => void = () => {};
  #lastPageMs: number | undefined;
  /** Somebody needs the platform now. */
  #hurry: () => void = () => {};
  readonly #isUrgent: Promise<void>;
  readonly #stop = new AbortController();

  constructor() {
    this.#isUrgent = new Promise((resolve) => {
      this.#hurry = resolve;
    });
    this.failed = new Promise((_resolve, reject) => {
      this.#fail = (error) => {
        this.#failure = error;
        if (!this.#stop.signal.aborted) reject(error);
      };
    });
    // Whoever wants to know awaits it; nobody has to.
    this.failed.catch(() => {});
  }

  start(options: PlatformOptions): void {
    const load = async (): Promise<RunningPlatform> => {
      await Promise.race([this.#isUrgent, this.#untilPageIsServed()]);
      this.#stop.signal.throwIfAborted();
      const { startPlatform } = await import('./platform.ts');
      this.#stop.signal.throwIfAborted();
      return startPlatform(options, this.#stop.signal, this.#fail);
    };
    this.#running = load();
    this.#running.then(
      (platform) => {
        this.#platform = platform;
      },
      (error) => this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
  }

  async #untilPageIsServed(): Promise<void> {
    const beganMs = performance.now();
    for (;;) {
      const nowMs = performance.now();
      const isQuiet = this.#lastPageMs === undefined ? nowMs - beganMs > idleMs : nowMs - this.#lastPageMs > quietMs;
      if (isQuiet || nowMs - beganMs > longestDelayMs || this.#stop.signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  }

  /** Resolves when requests are answered. Rejects like `failed`. */
  async ready(): Promise<void> {
    this.#hurry();
    await this.#running;
  }

  /** True where the request is the platform's to answer, now or later. */
  takes(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#running === undefined || !isForPlatform(request.url ?? '/')) {
      this.#lastPageMs = performance.now();
      return false;
    }
    this.#hurry();
    if (this.#platform !== undefined) this.#platform.handle(request, response);
    else if (request.url === '/health/ready' || this.#failure !== undefined) this.#refuse(response);
    else void this.#wait(request, response);
    return true;
  }

  async #wait(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, patienceMs, null);
    });
    const platform = await Promise.race([this.#running, patience]).catch(() => null);
    clearTimeout(timer);
    if (platform == null) this.#refuse(response);
    else platform.handle(request, response);
  }

  #refuse(response: ServerResponse): void {
    if (this.#failure === undefined) refuse(response, 'starting', 'Jixia is starting. Try again in a moment.');
    else {
      const reason = this.#failure instanceof ServerError ? 'its database is not available' : 'it could not start';
      refuse(response, 'database_unavailable', `Jixia cannot answer: ${reason}. The console of the server says more.`);
    }
  }

  /** Before the server waits for open requests: some would never end. */
  endStreams(): void {
    this.#platform?.endStreams();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#hurry();
    const platform = await this.#running?.catch(() => undefined);
    await platform?.close();
  }
}
