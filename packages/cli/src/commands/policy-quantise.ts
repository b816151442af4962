// `jixia policy quantise`: a trained policy in whole numbers, which decides the same on every host, and what that costs it.
import { type Agent, type AgentFactory, createMatch, prepareAgent } from '@jixia/arena';
import { agentHost, evaluate } from '@jixia/arena/node';
import { deriveSeed, type LoadedScenario } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { quantisePolicy } from '@jixia/learn';
import { loadPolicy, readPolicyManifest } from '@jixia/learn/policy';
import { CliError } from '../cli-error.ts';
import type { Call, Command } from '../command.ts';
import { percent, workersOf } from '../evaluation-options.ts';
import { readGivenFile } from '../read-file.ts';
import { writeWhole } from '../write-file.ts';

/** Every so many decisions a row is kept: neighbours are nearly alike. */
const keepEvery = 5;
const mostRows = 8192;

type Rows = { readonly observations: Float32Array; readonly masks: Uint8Array; readonly rows: number };

/** What a policy sees in matches against the strongest bot and against itself. */
async function collectRows(scenario: LoadedScenario, bytes: Uint8Array, matches: number, seed: bigint): Promise<Rows> {
  const { manifest, entry } = scenario;
  const observations: Float32Array[] = [];
  const masks: Uint8Array[] = [];
  const policy = await prepareAgent({ kind: 'policy', file: 'policy', mode: 'sample', bytes }, scenario, agentHost);
  const bot = entry.bots.find(({ name }) => name === 'strong') ?? entry.bots.at(-1);
  const opponent = await prepareAgent(
    bot === undefined ? { kind: 'random' } : { kind: 'bot', name: bot.name },
    scenario,
  );
  const watched = (factory: AgentFactory): Agent => {
    const agent = factory.create();
    let decision = 0;
    return {
      ...agent,
      act: (observation, mask, action) => {
        if (decision % keepEvery === 0 && observations.length < mostRows) {
          observations.push(observation.slice());
          masks.push(mask.slice());
        }
        decision += 1;
        return agent.act(observation, mask, action);
      },
    };
  };
  try {
    for (let match = 0; match < matches; match++) {
      const agents = manifest.agents.map(({ team }) =>
        match % 2 === 1 || team === Math.floor(match / 2) % 2 ? watched(policy) : opponent.create(),
      );
      const live = createMatch({ scenario, agents, seed: deriveSeed(seed, match), config: {} });
      while (!live.isOver) await live.step();
      live.finish();
    }
  } finally {
    await policy.close();
    await opponent.close();
  }
  const rows = observations.length;
  const all = new Float32Array(rows * manifest.observation.size);
  const allMasks = new Uint8Array(rows * manifest.masks.size);
  for (const [at, row] of observations.entries()) all.set(row, at * manifest.observation.size);
  for (const [at, row] of masks.entries()) allMasks.set(row, at * manifest.masks.size);
  return { observations: all, masks: allMasks, rows };
}

/** Share of rows in which both policies take the same action, over all heads. */
async function agreement(scenario: LoadedScenario, files: readonly Uint8Array[], rows: Rows): Promise<number> {
  const heads = scenario.manifest.actionHeads.length;
  const taken: Int32Array[] = [];
  for (const bytes of files) {
    const policy = await loadPolicy(bytes, scenario.manifest);
    const actions = new Int32Array(rows.rows * heads);
    await policy.act({ ...rows, actions, mode: 'greedy', randoms: [] });
    taken.push(actions);
    await policy.close();
  }
  const [one, other] = taken as [Int32Array, Int32Array];
  let same = 0;
  for (let row = 0; row < rows.rows; row++) {
    const at = row * heads;
    if (one.subarray(at, at + heads).every((value, head) => value === other[at + head])) same += 1;
  }
  return same / rows.rows;
}

async function run({ operands, values, seed, output }: Call): Promise<0> {
  const [file = ''] = operands;
  const bytes = await readGivenFile(file);
  const out = values.optionalText('out') ?? `${file.replace(/\.onnx$/i, '')}.int8.onnx`;
  const description = readPolicyManifest(bytes);
  if (description === null) {
    throw new CliError(
      'bad_usage',
      `"${file}" has no manifest that says what it plays: give a policy of \`jixia train\`.`,
    );
  }
  const scenario = await loadScenario(description.scenario);
  // A network that cannot be quantised is refused before any match is played.
  quantisePolicy(bytes, new Float32Array(description.observationSize));
  output.note(`Playing ${values.number('matches')} matches to see what it sees`);
  const rows = await collectRows(scenario, bytes, values.number('matches'), seed);
  const quantised = quantisePolicy(bytes, rows.observations);
  const same = await agreement(scenario, [bytes, quantised], rows);
  await writeWhole(out, quantised);
  const pairs = values.number('pairs');
  const spec = (name: string, content: Uint8Array) =>
    ({ kind: 'policy', file: name, mode: 'greedy', bytes: content }) as const;
  const duel =
    pairs === 0
      ? null
      : await evaluate({
          scenario,
          a: spec(out, quantised),
          b: spec(file, bytes),
          pairs,
          seed,
          workers: workersOf(values),
        });
  const against =
    duel === null
      ? null
      : {
          winRate: duel.winRate,
          low: duel.low,
          high: duel.high,
          wins: duel.wins,
          draws: duel.draws,
          losses: duel.losses,
          pairs,
        };
  output.result(
    { policy: out, bytes: quantised.length, floatBytes: bytes.length, rows: rows.rows, agreement: same, against },
    [
      `${out}: ${(quantised.length / 1024).toFixed(0)} KB, from ${(bytes.length / 1024).toFixed(0)} KB`,
      `The same action in ${percent(same)} of ${rows.rows} situations`,
      ...(against === null
        ? []
        : [
            `Against the float policy: ${percent(against.winRate)} (95 % interval ${percent(against.low)} to ${percent(against.high)}, draws count half), ${against.wins} wins, ${against.losses} losses, ${against.draws} draws`,
          ]),
    ],
  );
  return 0;
}

export const policyQuantise: Command = {
  name: 'policy quantise',
  summary:
    'Writes a feed-forward policy with int8 weights that computes in whole numbers: it takes the same actions on every host, so `replay verify --policies` can prove that it took them. Says how often it decides as before, and how it does against the policy it came from.',
  operands: [{ name: 'FILE', summary: 'a policy of `jixia train` with network.kind mlp and without memory' }],
  options: [
    { name: 'out', kind: 'text', value: 'FILE', summary: 'the new policy (default FILE.int8.onnx)' },
    {
      name: 'matches',
      kind: 'whole',
      value: 'N',
      default: 8,
      min: 1,
      max: 1000,
      summary: 'matches whose observations set the scales',
    },
    {
      name: 'pairs',
      kind: 'whole',
      value: 'N',
      default: 20,
      min: 0,
      max: 10_000,
      summary: 'pairs of matches against the float policy; 0 = none',
    },
    { name: 'workers', kind: 'whole', value: 'N', min: 0, max: 256, summary: 'threads (default one a core)' },
  ],
  examples: ['policy quantise runs/moba-1v1-1/policy.onnx', 'policy quantise policy.onnx --out mine.onnx --pairs 100'],
  run,
};
