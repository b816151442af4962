// Figures for Prometheus: requests by route and status, the database pool, and the process.
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { addQueueMetrics } from '../jobs/queue-metrics.ts';
import type { Platform } from '../platform.ts';

export function addMetrics(app: FastifyInstance, { pool, db }: Pick<Platform, 'pool' | 'db'>): Registry {
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
  addQueueMetrics(registry, { db });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern, not the address: addresses are without number.
    const route = request.routeOptions.url ?? 'none';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  return registry;
}
