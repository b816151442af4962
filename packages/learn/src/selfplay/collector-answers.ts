// Answers of a collector's thread in their order; whoever comes first waits, the answer or the one who asks.

import { LearnError, type LearnErrorCode } from '../learn-error.ts';
import type { CollectReport } from './collector.ts';
import type { CollectorAnswer } from './collector-service.ts';

export class CollectorAnswers {
  readonly #index: number;
  readonly #queue: (CollectReport | null | LearnError)[] = [];
  #asker: { resolve: (report: CollectReport | null) => void; reject: (error: LearnError) => void } | null = null;

  /** @param index of the collector, for messages */
  constructor(index: number) {
    this.#index = index;
  }

  /** The next report, null where the thread says that it is ready. Rejects with what went wrong there. */
  next(): Promise<CollectReport | null> {
    return new Promise((resolve, reject) => {
      this.#asker = { resolve, reject };
      this.#settle();
    });
  }

  take(answer: CollectorAnswer): void {
    if (answer.kind === 'failed') this.#add(new LearnError(answer.code as LearnErrorCode, answer.message));
    else this.#add(answer.kind === 'report' ? answer.report : null);
  }

  /** The thread itself broke. */
  fail(reason: string): void {
    this.#add(new LearnError('collector_failed', `Collector ${this.#index} failed: ${reason}`));
  }

  #add(answer: CollectReport | null | LearnError): void {
    this.#queue.push(answer);
    this.#settle();
  }

  #settle(): void {
    const asker = this.#asker;
    if (asker === null || this.#queue.length === 0) return;
    this.#asker = null;
    const answer = this.#queue.shift();
    if (answer instanceof LearnError) asker.reject(answer);
    else asker.resolve(answer ?? null);
  }
}
