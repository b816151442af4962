// Rules of what agents of team modes are told.
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import { ITEMS } from '../content/items.ts';
import { abilityIdOf, heroIdOf, NEVER, order } from './rules-match.ts';
import { crowd, gather, middleOf, teamField } from './scenes.ts';

test('OB2: in team modes heroes are told by their role', () => {
  const match = teamField('moba-5v5', { hero5: 'liuying', hero1: 'cailing' });
  for (const name of ['enemy1', 'ally1']) {
    const hero = name === 'enemy1' ? 'liuying' : 'cailing';
    const roles = match.manifest.observation.features.filter((feature) => feature.name.startsWith(`${name}.role.`));
    expect(roles.filter((role) => match.feature(0, role.name) === 1).map((role) => role.name)).toEqual([
      `${name}.role.${HEROES[heroIdOf(hero)]?.role}`,
    ]);
    expect(match.manifest.observation.features.some((feature) => feature.name.startsWith(`${name}.is.`))).toBe(false);
  }
  expect(match.feature(0, 'enemy1.visible')).toBe(0);
});

test('OB3: in team modes the nearest 3 or 4 shots and areas are shown', () => {
  for (const [id, most] of [
    ['moba-3v3', 3],
    ['moba-5v5', 4],
  ] as const) {
    const match = teamField(id);
    const [x, z] = middleOf(id);
    gather(match, [0], x, z);
    const { projectiles, zones, heroesPerTeam } = match.slots.sizes;
    const source = match.slots.hero(heroesPerTeam);
    for (let i = 0; i < 5; i++) {
      const gap = 100 + 150 * ((i * 2) % 5);
      const shot = { shotAbility: abilityIdOf('spark'), shotTarget: -1, shotSource: source, shotTeam: 1, shotTicks: 9 };
      const place = { shotX: (x + gap) * 256 + 1, shotZ: z * 256 + 1, shotVx: -2, shotVz: 0 };
      for (const [name, value] of Object.entries({ ...shot, ...place })) match.set(name, projectiles / 2 + i, value);
      const zone = { zonePlace: (z << 16) | (x + gap), zoneEnd: NEVER, zoneNext: NEVER, zoneTeam: 1 };
      const kind = { zoneAbility: abilityIdOf('lantern'), zoneSource: source };
      for (const [name, value] of Object.entries({ ...zone, ...kind })) match.set(name, zones / 2 + i, value);
    }
    match.instance.observe();
    for (const block of ['shot', 'zone']) {
      const blocks = match.manifest.observation.blocks.filter(({ name }) => new RegExp(`^${block}\\d$`).test(name));
      expect(blocks.length).toBe(most);
      const gaps = blocks.map(({ name }) => Math.round(match.feature(0, `${name}.dx`) * 1000));
      expect(gaps).toEqual([100, 250, 400, 550].slice(0, most));
      expect(match.feature(heroesPerTeam, `${block}1.present`)).toBe(0);
    }
  }
});

test('OB6: in 5v5 the nearest 6 creeps of each side are shown', () => {
  const match = crowd('moba-5v5');
  const [x, z] = middleOf('moba-5v5');
  for (let i = 0; i < 8; i++) match.hold(match.creep(0, 'ranged', x, z - 200 - 150 * ((i * 5) % 8), i));
  match.wait(1);
  for (const [block, sign] of [
    ['enemyCreep', 1],
    ['allyCreep', -1],
  ] as const) {
    const shown = match.manifest.observation.blocks.filter(({ name }) => name.startsWith(block));
    expect(shown.map(({ name }) => Math.round(match.feature(0, `${name}.dz`) * 1000))).toEqual(
      [200, 350, 500, 650, 800, 950].map((gap) => sign * gap),
    );
  }
});

test('OB8: the other heroes of the side are shown wherever they are, not where the enemy saw them last', () => {
  const match = teamField('moba-5v5');
  const [x, z] = middleOf('moba-5v5');
  gather(match, [3, 5], x, z);
  match.set('mana', 3, 123);
  match.wait(1);
  for (const [h, block] of [
    [0, 'ally3'],
    [4, 'ally4'],
  ] as const) {
    expect(match.feature(h, `${block}.visible`)).toBe(1);
    const dx = (match.x(match.slots.hero(3)) - match.x(match.slots.hero(h))) / 1000;
    expect(match.feature(h, `${block}.dx`)).toBeCloseTo(Math.min(dx, 16), 2);
    expect(match.feature(h, `${block}.mana`)).toBeCloseTo(123 / match.get('maxMana', 3), 4);
  }
  const told = (): Buffer => Buffer.from(match.row(0).buffer);
  const before = told();
  for (const [name, value] of [
    ['lastSeenX', 77],
    ['lastSeenZ', 99],
    ['lastSeenTick', 1],
    ['lastSeenLevel', 9],
  ] as const) {
    match.set(name, 3, value);
  }
  match.instance.observe();
  expect(told().equals(before)).toBe(true);
  // Seen by its own side at once when it comes back.
  match.set('pendingDamage', match.slots.hero(3), 60_000);
  match.wait(1);
  expect([match.feature(0, 'ally3.alive'), match.feature(0, 'ally3.visible')]).toEqual([0, 0]);
  match.until(() => match.get('hp', match.slots.hero(3)) > 0, 400);
  expect([match.feature(0, 'ally3.alive'), match.feature(0, 'ally3.visible')]).toEqual([1, 1]);
});

test('OB9: the nearest standing towers of each side are shown, and both crystals', () => {
  for (const [id, most, all] of [
    ['moba-3v3', 2, 2],
    ['moba-5v5', 3, 9],
  ] as const) {
    const match = teamField(id);
    const { heroesPerTeam } = match.slots.sizes;
    for (const agent of [0, heroesPerTeam]) {
      const side = agent === 0 ? 0 : 1;
      for (const [block, owner] of [
        ['ally', side],
        ['enemy', 1 - side],
      ] as const) {
        const here = [match.x(match.slots.hero(agent)), match.z(match.slots.hero(agent))] as const;
        const gap = (slot: number): number => Math.hypot(match.x(slot) - here[0], match.z(slot) - here[1]) / 1000;
        const shown = (): number[] =>
          match.manifest.observation.blocks
            .filter(({ name }) => name.startsWith(`${block}Tower`))
            .map(({ name }) => match.feature(agent, `${name}.distance`));
        const gaps = (standing: readonly number[]): number[] =>
          standing
            .map((i) => Math.min(gap(match.slots.tower(owner, i)), 16))
            .sort((a, b) => a - b)
            .slice(0, most);
        const close = (found: number[], wanted: number[]): void => {
          expect(found.length).toBe(most);
          for (const [i, value] of found.entries()) expect(value).toBeCloseTo(wanted[i] ?? 0, 2);
        };
        const towers = Array.from({ length: all }, (_, i) => i);
        match.instance.observe();
        close(shown(), gaps(towers));
        expect(match.feature(agent, `${block}Crystal.distance`)).toBeCloseTo(
          Math.min(gap(match.slots.crystal(owner)), 16),
          2,
        );
        const block0 = match.instance.saveState(0);
        match.remove(match.slots.tower(owner, all - 1));
        match.instance.observe();
        close(shown(), gaps(towers.slice(0, -1)));
        match.instance.loadState(0, block0);
      }
    }
  }
});

test('OB10: of each lane the standing towers and how far the creeps have come, the enemy’s where seen', () => {
  const match = teamField('moba-5v5');
  match.remove(match.slots.tower(0, 0));
  for (const tier of [0, 1]) match.remove(match.slots.tower(1, tier));
  // Side 1's `top` lies where side 0's `bottom` does.
  match.instance.observe();
  const towers = (agent: number, name: string): number[] =>
    ['top', 'mid', 'bottom'].map((lane) => 4 * match.feature(agent, `lane.${lane}.${name}`));
  expect([towers(0, 'allyTowers'), towers(0, 'enemyTowers')]).toEqual([
    [2, 3, 3],
    [3, 3, 1],
  ]);
  expect([towers(5, 'allyTowers'), towers(5, 'enemyTowers')]).toEqual([
    [1, 3, 3],
    [3, 3, 2],
  ]);
  const fronts = (lane: string): [number, number] => [
    match.feature(0, `lane.${lane}.allyFront`),
    match.feature(0, `lane.${lane}.enemyFront`),
  ];
  const [, far] = fronts('top');
  const own = match.creep(0, 'melee', 1450, 6000);
  match.hold(own);
  match.wait(2);
  const [front] = fronts('top');
  expect(front).toBeGreaterThan(0);
  match.put(own, 5000, 1450);
  match.wait(2);
  expect(fronts('top')[0]).toBeGreaterThan(front + 1);
  expect([fronts('mid')[0], fronts('bottom')[0]]).toEqual([0, 0]);
  // An enemy creep on the same ground counts as its side's `bottom`.
  const enemy = match.creep(1, 'melee', 5100, 1450);
  match.set('row', enemy, 2);
  match.hold(enemy);
  match.wait(2);
  const seen = fronts('top')[1];
  expect(seen).toBeLessThan(far);
  match.put(enemy, 9000, 1450);
  match.wait(3);
  expect(match.get('seenBy', enemy) & 1).toBe(0);
  expect(fronts('top')[1]).toBe(far);
});

test('OB11: a team is told who lives, whom it sees, the lead in towers, and when a great monster can be there', () => {
  for (const id of ['moba-3v3', 'moba-5v5'] as const) {
    const match = teamField(id, { maxTicks: 54_000 });
    const { heroesPerTeam } = match.slots.sizes;
    const [x, z] = middleOf(id);
    gather(match, [0, heroesPerTeam, heroesPerTeam + 1], x, z);
    match.wait(2);
    match.remove(match.slots.hero(heroesPerTeam + 2));
    match.set('respawnAt', heroesPerTeam + 2, NEVER);
    match.remove(match.slots.tower(0, 0));
    match.wait(2);
    const team = (agent: number, name: string): number => match.feature(agent, `team.${name}`);
    expect(['alliesAlive', 'enemiesAlive', 'enemiesSeen'].map((name) => 4 * team(0, name))).toEqual([
      ...[heroesPerTeam, heroesPerTeam - 1, 2],
    ]);
    expect([team(0, 'towerLead'), team(heroesPerTeam, 'towerLead')]).toEqual([-1, 1]);
    expect(4 * team(heroesPerTeam, 'enemiesSeen')).toBe(1);
    const { camps } = match.manifest.content as { camps: { kind: string }[] };
    const great = camps.findIndex(({ kind }) => kind === 'river-rhino');
    match.set('campRespawnAt', 2 * great, match.tick + 601);
    match.wait(1);
    for (const agent of [0, heroesPerTeam]) expect(team(agent, 'greatWait')).toBeCloseTo(600 / 1800, 4);
    match.set('campRespawnAt', 2 * great + 1, match.tick);
    match.wait(1);
    for (const agent of [0, heroesPerTeam]) expect(team(agent, 'greatWait')).toBe(0);
  }
});

test('OB12: a hero sees how much of each goal of its shelf it has', () => {
  const match = teamField('moba-3v3', { hero0: 'cailing', shopping: 'own' });
  const { shelves } = match.manifest.content as { shelves: Record<string, readonly string[]> };
  const shelf = shelves['cailing'] ?? [];
  const priceOf = (key: string): number => ITEMS.find((item) => item.key === key)?.price ?? Number.NaN;
  const goal = shelf.findIndex((key) => (ITEMS.find((item) => item.key === key)?.from?.length ?? 0) > 1);
  const key = shelf[goal] as string;
  const feature = `self.shelf${goal + 1}`;
  expect(match.feature(0, feature)).toBe(0);
  const target = match.manifest.actionHeads[5]?.values[goal + 1] as string;
  match.set('gold', 0, priceOf(key) - 1);
  match.command(0, order('buy', { target }));
  const part = ITEMS[match.get('items', 0)] as (typeof ITEMS)[number];
  expect(part.key).not.toBe(key);
  const isOwnPart = ITEMS.find((item) => item.key === key)?.from?.includes(part.key);
  const pct = isOwnPart ? Math.floor((100 * part.price) / priceOf(key)) : 0;
  expect(match.feature(0, feature)).toBeCloseTo(pct / 100, 6);
  match.set('gold', 0, priceOf(key));
  match.command(0, order('buy', { target }));
  expect(match.feature(0, feature)).toBe(1);
});

test('OB13: the central state shows all in a side’s own view, and rows do not depend on it', () => {
  const match = teamField('moba-5v5', { hero7: 'liuying' });
  const [x, z] = middleOf('moba-5v5');
  gather(match, [0], x, z);
  const camps = match.slots.sizes.monsters;
  // A hero in its own base, whom the other side does not see.
  expect(match.feature(0, 'enemy3.visible')).toBe(0);
  match.set('gold', 7, 1234);
  expect(match.central(0, 'enemy3.gold')).toBeCloseTo(1.234, 5);
  expect(match.central(1, 'ally3.gold')).toBeCloseTo(1.234, 5);
  expect(match.central(0, 'enemy3.is.liuying')).toBe(1);
  const slot = match.slots.hero(7);
  const [widthCm, heightCm] = [match.manifest.map?.widthCm ?? 0, match.manifest.map?.heightCm ?? 0];
  expect(match.central(0, 'enemy3.x') * 1000).toBeCloseTo(match.x(slot), -1);
  expect(match.central(1, 'ally3.x') * 1000).toBeCloseTo(widthCm - match.x(slot), -1);
  expect(match.central(1, 'ally3.z') * 1000).toBeCloseTo(heightCm - match.z(slot), -1);
  for (const name of ['allyCrystal.hp', 'enemyTower1.hp', 'allyTower1.open']) expect(match.central(0, name)).toBe(1);
  match.set('hp', match.slots.tower(1, 0), 1100);
  expect([match.central(0, 'enemyTower1.hp'), match.central(1, 'allyTower1.hp')]).toEqual([0.5, 0.5]);
  const monster = match.slots.monster(0);
  match.set('campRespawnAt', 0, match.tick + 300 * 15);
  expect([match.central(0, 'monster1.alive'), match.central(0, 'monster1.wait')]).toEqual([0, 1]);
  expect(match.central(1, 'monster2.wait')).toBe(1);
  match.set('campRespawnAt', 0, 0);
  match.wait(2);
  expect(match.central(0, 'monster1.alive')).toBe(1);
  expect(match.central(0, 'monster1.x') * 1000).toBeCloseTo(match.x(monster), -1);
  expect(match.central(1, 'monster2.x') * 1000).toBeCloseTo(widthCm - match.x(monster), -1);
  expect(camps).toBe(14);
  const rows = match.instance.observations.slice();
  match.instance.observeCentral();
  expect(match.instance.observations).toEqual(rows);
});
