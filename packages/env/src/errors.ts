// The one error of this package: what is wrong, where, and how to fix it.

export type EnvErrorCode =
  | 'unknown_scenario'
  | 'missing_build'
  | 'bad_manifest'
  | 'rules_mismatch'
  | 'bad_module'
  | 'bad_config'
  | 'bad_option'
  | 'bad_state'
  | 'worker_failed'
  | 'closed';

/** Thrown by everything in this package; `code` is for programs, `message` for people. */
export class EnvError extends Error {
  readonly code: EnvErrorCode;

  constructor(code: EnvErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EnvError';
    this.code = code;
  }
}
