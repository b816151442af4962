// How phases play, over HTTP. What a phase is, and its dates: competitions/.
import type { FastifyInstance } from 'fastify';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as service from './phase-service.ts';
import * as shapes from './phase-shapes.ts';
import { getSeeds } from './show-seeds.ts';

export function addPhaseRoutes(app: FastifyInstance, platform: Platform): void {
  const looks = { permission: 'phase.readPlay', method: 'GET', params: idParams } as const;
  const runs = { permission: 'phase.run', method: 'POST', params: idParams, answer: shapes.playSchema } as const;

  addRoute(app, platform, {
    ...looks,
    url: '/api/phases/:id/standings',
    summary: 'The leaderboard: ranks, ratings with intervals, results; and how the phase goes on',
    query: shapes.standingsQuery,
    answer: shapes.standingsAnswer,
    handle: ({ db, params: { id }, query }) => service.listStandings(db, id, query),
  });

  addRoute(app, platform, {
    ...looks,
    url: '/api/phases/:id/pairings',
    summary: 'Who met whom, and why',
    query: shapes.pairingsQuery,
    answer: shapes.pairingsAnswer,
    handle: ({ db, params: { id }, query }) => service.listPairings(db, id, query),
  });

  addRoute(app, platform, {
    ...looks,
    url: '/api/phases/:id/payoff',
    summary: 'Who scores what against whom, with intervals and the Nash mix',
    query: shapes.topQuery,
    answer: shapes.payoffAnswer,
    handle: ({ db, params: { id }, query }) => service.getPayoff(db, id, query.top),
  });

  addRoute(app, platform, {
    ...looks,
    url: '/api/phases/:id/history',
    summary: 'How ratings came about over time',
    query: shapes.topQuery,
    answer: shapes.historyAnswer,
    handle: ({ db, params: { id }, query }) => service.getHistory(db, id, query.top),
  });

  addRoute(app, platform, {
    ...looks,
    url: '/api/phases/:id/seeds',
    summary: 'The commitment to the seeds; after the phase the secret, and how to check it',
    answer: shapes.seedsAnswer,
    handle: ({ db, params: { id } }) => getSeeds(db, id),
  });

  addRoute(app, platform, {
    ...looks,
    url: '/api/phases/:id/regrades',
    summary: 'Regrades, and the matches that came out differently',
    answer: shapes.regradesAnswer,
    handle: ({ db, params: { id } }) => service.listRegrades(db, id),
  });

  addRoute(app, platform, {
    ...runs,
    url: '/api/phases/:id/start',
    summary: 'Begins a phase before its time, or lets it go on after a problem',
    handle: (call) =>
      service.startPhase({ db: call.db, queue: platform.queue, actor: actorOf(call), id: call.params.id }),
  });

  addRoute(app, platform, {
    ...runs,
    url: '/api/phases/:id/close',
    summary: 'Ends a phase: what is under way is played, nothing new begins, then the standings are final',
    handle: (call) =>
      service.closePhase({ db: call.db, queue: platform.queue, actor: actorOf(call), id: call.params.id }),
  });

  addRoute(app, platform, {
    ...runs,
    url: '/api/phases/:id/regrade',
    summary: 'Plays all matches again with the same seeds and versions; the old results count until that is complete',
    status: 202,
    body: shapes.regradeBody,
    handle: (call) =>
      service.regradePhase(
        { db: call.db, queue: platform.queue, actor: actorOf(call), id: call.params.id },
        call.body.reason,
      ),
  });
}
