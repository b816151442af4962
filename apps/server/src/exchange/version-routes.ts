// Versions of models over HTTP: their files, what was measured of them, and how to cite them.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { getBlob } from '../files/blob-store.ts';
import { ApiError } from '../http/api-error.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { actorOf, addRoute, bytesAnswer, idParams, uploadOf } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { bibtex, citationFile, citationJson } from './citation.ts';
import { insiderOf } from './insider.ts';
import { getModel, removeFile } from './model-service.ts';
import { candidateSchema, newVersionFromSubmission, versionSchema } from './model-shapes.ts';
import { showVersion } from './show-model.ts';
import type { VersionEvaluation } from './version-evaluation.ts';
import * as repository from './version-repository.ts';
import * as service from './version-service.ts';

const versionParams = idParams.extend({ number: z.coerce.number().int().positive().max(1_000_000) });

export function addVersionRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/models/:id/versions',
    permission: 'model.read',
    summary: 'Versions, newest first; its owner also sees what is being checked or was refused',
    params: idParams,
    query: pageQuery.extend({ cursor: z.coerce.number().int().positive().optional() }),
    answer: pageOf(versionSchema),
    async handle({ db, principal, params, query: { limit, cursor } }) {
      const { id, ownerId } = await getModel(db, params.id);
      const { userId, isAdmin } = insiderOf(principal);
      const includesUnchecked = isAdmin || (ownerId !== null && ownerId === userId);
      const rows = await repository.listVersions(db, id, { limit, before: cursor, includesUnchecked });
      const { items, nextCursor } = toPage(rows, limit, ({ number }) => String(number));
      return { items: items.map(showVersion), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/models/:id/versions',
    permission: 'model.addVersion',
    summary: 'Adds a version from an accepted submission; a file that never changes',
    params: idParams,
    body: newVersionFromSubmission,
    answer: versionSchema,
    status: 201,
    async handle(call) {
      const { db, params } = call;
      const number = await service.addFromSubmission(db, call.platform.queue, actorOf(call), params.id, call.body);
      return showVersion(await service.getVersion(db, params.id, number));
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/models/:id/submissions',
    permission: 'model.addVersion',
    summary: 'One’s accepted submissions that may become a version of it, newest first',
    params: idParams,
    query: pageQuery,
    answer: pageOf(candidateSchema),
    async handle({ db, userId, params, query: { limit, cursor } }) {
      const { scenarioId } = await getModel(db, params.id);
      const rows = await repository.listCandidates(db, userId, scenarioId, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => id);
      return {
        items: items.map(({ createdAt, ...rest }) => ({ ...rest, createdAt: createdAt.toISOString() })),
        nextCursor,
      };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/models/:id/versions/upload',
    permission: 'model.addVersion',
    summary: 'Adds a version from a file .onnx as the body; it is checked before anybody else sees it',
    params: idParams,
    query: z.object({
      fileName: z.string().trim().min(1).max(200).default('policy.onnx'),
      notes: z.string().trim().max(5000).default(''),
    }),
    answer: versionSchema,
    status: 201,
    perMinute: 20,
    uploadLimitBytes: service.mostFileBytes,
    async handle(call) {
      const { db, params, query } = call;
      const number = await service.addUpload(db, call.platform.queue, params.id, uploadOf(call), query);
      return showVersion(await service.getVersion(db, params.id, number));
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/models/:id/versions/:number/file',
    permission: 'model.read',
    summary: 'The file',
    params: versionParams,
    answer: bytesAnswer,
    answerType: 'application/octet-stream',
    async handle({ db, principal, params: { id, number }, reply }) {
      const model = await getModel(db, id);
      const row = await service.getVersion(db, id, number);
      const { userId, isAdmin } = insiderOf(principal);
      const isOwner = model.ownerId !== null && model.ownerId === userId;
      const { isChecked } = row.evaluation as VersionEvaluation;
      const isShown = isChecked || isOwner || isAdmin;
      if (!isShown) throw new ApiError('not_found', say`${model.slug} has no version ${number}.`);
      if (row.fileHash === null)
        throw new ApiError('not_found', say`The file of this version was taken away: ${row.fileRemovedReason ?? ''}`);
      const bytes = await getBlob(db, row.fileHash);
      if (bytes === null) throw new ApiError('not_found', say`The file of this version is not kept here.`);
      const name = `${model.slug}-v${number}.onnx`;
      reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('etag', `"${row.sha256}"`);
      return Buffer.from(bytes.buffer);
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/models/:id/versions/:number/file',
    permission: 'model.removeFile',
    summary: 'Takes the file away for good; the version stays citable',
    params: versionParams,
    query: z.object({ reason: z.string().trim().min(1).max(1000) }),
    answer: z.void(),
    handle: (call) => removeFile(call.db, actorOf(call), call.params.id, call.params.number, call.query.reason),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/models/:id/versions/:number/evaluation',
    permission: 'model.measure',
    summary: 'Measures it anew, under the rules of today',
    params: versionParams,
    answer: versionSchema,
    status: 202,
    perMinute: 10,
    async handle({ db, params: { id, number }, platform: { queue } }) {
      await service.measureAgain(db, queue, id, number);
      return showVersion(await service.getVersion(db, id, number));
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/models/:id/citation',
    permission: 'model.read',
    summary: 'How to cite a version: BibTeX, CITATION.cff, or CSL-JSON',
    params: idParams,
    query: z.object({
      format: z.enum(['bibtex', 'cff', 'json']).default('bibtex'),
      number: z.coerce.number().int().positive().optional().describe('The newest version where not said'),
    }),
    answer: z.union([z.string(), z.record(z.string(), z.unknown())]),
    async handle({ db, params, query, reply, platform: { publicUrl } }) {
      const model = await getModel(db, params.id);
      const newest = (await repository.newestVersions(db, [model.id])).get(model.id)?.number;
      const number = query.number ?? newest;
      const row = number === undefined ? undefined : await repository.findVersion(db, model.id, number);
      if (row === undefined || !(row.evaluation as VersionEvaluation).isChecked)
        throw new ApiError('not_found', say`${model.slug} has no version ${number ?? 1} to cite.`);
      const { title, slug, authors, licence } = model;
      const { sha256, createdAt } = row;
      const cited = { title, slug, authors, licence, sha256, publicUrl, number: row.number, publishedAt: createdAt };
      if (query.format === 'json') return citationJson(cited);
      reply.type(query.format === 'bibtex' ? 'application/x-bibtex; charset=utf-8' : 'application/yaml; charset=utf-8');
      return query.format === 'bibtex' ? bibtex(cited) : citationFile(cited);
    },
  });
}
