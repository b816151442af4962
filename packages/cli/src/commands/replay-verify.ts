// `jixia replay verify`: runs a replay again and says whether it is true, and whether its policies decided what it says.
import { basename } from 'node:path';
import { type PolicyVerification, verifyPolicies } from '@jixia/arena';
import { openReplay, type Replay, ReplayError, type ReplayVerification, verifyDecoded } from '@jixia/arena/replay';
import type { LoadedScenario, Manifest } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { loadPolicy, type Policy } from '@jixia/learn/policy';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { splitList } from '../match-options.ts';
import { readGivenFile } from '../read-file.ts';

type Judgement = ReplayVerification & {
  readonly gameSeconds?: number;
  readonly timesRealTime?: number;
  readonly policies?: readonly PolicyVerification[];
};

const lastPart = (name: string): string => basename(name.replace(/^policy:/, '').replaceAll('\\', '/'));

/** Which seat a file is for: `SEAT=FILE`, or the one whose name in the replay ends in the file's. Throws CliError. */
function seatsOf(text: string, { agents }: Replay): { readonly file: string; readonly seats: readonly number[] } {
  const [, given, named = text] = /^(\d+)=(.+)$/.exec(text) ?? [];
  if (given !== undefined) {
    if (Number(given) < agents.length) return { file: named, seats: [Number(given)] };
    throw new CliError('bad_usage', `--policies ${text}: the replay has seats 0 to ${agents.length - 1}.`);
  }
  const seats = agents.flatMap(({ name }, seat) =>
    name.startsWith('policy:') && lastPart(name).replace(/#sample$/, '') === basename(named) ? [seat] : [],
  );
  if (seats.length > 0) return { file: named, seats };
  const names = agents.map(({ name }, seat) => `${seat}: ${name}`).join(', ');
  throw new CliError(
    'bad_usage',
    `--policies: no agent of the replay is called "${basename(named)}" (${names}). Write SEAT=FILE to say whom it played.`,
  );
}

async function judgePolicies(
  text: string,
  replay: Replay,
  scenario: LoadedScenario,
): Promise<readonly PolicyVerification[]> {
  const policies = new Map<number, Policy>();
  const opened: Policy[] = [];
  try {
    for (const { file, seats } of splitList(text).map((part) => seatsOf(part, replay))) {
      const bytes = await readGivenFile(file);
      for (const seat of seats) {
        if (policies.has(seat)) throw new CliError('bad_usage', `--policies names seat ${seat} twice.`);
        const policy = await loadPolicy(bytes, scenario.manifest);
        opened.push(policy);
        policies.set(seat, policy);
      }
    }
    return await verifyPolicies({ scenario, replay, policies });
  } finally {
    for (const policy of opened) await policy.close();
  }
}

async function judge(bytes: Uint8Array, policyFiles: string | undefined): Promise<Judgement & { manifest?: Manifest }> {
  let opened: Awaited<ReturnType<typeof openReplay>>;
  try {
    opened = await openReplay(bytes, loadScenario);
  } catch (error) {
    // A file that cannot be read or played here proves nothing: a negative result, not wrong usage.
    if (error instanceof ReplayError) return { ok: false, hash: '', code: error.code, reason: error.message };
    throw error;
  }
  const { replay, scenario } = opened;
  const startMs = performance.now();
  const verification = verifyDecoded(replay, scenario);
  const seconds = (performance.now() - startMs) / 1000;
  const gameSeconds = replay.result.ticks / scenario.manifest.ticksPerSecond;
  if (!verification.ok) return verification;
  const judgement = { ...verification, gameSeconds, timesRealTime: gameSeconds / seconds };
  if (policyFiles === undefined) return judgement;
  const policies = await judgePolicies(policyFiles, replay, scenario);
  const wrong = policies.find(({ ok }) => !ok);
  if (wrong?.difference == null) return { ...judgement, policies };
  const { agent, name, difference } = wrong;
  const told = (action: readonly number[]): string =>
    scenario.manifest.actionHeads
      .map((head, at) => `${head.name} ${head.values?.[action[at] ?? -1] ?? action[at]}`)
      .join(', ');
  return {
    ...judgement,
    ok: false,
    reason:
      `Agent ${agent}, ${name}, did not decide this: at decision ${difference.decision} the policy takes ` +
      `[${told(difference.derived)}], the replay says [${told(difference.recorded)}].`,
    policies,
  };
}

export const replayVerify: Command = {
  name: 'replay verify',
  summary:
    'Runs a replay again, step by step, and says whether its states and its result are true. Exit code 1 where not. With --policies it also asks quantised policies at every decision whether they decided it.',
  operands: [{ name: 'FILE', summary: 'a .jxr file' }],
  options: [
    {
      name: 'policies',
      kind: 'text',
      value: 'FILE,...',
      summary: 'quantised policies, found in the replay by their file name, or as SEAT=FILE',
    },
  ],
  examples: [
    'replay verify match.jxr',
    'replay verify match.jxr --json',
    'replay verify match.jxr --policies mine.int8.onnx',
  ],
  async run({ operands, values, output }) {
    const [file = ''] = operands;
    const judgement = await judge(await readGivenFile(file), values.optionalText('policies'));
    if (!judgement.ok) {
      output.result(judgement, [`${file}: not true. ${judgement.reason ?? ''}`]);
      return 1;
    }
    const { hash, gameSeconds = 0, timesRealTime = 0, policies = [] } = judgement;
    output.result(judgement, [
      `${file}: true. Hash ${hash}`,
      `${gameSeconds.toFixed(1)} s of play re-run at ${Math.round(timesRealTime)} x real time`,
      ...policies.map(({ agent, name, decisions }) => `Agent ${agent}, ${name}: all ${decisions} decisions re-derived`),
    ]);
    return 0;
  },
};
