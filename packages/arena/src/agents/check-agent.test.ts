// The judge of agents: sound ones of several kinds pass, and each way to be unsound fails its check and says where.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedScenario } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saying, shellAgent, writeShellAgent } from '../../test/agent-folders.ts';
import { agentHost as textHost } from '../../test/ring-duel-host.ts';
import { type AgentCheck, agentChecks, checkAgent, parseAgentSpec } from '../index.ts';
import { agentHost } from '../node.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-check-'));
let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadRingDuel();
});
afterAll(() => rmSync(folder, { recursive: true }));

const options = { maxDecisions: 60 };
const check = (spec: string): Promise<AgentCheck> => checkAgent(parseAgentSpec(spec), scenario, agentHost, options);
const statusOf = ({ checks }: AgentCheck): Record<string, string> =>
  Object.fromEntries(checks.map(({ check: name, status }) => [name, status]));

/** However busy the machine is: time is what one test is about, and no other. */
const patient = { decisionMs: 60_000, startupMs: 60_000 };
const shell = (
  name: string,
  source: string,
  fields: Readonly<Record<string, unknown>> = {},
  limits: Readonly<Record<string, number>> = patient,
): Promise<AgentCheck> => check(`${writeShellAgent(folder, name, source, { limits, fields })}#no-sandbox`);

/** Walks where that is legal, and stands otherwise. `first` comes before it at every decision. */
const walker = (options: { reset?: string; first?: string } = {}): string =>
  shellAgent(-1, '', options.reset === undefined ? {} : { reset: options.reset }).replace(
    / {2}'\{"type":"act"'\*\) .* ;;/,
    () => `  '{"type":"act"'*'"button":["none","move"'*)
      ${options.first ?? ''} ${saying({ type: 'action', action: [1, 3, 0] })} ;;
  '{"type":"act"'*) ${saying({ type: 'action', action: [0, 0, 0] })} ;;`,
  );

test.each([
  ['random', []],
  // The test scenario's bots never look at their mask.
  ['bot:strong', ['forbidden']],
  ['bot:weak', ['forbidden']],
])('%s passes', async (spec, failed) => {
  const found = await check(spec);
  expect(found.failures.map(({ check: name }) => name)).toEqual(failed);
  expect(found.checks.map(({ check: name }) => name)).toEqual([...agentChecks]);
  expect(statusOf(found)).toMatchObject({ repeats: 'passed', seats: 'passed', ending: 'skipped' });
  expect(found.timing?.decisions).toBeGreaterThan(20);
});

test('a policy passes', async () => {
  const found = await checkAgent(parseAgentSpec('policy:random.onnx'), scenario, textHost, options);
  expect(found.failures).toEqual([]);
});

test('an agent in a process passes; what it does not claim is not asked of it', async () => {
  const found = await shell('sound', walker());
  expect(found.failures).toEqual([]);
  expect(statusOf(found)).toMatchObject({ repeats: 'skipped', ending: 'passed', time: 'passed' });
  const claimed = await shell('claims', walker(), { deterministic: true });
  expect(statusOf(claimed)['repeats']).toBe('passed');
});

/** Draws its steps from the system's chance, not from its seed. */
const dice = `dice=$(od -An -N2 -tu2 /dev/urandom)
${walker({ first: 'dice=$(((dice * 5 + 3) % 65536));' }).replace('[1,3,0]', "[1,'$((dice / 256 % 4))',0]")}`;
const act = (action: string): string => shellAgent(-1, '').replace('[1,3,0]', action);

test.each<[string, string, string, readonly string[], { fields?: object; limits?: Record<string, number> }?]>([
  ['does not start', 'echo "no heart" >&2; exit 3', 'handshake', ['agent_start', 'exit code 3']],
  ['answers nonsense', shellAgent(30, 'echo what'), 'actions', ['step 30', 'agent_message', 'not JSON']],
  ['leaves a head', act('[1,9,0]'), 'ranges', ['step 0', '9 for "step"', '0 to 3']],
  ['forgets its mask', act('[2,0,2]'), 'masks', ['forbids button shoot', 'target self']],
  ['always walks', act('[1,3,0]'), 'forbidden', ['with "move" forbidden', 'move illegally']],
  [
    'knows one seat',
    walker().replace(`'{"type":"reset"'*)`, `*'"seat":1,'*) exit 4 ;;\n  '{"type":"reset"'*)`),
    'seats',
    ['agent_exit', 'exit code 4'],
  ],
  [
    'plays four matches',
    `n=0\n${walker({ reset: `n=$((n + 1)); [ $n -gt 4 ] && exit 5; ${saying({ type: 'ready' })}` })}`,
    'reset',
    ['exit code 5'],
  ],
  ['throws dice', dice, 'repeats', ['started anew', 'with the same seed'], { fields: { deterministic: true } }],
  [
    'thinks too long',
    walker({ first: 'i=0; while [ $i -lt 2500 ]; do i=$((i + 1)); done;' }),
    'time',
    ['99 % within', '"decisionMs" is 1'],
    { limits: { ...patient, decisionMs: 1, overtimeMs: 600_000 } },
  ],
  ['does not end', `${walker()}\nexec sleep 30`, 'ending', ['1000 ms after its stdin was closed']],
  ['ends badly', `${walker()}\nexit 9`, 'ending', ['exit code 9']],
])('one that %s fails', async (name, source, failed, parts, { fields = {}, limits = patient } = {}) => {
  const found = await shell(name, source, { ...fields }, limits);
  expect(found.ok).toBe(false);
  const failure = found.failures.find(({ check: of }) => of === failed);
  expect(found.failures.map(({ check: of }) => of)).toContain(failed);
  for (const part of parts) expect(failure?.detail).toContain(part);
});

test('its last words come with the verdict', async () => {
  const found = await shell('last words', 'echo "no heart" >&2; exit 3');
  expect(found.log).toBe('no heart\n');
  expect(statusOf(found)).toMatchObject({ load: 'passed', handshake: 'failed', actions: 'skipped', ending: 'skipped' });
});

test("what cannot be loaded fails at once; an unknown name is not the agent's fault", async () => {
  const found = await check(`${folder}#no-sandbox`);
  expect(found.failures).toEqual([{ check: 'load', detail: expect.stringContaining('agent.json') }]);
  expect(found.timing).toBe(null);
  await expect(check('bot:nobody')).rejects.toThrow('no bot "nobody"');
});

test('checks that take too long end with the one under way; those that are not wanted any more reject', async () => {
  const found = await checkAgent(parseAgentSpec('bot:weak'), scenario, agentHost, { ...options, totalMs: 0 });
  expect(found.failures).toEqual([{ check: 'handshake', detail: 'all checks together took longer than 0 s' }]);
  expect(statusOf(found)).toMatchObject({ load: 'passed', actions: 'skipped', ending: 'skipped' });
  const stop = new AbortController();
  const onCheck = (check: string): void => {
    if (check === 'seats') stop.abort(new Error('not wanted'));
  };
  const stoppable = { ...options, signal: stop.signal, onCheck };
  await expect(checkAgent(parseAgentSpec('random'), scenario, agentHost, stoppable)).rejects.toThrow('not wanted');
});
