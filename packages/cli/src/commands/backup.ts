// `jixia backup`: everything a platform keeps, in one file, while its server runs.
import { fileURLToPath } from 'node:url';
import { backUp } from '@jixia/server';
import type { Command } from '../command.ts';

const ownData = fileURLToPath(new URL('../../../../.jixia/data', import.meta.url));

export const backup: Command = {
  name: 'backup',
  summary:
    'Writes the database at DATABASE_URL, or of the data folder, and the secrets beside it into one file. The server may run.',
  operands: [{ name: 'FILE', summary: 'must not be there yet; platform.jixia-backup for example' }],
  options: [{ name: 'data', kind: 'text', value: 'DIR', summary: "the server's data folder; .jixia/data by default" }],
  examples: ['backup platform.jixia-backup', 'backup /backups/$(date +%F).jixia-backup --data /srv/jixia'],
  async run({ operands: [file = ''], values, output }) {
    const report = await backUp({
      file,
      dataFolder: values.optionalText('data') ?? ownData,
      databaseUrl: process.env['DATABASE_URL'] || undefined,
    });
    const { sizeBytes, tables, rows, files } = report;
    output.result({ ...report }, [
      `${report.file}: ${(sizeBytes / 1e6).toFixed(1)} MB, ${tables} tables, ${rows} rows, files: ${files.join(', ') || 'none'}.`,
      'It holds passwords as hashes and the secret that signs sessions: keep it where nobody else reads it.',
    ]);
    return 0;
  },
};
