// What each training match is configured with: heroes and skills drawn anew for every episode, the same for both sides,
// and first episodes cut at different times, so that matches do not all stand at the same minute.

import { deriveSeed, type Manifest, type MatchConfig, Random } from '@jixia/env';

export type LineUpOptions = {
  /** Fields that hold in every match; they are not drawn. */
  readonly match: MatchConfig;
  /** `mirror` draws one hero and skill for all seats, `any` one for each seat, `fixed` none. */
  readonly lineUps: string;
  /** Whether first episodes are cut at random times. */
  readonly isStaggered: boolean;
  readonly seed: bigint;
};

const families = ['hero', 'summoner'];

/** Configuration of episode `episode` of match `match`. */
export const lineUpsOf = (
  manifest: Manifest,
  options: LineUpOptions,
): ((match: number, episode: number) => MatchConfig) => {
  const { match: fixed, lineUps, seed } = options;
  const fieldOf = (name: string) => manifest.config.find((field) => field.name === name);
  const drawn = families.map((family) =>
    manifest.agents.flatMap((_, agent) => {
      const field = fieldOf(`${family}${agent}`);
      return field?.choices && fixed[field.name] === undefined ? [field] : [];
    }),
  );
  const limit = fixed['maxTicks'] ?? fieldOf('maxTicks')?.default;
  const canCut = options.isStaggered && fieldOf('truncateTicks') && fixed['truncateTicks'] === undefined;
  const longest = canCut && typeof limit === 'number' ? limit : 0;
  const random = new Random(0n);
  return (match, episode) => {
    const config: Record<string, number | string> = { ...fixed };
    random.reseed(deriveSeed(seed, match, episode));
    for (const fields of drawn) {
      if (lineUps === 'fixed') break;
      let choice = random.nextU32();
      for (const { name, choices = [] } of fields) {
        config[name] = choice % choices.length;
        if (lineUps === 'any') choice = random.nextU32();
      }
    }
    if (episode === 0 && longest > 1) config['truncateTicks'] = 1 + random.nextBelow(longest);
    return config;
  };
};
