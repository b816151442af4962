// `jixia match`: plays one match and tells how it went.
import {
  type AgentFactory,
  type AgentHost,
  createMatch,
  DecisionTimes,
  draftKinds,
  draftLineUps,
  prepareAgent,
} from '@jixia/arena';
import { encodeReplay } from '@jixia/arena/replay';
import { type LoadedScenario, type Manifest, resolveConfig } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import type { MatchConfig } from '@jixia/env/types';
import { CliError } from '../cli-error.ts';
import type { Call, Command, Values } from '../command.ts';
import { listen, listenOption } from '../listen-option.ts';
import {
  configOption,
  noSandboxOption,
  noteAgents,
  parseConfig,
  readAgentSpec,
  scenarioOption,
  splitList,
} from '../match-options.ts';
import { matchStory } from '../match-story.ts';
import { writeWhole } from '../write-file.ts';

/** Line-ups by `--draft`; without it by `--heroes`, one a seat, or as the scenario has it. */
function heroConfig(manifest: Manifest, text: string | undefined, kind: string | undefined, seed: bigint): MatchConfig {
  const pool = text === undefined ? undefined : splitList(text);
  if (kind === undefined) {
    if (pool === undefined) return {};
    const seats = manifest.agents.length;
    if (pool.length !== seats) {
      throw new CliError('bad_usage', `--heroes needs ${seats} names with commas between them, not ${pool.length}.`);
    }
    return Object.fromEntries(pool.map((hero, seat) => [`hero${seat}`, hero]));
  }
  const known = draftKinds.find((candidate) => candidate === kind);
  if (known === undefined) {
    throw new CliError('bad_usage', `--draft is one of ${draftKinds.join(', ')}, not "${kind}".`);
  }
  return draftLineUps(manifest, pool === undefined ? { kind: known, seed } : { kind: known, seed, pool }).config;
}

async function prepareAll(scenario: LoadedScenario, values: Values, host: AgentHost): Promise<AgentFactory[]> {
  const given = splitList(values.text('agents')).map((text) => readAgentSpec(text, values));
  const { agents, teams } = scenario.manifest;
  const seats = agents.length;
  if (given.length !== seats && given.length !== teams) {
    const wanted = seats === teams ? `${seats} agents` : `${teams} agents (one a team) or ${seats} (one a seat)`;
    throw new CliError('bad_usage', `--agents needs ${wanted} with commas between them, not ${given.length}.`);
  }
  const specs = given.length === seats ? given : agents.map(({ team }) => given[team] as (typeof given)[number]);
  const factories: AgentFactory[] = [];
  try {
    for (const spec of specs) factories.push(await prepareAgent(spec, scenario, host));
  } catch (error) {
    for (const factory of factories) await factory.close();
    throw error;
  }
  return factories;
}

async function play({ values, seed, output }: Call): Promise<0> {
  const scenario = await loadScenario(values.text('scenario'));
  const { manifest } = scenario;
  const config = {
    ...parseConfig(values.optionalText('config')),
    ...heroConfig(manifest, values.optionalText('heroes'), values.optionalText('draft'), seed),
  };
  resolveConfig(manifest, config);
  const { host, close } = await listen(values, output);
  let factories: AgentFactory[] = [];
  try {
    factories = await prepareAll(scenario, values, host);
    const notes = noteAgents(factories, output);
    const agents = factories.map((factory) => factory.create());
    const match = createMatch({ scenario, agents, seed, config });
    const progress = output.progress('Playing', 0, 'decisions');
    while (!match.isOver) {
      await match.step();
      progress.update(match.decisions);
    }
    progress.end();
    const played = match.finish();
    for (const agent of agents) await agent.close();
    const file = values.optionalText('record');
    if (file !== undefined) await writeWhole(file, encodeReplay(played.replay));
    const { winner, ticks, decisions, hash, endReason, forfeit, faultLog, agentInfo } = played;
    const decisionTimes = played.decisionTimes.map((counts) => DecisionTimes.of([counts]).summary());
    const document = { winner, ticks, decisions, hash, endReason, replay: file ?? null, agentInfo, decisionTimes };
    const extra = { ...(forfeit && { forfeit }), ...(faultLog && { faultLog }), ...(notes.length > 0 && { notes }) };
    const log = faultLog === undefined ? [] : ['', 'The last it wrote to stderr:', ...faultLog.trimEnd().split('\n')];
    const names = factories.map(({ name }) => name);
    const saved = file === undefined ? [] : [`Recorded in ${file}; check it with: npx jixia replay verify ${file}`];
    output.result({ ...document, ...extra }, [
      ...matchStory(names, played, manifest),
      ...log,
      '',
      `hash ${hash}`,
      ...saved,
    ]);
    return 0;
  } finally {
    for (const factory of factories) await factory.close();
    await close();
  }
}

export const match: Command = {
  name: 'match',
  summary:
    'Plays one match between agents (bot:NAME, policy:FILE.onnx, ./FOLDER, ./FILE.wasm, remote:NAME or random) and can record it.',
  options: [
    scenarioOption,
    {
      name: 'agents',
      kind: 'text',
      value: 'A,B',
      default: 'bot:strong,bot:medium',
      summary: 'one agent a team, or one a seat',
    },
    { name: 'heroes', kind: 'text', value: 'A,B', summary: 'one hero a seat; with --draft the heroes to draw from' },
    {
      name: 'draft',
      kind: 'text',
      value: 'KIND',
      summary: 'how line-ups are drawn from the seed: fixed, mirrored, random, pickban',
    },
    configOption,
    noSandboxOption,
    listenOption,
    { name: 'record', kind: 'text', value: 'FILE.jxr', summary: 'write the replay to this file' },
  ],
  examples: [
    'match --agents bot:strong,bot:medium --seed 7',
    'match --agents random,bot:weak --record match.jxr --json',
    'match --agents ./mine,bot:strong',
    'match --agents remote:lab-3,bot:strong --listen 4190',
  ],
  run: play,
};
