// What can go wrong around a run in this browser; the learner has errors of its own.

export type TrainErrorCode = 'in_use' | 'deleted' | 'storage_full' | 'storage_closed' | 'not_a_run' | 'internal';

export class TrainError extends Error {
  readonly code: TrainErrorCode;

  constructor(code: TrainErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'TrainError';
    this.code = code;
  }
}

/** A TrainError for what a browser's storage throws. */
export const storageError = (error: unknown): unknown => {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'QuotaExceededError') {
    return new TrainError('storage_full', 'The storage of this browser is full: delete runs, then go on.', {
      cause: error,
    });
  }
  return new TrainError('storage_closed', `This browser does not let the page store runs: ${error.message}`, {
    cause: error,
  });
};
