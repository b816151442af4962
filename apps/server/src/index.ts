// Public entry of the server: start it, stop it.

export type { Mail, Mailer } from './identity/mailer.ts';
export { openWorker } from './jobs/open-worker.ts';
export type { LogLevel } from './platform.ts';
export { ServerError, type ServerErrorCode } from './server-error.ts';
export { type RunningServer, type ServerOptions, startServer } from './start-server.ts';
