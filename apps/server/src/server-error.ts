// The one error of this package for what keeps the server from starting. Answers to requests: http/api-error.ts.

export type ServerErrorCode =
  | 'port_in_use'
  | 'port_denied'
  | 'site_missing'
  | 'bad_option'
  | 'data_in_use'
  | 'data_unusable'
  | 'database_failed'
  | 'bad_backup'
  | 'not_empty';

/** Thrown when the server cannot start; `code` is for programs, `message` for people. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServerError';
    this.code = code;
  }
}
