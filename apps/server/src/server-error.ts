// The one error of this package.

export type ServerErrorCode = 'port_in_use' | 'port_denied' | 'site_missing' | 'bad_option';

/** Thrown when the server cannot start; `code` is for programs, `message` for people. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServerError';
    this.code = code;
  }
}
