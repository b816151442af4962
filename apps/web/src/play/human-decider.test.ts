import { ScenarioInstance } from '@jixia/env';
import type { Snapshot } from '@jixia/env/drawing';
import { loadScenario } from '@jixia/env/node';
import { decodeSnapshot } from '@jixia/viewer';
import { expect, test } from 'vitest';
import { HumanDecider } from './human-decider.ts';
import { impliedTarget, isForAllies } from './targets.ts';

/** A 5v5 match at its start in which the hero of seat 1 is a healer; everybody stands at the start. */
const start = async () => {
  const scenario = await loadScenario('moba-5v5');
  const { manifest } = scenario;
  const instance = ScenarioInstance.create(scenario, 1);
  instance.configure(0, { hero1: 'cailing', startLevel: 10 });
  instance.reset();
  instance.recordEvents(0);
  instance.observe();
  const look = (): Snapshot =>
    decodeSnapshot(
      manifest.render,
      instance.renderBuffer.subarray(0, instance.render(0)),
      instance.eventBuffer.slice(0, instance.eventCount() * manifest.render.event.length),
    );
  const heads = manifest.actionHeads.length;
  const human = new HumanDecider(manifest, 1, look);
  /** One decision in which everybody but the person stands; the events of it. */
  const decide = (): Snapshot => {
    const { size } = manifest.masks;
    instance.actions.fill(0);
    human.decide([
      {
        observation: new Float32Array(),
        mask: instance.masks.subarray(size, size * 2),
        action: instance.actions.subarray(heads, heads * 2),
      },
    ]);
    instance.stepObserve();
    return look();
  };
  return { manifest, look, human, decide };
};

test('a skill for friends goes to the friend who is pointed at', async () => {
  const { manifest, look, human, decide } = await start();
  expect(isForAllies(human.abilityOf('skill2'))).toBe(true);
  expect(isForAllies(human.abilityOf('skill1'))).toBe(false);
  const cast = manifest.render.eventKinds.indexOf('cast');
  for (const seat of [4, 0]) {
    const slot = look().heroes[seat]?.['slot'] as number;
    human.press({ button: 'skill2', at: null, slot });
    let target: number | undefined;
    for (let i = 0; i < 300 && target === undefined; i += 1) {
      const { events } = decide();
      target = events.find((event) => event['kind'] === cast)?.['target'];
      // The skill recovers meanwhile; a press is forgotten after a second.
      if (target === undefined) human.press({ button: 'skill2', at: null, slot });
    }
    expect(target).toBe(slot);
  }
});

test('without pointing it goes to whoever of the side lacks most health, oneself included', async () => {
  const { manifest, look, human } = await start();
  const before = look();
  const ability = human.abilityOf('skill2');
  for (const hurt of [3, 1]) {
    const slot = before.heroes[hurt]?.['slot'];
    const units = before.units.map((row) => (row['slot'] === slot ? { ...row, hp: (row['hp'] ?? 0) * 0.4 } : row));
    expect(impliedTarget(manifest, { ...before, units }, 1, ability, 1000)).toBe(slot);
  }
});
