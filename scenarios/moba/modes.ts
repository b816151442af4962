// The modes of the MOBA: map and entity counts of each, and the manifest that describes it to every host.
import { readFileSync } from 'node:fs';
import type { MaskLayout } from '@jixia/env/types';
import type { ScenarioBuild } from '@jixia/kernel/build';
import { HEROES } from './content/index.ts';
import { ITEMS } from './content/items.ts';
import { HEAL, SUMMONERS } from './content/summoners.ts';
import { featureTable } from './features.ts';
import { generateSources, type ModeSpec } from './generate.ts';
import { SIZES_1V1 } from './layout.ts';
import { type MapPlaces, readMap } from './map.ts';
import {
  ACTION_HEADS,
  AGENT_INFO,
  configFields,
  END_REASONS,
  EVENT_KINDS,
  MATCH_INFO,
  RENDER,
  REWARD_ITEMS,
  TICKS_PER_SECOND,
  UNIT_KINDS,
} from './spec.ts';

const drawnMap = (name: string, tileCm: number, places: MapPlaces) => {
  const file = `content/maps/${name}.txt`;
  return readMap(`scenarios/moba/${file}`, readFileSync(new URL(file, import.meta.url), 'utf8'), tileCm, places);
};

/** As side 0 sees it. */
const LANE_1V1: ModeSpec = {
  id: 'moba-1v1',
  sizes: SIZES_1V1,
  map: drawnMap('lane-1v1', 100, {
    heroSpawn: [450, 1800],
    creepSpawn: [1750, 1800],
    crystal: [1350, 1800],
    towers: [[3150, 1800]],
    camps: [[3750, 350]],
  }),
};

const maskLayout = (): MaskLayout => {
  const [buttons, ...others] = ACTION_HEADS;
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
  const length = buttons.size * ACTION_HEADS.length;
  return { size: offset + length, legalActions, subActionMask: { offset, length } };
};

const named = (names: readonly string[]) => names.map((name, index) => ({ name, index }));

const buildMode = (mode: ModeSpec): ScenarioBuild => {
  const heroKeys = HEROES.map((hero) => hero.key);
  const { sources, stateBytes } = generateSources(mode);
  const { size, features, blocks } = featureTable(heroKeys);
  const { columns, rows, tileCm, tiles } = mode.map;
  return {
    sources,
    manifest: {
      format: 1,
      abiVersion: 1,
      id: mode.id,
      family: 'moba',
      title: { zh: '稷下对决 1v1', en: 'Jixia Duel 1v1' },
      summary: {
        zh: '一条兵线，两位英雄：补刀、对拼、推塔，先摧毁对方水晶者胜。',
        en: 'One lane, two heroes: last-hit, trade, push; whoever destroys the other crystal wins.',
      },
      agents: [
        { name: 'blue', team: 0 },
        { name: 'red', team: 1 },
      ],
      teams: 2,
      ticksPerSecond: TICKS_PER_SECOND,
      stateBytes,
      config: configFields(
        heroKeys,
        SUMMONERS.map((skill) => skill.key),
      ),
      observation: { size, features, blocks },
      actionHeads: ACTION_HEADS,
      masks: maskLayout(),
      rewardItems: REWARD_ITEMS,
      matchInfo: named(MATCH_INFO),
      agentInfo: named(AGENT_INFO),
      endReasons: END_REASONS,
      render: { ...RENDER, unitKinds: UNIT_KINDS, eventKinds: EVENT_KINDS },
      map: { widthCm: columns * tileCm, heightCm: rows * tileCm, tileCm, columns, rows, tiles },
      content: { heroes: HEROES, items: ITEMS, heal: HEAL, summoners: SUMMONERS, camps: mode.map.camps },
    },
  };
};

export const modes: readonly ScenarioBuild[] = [LANE_1V1].map(buildMode);
