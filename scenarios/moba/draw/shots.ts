// What flies and what lies on the ground: projectiles and areas.

import type { Pen, RenderRow, SceneFrame } from '@jixia/env/drawing';
import type { HeroInfo } from './content.ts';
import { heroLook, TEAM_TINTS } from './palette.ts';
import { shotsOf } from './poses.ts';

type IsLit = (xCm: number, zCm: number) => boolean;

export const drawShots = (
  pen: Pen,
  frame: SceneFrame,
  heroOf: (slot: number) => HeroInfo | undefined,
  isLit: IsLit,
): void => {
  for (const shot of shotsOf(frame)) {
    if (!isLit(shot.xCm, shot.zCm)) continue;
    const hero = heroOf(shot.source);
    const tint = hero ? heroLook(hero.key).tint : (TEAM_TINTS[shot.team] ?? TEAM_TINTS[2]);
    const z = shot.zCm - 110;
    const style = { rotation: shot.angle, tint };
    const isAbility = shot.ability >= 0;
    pen.sprite('glow', 'glow', shot.xCm, z, { widthCm: isAbility ? 320 : 170, tint, alpha: 0.55 });
    if (hero?.role === 'marksman')
      pen.sprite('glow', 'arrow', shot.xCm, z, { ...style, widthCm: isAbility ? 420 : 230 });
    else if (!isAbility) pen.sprite('glow', 'comet', shot.xCm, z, { ...style, widthCm: shot.isCritical ? 240 : 170 });
    else if (hero?.role === 'assassin')
      pen.sprite('glow', 'blade', shot.xCm, z, { tint, rotation: frame.tick * 1.3, widthCm: 220 });
    else if (hero?.role === 'support')
      pen.sprite('glow', 'ring', shot.xCm, z, { tint, rotation: frame.tick, widthCm: 190 });
    else pen.sprite('glow', 'comet', shot.xCm, z, { ...style, widthCm: 420, heightCm: 150 });
  }
};

export const drawZones = (pen: Pen, zones: readonly RenderRow[], tick: number, isLit: IsLit): void => {
  for (const zone of zones) {
    const x = zone['x'] ?? 0;
    const z = zone['z'] ?? 0;
    if (!isLit(x, z)) continue;
    const tint = TEAM_TINTS[zone['team'] ?? 2] ?? TEAM_TINTS[2];
    const widthCm = (zone['radius'] ?? 200) * 2;
    const begin = zone['beginTick'] ?? tick;
    const wait = Math.max((zone['nextTick'] ?? tick) - begin, 1);
    const fill = Math.min(Math.max((tick - begin) / wait, 0.05), 1);
    pen.sprite('ground', 'rune', x, z, { widthCm, tint, rotation: tick * 0.03, alpha: 0.85 });
    pen.sprite('ground', 'soft', x, z, { widthCm: widthCm * fill, tint, alpha: 0.55 });
    pen.sprite('glow', 'thinRing', x, z, { widthCm: widthCm * 1.08, tint, alpha: 0.5 });
  }
};
