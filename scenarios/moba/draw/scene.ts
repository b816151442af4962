// A MOBA match on the map: which picture stands where at a moment. Holds only what the first snapshot told it.

import type {
  MinimapMark,
  Pen,
  RenderRow,
  Reveal,
  SceneDrawing,
  SceneDrawingFactory,
  SceneFrame,
} from '@jixia/env/drawing';
import { mobaArt } from './art.ts';
import { drawHeroBars, drawSmallBar, type HeroPlate } from './bars.ts';
import { paintDecoration } from './decoration.ts';
import { drawEvents } from './effects.ts';
import { heroLook, TEAM_COLORS, TEAM_TINTS } from './palette.ts';
import { isSeen, type Pose, posesOf, shotsOf } from './poses.ts';
import { readContent, readUnit, STATUS } from './records.ts';
import { type Landmark, paintTerrain } from './terrain.ts';

const SIGHT_CM: Readonly<Record<string, number>> = {
  hero: 1050,
  tower: 1100,
  crystal: 1100,
  melee: 800,
  ranged: 800,
  siege: 800,
};
const HEIGHT_CM: Readonly<Record<string, number>> = { hero: 360, melee: 190, ranged: 195, siege: 230, monster: 330 };
/** No figure gets smaller on the screen than this. */
const LEAST_HEIGHT_PX: Readonly<Record<string, number>> = { hero: 40, melee: 17, ranged: 17, siege: 20, monster: 28 };

type Standing = Landmark & { readonly slot: number };

export const createMobaDrawing: SceneDrawingFactory = (manifest, language): SceneDrawing => {
  const content = readContent(manifest);
  const { unitKinds, eventKinds } = manifest.render;
  let standing: readonly Standing[] = [];

  const structuresOf = (rows: readonly RenderRow[]): readonly Standing[] =>
    rows
      .map((row) => readUnit(row, unitKinds))
      .filter((unit) => unit.kind === 'tower' || unit.kind === 'crystal')
      .map(({ slot, team, xCm, zCm, kind }) => ({ slot, team, xCm, zCm, isCrystal: kind === 'crystal' }));

  const heroRows = (frame: SceneFrame): ReadonlyMap<number, RenderRow> =>
    new Map(frame.next.heroes.map((row) => [row['slot'] ?? -1, row]));

  const heroKey = (row: RenderRow | undefined): string => content.heroes[row?.['heroId'] ?? -1]?.key ?? '';

  const visible = (frame: SceneFrame): readonly Pose[] =>
    posesOf(frame, unitKinds).filter((pose) => isSeen(pose.visibleMask, frame.sight) || pose.team === frame.sight);

  const reveals = (frame: SceneFrame): readonly Reveal[] =>
    posesOf(frame, unitKinds)
      .filter((pose) => pose.team < 2 && (frame.sight === 'both' || pose.team === frame.sight))
      .map(({ xCm, zCm, kind }) => ({ xCm, zCm, radiusCm: SIGHT_CM[kind] ?? 800 }));

  const drawStanding = (pen: Pen, pose: Pose, tick: number): void => {
    const isCrystal = pose.kind === 'crystal';
    pen.sprite('shadow', 'shadow', pose.xCm + 60, pose.zCm + 20, { widthCm: 620, heightCm: 300, tint: 0, alpha: 0.6 });
    if (!isCrystal) pen.sprite('unit', `tower:${pose.team}`, pose.xCm, pose.zCm + 40, { widthCm: 520 });
    else {
      const bob = Math.sin(tick * 0.12) * 16;
      pen.sprite('unit', `crystalBase:${pose.team}`, pose.xCm, pose.zCm + 60, { widthCm: 600 });
      pen.sprite('unit', `crystalStone:${pose.team}`, pose.xCm, pose.zCm - 20 + bob, { widthCm: 340 });
    }
    const tint = TEAM_TINTS[pose.team] ?? TEAM_TINTS[2];
    const pulse = 0.34 + Math.sin(tick * 0.1 + pose.slot) * 0.1;
    pen.sprite('glow', 'glow', pose.xCm, pose.zCm - (isCrystal ? 260 : 520), {
      widthCm: isCrystal ? 620 : 360,
      tint,
      alpha: pulse,
    });
    drawSmallBar(pen, pose, Math.min(70, 420 / pen.cmPerPx), 5, -((isCrystal ? 560 : 680) / pen.cmPerPx));
  };

  const drawAura = (pen: Pen, pose: Pose, tick: number): void => {
    const { status, xCm, zCm } = pose;
    const has = (bit: number): boolean => (status & bit) !== 0;
    if (has(STATUS.recalling)) {
      pen.sprite('glow', 'rune', xCm, zCm, { widthCm: 420, rotation: tick * 0.08, tint: 0x7fd0ff, alpha: 0.8 });
      pen.sprite('glow', 'column', xCm, zCm + 30, { widthCm: 300, heightCm: 620, tint: 0x7fd0ff, alpha: 0.35 });
    }
    if (pose.shield > 0 || has(STATUS.warded)) {
      pen.sprite('glow', 'thinRing', xCm, zCm - 110, { widthCm: 330, heightCm: 370, tint: 0xffe6a8, alpha: 0.75 });
      pen.sprite('glow', 'soft', xCm, zCm - 110, { widthCm: 330, heightCm: 370, tint: 0xffe6a8, alpha: 0.16 });
    }
    if (has(STATUS.stun)) {
      for (let i = 0; i < 3; i += 1) {
        const angle = tick * 0.5 + (i / 3) * Math.PI * 2;
        pen.sprite('glow', 'star', xCm + Math.cos(angle) * 90, zCm - 300 + Math.sin(angle) * 28, {
          widthCm: 70,
          tint: 0xffd166,
        });
      }
    }
    if (has(STATUS.burn))
      pen.sprite('glow', 'glow', xCm, zCm - 100, { widthCm: 330, tint: 0xff6a2b, alpha: 0.4 + Math.sin(tick) * 0.15 });
    if (has(STATUS.slow))
      pen.sprite('glow', 'thinRing', xCm, zCm, { widthCm: 250, heightCm: 130, tint: 0x7fc8ff, alpha: 0.7 });
    if (has(STATUS.might) || has(STATUS.rapid)) {
      pen.sprite('glow', 'column', xCm, zCm + 30, {
        widthCm: 220,
        heightCm: 420,
        tint: 0xff8a3c,
        alpha: 0.3 + Math.sin(tick * 0.6) * 0.1,
      });
    }
    if (has(STATUS.haste))
      pen.sprite('glow', 'soft', xCm, zCm, { widthCm: 300, heightCm: 120, tint: 0x8effd6, alpha: 0.5 });
    if (has(STATUS.empowered)) pen.sprite('glow', 'glow', xCm, zCm - 130, { widthCm: 260, tint: 0xfff1b8, alpha: 0.4 });
    if (has(STATUS.boon))
      pen.sprite('glow', 'thinRing', xCm, zCm, {
        widthCm: 300,
        heightCm: 150,
        rotation: 0,
        tint: 0xb994ff,
        alpha: 0.8,
      });
  };

  const drawFigure = (pen: Pen, pose: Pose, hero: RenderRow | undefined, tick: number, plates: HeroPlate[]): void => {
    const heightCm = Math.max(HEIGHT_CM[pose.kind] ?? 190, (LEAST_HEIGHT_PX[pose.kind] ?? 16) * pen.cmPerPx);
    const widthCm = heightCm * (200 / 220);
    const name =
      pose.kind === 'hero'
        ? `hero:${heroKey(hero)}`
        : pose.kind === 'monster'
          ? 'monster'
          : `creep:${pose.kind}:${pose.team}`;
    const step = pose.isMoving
      ? Math.abs(Math.sin(tick * 0.75 + pose.slot)) * heightCm * 0.05
      : Math.sin(tick * 0.14 + pose.slot) * heightCm * 0.008;
    const lean = (pose.status & (STATUS.swinging | STATUS.casting | STATUS.dashing)) !== 0 ? heightCm * 0.07 : 0;
    const length = Math.hypot(pose.dirX, pose.dirZ) || 1;
    const x = pose.xCm + (pose.dirX / length) * lean;
    const z = pose.zCm + (pose.dirZ / length) * lean;
    const isHidden = (pose.status & STATUS.inBrush) !== 0;
    pen.sprite('shadow', 'shadow', pose.xCm, pose.zCm, {
      widthCm: widthCm * 0.8,
      heightCm: widthCm * 0.36,
      tint: 0,
      alpha: 0.75,
    });
    if (pose.kind === 'hero') {
      const tint = TEAM_TINTS[pose.team] ?? TEAM_TINTS[2];
      pen.sprite('shadow', 'ring', pose.xCm, pose.zCm, {
        widthCm: widthCm * 0.95,
        heightCm: widthCm * 0.5,
        tint,
        alpha: 0.95,
      });
    }
    pen.sprite('unit', name, x, z - step, { widthCm, isFlipped: pose.dirX < 0, alpha: isHidden ? 0.65 : 1 });
    if (pose.kind === 'hero' && hero) {
      drawAura(pen, pose, tick);
      const info = content.heroes[hero['heroId'] ?? -1];
      const yPx = -(heightCm / pen.cmPerPx) * 0.94 - 8;
      plates.push({ unit: pose, hero, name: info?.name[language] ?? '', yPx });
      return;
    }
    if ((pose.status & STATUS.stun) !== 0)
      pen.sprite('glow', 'star', x, z - heightCm, { widthCm: 60, tint: 0xffd166, rotation: tick * 0.4 });
    if (pose.hp < pose.maxHp || pose.kind === 'monster') {
      drawSmallBar(pen, pose, Math.max(16, Math.min(34, 170 / pen.cmPerPx)), 3, -(heightCm / pen.cmPerPx) * 0.92 - 3);
    }
  };

  const drawShots = (
    pen: Pen,
    frame: SceneFrame,
    heroes: ReadonlyMap<number, RenderRow>,
    isLit: (x: number, z: number) => boolean,
  ): void => {
    for (const shot of shotsOf(frame)) {
      if (!isLit(shot.xCm, shot.zCm)) continue;
      const key = heroKey(heroes.get(shot.source));
      const tint = key === '' ? (TEAM_TINTS[shot.team] ?? TEAM_TINTS[2]) : heroLook(key).tint;
      const z = shot.zCm - 110;
      const style = { rotation: shot.angle, tint };
      pen.sprite('glow', 'glow', shot.xCm, z, { widthCm: shot.ability >= 0 ? 320 : 170, tint, alpha: 0.55 });
      if (shot.ability < 0 && key !== 'changxian')
        pen.sprite('glow', 'comet', shot.xCm, z, { ...style, widthCm: shot.isCritical ? 240 : 170 });
      else if (key === 'changxian')
        pen.sprite('glow', 'arrow', shot.xCm, z, { ...style, widthCm: shot.ability >= 0 ? 420 : 230 });
      else if (key === 'yesun')
        pen.sprite('glow', 'blade', shot.xCm, z, { tint, rotation: frame.tick * 1.3, widthCm: 220 });
      else pen.sprite('glow', 'comet', shot.xCm, z, { ...style, widthCm: 420, heightCm: 150 });
    }
  };

  const drawZones = (pen: Pen, frame: SceneFrame, isLit: (x: number, z: number) => boolean): void => {
    for (const zone of frame.next.zones) {
      const x = zone['x'] ?? 0;
      const z = zone['z'] ?? 0;
      if (!isLit(x, z)) continue;
      const tint = TEAM_TINTS[zone['team'] ?? 2] ?? TEAM_TINTS[2];
      const widthCm = (zone['radius'] ?? 200) * 2;
      const begin = zone['beginTick'] ?? frame.tick;
      const wait = Math.max((zone['nextTick'] ?? frame.tick) - begin, 1);
      const fill = Math.min(Math.max((frame.tick - begin) / wait, 0.05), 1);
      pen.sprite('ground', 'rune', x, z, { widthCm, tint, rotation: frame.tick * 0.03, alpha: 0.85 });
      pen.sprite('ground', 'soft', x, z, { widthCm: widthCm * fill, tint, alpha: 0.55 });
      pen.sprite('glow', 'thinRing', x, z, { widthCm: widthCm * 1.08, tint, alpha: 0.5 });
    }
  };

  return {
    paintGround: (canvas, first, pxPerCm, marginCm) => {
      standing = structuresOf(first.units);
      if (!manifest.map) return;
      paintTerrain(canvas, manifest.map, standing, pxPerCm, marginCm);
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.setTransform(pxPerCm, 0, 0, pxPerCm, marginCm * pxPerCm, marginCm * pxPerCm);
      paintDecoration(context, manifest.map, standing, marginCm);
      context.setTransform(1, 0, 0, 1, 0, 0);
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
      const alive = new Set(frame.next.units.filter((row) => (row['hp'] ?? 0) > 0).map((row) => row['slot'] ?? -1));
      for (const place of standing) {
        if (!alive.has(place.slot)) pen.sprite('shadow', 'ruin', place.xCm, place.zCm + 40, { widthCm: 520 });
      }
      drawZones(pen, frame, isLit);
      for (const pose of poses) {
        if (pose.kind === 'tower' || pose.kind === 'crystal') drawStanding(pen, pose, frame.tick);
        else drawFigure(pen, pose, heroes.get(pose.slot), frame.tick, plates);
      }
      drawShots(pen, frame, heroes, isLit);
      const scene = {
        content,
        eventKinds,
        bySlot: new Map(poses.map((pose) => [pose.slot, pose])),
        heroOf: new Map([...heroes].map(([slot, row]) => [slot, row['heroId'] ?? -1])),
      };
      drawEvents(pen, scene, frame.recentEvents, frame.tick, isLit);
      drawHeroBars(pen, plates, language);
    },
    minimapMarks: (frame) => {
      const heroes = heroRows(frame);
      return visible(frame)
        .map((pose): MinimapMark => {
          const color = TEAM_COLORS[pose.team] ?? TEAM_COLORS[2];
          const at = { xCm: pose.xCm, zCm: pose.zCm, color };
          if (pose.kind === 'hero')
            return { ...at, shape: 'hero', sizePx: 20, art: `emblem:${heroKey(heroes.get(pose.slot))}:${pose.team}` };
          if (pose.kind === 'tower') return { ...at, shape: 'square', sizePx: 8 };
          if (pose.kind === 'crystal') return { ...at, shape: 'diamond', sizePx: 10 };
          return { ...at, shape: 'dot', sizePx: pose.kind === 'monster' ? 7 : 4 };
        })
        .sort((a, b) => a.sizePx - b.sizePx);
    },
    focus: (frame) => visible(frame).filter((pose) => pose.kind === 'hero'),
    locate: (frame, unitId) => posesOf(frame, unitKinds).find((pose) => pose.slot === unitId) ?? null,
    pick: (frame, xCm, zCm, slackCm) => {
      let best: Pose | null = null;
      let bestSquared = Number.POSITIVE_INFINITY;
      for (const pose of visible(frame)) {
        const isTall = pose.kind === 'tower' || pose.kind === 'crystal';
        const reach = (isTall ? 260 : pose.kind === 'hero' ? 170 : 110) + slackCm;
        const squared = (pose.xCm - xCm) ** 2 + (pose.zCm - (isTall ? 150 : 90) - zCm) ** 2;
        if (squared < reach ** 2 && squared < bestSquared) {
          best = pose;
          bestSquared = squared;
        }
      }
      return best && { id: best.slot, team: best.team, kind: best.kind, xCm: best.xCm, zCm: best.zCm };
    },
  };
};
