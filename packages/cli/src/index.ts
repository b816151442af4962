// The `jixia` program as a function, for tests and for programs that embed it.

export { CliError, type CliErrorCode } from './cli-error.ts';
export { runCli, type Streams } from './run-cli.ts';
