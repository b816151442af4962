// The one error class of this package; `code` is closed so that callers can map it to an exit code or a status.

export type LearnErrorCode =
  | 'invalid_option'
  | 'shape_mismatch'
  | 'not_differentiable'
  | 'invalid_policy'
  | 'rules_mismatch'
  | 'invalid_input'
  | 'invalid_output'
  | 'invalid_checkpoint'
  | 'read_failed'
  | 'write_failed'
  | 'diverged'
  | 'collector_failed'
  | 'device_missing'
  | 'runtime_failed';

/** What went wrong, where, and how to fix it, in one message. */
export class LearnError extends Error {
  readonly code: LearnErrorCode;

  constructor(code: LearnErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'LearnError';
    this.code = code;
  }
}
