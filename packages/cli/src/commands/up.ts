// `jixia up`: serves the site until a signal.
import { startServer } from '@jixia/server';
import type { Command } from '../command.ts';
import { untilStopped } from '../stop-signal.ts';

export const up: Command = {
  name: 'up',
  summary: 'Serves the site: watch, play and verify matches in the browser. `npm start` is the same.',
  options: [
    { name: 'port', kind: 'whole', value: 'N', default: 4180, min: 0, max: 65535, summary: 'port to listen on' },
    { name: 'host', kind: 'text', value: 'HOST', default: 'localhost', summary: 'address to listen on' },
  ],
  examples: ['up', 'up --port 8080', 'up --host 0.0.0.0'],
  async run({ values, output }) {
    const server = await startServer({ port: values.number('port'), host: values.text('host') });
    output.result({ url: server.url, port: server.port }, [`Jixia is on ${server.url}`]);
    output.note('Stop it with Ctrl-C.');
    await untilStopped();
    await server.close();
    return 0;
  },
};
