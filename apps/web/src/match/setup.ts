// What a match is started from: which scenario, who plays, with which heroes, from which seed.
import { type Draft, type DraftKind, draftLineUps } from '@jixia/arena/draft';
import type { LoadedScenario, Localized, Manifest } from '@jixia/env/types';
import { readContent } from '@jixia/moba/draw';

/** Who plays the seats of a side. */
export type AgentChoice =
  | { readonly kind: 'bot'; readonly name: string; readonly title: Localized }
  | { readonly kind: 'random' }
  | { readonly kind: 'policy'; readonly fileName: string; readonly bytes: Uint8Array };

export type Pair<T> = readonly [T, T];

export type MatchSetup = {
  readonly scenarioId: string;
  readonly agents: Pair<AgentChoice>;
  /** The seat that a person plays here, among the agents of its side; -1 = none. */
  readonly humanSeat: number;
  /** `fixed`: as in `heroes`; the others draw from the seed. */
  readonly lineUp: DraftKind;
  /** One a seat: keys as in the choices of configuration field `hero0`. */
  readonly heroes: readonly string[];
  /** One a seat. */
  readonly summoners: readonly string[];
  readonly seed: bigint;
  /** Configuration beside heroes and summoner skills, where it is not the scenario's own. */
  readonly config?: Readonly<Record<string, number | string>>;
};

const MAX_SEED = 2n ** 64n - 1n;

/** Reads a seed as typed; null where it is no whole number of 64 bits. */
export const parseSeed = (text: string): bigint | null => {
  const trimmed = text.trim();
  if (!/^\d{1,20}$/.test(trimmed)) return null;
  const seed = BigInt(trimmed);
  return seed <= MAX_SEED ? seed : null;
};

export const choicesOf = (manifest: Manifest, field: string): readonly string[] =>
  manifest.config.find((entry) => entry.name === field)?.choices ?? [];

/** Seats of a team, as the manifest numbers its agents. */
export const seatsOf = (manifest: Manifest, team: number): readonly number[] =>
  manifest.agents.flatMap((agent, seat) => (agent.team === team ? [seat] : []));

export const sideOfSeat = (manifest: Manifest, seat: number): number => manifest.agents[seat]?.team ?? -1;

/** An unpredictable short seed for the page's own matches. */
export const freshSeed = (): bigint => BigInt(crypto.getRandomValues(new Uint32Array(1))[0] ?? 1);

/** Who plays which hero, as `jixia match --draft` draws it from the same seed. */
export const draftOf = (manifest: Manifest, setup: Pick<MatchSetup, 'lineUp' | 'heroes' | 'seed'>): Draft =>
  draftLineUps(manifest, {
    kind: setup.lineUp,
    seed: setup.seed,
    ...(setup.lineUp === 'fixed' ? { pool: setup.heroes } : {}),
  });

export const configOf = (manifest: Manifest, setup: MatchSetup): Record<string, string | number> => ({
  ...setup.config,
  ...(draftOf(manifest, setup).config as Record<string, string>),
  ...Object.fromEntries(setup.summoners.map((summoner, seat) => [`summoner${seat}`, summoner])),
});

/** What a choice field has for a seat where nobody chooses. */
const presetOf = (manifest: Manifest, field: string): string => {
  const entry = manifest.config.find(({ name }) => name === field);
  return entry?.choices?.[entry.default] ?? '';
};

/** Who plays what in a team that knows nothing better, seat by seat. */
const SEAT_ROLES = ['fighter', 'mage', 'marksman', 'support', 'assassin', 'tank'];
const DUEL = ['liuying', 'hengshuo'];

/** A duel of two different heroes; in a team one hero of each role, no hero twice. */
const firstHeroes = (manifest: Manifest): readonly string[] => {
  const known = choicesOf(manifest, 'hero0');
  const { heroes } = readContent(manifest);
  const ofRole = (role: string | undefined): readonly string[] =>
    heroes.flatMap((hero) => (hero.role === role ? [hero.key] : []));
  return manifest.agents.map(({ team }, seat) => {
    const place = seatsOf(manifest, team).indexOf(seat);
    const wanted = manifest.agents.length === 2 ? DUEL[seat] : ofRole(SEAT_ROLES[place])[team];
    return wanted !== undefined && known.includes(wanted) ? wanted : presetOf(manifest, `hero${seat}`);
  });
};

/** The match that greets a visitor of a scenario: strong against medium. */
export const firstSetup = (loaded: LoadedScenario, seed: bigint): MatchSetup => {
  const { manifest } = loaded;
  const bot = (name: string): AgentChoice => {
    const entry = loaded.entry.bots.find((candidate) => candidate.name === name) ?? loaded.entry.bots[0];
    return entry ? { kind: 'bot', name: entry.name, title: entry.title } : { kind: 'random' };
  };
  return {
    scenarioId: manifest.id,
    agents: [bot('strong'), bot('medium')],
    humanSeat: -1,
    lineUp: 'fixed',
    heroes: firstHeroes(manifest),
    summoners: manifest.agents.map((_, seat) => presetOf(manifest, `summoner${seat}`)),
    seed,
  };
};

/** The match that an address names; what it leaves open is as for a visitor. Throws where a name is not known. */
export const addressedSetup = (
  loaded: LoadedScenario,
  seed: bigint,
  labels: readonly string[],
  config: Readonly<Record<string, string>>,
): MatchSetup => {
  const { manifest } = loaded;
  const first = firstSetup(loaded, seed);
  const agentOf = (label: string | undefined, preset: AgentChoice): AgentChoice => {
    if (label === undefined) return preset;
    if (label === 'random') return { kind: 'random' };
    const bot = loaded.entry.bots.find(({ name }) => `bot:${name}` === label);
    if (bot) return { kind: 'bot', name: bot.name, title: bot.title };
    const known = [...loaded.entry.bots.map(({ name }) => `bot:${name}`), 'random'].join(', ');
    throw new Error(`agents: "${label}" is none of ${known}.`);
  };
  // Where the address names agents, it is of one match, and what it does not say is the scenario's own.
  const isWhole = labels.length > 0;
  const fields = (prefix: string, presets: readonly string[]): readonly string[] =>
    presets.map(
      (preset, seat) => config[`${prefix}${seat}`] ?? (isWhole ? presetOf(manifest, `${prefix}${seat}`) : preset),
    );
  const rest = Object.entries(config).filter(([name]) => !/^(hero|summoner)\d+$/.test(name));
  const numbers = rest.map(([name, value]) => [name, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value] as const);
  return {
    ...first,
    agents: [agentOf(labels[0], first.agents[0]), agentOf(labels[1], first.agents[1])],
    heroes: fields('hero', first.heroes),
    summoners: fields('summoner', first.summoners),
    ...(numbers.length === 0 ? {} : { config: Object.fromEntries(numbers) }),
  };
};

/** A setup while it is being made: a policy may still lack its file, the seed is still a text. */
export type Plan = Omit<MatchSetup, 'agents' | 'seed'> & { readonly agents: Pair<AgentChoice | null> };

export const put = <T>(pair: Pair<T>, side: 0 | 1, value: T): Pair<T> =>
  side === 0 ? [value, pair[1]] : [pair[0], value];

/** Gives a hero to a seat; who of the same side had it takes the seat's old one. */
export const giveHero = (
  heroes: readonly string[],
  mates: readonly number[],
  seat: number,
  hero: string,
): readonly string[] =>
  heroes.map((old, other) => {
    if (other === seat) return hero;
    return old === hero && mates.includes(other) ? (heroes[seat] as string) : old;
  });

/** Agents, line-ups and the person change sides. */
export const swapSides = (manifest: Manifest, plan: Plan): Plan => {
  const half = seatsOf(manifest, 0).length;
  const turned = (list: readonly string[]): readonly string[] => [...list.slice(half), ...list.slice(0, half)];
  return {
    ...plan,
    agents: [plan.agents[1], plan.agents[0]],
    heroes: turned(plan.heroes),
    summoners: turned(plan.summoners),
    humanSeat: plan.humanSeat < 0 ? -1 : (plan.humanSeat + half) % (2 * half),
  };
};
