// Worker processes beside the server: started again when they die, ended with it.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./local-worker.ts', import.meta.url));
const firstRestMs = 1000;
const longestRestMs = 60_000;
/** One that lived for so long is no longer in trouble. */
const settledMs = 60_000;
const patienceMs = 15_000;

export class LocalWorkers {
  readonly #databaseUrl: string;
  readonly #log: (message: string, error?: unknown) => void;
  readonly #children = new Set<ChildProcess>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosing = false;

  constructor(databaseUrl: string, count: number, log: (message: string, error?: unknown) => void) {
    this.#databaseUrl = databaseUrl;
    this.#log = log;
    for (let number = 0; number < count; number++) this.#start(firstRestMs);
  }

  #start(restMs: number): void {
    const beganMs = performance.now();
    const child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#children.add(child);
    // By message: arguments and environment can be read by others.
    child.send(this.#databaseUrl, () => {});
    child.on('error', (error) => this.#log('A worker has trouble.', error));
    child.once('exit', (code, signal) => {
      this.#children.delete(child);
      if (this.#isClosing) return;
      const rest = performance.now() - beganMs > settledMs ? firstRestMs : restMs;
      this.#log(`A worker ended (${signal ?? code}); another one starts in ${rest / 1000} s.`);
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.#start(Math.min(longestRestMs, 2 * rest));
      }, rest);
      this.#timers.add(timer);
    });
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(
      [...this.#children].map(async (child) => {
        const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
        child.kill('SIGTERM');
        await ended;
        clearTimeout(timer);
      }),
    );
  }
}
