// Two matches, the second with the sides exchanged: do both sides live through the same, bit for bit?
import type { MatchConfig } from '@jixia/env/types';
import { expect } from 'vitest';
import { type ModeId, RulesMatch } from './rules-match.ts';

/** Decides for one agent of the first match: writes its heads. */
export type Decide = (match: RulesMatch, agent: number, action: Int32Array) => void;

/** The same configuration with the sides exchanged. */
const exchanged = (config: MatchConfig, heroesPerTeam: number, laneCount: number): MatchConfig => {
  const out: Record<string, number | string> = { ...config, mirrorStreams: 1 };
  for (let h = 0; h < 2 * heroesPerTeam; h++) {
    const other = (h + heroesPerTeam) % (2 * heroesPerTeam);
    for (const name of ['hero', 'summoner']) {
      delete out[`${name}${h}`];
      const value = config[`${name}${other}`];
      if (value !== undefined) out[`${name}${h}`] = value;
    }
  }
  for (const side of [0, 1]) {
    const pct = config[`damagePct${1 - side}`];
    if (pct !== undefined) out[`damagePct${side}`] = pct;
  }
  // A lane counts from the other end for the other side.
  if (config.lanes !== undefined) {
    out.lanes = 0;
    for (let i = 0; i < laneCount; i++) if (Number(config.lanes) & (1 << i)) out.lanes |= 1 << (laneCount - 1 - i);
  }
  return out;
};

/** What one agent of a match gets to see and is paid, as bytes. */
const experienced = ({ instance, manifest }: RulesMatch, agent: number): Buffer => {
  const row = (all: Float32Array | Uint8Array, length: number): Buffer =>
    Buffer.from(all.buffer, all.byteOffset + agent * length * all.BYTES_PER_ELEMENT, length * all.BYTES_PER_ELEMENT);
  return Buffer.concat([
    row(instance.observations, manifest.observation.size),
    row(instance.masks, manifest.masks.size),
    row(instance.rewards, 1),
    row(instance.rewardItems, manifest.rewardItems.length),
  ]);
};

const difference = (here: RulesMatch, agent: number, there: RulesMatch, other: number): string => {
  const [a, b] = [here.row(agent), there.row(other)];
  const names = here.manifest.observation.features
    .filter(({ index }) => !Object.is(a[index], b[index]))
    .map(({ name, index }) => `${name} ${a[index]} / ${b[index]}`);
  for (const { name } of here.manifest.rewardItems) {
    if (here.item(agent, name) !== there.item(other, name)) {
      names.push(`${name} ${here.item(agent, name)} / ${there.item(other, name)}`);
    }
  }
  return names.join(', ') || 'mask or reward';
};

/** Hero fields that add up over a match and that no observation shows. */
const SUMS = ['gold', 'totalGold', 'experience', 'spent', 'damageTaken', 'healing', 'damageToStructures', 'assists'];

/** Plays a match and its mirror image for at most `decisions`; returns the first. Fails where the two differ. */
export const playMirrored = (
  id: ModeId,
  config: MatchConfig,
  seed: bigint,
  decisions: number,
  decide: Decide,
): RulesMatch => {
  const here = new RulesMatch(config, seed, id);
  const { heroesPerTeam } = here.slots.sizes;
  const lanes = (here.manifest.content as { lanes: readonly unknown[] }).lanes.length;
  const there = new RulesMatch(exchanged(config, heroesPerTeam, lanes), seed, id);
  const agents = 2 * heroesPerTeam;
  const heads = here.manifest.actionHeads.length;
  here.instance.observe();
  there.instance.observe();
  for (let decision = 0; decision <= decisions; decision++) {
    for (let agent = 0; agent < agents; agent++) {
      const other = (agent + heroesPerTeam) % agents;
      if (!experienced(here, agent).equals(experienced(there, other))) {
        expect.fail(
          `decision ${decision}, tick ${here.tick}, agent ${agent}: ${difference(here, agent, there, other)}`,
        );
      }
      const unequal = SUMS.filter((name) => here.get(name, agent) !== there.get(name, other));
      if (unequal.length > 0) expect.fail(`decision ${decision}, agent ${agent}: ${unequal.join(', ')} differ`);
    }
    if (here.get('endReason') !== 0 || decision === decisions) break;
    for (let agent = 0; agent < agents; agent++) {
      const action = here.instance.actions.subarray(agent * heads, (agent + 1) * heads);
      decide(here, agent, action);
      there.instance.actions.set(action, ((agent + heroesPerTeam) % agents) * heads);
    }
    here.instance.stepObserve();
    there.instance.stepObserve();
  }
  const winner = here.get('winner');
  expect([there.get('endReason'), there.get('winner')]).toEqual([
    here.get('endReason'),
    winner < 0 ? winner : 1 - winner,
  ]);
  return here;
};
