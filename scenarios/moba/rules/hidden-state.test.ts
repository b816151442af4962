// What a side does not see never reaches its observations and masks, in any mode.

import { actionLayout, Random, sampleLegalAction } from '@jixia/env';
import { expect, test } from 'vitest';
import { BOON_COUNT, type ModeId, order, RED, RulesMatch } from './rules-match.ts';
import { duel } from './scenes.ts';

/** Everything of a hidden enemy hero that could leak, changed. */
const disturbHero = (match: RulesMatch, hero: number, viewer: number, random: Random): void => {
  const slot = match.slots.hero(hero);
  const ofUnit = ['hp', 'maxHp', 'attack', 'armor', 'resist', 'pace', 'range', 'swingAt', 'nextAttack', 'stunUntil'];
  const alsoOfUnit = ['slowUntil', 'hasteUntil', 'shield', 'shieldUntil', 'burnUntil', 'rootUntil', 'silenceUntil'];
  const ofHero = ['experience', 'gold', 'totalGold', 'mana', 'maxMana', 'power', 'castAt', 'dashTicks', 'weakUntil'];
  const alsoOfHero = ['attackBuffUntil', 'rapidUntil', 'wardedUntil', 'empowerUntil', 'itemCount', 'recallAt'];
  for (const name of [...ofUnit, ...alsoOfUnit]) match.set(name, slot, 1 + random.nextBelow(3000));
  for (const name of [...ofHero, ...alsoOfHero]) match.set(name, hero, 1 + random.nextBelow(200));
  for (let i = 0; i < 6; i++) {
    match.set('abilityReady', hero * 6 + i, random.nextBelow(3000));
    match.set('abilityLevel', hero * 6 + i, random.nextBelow(6));
  }
  for (let boon = 0; boon < BOON_COUNT; boon++)
    match.set('boonUntil', hero * BOON_COUNT + boon, random.nextBelow(3000));
  for (const name of ['passiveReady', 'passiveCount']) match.set(name, hero, random.nextBelow(200));
  match.set('level', hero, 1 + random.nextBelow(15));
  match.set('order', hero, random.nextBelow(4));
  match.set('target', slot, random.nextBelow(40));
  const { widthCm, heightCm } = match.manifest.map as { widthCm: number; heightCm: number };
  match.put(slot, 200 + random.nextBelow(widthCm - 400), 200 + random.nextBelow(heightCm - 400));
  match.set('seenBy', slot, 1 << (1 - viewer));
};

const disturbUnit = (match: RulesMatch, slot: number, target: number, random: Random): void => {
  match.set('hp', slot, 1 + random.nextBelow(3000));
  match.set('x', slot, random.nextBelow(9000) * 256 + 1);
  match.set('target', slot, target);
};

/** What the agents of a side are told, as bytes. */
const told = (match: RulesMatch, side: number): Buffer => {
  const { observations, masks } = match.instance;
  const rows = [observations, masks].map((all) => {
    const half = all.length / 2;
    return Buffer.from(all.buffer, all.byteOffset + side * half * all.BYTES_PER_ELEMENT, half * all.BYTES_PER_ELEMENT);
  });
  return Buffer.concat(rows);
};

/** Names of the features that differ from those of the state before; for the message. */
const changedRows = (match: RulesMatch, side: number, before: Uint8Array): string => {
  const { heroesPerTeam } = match.slots.sizes;
  const rows = (): Float32Array[] =>
    Array.from({ length: heroesPerTeam }, (_, i) => match.row(side * heroesPerTeam + i));
  const after = rows();
  match.instance.loadState(0, before);
  match.instance.observe();
  const names = rows().flatMap((row, i) =>
    match.manifest.observation.features.filter(({ index }) => row[index] !== after[i]?.[index]).map(({ name }) => name),
  );
  return names.join(', ') || 'a mask';
};

/** Random play, mostly forward, so that the sides meet and part. */
const play = (match: RulesMatch, random: Random): void => {
  const layout = actionLayout(match.manifest);
  const heads = match.manifest.actionHeads.length;
  for (let agent = 0; agent < match.manifest.agents.length; agent++) {
    const action = match.instance.actions.subarray(agent * heads, (agent + 1) * heads);
    const mask = match.maskRow(agent);
    sampleLegalAction(layout, mask, 0, action, 0, random);
    if (mask[2] === 1 && random.nextBelow(3) > 0) action.set([2, 8 + random.nextBelow(8), random.nextBelow(9)]);
  }
  match.instance.stepObserve();
};

test.each<{ id: ModeId; decisions: number }>([
  { id: 'moba-1v1', decisions: 500 },
  { id: 'moba-3v3', decisions: 300 },
  { id: 'moba-5v5', decisions: 300 },
])('FG8: hidden state never changes a side’s observation or mask ($id)', ({ id, decisions }) => {
  const random = new Random(9n);
  const hidden = { hero: 0, creep: 0, monster: 0 };
  for (let episode = 0; episode < 6; episode++) {
    const match = new RulesMatch({ decisionIntervalTicks: 2, startLevel: 1 + 2 * episode }, BigInt(episode), id);
    const { heroesPerTeam, creepsPerTeam, monsters } = match.slots.sizes;
    const isHidden = (slot: number, side: number): boolean =>
      match.get('hp', slot) > 0 && match.get('kind', slot) > 0 && (match.get('seenBy', slot) & (1 << side)) === 0;
    match.instance.observe();
    for (let decision = 0; decision < decisions; decision++) {
      play(match, random);
      if (decision % 10 !== 0) continue;
      const block = match.instance.saveState(0);
      const tries: [keyof typeof hidden, number, number, () => void][] = [];
      for (const side of [0, 1]) {
        const hero = (1 - side) * heroesPerTeam + random.nextBelow(heroesPerTeam);
        const creep = match.slots.creep(1 - side, random.nextBelow(creepsPerTeam));
        const monster = match.slots.monster(0) + random.nextBelow(monsters);
        const own = match.slots.hero(side * heroesPerTeam);
        tries.push(['hero', side, match.slots.hero(hero), () => disturbHero(match, hero, side, random)]);
        tries.push(['creep', side, creep, () => disturbUnit(match, creep, own, random)]);
        tries.push(['monster', side, monster, () => disturbUnit(match, monster, own, random)]);
      }
      for (const [kind, side, slot, disturb] of tries) {
        if (!isHidden(slot, side)) continue;
        const before = told(match, side);
        hidden[kind]++;
        disturb();
        match.instance.observe();
        if (!told(match, side).equals(before))
          expect.fail(`a hidden ${kind} shows: ${changedRows(match, side, block)}`);
        match.instance.loadState(0, block);
        match.instance.observe();
      }
    }
  }
  expect(Math.min(...Object.values(hidden))).toBeGreaterThan(20);
});

test('FG8: what a hidden hero does for a while leaves no trace either', () => {
  const rows = (walk: number, skill: boolean): Float32Array[] => {
    const match = duel(500);
    match.put(0, 450, 1800);
    match.put(RED, 9000, 1800);
    match.wait(2);
    const rowsTold: Float32Array[] = [];
    for (let i = 0; i < 30; i++) {
      const move = order('move', { x: walk, z: 5 });
      match.act(order('none2'), skill && i === 3 ? order('skill1', { x: 1, z: 1 }) : move);
      rowsTold.push(match.row(0));
    }
    return rowsTold;
  };
  expect(rows(15, true)).toEqual(rows(-3, false));
});
