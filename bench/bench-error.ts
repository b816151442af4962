// The one error of this package.

export type BenchErrorCode = 'wrong_result';

/** A benchmark that computes something else than it should has no time to report. */
export class BenchError extends Error {
  readonly code: BenchErrorCode;

  constructor(code: BenchErrorCode, message: string) {
    super(message);
    this.name = 'BenchError';
    this.code = code;
  }
}
