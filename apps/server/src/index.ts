// Public entry of the server: start it, stop it, back it up.

export type { BackupOptions, BackupReport } from './backup/back-up.ts';
export { backUp, restore } from './backup/open-backup.ts';
export type { RestoreOptions, RestoreReport } from './backup/restore.ts';
export type { Mail, Mailer } from './identity/mailer.ts';
export { openWorker } from './jobs/open-worker.ts';
export type { LogLevel } from './platform.ts';
export { ServerError, type ServerErrorCode } from './server-error.ts';
export { type RunningServer, type ServerOptions, startServer } from './start-server.ts';
