// A MOBA match on the map: which picture stands where at a moment. Holds only what the first snapshot told it.

import type { MinimapMark, RenderRow, Reveal, SceneDrawing, SceneDrawingFactory, SceneFrame } from '@jixia/env/drawing';
import { mobaArt } from './art.ts';
import { drawAura } from './auras.ts';
import { drawHeroBars, type HeroPlate } from './bars.ts';
import { type HeroInfo, readContent } from './content.ts';
import { drawEvents } from './effects.ts';
import { paintGround } from './ground.ts';
import { focusPoints } from './heat.ts';
import { TEAM_COLORS } from './palette.ts';
import { isSeen, type Pose, posesOf } from './poses.ts';
import { drawShots, drawZones } from './shots.ts';
import { drawStanding, type Standing, structuresOf } from './standing.ts';
import { drawWalker } from './walkers.ts';

const SIGHT_CM: Readonly<Record<string, number>> = { hero: 1050, tower: 1100, crystal: 1100 };
const CREEP_SIGHT_CM = 800;

const isStructure = (pose: Pose): boolean => pose.kind === 'tower' || pose.kind === 'crystal';

export const createMobaDrawing: SceneDrawingFactory = (manifest, language): SceneDrawing => {
  const content = readContent(manifest);
  const { unitKinds, eventKinds } = manifest.render;
  let standing: readonly Standing[] = [];

  const heroRows = (frame: SceneFrame): ReadonlyMap<number, RenderRow> =>
    new Map(frame.next.heroes.map((row) => [row['slot'] ?? -1, row]));

  const infoOf = (row: RenderRow | undefined): HeroInfo | undefined => content.heroes[row?.['heroId'] ?? -1];

  const visible = (frame: SceneFrame): readonly Pose[] => {
    const poses = posesOf(frame, unitKinds);
    if (frame.sight === 'both') return poses;
    return poses.filter((pose) => isSeen(pose.visibleMask, frame.sight) || pose.team === frame.sight);
  };

  const reveals = (frame: SceneFrame): readonly Reveal[] =>
    posesOf(frame, unitKinds)
      .filter((pose) => pose.team < 2 && (frame.sight === 'both' || pose.team === frame.sight))
      .map(({ xCm, zCm, kind }) => ({ xCm, zCm, radiusCm: SIGHT_CM[kind] ?? CREEP_SIGHT_CM }));

  const markOf = (pose: Pose, heroes: ReadonlyMap<number, RenderRow>): MinimapMark => {
    const at = { xCm: pose.xCm, zCm: pose.zCm, color: TEAM_COLORS[pose.team] ?? TEAM_COLORS[2] };
    if (pose.kind === 'hero') {
      const sizePx = heroes.size > 2 ? 16 : 20;
      return { ...at, shape: 'hero', sizePx, art: `emblem:${infoOf(heroes.get(pose.slot))?.key ?? ''}:${pose.team}` };
    }
    if (pose.kind === 'tower') return { ...at, shape: 'square', sizePx: 8 };
    if (pose.kind === 'crystal') return { ...at, shape: 'diamond', sizePx: 10 };
    if (pose.kind !== 'monster') return { ...at, shape: 'dot', sizePx: pose.kind === 'super' ? 5 : 4 };
    const isGreat = content.monsters[pose.variety]?.isGreat ?? false;
    return isGreat ? { ...at, color: '#ffcf5c', shape: 'diamond', sizePx: 9 } : { ...at, shape: 'dot', sizePx: 6 };
  };

  return {
    paintGround: (canvas, first, pxPerCm, marginCm) => {
      standing = structuresOf(first.units, unitKinds, content);
      if (!manifest.map) return [].values();
      return paintGround(canvas, manifest.map, content, standing, pxPerCm, marginCm);
    },
    art: mobaArt,
    reveals,
    draw: (pen, frame) => {
      const poses = visible(frame);
      const plates: HeroPlate[] = [];
      const heroes = heroRows(frame);
      const lights = frame.sight === 'both' ? null : reveals(frame);
      const isLit = (x: number, z: number): boolean =>
        lights === null || lights.some((light) => (light.xCm - x) ** 2 + (light.zCm - z) ** 2 < light.radiusCm ** 2);
      const bySlot = new Map(poses.map((pose) => [pose.slot, pose]));
      const roofs = new Map(standing.map((place) => [place.slot, place.roofs]));
      for (const place of standing) {
        if (!bySlot.has(place.slot)) pen.sprite('shadow', 'ruin', place.xCm, place.zCm + 40, { widthCm: 520 });
      }
      drawZones(pen, frame.next.zones, frame.tick, isLit);
      for (const pose of poses) {
        if (isStructure(pose)) {
          drawStanding(pen, pose, roofs.get(pose.slot) ?? 3, frame.tick);
          continue;
        }
        const hero = heroes.get(pose.slot);
        const heightCm = drawWalker(pen, pose, hero, content, frame.tick);
        if (pose.kind !== 'hero' || !hero) continue;
        drawAura(pen, pose, hero, content, frame.tick);
        const yPx = -(heightCm / pen.cmPerPx) * 0.94 - 8;
        plates.push({ unit: pose, hero, name: infoOf(hero)?.name[language] ?? '', yPx });
      }
      drawShots(pen, frame, (slot) => infoOf(heroes.get(slot)), isLit);
      const heroOf = new Map([...heroes].map(([slot, row]) => [slot, row['heroId'] ?? -1]));
      drawEvents(pen, { content, eventKinds, unitKinds, bySlot, heroOf }, frame.recentEvents, frame.tick, isLit);
      drawHeroBars(pen, plates, language);
    },
    minimapMarks: (frame) => {
      const heroes = heroRows(frame);
      return visible(frame)
        .map((pose) => markOf(pose, heroes))
        .sort((a, b) => a.sizePx - b.sizePx);
    },
    focus: (frame) => focusPoints(frame, visible(frame), eventKinds),
    locate: (frame, unitId) => posesOf(frame, unitKinds).find((pose) => pose.slot === unitId) ?? null,
    pick: (frame, xCm, zCm, slackCm) => {
      let best: Pose | null = null;
      let bestSquared = Number.POSITIVE_INFINITY;
      for (const pose of visible(frame)) {
        const reach = (isStructure(pose) ? 260 : pose.kind === 'hero' ? 170 : 110) + slackCm;
        const squared = (pose.xCm - xCm) ** 2 + (pose.zCm - (isStructure(pose) ? 150 : 90) - zCm) ** 2;
        if (squared < reach ** 2 && squared < bestSquared) {
          best = pose;
          bestSquared = squared;
        }
      }
      return best && { id: best.slot, team: best.team, kind: best.kind, xCm: best.xCm, zCm: best.zCm };
    },
  };
};
