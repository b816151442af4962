// The error of this package: what is wrong, where, and how to fix it. Replay files have their own, `ReplayError`.

export type ArenaErrorCode =
  | 'bad_agent'
  | 'unknown_agent'
  | 'bad_policy'
  | 'bad_option'
  | 'bad_folder'
  | 'agent_failed'
  | 'worker_failed';

export class ArenaError extends Error {
  readonly code: ArenaErrorCode;

  constructor(code: ArenaErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArenaError';
    this.code = code;
  }
}
