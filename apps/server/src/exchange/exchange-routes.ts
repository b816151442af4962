// All routes of the results exchange.
import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';
import { addDiscussionRoutes } from './discussion-routes.ts';
import { addFollowRoutes } from './follow-routes.ts';
import { addModelRoutes } from './model-routes.ts';
import { addNewsRoutes } from './news-routes.ts';
import { addVersionRoutes } from './version-routes.ts';

export function addExchangeRoutes(app: FastifyInstance, platform: Platform): void {
  addModelRoutes(app, platform);
  addVersionRoutes(app, platform);
  addFollowRoutes(app, platform);
  addDiscussionRoutes(app, platform);
  addNewsRoutes(app, platform);
}
