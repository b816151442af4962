// Where things lie in the checkout. Everything in bootstrap/ is plain JavaScript that any Node from 18 on can run.
import { fileURLToPath } from 'node:url';

/** Root folder of the checkout, without a trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

export const oldestHostMajor = 18;
/** The project runs on this major version of Node or a newer one. */
export const runtimeMajor = 24;
