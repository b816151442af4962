// What each training match is configured with: heroes and skills drawn anew for every episode, the same for both sides,
// and first episodes cut at different times, so that matches do not all stand at the same minute.

import { deriveSeed, type Manifest, type MatchConfig, Random, suggestion } from '@jixia/env';
import { LearnError } from '../learn-error.ts';

export type LineUpOptions = {
  /** Fields that hold in every match; they are not drawn. */
  readonly match: MatchConfig;
  /**
   * `mirror` draws one hero and skill for all seats of a duel, in teams the same line-up for both sides; `any` one for
   * each seat; `fixed` none. No hero is drawn twice for a side while the pool lasts.
   */
  readonly lineUps: string;
  /** Names of the heroes that are drawn; empty = all. */
  readonly heroPool: readonly string[];
  /** Whether first episodes are cut at random times. */
  readonly isStaggered: boolean;
  readonly seed: bigint;
};

const families = ['hero', 'summoner'];

/** Choices of the pool, by index. Throws LearnError `invalid_option` where a name is unknown. */
const poolOf = (pool: readonly string[], choices: readonly string[]): readonly number[] =>
  (pool.length === 0 ? choices : pool).map((name) => {
    const index = choices.indexOf(name);
    if (index >= 0) return index;
    throw new LearnError(
      'invalid_option',
      `heroPool names "${name}", which the scenario does not have.${suggestion(name, choices)} Known: ${choices.join(', ')}.`,
    );
  });

/** `count` entries of a list, none twice while the list lasts. */
const drawFrom = (list: readonly number[], count: number, random: Random): number[] => {
  let left = [...list];
  return Array.from({ length: count }, () => {
    if (left.length === 0) left = [...list];
    return left.splice(random.nextBelow(left.length), 1)[0] as number;
  });
};

/** Configuration of episode `episode` of match `match`. Throws LearnError `invalid_option`. */
export const lineUpsOf = (
  manifest: Manifest,
  options: LineUpOptions,
): ((match: number, episode: number) => MatchConfig) => {
  const { match: fixed, lineUps, seed } = options;
  const fieldOf = (name: string) => manifest.config.find((field) => field.name === name);
  const sides = manifest.teams;
  // Fields to draw, by family and side.
  const drawn = families.flatMap((family) => {
    const bySide = Array.from({ length: sides }, (_, side) =>
      manifest.agents.flatMap(({ team }, agent) => {
        const field = fieldOf(`${family}${agent}`);
        return team === side && field?.choices && fixed[field.name] === undefined ? [field] : [];
      }),
    );
    const choices = bySide.flat()[0]?.choices;
    if (!choices) return [];
    return [{ bySide, isHero: family === 'hero', pool: poolOf(family === 'hero' ? options.heroPool : [], choices) }];
  });
  const limit = fixed['maxTicks'] ?? fieldOf('maxTicks')?.default;
  const canCut = options.isStaggered && fieldOf('truncateTicks') && fixed['truncateTicks'] === undefined;
  const longest = canCut && typeof limit === 'number' ? limit : 0;
  const random = new Random(0n);
  return (match, episode) => {
    const config: Record<string, number | string> = { ...fixed };
    random.reseed(deriveSeed(seed, match, episode));
    for (const { bySide, isHero, pool } of drawn) {
      if (lineUps === 'fixed') break;
      const draw = (count: number): number[] =>
        isHero ? drawFrom(pool, count, random) : Array.from({ length: count }, () => random.nextBelow(pool.length));
      const longestSide = Math.max(...bySide.map((fields) => fields.length));
      const mirrored = draw(longestSide);
      for (const fields of bySide) {
        const choice = lineUps === 'mirror' ? mirrored : draw(fields.length);
        for (const [i, { name }] of fields.entries()) config[name] = choice[i] as number;
      }
    }
    if (episode === 0 && longest > 1) config['truncateTicks'] = 1 + random.nextBelow(longest);
    return config;
  };
};
