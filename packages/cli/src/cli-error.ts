// The one error of this package, and how any error becomes an exit code.

export type CliErrorCode = 'bad_usage' | 'missing_file' | 'cannot_write' | 'agent_absent';

/** What the person at the keyboard can mend. Ends with exit code 2. */
export class CliError extends Error {
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.code = code;
  }
}

export type Failure = { readonly code: string; readonly message: string; readonly exitCode: 1 | 2 };

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not read or write there',
  EPERM: 'this user may not read or write there',
  EISDIR: 'this is a folder, a file is needed',
  ENOTDIR: 'a part of this path is a file, not a folder',
  ENAMETOOLONG: 'this name is too long',
  EROFS: 'this disk is read-only',
  EMFILE: 'too many files are open',
  ENOSPC: 'the disk is full; free some space, then run the same command again',
  EDQUOT: 'the disk quota is used up; free some space, then run the same command again',
};

/** What the system means by an error of a file, or null where it is not one of those a person can mend. */
export function systemReason(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return (code === undefined ? undefined : systemReasons[code]) ?? null;
}

/**
 * Reads an error. The house's own errors carry a lower-case `code` and a message with the fix; the system's carry an
 * upper-case one; anything else is a fault of this program.
 */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: 'internal', message: String(error), exitCode: 1 };
  const { code, path } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && /^[a-z][a-z_]*$/.test(code)) return { code, message: error.message, exitCode: 2 };
  const reason = systemReason(error);
  if (reason !== null) {
    return { code: String(code).toLowerCase(), message: `${path ?? 'A file'}: ${reason}.`, exitCode: 2 };
  }
  const hint = 'This is a fault in Jixia. Set JIXIA_DEBUG=1 to see where it happened, and please report it.';
  return { code: 'internal', message: `${error.message}\n${hint}`, exitCode: 1 };
}
