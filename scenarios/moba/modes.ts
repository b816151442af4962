// The modes of the MOBA: map and entity counts of each, and the manifest that describes it to every host.
import { readFileSync } from 'node:fs';
import type { ActionHead, MaskLayout } from '@jixia/env/types';
import type { ScenarioBuild } from '@jixia/kernel/build';
import { HEROES, MONSTERS } from './content/index.ts';
import { ITEMS } from './content/items.ts';
import { HEAL, SUMMONERS } from './content/summoners.ts';
import { TEMPERING } from './content/tempering.ts';
import { validateContent } from './content/validate.ts';
import { centralTable, featureTable } from './features.ts';
import { generateSources, type ModeSpec } from './generate.ts';
import { SIZES, targetLayout } from './layout.ts';
import { type ModeMap, readMap } from './map.ts';
import { END_REASONS, EVENT_KINDS, RENDER, UNIT_KINDS } from './render-schema.ts';
import { shelfOf } from './shelf.ts';
import { AGENT_INFO, actionHeads, configFields, MATCH_INFO, REWARD_ITEMS, TICKS_PER_SECOND } from './spec.ts';

const MONSTER_KEYS = MONSTERS.map((monster) => monster.key);

const drawnMap = (name: string) => {
  const file = `content/maps/${name}.txt`;
  return readMap(`scenarios/moba/${file}`, readFileSync(new URL(file, import.meta.url), 'utf8'), MONSTER_KEYS);
};

type ModeText = Pick<ScenarioBuild['manifest'], 'title' | 'summary'>;

const TEXTS: Record<keyof typeof SIZES, ModeText> = {
  'moba-1v1': {
    title: { zh: '稷下对决 1v1', en: 'Jixia Duel 1v1' },
    summary: {
      zh: '一条兵线，两位英雄：补刀、对拼、推塔，先摧毁对方水晶者胜。',
      en: 'One lane, two heroes: last-hit, trade, push; whoever destroys the other crystal wins.',
    },
  },
  'moba-3v3': {
    title: { zh: '稷下小队 3v3', en: 'Jixia Squad 3v3' },
    summary: {
      zh: '一条兵线与两侧野区，三人协作：控野、游走、团战、推塔。',
      en: 'One lane with jungle on both sides, three heroes a side: camps, ganks, team fights, towers.',
    },
  },
  'moba-5v5': {
    title: { zh: '稷下论战 5v5', en: 'Jixia Debate 5v5' },
    summary: {
      zh: '三条兵线、河道、野区与两处巨兽，五人对五人。',
      en: 'Three lanes, a river, jungle and two great monsters, five heroes a side.',
    },
  },
};

const modeOf = (id: keyof typeof SIZES, map: ModeMap): ModeSpec & ModeText => {
  const sizes = SIZES[id];
  // Sizes are code because hosts without files need them too; the drawing must agree.
  if (map.towers.length + 1 !== sizes.structuresPerTeam || 2 * map.camps.length !== sizes.monsters) {
    throw new Error(
      `layout.ts gives ${id} ${sizes.structuresPerTeam - 1} towers a side and ${sizes.monsters / 2} camps a side, its map ${map.towers.length} and ${map.camps.length}`,
    );
  }
  return { id, sizes, map, ...TEXTS[id] };
};

const maskLayout = (heads: readonly ActionHead[]): MaskLayout => {
  const [buttons, ...others] = heads;
  if (!buttons) throw new Error('spec: there is no button head');
  let offset = 0;
  const segment = (head: string, length: number, perButton: boolean) => {
    const at = offset;
    offset += length;
    return { head, offset: at, length, perButton };
  };
  const legalActions = [
    segment(buttons.name, buttons.size, false),
    ...others.map((head) =>
      head.name === 'target'
        ? segment(head.name, buttons.size * head.size, true)
        : segment(head.name, head.size, false),
    ),
  ];
  const length = buttons.size * heads.length;
  return { size: offset + length, legalActions, subActionMask: { offset, length } };
};

const named = (names: readonly string[]) => names.map((name, index) => ({ name, index }));

const agentsOf = (heroesPerTeam: number) =>
  ['blue', 'red'].flatMap((side, team) =>
    Array.from({ length: heroesPerTeam }, (_, i) => ({ name: heroesPerTeam === 1 ? side : `${side}${i + 1}`, team })),
  );

const buildMode = (mode: ModeSpec & ModeText): ScenarioBuild => {
  const heroKeys = HEROES.map((hero) => hero.key);
  const { sources, stateBytes } = generateSources(mode);
  const { size, features, blocks } = featureTable(heroKeys, mode.sizes, mode.map.laneNames);
  const central = centralTable(heroKeys, mode.sizes, mode.map.laneNames);
  const heads = actionHeads(mode.sizes);
  const { columns, rows, tileCm, tiles } = mode.map;
  return {
    sources,
    manifest: {
      format: 1,
      abiVersion: 1,
      id: mode.id,
      family: 'moba',
      title: mode.title,
      summary: mode.summary,
      agents: agentsOf(mode.sizes.heroesPerTeam),
      teams: 2,
      ticksPerSecond: TICKS_PER_SECOND,
      stateBytes,
      config: configFields(
        mode.sizes,
        mode.map.lanes.length,
        heroKeys,
        SUMMONERS.map((skill) => skill.key),
      ),
      observation: { size, features, blocks },
      central: { size: central.size, features: central.features, blocks: central.blocks },
      actionHeads: heads,
      masks: maskLayout(heads),
      rewardItems: REWARD_ITEMS,
      matchInfo: named(MATCH_INFO),
      agentInfo: named(AGENT_INFO),
      endReasons: END_REASONS,
      render: { ...RENDER, unitKinds: UNIT_KINDS, eventKinds: EVENT_KINDS },
      map: { widthCm: columns * tileCm, heightCm: rows * tileCm, tileCm, columns, rows, tiles },
      content: {
        heroes: HEROES,
        // What value i + 1 of the target head buys, by hero.
        shelves: Object.fromEntries(
          HEROES.map((hero) => [hero.key, shelfOf(hero, targetLayout(mode.sizes).count - 1)]),
        ),
        tempering: TEMPERING[mode.id] ?? {},
        items: ITEMS,
        heal: HEAL,
        summoners: SUMMONERS,
        monsters: MONSTERS,
        lanes: mode.map.laneNames.map((name, i) => ({ name, way: mode.map.lanes[i] })),
        towers: mode.map.towers,
        crystal: mode.map.crystal,
        heroSpawn: mode.map.heroSpawn,
        camps: mode.map.camps,
      },
    },
  };
};

validateContent();

export const modes: readonly ScenarioBuild[] = [
  modeOf('moba-1v1', drawnMap('lane-1v1')),
  modeOf('moba-3v3', drawnMap('lane-3v3')),
  modeOf('moba-5v5', drawnMap('field-5v5')),
].map(buildMode);
