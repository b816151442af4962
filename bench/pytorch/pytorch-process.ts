// The PyTorch side of a benchmark: a Python process that answers one line per line (learn_step.py).
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BenchError } from '../bench-error.ts';

const script = fileURLToPath(new URL('./learn_step.py', import.meta.url));

/** Why there is no PyTorch to compare with. */
export class PytorchAbsent extends Error {}

export class PytorchProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  readonly #python: string;
  readonly #ended: Promise<void>;
  #spawnError: Error | null = null;
  #stderr = '';

  /** @param python the interpreter: a path or a command */
  constructor(python: string) {
    this.#python = python;
    this.#child = spawn(python, ['-u', script], { stdio: 'pipe' });
    this.#ended = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        this.#spawnError = error;
        resolve();
      });
      this.#child.on('close', () => resolve());
    });
    // What is written to a process that has ended is told by its missing answer.
    this.#child.stdin.on('error', () => undefined);
    this.#child.stderr.on('data', (data) => {
      this.#stderr = `${this.#stderr}${String(data)}`.slice(-2000);
    });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** @throws PytorchAbsent where Python or torch is not there, BenchError `worker_failed` where an order failed */
  async ask<T>(order: Readonly<Record<string, unknown>>): Promise<T> {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) await this.#ended;
    if (this.#spawnError) throw new PytorchAbsent(`${this.#python} cannot be started (${this.#spawnError.message})`);
    if (done) throw new BenchError('worker_failed', `${this.#python} ended without an answer: ${this.#stderr.trim()}`);
    const answer = JSON.parse(value as string) as T & { readonly error?: string };
    if (answer.error === undefined) return answer;
    if (answer.error.startsWith('PyTorch is not installed')) throw new PytorchAbsent(answer.error);
    throw new BenchError('worker_failed', `The PyTorch side failed: ${answer.error}`);
  }

  close(): void {
    this.#child.stdin.end();
  }
}
