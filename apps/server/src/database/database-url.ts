// DATABASE_URL: checked before anything starts, and shown without its password.
import { ServerError } from '../server-error.ts';

/** Host, port and name, without user and password: for messages. */
export function describeUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the address given';
  }
}

/** Throws ServerError `bad_option` where DATABASE_URL is no address of PostgreSQL. */
export function checkDatabaseUrl(url: string): void {
  const isPostgres = URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol);
  if (isPostgres) return;
  throw new ServerError(
    'bad_option',
    'DATABASE_URL must look like postgres://USER:PASSWORD@HOST:5432/NAME. Without it Jixia runs a PostgreSQL of its own.',
  );
}
