// The Fastify instance behind /api: who is asking, limits, logs, metrics, errors and the OpenAPI document around all routes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import swagger, { type FastifyDynamicSwaggerOptions as SwaggerOptions } from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { isPermission, type Permission } from '../authorisation/permissions.ts';
import { type Principal, visitor } from '../authorisation/principal.ts';
import type { LogLevel, Platform } from '../platform.ts';
import { addRoutes } from '../routes.ts';
import { askedLanguage, inLanguage, languageOf, say, speakInShapes } from '../text/say.ts';
import { ApiError, errorBody, toApiError } from './api-error.ts';
import { statusOfCode } from './error-codes.ts';
import { siteHeaders } from './headers.ts';
import { logSerializers, redactedPaths } from './log-redaction.ts';
import { addMetrics } from './metrics.ts';
import { checkSameSite } from './same-site.ts';
import { addressKey, inWords } from './try-limit.ts';
import { UploadReader } from './upload-reader.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal;
  }
  interface FastifyContextConfig {
    permission?: Permission;
  }
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

export type PlatformApp = {
  readonly log: FastifyInstance['log'];
  /** Adds the routes; what it resolves to answers requests. */
  serve(platform: Platform): Promise<Handle>;
  /** The OpenAPI document of the routes served. */
  document(): object;
  close(): Promise<void>;
};

export type PlatformAppOptions = {
  readonly logLevel: LogLevel;
  readonly logTo: { write(text: string): unknown };
  readonly isBehindProxy: boolean;
};

const bodyLimitBytes = 1024 * 1024;
/** A class or a campus may stand behind one address. */
const requestsPerMinute = 6000;

const openapi: NonNullable<Extract<SwaggerOptions, { openapi?: unknown }>['openapi']> = {
  openapi: '3.1.0',
  info: {
    title: 'Jixia',
    version: '1',
    description: [
      'Errors have one shape, `{error: {code, message, field?, requestId}}`. Lists take `limit` and `cursor` and answer',
      '`{items, nextCursor}`. Writes take an `Idempotency-Key`: sent again within a day they answer the same and are done',
      'once. `Accept-Language` says whether errors are told in English or Chinese. What can be changed has an `ETag`; a change sends it as `If-Match`.',
    ].join(' '),
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'jixia.session_token' },
      token: { type: 'http', scheme: 'bearer', description: 'An API token' },
    },
  },
  security: [{}, { session: [] }, { token: [] }],
};

/** A route without a rule keeps the server from being built. */
export function demandPermissions(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (isPermission(config?.permission)) return;
    throw new Error(`${method} ${url} names no permission of authorisation/permissions.ts`);
  });
}

export function createPlatformApp({ logLevel, logTo, isBehindProxy }: PlatformAppOptions): PlatformApp {
  let handle: Handle | undefined;
  const app: FastifyInstance = Fastify({
    // The site's server listens, for both.
    serverFactory: (handler) => {
      handle = handler as Handle;
      return createServer(handler);
    },
    logger: { level: logLevel, stream: logTo, redact: redactedPaths, serializers: logSerializers },
    bodyLimit: bodyLimitBytes,
    trustProxy: isBehindProxy,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  // Files: only routes with an `uploadLimitBytes` take more than the general limit.
  const uploads = new UploadReader();
  app.addContentTypeParser('application/octet-stream', (request: FastifyRequest, payload: IncomingMessage) =>
    uploads.read(request, payload),
  );
  // Each request gets its own below; a shared object is not allowed here.
  app.decorateRequest('principal', null as unknown as Principal);
  speakInShapes();
  const speak = ({ headers }: FastifyRequest, _reply: unknown, done: () => void): void =>
    inLanguage(languageOf(headers['accept-language']), done);
  app.addHook('onRequest', speak);
  // Once more: events of a body that is read are not of the request's context.
  app.addHook('preValidation', speak);
  app.setErrorHandler((thrown, request, reply) => {
    const error = toApiError(thrown);
    const status = statusOfCode[error.code];
    if (status >= 500) request.log.error({ err: error.cause ?? error }, error.message);
    return reply
      .code(status)
      .header('content-language', askedLanguage())
      .type('application/json')
      .serializer(JSON.stringify)
      .send(errorBody(error, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    const [path] = request.url.split('?');
    const error = new ApiError(
      'not_found',
      say`There is nothing at ${request.method} ${path ?? ''}. All routes: /api/openapi.json`,
    );
    return reply.code(404).send(errorBody(error, request.id));
  });
  return {
    log: app.log,
    close: () => app.close(),
    document: () => app.swagger(),
    async serve(platform) {
      demandPermissions(app);
      const metrics = addMetrics(app, platform);
      app.addHook('onRequest', async (request, reply) => {
        reply.headers({ ...siteHeaders, 'cache-control': 'no-store', 'x-request-id': request.id });
        request.principal = visitor;
        checkSameSite(request);
      });
      await app.register(rateLimit, {
        max: requestsPerMinute,
        timeWindow: '1 minute',
        keyGenerator: ({ ip }) => addressKey(ip),
        errorResponseBuilder: (_request, { ttl }) =>
          new ApiError(
            'too_many_requests',
            say`Too many ${say`requests from this address`}. Try again in ${inWords(Math.ceil(ttl / 1000))}.`,
          ),
      });
      app.addHook('onRequest', async (request) => {
        request.principal = await platform.principals.find(request);
      });
      await app.register(swagger, {
        openapi,
        transform: jsonSchemaTransform,
        transformObject: jsonSchemaTransformObject,
      });
      addRoutes(app, platform, metrics);
      await app.ready();
      return handle as Handle;
    },
  };
}
