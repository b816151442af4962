// Shapes of certificates as the API shows and takes them.
import { z } from 'zod';
import { pageQuery } from '../http/page.ts';

const role = z.enum(['captain', 'member', 'adviser']);

const fields = {
  code: z.string().describe('In its address, and printed on it'),
  holderName: z.string(),
  role: role.describe("The holder's in the entry"),
  entry: z.object({ id: z.string(), name: z.string() }),
  rank: z.number().int().nullable().describe('Place in the whole competition; null = took part'),
  rankedEntries: z.number().int().describe('How many entries were placed'),
  issuedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  revokedReason: z.string().nullable(),
  competition: z.object({ id: z.string(), slug: z.string(), titleZh: z.string(), titleEn: z.string() }),
};

export const certificateSummarySchema = z.object(fields).meta({ id: 'CertificateSummary' });

export const certificateSchema = z
  .object({
    ...fields,
    institution: z
      .object({ id: z.string(), slug: z.string(), nameZh: z.string(), nameEn: z.string() })
      .nullable()
      .describe("The entry's"),
    phase: z
      .object({ id: z.string(), ordinal: z.number().int(), kind: z.string(), titleZh: z.string(), titleEn: z.string() })
      .nullable()
      .describe('The last phase that the entry played in: the evidence is of it'),
    scenarioId: z.string(),
    rulesHash: z.string(),
    issuer: z.string().nullable().describe('Institution of the competition, else who issued it'),
    evidence: z.object({
      hash: z.string().describe('SHA-256 of the evidence in canonical JSON'),
      url: z.string(),
      sizeBytes: z.number().int(),
      matches: z.number().int(),
      ownMatches: z.number().int().describe('In which the entry played'),
    }),
    pdfUrl: z.string(),
  })
  .meta({ id: 'Certificate' });

export const certificateQuery = pageQuery.extend({
  entryId: z.string().min(1).max(64).optional(),
  isRevoked: z.stringbool().optional(),
});

export const issueBody = z.strictObject({
  isReissue: z
    .boolean()
    .default(false)
    .describe('Revoke and issue anew those whose results have changed since, after a regrade or a disqualification'),
});

export const issuedSchema = z
  .object({
    issued: z.number().int(),
    kept: z.number().int().describe('Were there already'),
    outdated: z.number().int().describe('Are there, and say what is true no more: issue anew with isReissue'),
    revoked: z.number().int(),
  })
  .meta({ id: 'IssuedCertificates' });

export const revokeBody = z.strictObject({
  reason: z.string().trim().min(3).max(500).describe('Shown on the page of the certificate'),
});

export const codeParams = z.object({ code: z.string().min(1).max(40) });

export type CertificateQuery = z.output<typeof certificateQuery>;
export type HolderRole = z.infer<typeof role>;
