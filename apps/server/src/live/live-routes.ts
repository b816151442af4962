// Live pages over HTTP: server-sent events of what changes.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../http/api-error.ts';
import { addRoute, bytesAnswer } from '../http/route.ts';
import { addressKey } from '../http/try-limit.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { LiveLimits } from './live-limits.ts';
import { parseCursor } from './seen-events.ts';
import { checkTopics, topicPattern } from './topic-access.ts';

const mostTopics = 50;

const topics = z
  .string()
  .max(4000)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(
    z
      .array(
        z.string().regex(topicPattern, {
          error: () => say`is not a topic, like match:ID, phase:ID, submission:ID, jobs or matches`,
        }),
      )
      .min(1)
      .max(mostTopics),
  );

const query = z.object({
  topics: topics.describe(
    `Between commas, ${mostTopics} at most: match:ID, competition:ID, phase:ID, submission:ID, agent:ID, model:ID, thread:ID, jobs, matches, models, news`,
  ),
  lastEventId: z
    .string()
    .max(1700)
    .optional()
    .describe('As the header Last-Event-ID: what came after it is sent first'),
  follow: z.stringbool().default(true).describe('false: only what there is since lastEventId, then the answer ends'),
});

export const liveUrl = '/api/live';

export function addLiveRoutes(app: FastifyInstance, platform: Platform): void {
  const limits = new LiveLimits();
  addRoute(app, platform, {
    method: 'GET',
    url: liveUrl,
    permission: 'live.follow',
    summary:
      'Server-sent events: {topic, data} of each change; `reset` where too much was missed and the page has to load anew',
    query,
    answer: bytesAnswer,
    answerType: 'text/event-stream',
    async handle({ db, principal, query: { topics: wanted, lastEventId, follow }, request, reply }) {
      const { live } = platform;
      if (live.isClosing) throw new ApiError('starting', say`This server is stopping. Try again in a moment.`);
      const given = lastEventId ?? request.headers['last-event-id'];
      const since = typeof given === 'string' && given !== '' ? parseCursor(given) : null;
      if (since === null && given !== undefined && given !== '') {
        throw new ApiError(
          'bad_input',
          say`lastEventId must be the id of an event that this server sent, not "${String(given)}".`,
          {
            field: 'lastEventId',
          },
        );
      }
      await checkTopics(db, principal, wanted);
      // Proxies must pass it on as it comes, and the connection ends with it.
      reply.headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
      // Nobody reads the answer to HEAD, and a stream without a reader would stay.
      if (!follow || request.method === 'HEAD') return live.read(wanted, since);
      const leave = limits.enter(addressKey(request.ip), principal.userId);
      const stream = live.follow(wanted, since);
      stream.once('close', leave);
      reply.header('connection', 'close');
      return stream;
    },
  });
}
