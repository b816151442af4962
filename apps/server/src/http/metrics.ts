// Figures for Prometheus: requests by route and status, the database pool, and the process.
import type { FastifyInstance } from 'fastify';

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { addQueueMetrics } from '../jobs/queue-metrics.ts';
import { liveUrl } from '../live/live-routes.ts';
import type { Platform } from '../platform.ts';

export function addMetrics(app: FastifyInstance, { pool, live, db }: Pick<Platform, 'pool' | 'live' | 'db'>): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'jixia_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  gauge('jixia_database_connections', 'Open connections to the database', () => pool.totalCount);
  gauge('jixia_database_connections_idle', 'Connections that wait for work', () => pool.idleCount);
  gauge('jixia_database_requests_waiting', 'Requests that wait for a connection', () => pool.waitingCount);
  gauge('jixia_live_connections', 'Open streams of live events', () => live.readers);
  gauge('jixia_live_listening', '1 while the database tells of live events', () => (live.isListening ? 1 : 0));
  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  };
  counter('jixia_live_events_sent_total', 'Live events sent, by readers', () => live.sent);
  counter('jixia_live_readers_dropped_total', 'Readers that were too slow', () => live.dropped);
  addQueueMetrics(registry, { db });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern, not the address: addresses are without number.
    const route = request.routeOptions.url ?? 'none';
    // Its length says how long somebody looked at a page.
    if (route === liveUrl && reply.statusCode === 200) return;
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  return registry;
}
