// What can go wrong in the viewer; one class, closed codes.

export type ViewerErrorCode = 'no_webgl' | 'bad_snapshot';

export class ViewerError extends Error {
  readonly code: ViewerErrorCode;

  constructor(code: ViewerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ViewerError';
    this.code = code;
  }
}
