// `jixia restore`: a platform from its backup, all of it or nothing.
import { fileURLToPath } from 'node:url';
import { restore } from '@jixia/server';
import type { Command } from '../command.ts';

const ownData = fileURLToPath(new URL('../../../../.jixia/data', import.meta.url));

export const restoreCommand: Command = {
  name: 'restore',
  summary:
    'Brings a backup into an empty data folder, or into the empty database at DATABASE_URL; overwrites nothing. Checks all of it first.',
  operands: [{ name: 'FILE', summary: 'made by jixia backup, of this version or an older one' }],
  options: [
    { name: 'data', kind: 'text', value: 'DIR', summary: 'the data folder to be made; .jixia/data by default' },
    { name: 'check', kind: 'flag', summary: 'look whether the backup is whole, and restore nothing' },
  ],
  examples: ['restore platform.jixia-backup --data /srv/jixia-new', 'restore platform.jixia-backup --check'],
  async run({ operands: [file = ''], values, output }) {
    const dataFolder = values.optionalText('data') ?? ownData;
    const isCheckOnly = values.flag('check');
    const report = await restore({
      file,
      dataFolder,
      databaseUrl: process.env['DATABASE_URL'] || undefined,
      isCheckOnly,
    });
    const what = `backup of ${report.createdAt}, ${report.tables} tables, ${report.rows} rows`;
    output.result({ ok: true, isCheckOnly, ...report }, [
      isCheckOnly ? `Whole: ${what}.` : `Restored: ${what}. Start it: jixia up --data ${dataFolder}`,
    ]);
    return 0;
  },
};
