// Public entry of the server: start it, stop it.

export { ServerError, type ServerErrorCode } from './server-error.ts';
export { type RunningServer, type ServerOptions, startServer } from './start-server.ts';
