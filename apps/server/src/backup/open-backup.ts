// For the command line: what backs up and restores is loaded when it is called, not with every start of the server.
import type { BackupOptions, BackupReport } from './back-up.ts';
import type { RestoreOptions, RestoreReport } from './restore.ts';

/** Throws ServerError `bad_option`, `data_unusable`, `database_failed`. */
export const backUp = async (options: BackupOptions): Promise<BackupReport> =>
  (await import('./back-up.ts')).backUp(options);

/** Throws ServerError `bad_backup`, `not_empty`, `bad_option`, `data_in_use`, `data_unusable`, `database_failed`. */
export const restore = async (options: RestoreOptions): Promise<RestoreReport> =>
  (await import('./restore.ts')).restore(options);
