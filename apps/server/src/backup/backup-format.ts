// A backup: a tar in zstd. `manifest.json` comes first, then the tables' rows as PostgreSQL's COPY writes them, in parts, then
// files of the data folder, and at last `summary.json` with a checksum of every entry and the rows of every table. A seal over
// the whole file ends it (seal.ts).
import { z } from 'zod';

export const formatName = 'jixia-backup';
export const formatVersion = 1;
export const manifestEntry = 'manifest.json';
export const summaryEntry = 'summary.json';
export const partBytes = 4 * 1024 * 1024;

/** Of the data folder. The database's password is not among them: a restored one gets its own. */
export const keptFiles = ['secret', 'oidc.json', 'mail.json'] as const;

const table = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });

export const manifestSchema = z.object({
  format: z.literal(formatName),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ hash: z.string(), createdAtMs: z.number() })),
  /** In the order in which they can be filled: none refers to a later one. */
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string() })),
});

export const summarySchema = z.object({
  entries: z.array(z.object({ name: z.string(), sizeBytes: z.number(), sha256: z.string() })),
  rows: z.record(z.string(), z.number()),
});

export type BackupTable = z.infer<typeof table>;
export type Manifest = z.infer<typeof manifestSchema>;
export type Summary = z.infer<typeof summarySchema>;

export const partName = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}`;
/** Null where an entry is no part of a table. */
export const tableOfPart = (name: string): string | null => /^tables\/([^/]+)\/\d{6,}$/.exec(name)?.[1] ?? null;
export const fileEntry = (name: string): string => `files/${name}`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const columnList = ({ columns }: BackupTable): string => columns.map(quoted).join(', ');
