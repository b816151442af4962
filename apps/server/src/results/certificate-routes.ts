// Certificates over HTTP: issue, list, show, evidence, PDF, revoke.
import type { FastifyInstance } from 'fastify';
import { competition } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { pageOf } from '../http/page.ts';
import { actorOf, addRoute, bytesAnswer, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { normaliseCode } from './certificate-code.ts';
import * as service from './certificate-service.ts';
import * as shapes from './certificate-shapes.ts';

export function addCertificateRoutes(app: FastifyInstance, platform: Platform): void {
  const objectId = ({ code }: { code: string }): string => normaliseCode(code);

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions/:id/certificates',
    permission: 'results.issueCertificates',
    summary: 'Issues certificates of a finished competition to everybody who played for an entry',
    params: idParams,
    body: shapes.issueBody,
    answer: shapes.issuedSchema,
    status: 201,
    handle: (call) => service.issueCertificates(call.db, actorOf(call), call.params.id, call.body.isReissue),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/certificates',
    permission: 'results.listCertificates',
    summary: 'Certificates, best first: all for organisers, own ones for others',
    params: idParams,
    bySlug: competition,
    query: shapes.certificateQuery,
    answer: pageOf(shapes.certificateSummarySchema),
    handle: ({ db, principal, params, query }) => service.listOfCompetition(db, principal, params.id, query),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/me/certificates',
    permission: 'certificate.list',
    summary: 'Own certificates',
    query: shapes.certificateQuery,
    answer: pageOf(shapes.certificateSummarySchema),
    handle: ({ db, userId, query }) => service.listOfHolder(db, userId, query),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/certificates/:code',
    permission: 'certificate.read',
    summary: 'A certificate, for whoever has its code',
    params: shapes.codeParams,
    objectId,
    answer: shapes.certificateSchema,
    handle: ({ db, params }) => service.getCertificate(db, objectId(params)),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/certificates/:code/evidence',
    permission: 'certificate.read',
    summary: 'The evidence: canonical JSON, whose SHA-256 the certificate names',
    params: shapes.codeParams,
    objectId,
    answer: bytesAnswer,
    answerType: 'application/json',
    async handle({ db, params, request, reply }) {
      const { bytes, hash, fileName } = await service.getEvidence(db, objectId(params));
      reply
        .header('etag', `"${hash}"`)
        .header('cache-control', 'private, no-cache')
        .header('content-disposition', `attachment; filename="${fileName}"`);
      if (request.headers['if-none-match'] === `"${hash}"`) reply.code(304);
      return Buffer.from(bytes);
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/certificates/:code/pdf',
    permission: 'certificate.read',
    summary: 'The certificate to print, with a code that leads to its page',
    params: shapes.codeParams,
    objectId,
    answer: bytesAnswer,
    answerType: 'application/pdf',
    perMinute: 30,
    async handle({ db, params, reply }) {
      const found = await service.findCertificate(db, objectId(params));
      const { code, revokedAt } = found.row;
      if (revokedAt !== null)
        throw new ApiError('conflict', say`Certificate ${code} is revoked and not printed any more.`);
      // It brings fonts with it, which other requests do without.
      const { drawCertificate } = await import('./certificate-pdf.ts');
      const address = `${platform.publicUrl}/certificates/${code}`;
      reply.header('content-disposition', `inline; filename="${found.competition.slug}-${code}.pdf"`);
      return drawCertificate(found, address);
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/certificates/:code/revoke',
    permission: 'certificate.revoke',
    summary: 'Revokes a certificate; its page says so, and why',
    params: shapes.codeParams,
    objectId,
    body: shapes.revokeBody,
    answer: shapes.certificateSchema,
    handle: (call) => service.revokeCertificate(call.db, actorOf(call), objectId(call.params), call.body.reason),
  });
}
