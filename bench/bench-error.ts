// The one error of this package.

export type BenchErrorCode = 'wrong_result' | 'nothing_to_show' | 'bad_option' | 'bad_results' | 'worker_failed';

/**
 * `wrong_result`: a benchmark computed something else than it should and has no time to report. `nothing_to_show`: a server
 * without matches yet. `bad_option`: a value
 * out of range. `bad_results`: a file of earlier results that does not fit. `worker_failed`: a thread died.
 */
export class BenchError extends Error {
  readonly code: BenchErrorCode;

  constructor(code: BenchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BenchError';
    this.code = code;
  }
}
