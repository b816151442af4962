// `jixia up`: serves the site and the platform until a signal.
import { fileURLToPath } from 'node:url';
import { type LogLevel, startServer } from '@jixia/server';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { stopSignal } from '../stop-signal.ts';

const ownData = fileURLToPath(new URL('../../../../.jixia/data', import.meta.url));
const logLevels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

function readLogLevel(text: string): LogLevel {
  const level = logLevels.find((one) => one === text);
  if (level !== undefined) return level;
  throw new CliError('bad_usage', `--log-level must be one of ${logLevels.join(', ')}, not "${text}".`);
}

export const up: Command = {
  name: 'up',
  summary: 'Serves the site and the platform: matches in the browser, accounts, institutions. `npm start` is the same.',
  options: [
    { name: 'port', kind: 'whole', value: 'N', default: 4180, min: 0, max: 65535, summary: 'port to listen on' },
    { name: 'host', kind: 'text', value: 'HOST', default: 'localhost', summary: 'address to listen on' },
    { name: 'data', kind: 'text', value: 'DIR', summary: 'folder for database and files; .jixia/data by default' },
    { name: 'public-url', kind: 'text', value: 'URL', summary: 'where people open the site, for links in e-mails' },
    { name: 'behind-proxy', kind: 'flag', summary: 'take the address of who asks from X-Forwarded-For' },
    {
      name: 'workers',
      kind: 'whole',
      value: 'N',
      default: 1,
      min: 0,
      max: 256,
      summary: 'processes that play queued matches; 0: only `jixia worker` does',
    },
    {
      name: 'no-samples',
      kind: 'flag',
      summary: 'do not open the standing practices with sample agents (or JIXIA_SAMPLES=0)',
    },
    { name: 'log-level', kind: 'text', value: 'LEVEL', default: 'warn', summary: `${logLevels.join(', ')}` },
  ],
  examples: [
    'up',
    'up --port 8080',
    'up --host 0.0.0.0 --public-url https://jixia.example.org',
    'up --data /srv/jixia',
  ],
  async run({ values, output }) {
    // Listening from here on: a signal during the start must not be lost.
    const { signal, release } = stopSignal();
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    try {
      const server = await startServer({
        port: values.number('port'),
        host: values.text('host'),
        dataFolder: values.optionalText('data') ?? ownData,
        databaseUrl: process.env['DATABASE_URL'] || undefined,
        publicUrl: values.optionalText('public-url') ?? process.env['JIXIA_PUBLIC_URL'],
        isBehindProxy: values.flag('behind-proxy'),
        workers: values.number('workers'),
        hasSamples: !values.flag('no-samples') && process.env['JIXIA_SAMPLES'] !== '0',
        logLevel: readLogLevel(values.text('log-level')),
      });
      output.result({ url: server.url, port: server.port }, [`Jixia is on ${server.url}`]);
      output.note('Stop it with Ctrl-C.');
      try {
        await Promise.race([stopped, server.failed]);
      } finally {
        await server.close();
      }
    } finally {
      release();
    }
    return 0;
  },
};
