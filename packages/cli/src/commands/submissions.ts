// `jixia submissions`: one's own versions on a Jixia server, and the verdict of one of them.
import { dataOf, everyItem } from '@jixia/api-client';
import type { Command } from '../command.ts';
import { openServer, serverOptions } from '../server-login.ts';
import { type ListedSubmission, submissionLines, verdictLines } from '../submission-report.ts';

export const submissions: Command = {
  name: 'submissions',
  summary: 'Lists the versions of your agents on a Jixia server, or shows the verdict of one.',
  operands: [{ name: 'ID', summary: 'of one version: its verdict', isOptional: true }],
  options: [
    ...serverOptions,
    { name: 'agent', kind: 'text', value: 'NAME', summary: 'only of the agents with this in their name' },
    { name: 'scenario', kind: 'text', value: 'ID', summary: 'only of this scenario' },
    { name: 'limit', kind: 'whole', value: 'N', default: 10, min: 1, max: 100, summary: 'versions of each agent' },
  ],
  examples: ['submissions', 'submissions --agent mine --json', 'submissions 019ab3f2-5c7e-7cc1-9a55-2f1e0b8d6a31'],
  async run({ operands: [id], values, output }) {
    const { api, url } = await openServer(values);
    if (id !== undefined) {
      const found = await dataOf(api.GET('/api/submissions/{id}', { params: { path: { id } } }));
      output.result(found, verdictLines(found, url));
      return 0;
    }
    const [search, scenarioId] = [values.optionalText('agent'), values.optionalText('scenario')];
    const filter = { owner: 'me', limit: 100, ...(search && { search }), ...(scenarioId && { scenarioId }) };
    const load = (cursor: string | undefined) =>
      dataOf(api.GET('/api/agents', { params: { query: { ...filter, ...(cursor && { cursor }) } } }));
    const rows: ListedSubmission[] = [];
    for await (const agent of everyItem(load)) {
      const params = { path: { id: agent.id }, query: { limit: values.number('limit') } };
      rows.push(...(await dataOf(api.GET('/api/agents/{id}/submissions', { params }))).items);
    }
    rows.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    output.result({ submissions: rows }, submissionLines(rows));
    return 0;
  },
};
