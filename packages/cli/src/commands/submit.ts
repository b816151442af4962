// `jixia submit`: uploads a version of an agent, and waits for its verdict if asked to.
import { type Answer, type Api, dataOf, everyItem } from '@jixia/api-client';
import type { Command } from '../command.ts';
import type { Output } from '../output.ts';
import { defaultScenario, type PackedAgent, packAgent, scenarioOf } from '../pack-agent.ts';
import { openServer, serverOptions } from '../server-login.ts';
import { stopSignal } from '../stop-signal.ts';
import { isDecided, type Submission, verdictLines } from '../submission-report.ts';

const lookMs = 1000;

type Agent = Answer<'/api/agents/{id}'>;

async function findOrMakeAgent(api: Api, name: string, scenarioId: string, output: Output): Promise<Agent> {
  const load = (cursor: string | undefined) =>
    dataOf(
      api.GET('/api/agents', {
        params: {
          query: { owner: 'me', scenarioId, search: name.slice(0, 60), limit: 100, ...(cursor && { cursor }) },
        },
      }),
    );
  for await (const found of everyItem(load)) if (found.name === name && found.isMine) return found;
  const made = await dataOf(api.POST('/api/agents', { body: { name, scenarioId } }));
  output.note(`${name} is a new agent for ${scenarioId}.`);
  return made;
}

const upload = (api: Api, agentId: string, { kind, fileName, bytes }: PackedAgent, notes: string) =>
  dataOf(
    api.POST('/api/agents/{id}/submissions', {
      params: { path: { id: agentId }, query: { kind, fileName, notes } },
      // The document calls bytes a string.
      body: bytes as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );

/** Resolves to what is known at the end, or when `signal` aborts. */
async function waitFor(api: Api, begun: Submission, output: Output, signal: AbortSignal): Promise<Submission> {
  const progress = output.progress('Validation', 0, 's');
  const beganMs = performance.now();
  let now = begun;
  while (!isDecided(now) && !signal.aborted) {
    progress.update(Math.round((performance.now() - beganMs) / 1000), now.queue?.reason ?? now.status);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, lookMs);
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done, { once: true });
    });
    if (!signal.aborted) now = await dataOf(api.GET('/api/submissions/{id}', { params: { path: { id: begun.id } } }));
  }
  progress.end();
  return now;
}

export const submit: Command = {
  name: 'submit',
  summary:
    'Uploads a version of an agent to a Jixia server, where it is validated in a match. With --wait the verdict is shown; exit code 1 where it is refused.',
  operands: [{ name: 'AGENT', summary: "an agent's folder, or a .onnx, .wasm, .zip or .tar.gz file" }],
  options: [
    ...serverOptions,
    {
      name: 'agent',
      kind: 'text',
      value: 'NAME',
      summary: 'which of your agents; a new one where you have none (default: its own name)',
    },
    {
      name: 'scenario',
      kind: 'text',
      value: 'ID',
      summary: `the scenario (default: the first of its agent.json, or ${defaultScenario})`,
    },
    { name: 'notes', kind: 'text', value: 'TEXT', summary: 'what is new in this version' },
    { name: 'wait', kind: 'flag', summary: 'until it is accepted or refused' },
  ],
  examples: [
    'submit ./mine --wait',
    'submit runs/first/policy.onnx --agent "Deep Blue" --scenario moba-1v1 --notes "longer training"',
  ],
  async run({ operands, values, output }) {
    const packed = await packAgent(operands[0] ?? '');
    const scenarioId = scenarioOf(values.optionalText('scenario'), packed);
    const { api, url } = await openServer(values);
    const agent = await findOrMakeAgent(api, values.optionalText('agent') ?? packed.name, scenarioId, output);
    const sent = await upload(api, agent.id, packed, values.optionalText('notes') ?? '');
    const { isDuplicate, ...begun } = sent;
    if (isDuplicate) output.note(`${agent.name} has this file already: it is version ${begun.number}.`);
    const { signal, release } = stopSignal();
    try {
      const found = values.flag('wait') ? await waitFor(api, begun, output, signal) : begun;
      const isOpen = !isDecided(found);
      const later = `${agent.name} version ${found.number} is ${found.status}. ${found.queue?.reason ?? ''}`.trim();
      const lines = isOpen ? [later, `See how it goes: ${url}/agents/${agent.id}`] : verdictLines(found, url);
      output.result({ agent: { id: agent.id, name: agent.name }, isDuplicate, submission: found }, lines);
      return found.status === 'refused' || found.status === 'withdrawn' ? 1 : 0;
    } finally {
      release();
    }
  },
};
