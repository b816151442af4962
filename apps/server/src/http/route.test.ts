// A route without a rule, or with one that does not fit its address, keeps the server from being built.
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Permission } from '../authorisation/permissions.ts';
import type { Platform } from '../platform.ts';
import { demandPermissions } from './platform-app.ts';
import { addRoute } from './route.ts';

const declare = (permission: string, url: string) => () =>
  addRoute(Fastify(), {} as Platform, {
    method: 'GET',
    url,
    permission: permission as Permission,
    summary: 'x',
    answer: z.void(),
    handle: () => {},
  });

test('a permission that is not in the table is refused', () => {
  expect(declare('institution.sell', '/api/x/:id')).toThrow('no permission "institution.sell"');
  expect(declare('toString', '/api/x')).toThrow('no permission');
});

test('a permission about one object needs an address that names it', () => {
  expect(declare('institution.update', '/api/institutions')).toThrow('about one object');
  expect(declare('institution.update', '/api/institutions/:id')).not.toThrow();
});

test('a route past addRoute is refused as well', async () => {
  const app = Fastify();
  demandPermissions(app);
  expect(() => app.get('/api/back-door', async () => 'open')).toThrow(/GET \/api\/back-door names no permission/);
});
