// The error of replay files: which kind of wrong, and what to do about it.

export type ReplayErrorCode =
  | 'not_a_replay'
  | 'newer_version'
  | 'truncated'
  | 'corrupt'
  | 'unknown_scenario'
  | 'other_rules'
  | 'bad_record';

/** Thrown where a replay cannot be read or written; `code` is for programs, `message` for people. */
export class ReplayError extends Error {
  readonly code: ReplayErrorCode;

  constructor(code: ReplayErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReplayError';
    this.code = code;
  }
}
