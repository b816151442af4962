// An agent in a process of its own: JSON lines over stdin and stdout, with limits on time and output. Node only.

import type { ChildProcess } from 'node:child_process';
import { ArenaError } from '../arena-error.ts';
import type { AgentLimits } from './agent-limits.ts';
import type { AgentLink, LinkEnding, Question } from './agent-link.ts';

/** A started process, and what its surroundings know about it. */
export type StartedProcess = {
  /** In a process group of its own; stdin, stdout and stderr are pipes. */
  readonly child: ChildProcess;
  /** What was to run, as agent.json names it. */
  readonly program: string;
  /** First line on stdout by which the surroundings say that all is set up; null where there are none. */
  readonly readyLine: string | null;
  /** After the end: whether it met its memory limit. */
  readonly ranOutOfMemory: () => boolean;
  /** Called once, when the process is gone. */
  readonly release: () => void;
};

const logTailBytes = 4096;
/** After the end of the process: time for its pipes to run dry. */
const drainMs = 200;
const closeMs = 1000;
const lineFeed = 10;
/** With which a shell ends where there is no such program. */
const notFoundCode = 127;

const alive = new Set<ProcessLink>();
let isWatching = false;

/** Nothing that we started outlives us. */
const killAll = (): void => {
  for (const link of alive) link.kill();
};

type Waiting = {
  readonly question: Question;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (line: string) => void;
  readonly reject: (error: ArenaError) => void;
};

export class ProcessLink implements AgentLink {
  readonly pausedMs = 0;
  readonly #child: ChildProcess;
  readonly #started: StartedProcess;
  readonly #limits: AgentLimits;
  readonly #gone: Promise<void>;
  #chunks: Buffer[] = [];
  #chunkBytes = 0;
  #tail = Buffer.alloc(0);
  #logBytes = 0;
  #isReady: boolean;
  #hasAnswered = false;
  #waiting: Waiting | null = null;
  #fault: ArenaError | null = null;
  #isClosing = false;
  #isGone = false;
  #isLate = false;
  #isMissing = false;
  #ending = 'it is running';

  constructor(started: StartedProcess, limits: AgentLimits) {
    const { child } = started;
    this.#child = child;
    this.#started = started;
    this.#limits = limits;
    this.#isReady = started.readyLine === null;
    child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    child.stderr?.on('data', (chunk: Buffer) => this.#readLog(chunk));
    for (const stream of [child.stdin, child.stdout, child.stderr]) {
      // A broken pipe shows as the end of the process.
      stream?.on('error', () => undefined);
    }
    this.#gone = new Promise((resolve) => {
      let drain: NodeJS.Timeout | undefined;
      const finish = (): void => {
        clearTimeout(drain);
        if (this.#isGone) return;
        this.#onGone();
        resolve();
      };
      child.on('error', (error) => {
        this.#isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
        this.#ending = `it could not be started: ${error.message}`;
        finish();
      });
      child.on('exit', (code, signal) => {
        this.#isMissing = code === notFoundCode;
        this.#ending = signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
        drain = setTimeout(finish, drainMs);
      });
      child.on('close', finish);
    });
    alive.add(this);
    if (!isWatching) {
      isWatching = true;
      process.on('exit', killAll);
    }
  }

  get isUsable(): boolean {
    return this.#fault === null && !this.#isGone && !this.#isClosing;
  }

  get log(): string {
    return this.#tail.toString('utf8').replace(/^\uFFFD+/, '');
  }

  ask(question: Question): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#fault !== null) return reject(this.#fault);
      if (this.#isGone) return reject(this.#endError());
      if (this.#isReady && this.#unread().trim() !== '') {
        return void this.#fail(
          new ArenaError('agent_message', `It wrote to stdout without being asked: ${this.#unreadText()}`),
        ).then(reject);
      }
      if (this.#isReady) this.#keep(Buffer.alloc(0));
      const timer = setTimeout(() => {
        void this.#fail(new ArenaError('agent_timeout', question.late)).then(reject);
      }, question.limitMs);
      this.#waiting = { question, timer, resolve, reject };
      this.tell(question.text);
    });
  }

  tell(text: string): void {
    if (this.isUsable) this.#child.stdin?.write(`${text}\n`);
  }

  beginMatch(): void {
    this.#logBytes = 0;
  }

  async stop(): Promise<void> {
    this.kill();
    await this.#gone;
  }

  async close(): Promise<LinkEnding> {
    this.#isClosing = true;
    this.#child.stdin?.end();
    const late = setTimeout(() => {
      this.#isLate = true;
      this.kill();
    }, closeMs);
    await this.#gone;
    clearTimeout(late);
    const how = this.#isLate
      ? `it had not ended ${closeMs} ms after its stdin was closed, and was stopped`
      : this.#ending;
    return { isClean: this.#fault === null && !this.#isLate && this.#child.exitCode === 0, how };
  }

  /** Ends the whole process group. */
  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#isGone) return;
    try {
      if (process.platform === 'win32') this.#child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }

  #read(chunk: Buffer): void {
    if (this.#fault !== null) return;
    this.#chunks.push(chunk);
    this.#chunkBytes += chunk.length;
    if (this.#chunkBytes > this.#limits.answerKiB * 1024) {
      const error = new ArenaError(
        'agent_output',
        `It wrote more than ${this.#limits.answerKiB} KiB to stdout at once.`,
      );
      return void this.#reject(error);
    }
    if (chunk.includes(lineFeed)) this.#takeLines();
  }

  #takeLines(): void {
    const bytes = Buffer.concat(this.#chunks);
    const end = bytes.indexOf(lineFeed);
    const line = bytes.toString('utf8', 0, end).replace(/\r$/, '');
    const rest = bytes.subarray(end + 1);
    if (!this.#isReady) {
      this.#isReady = line === this.#started.readyLine;
      this.#keep(rest);
      if (rest.includes(lineFeed)) this.#takeLines();
      return;
    }
    if (this.#waiting === null) return;
    const { resolve, timer } = this.#waiting;
    clearTimeout(timer);
    this.#waiting = null;
    this.#hasAnswered = true;
    this.#keep(rest);
    resolve(line);
  }

  #keep(bytes: Buffer): void {
    this.#chunks = bytes.length === 0 ? [] : [bytes];
    this.#chunkBytes = bytes.length;
  }

  #unread(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  #unreadText(): string {
    const text = this.#unread().trim();
    return `${text.length > 120 ? `${text.slice(0, 117)}...` : text}. Only answers go to stdout; print the rest to stderr.`;
  }

  #readLog(chunk: Buffer): void {
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-logTailBytes);
    this.#logBytes += chunk.length;
    if (this.#logBytes > this.#limits.logKiB * 1024 && this.#fault === null) {
      void this.#reject(
        new ArenaError('agent_output', `It wrote more than ${this.#limits.logKiB} KiB to stderr in one match.`),
      );
    }
  }

  /** Stops it for a fault; the question that waits, or the next one, is answered with it. */
  async #reject(error: ArenaError): Promise<void> {
    const waiting = this.#waiting;
    const final = await this.#fail(error);
    waiting?.reject(final);
  }

  /** Resolves to the error with the agent's last words, when it is gone. */
  async #fail(error: ArenaError): Promise<ArenaError> {
    if (this.#waiting !== null) clearTimeout(this.#waiting.timer);
    this.#waiting = null;
    this.#fault ??= error;
    await this.stop();
    this.#fault = this.#isReady ? new ArenaError(error.code, error.message, { log: this.log }) : this.#endError();
    return this.#fault;
  }

  #endError(): ArenaError {
    if (!this.#isReady) {
      const why = this.log.trim() === '' ? this.#ending : this.log.trim();
      return new ArenaError('sandbox_failed', `The sandbox could not be set up: ${why}`);
    }
    if (this.#started.ranOutOfMemory()) {
      return new ArenaError('agent_memory', `It used more than its ${this.#limits.memoryMiB} MiB of memory.`, {
        log: this.log,
      });
    }
    const code = this.#hasAnswered ? 'agent_exit' : 'agent_start';
    const [last] = this.log.trim().split('\n').slice(-1);
    const said = last === undefined || last === '' ? '' : ` Its last words: ${last.slice(0, 300)}`;
    const when = this.#hasAnswered ? 'in the middle of a match' : 'before it had answered "hello"';
    const hint =
      this.#isMissing && !this.#hasAnswered
        ? ` "${this.#started.program}" is not installed here, or not where agents can run it.`
        : '';
    return new ArenaError(code, `The agent is gone ${when}: ${this.#ending}.${said}${hint}`, { log: this.log });
  }

  #onGone(): void {
    this.kill();
    this.#isGone = true;
    alive.delete(this);
    if (this.#waiting !== null) {
      clearTimeout(this.#waiting.timer);
      const error = this.#endError();
      this.#fault ??= error;
      this.#waiting.reject(error);
      this.#waiting = null;
    }
    this.#started.release();
  }
}
