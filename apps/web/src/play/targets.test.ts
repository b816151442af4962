import { actionLayout, legalOffset, Random, ScenarioInstance } from '@jixia/env';
import type { Snapshot } from '@jixia/env/drawing';
import { loadScenario } from '@jixia/env/node';
import { decodeSnapshot } from '@jixia/viewer';
import { expect, test } from 'vitest';
import { heroOfSeat, seenUnits, targetValue } from './targets.ts';

test('who is pointed at is who the rules attack', async () => {
  const scenario = await loadScenario('moba-5v5');
  const { manifest } = scenario;
  const instance = ScenarioInstance.create(scenario, 1);
  instance.configure(0, { startLevel: 10 });
  instance.setSeed(0, 7n);
  instance.reset();
  instance.observe();
  const layout = actionLayout(manifest);
  const random = new Random(7n);
  const bots = manifest.agents.map((_, seat) => {
    const bot = scenario.entry.bots.at(-1)?.create(manifest);
    bot?.reset(seat);
    return bot;
  });
  const heads = manifest.actionHeads.length;
  const target = manifest.actionHeads.findIndex((head) => head.name === 'target');
  const attack = manifest.actionHeads[0]?.values.indexOf('attack') as number;
  const look = (): Snapshot =>
    decodeSnapshot(manifest.render, instance.renderBuffer.subarray(0, instance.render(0)), new Int32Array());
  const kinds = new Set<string>();
  for (let decision = 0; decision < 1100; decision += 1) {
    const before = look();
    const orders = new Map<number, { slot: number; kind: string }>();
    for (const [seat, { team }] of manifest.agents.entries()) {
      const mask = seat * manifest.masks.size;
      const { size } = manifest.observation;
      bots[seat]?.act(
        instance.observations.subarray(seat * size, (seat + 1) * size),
        instance.masks.subarray(mask, mask + manifest.masks.size),
        instance.actions.subarray(seat * heads, (seat + 1) * heads),
      );
      // Looking takes longer than playing: one seat in turn.
      if (decision % manifest.agents.length !== seat) continue;
      const choices = seenUnits(manifest, before, team).flatMap((unit) => {
        const value = unit.team === team ? null : targetValue(manifest, before, seat, unit.slot);
        const isLegal = value !== null && instance.masks[mask + legalOffset(layout, target, attack) + value] === 1;
        return isLegal ? [{ unit, value }] : [];
      });
      const choice = choices[random.nextBelow(Math.max(choices.length, 1))];
      if (!choice || instance.masks[mask + attack] !== 1) continue;
      instance.actions[seat * heads] = attack;
      instance.actions[seat * heads + target] = choice.value;
      orders.set(seat, choice.unit);
    }
    instance.stepObserve();
    const after = look();
    for (const [seat, { slot, kind }] of orders) {
      const own = after.units.find((row) => row['slot'] === heroOfSeat(after, seat)?.['slot']);
      const isThere = after.units.some((row) => row['slot'] === slot);
      // An order ends where its target falls or hides in the same decision.
      if (!own || !isThere || own['target'] === -1) continue;
      kinds.add(kind);
      if (own['target'] === slot) continue;
      // The rules rank creeps by places one tick old: two that are as far away can be taken for each other.
      const distance = (of: number | undefined): number => {
        const row = before.units.find((unit) => unit['slot'] === of);
        const me = before.units.find((unit) => unit['slot'] === own['slot']);
        return Math.hypot((row?.['x'] ?? 0) - (me?.['x'] ?? 0), (row?.['z'] ?? 0) - (me?.['z'] ?? 0));
      };
      expect(['melee', 'ranged', 'siege']).toContain(kind);
      expect(Math.abs(distance(own['target']) - distance(slot))).toBeLessThan(60);
    }
  }
  expect([...kinds].sort()).toEqual(expect.arrayContaining(['hero', 'melee', 'monster', 'ranged', 'tower']));
}, 60_000);
