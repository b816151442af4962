// What never reaches the logs: passwords, cookies, tokens, secrets of links.
import type { FastifyRequest } from 'fastify';

export const redactedPaths = ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'];

const secretParameter = /^(token|secret|code|state|password)$/i;

/** The address without the values of secret parameters. */
export function withoutSecrets(url: string): string {
  const [path = '', query] = url.split('?', 2);
  if (query === undefined) return path;
  const kept = query.split('&').map((pair) => {
    const name = pair.split('=', 1)[0] as string;
    return secretParameter.test(name) ? `${name}=[secret]` : pair;
  });
  return `${path}?${kept.join('&')}`;
}

type LoggedError = { type: string; code?: string; message: string; stack: string; cause?: LoggedError };

export const logSerializers = {
  req: (request: FastifyRequest) => ({
    method: request.method,
    url: withoutSecrets(request.url),
    remoteAddress: request.ip,
  }),
  // Who asked is known by then.
  res: (reply: { readonly statusCode?: number; readonly request?: FastifyRequest }) => ({
    statusCode: reply.statusCode ?? 0,
    userId: reply.request?.principal?.userId ?? null,
  }),
  /** Messages of the database driver repeat the values of a query. */
  err: (error: Error & { code?: string; cause?: unknown }): LoggedError => ({
    type: error.name,
    ...(error.code === undefined ? {} : { code: error.code }),
    message: error.message.split('\nparams:', 1)[0] as string,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause instanceof Error ? { cause: logSerializers.err(error.cause) } : {}),
  }),
};
