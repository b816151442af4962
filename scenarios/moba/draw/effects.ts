// What events look like. Each effect is a function of the event and its age, so any moment can be drawn after any other.

import type { Pen, RenderRow } from '@jixia/env/drawing';
import type { MobaContent } from './content.ts';
import { burst, easeOut, expandingRing, floatText } from './effect-shapes.ts';
import { passiveGlyph } from './glyphs.ts';
import { heroLook, TEAM_TINTS } from './palette.ts';
import type { Pose } from './poses.ts';

type Scene = {
  readonly content: MobaContent;
  readonly bySlot: ReadonlyMap<number, Pose>;
  /** Hero id by unit slot. */
  readonly heroOf: ReadonlyMap<number, number>;
  readonly eventKinds: readonly string[];
  readonly unitKinds: readonly string[];
};

type Painter = (pen: Pen, scene: Scene, event: RenderRow, x: number, z: number, t: number, seed: number) => void;

const tintOf = (scene: Scene, slot: number): number => {
  const hero = scene.content.heroes[scene.heroOf.get(slot) ?? -1];
  if (hero) return heroLook(hero.key).tint;
  return TEAM_TINTS[scene.bySlot.get(slot)?.team ?? 2] ?? TEAM_TINTS[2];
};

const isHero = (scene: Scene, slot: number): boolean => scene.heroOf.has(slot);

const FAR_CM_PER_PX = 14;
/** Who is seen to swing; the others shoot. */
const SWINGERS: readonly string[] = ['hero', 'melee', 'super', 'monster'];

const PAINTERS: Readonly<Record<string, { readonly ticks: number; readonly paint: Painter }>> = {
  damage: {
    ticks: 15,
    paint: (pen, scene, event, x, z, t, seed) => {
      const source = event['source'] ?? -1;
      const target = event['target'] ?? -1;
      const amount = event['amount'] ?? 0;
      if (t < 0.4) burst(pen, x, z - 90, isHero(scene, target) ? 200 : 120, t / 0.4, tintOf(scene, source), 3, seed);
      if (amount <= 0 || !(isHero(scene, source) || isHero(scene, target))) return;
      const isBig = amount >= 250;
      // Over a whole large map numbers would hide the match.
      if (pen.cmPerPx > FAR_CM_PER_PX) return;
      floatText(pen, String(amount), x, z, t, {
        color: isHero(scene, target) ? (isBig ? '#ff7a5c' : '#ffb199') : '#f1eee4',
        sizePx: isHero(scene, target) ? (isBig ? 21 : 16) : 12,
        seed,
        liftPx: 30,
      });
    },
  },
  heal: {
    ticks: 18,
    paint: (pen, scene, event, x, z, t, seed) => {
      const amount = event['amount'] ?? 0;
      if (amount < 15) return;
      burst(pen, x, z - 60, 190, t, 0x6fe3a1, 4, seed);
      if (isHero(scene, event['target'] ?? -1) && pen.cmPerPx <= FAR_CM_PER_PX) {
        floatText(pen, `+${amount}`, x, z, t, { color: '#7df0ae', sizePx: 15, seed, liftPx: 44 });
      }
    },
  },
  cast: {
    ticks: 14,
    paint: (pen, scene, event, x, z, t, seed) => {
      const ability = scene.content.abilities[event['detail'] ?? -1];
      const source = event['source'] ?? -1;
      const tint = tintOf(scene, source);
      if (ability?.how === 'nova') {
        expandingRing(pen, x, z, ability.radiusCm, t, tint);
        pen.sprite('ground', 'rune', x, z, { widthCm: ability.radiusCm * 2, tint, alpha: (1 - t) * 0.5, rotation: t });
      } else if (ability?.how === 'dash' || ability?.how === 'blink') {
        burst(pen, x, z - 60, 260, t, tint, 8, seed);
        const pose = scene.bySlot.get(source);
        if (pose && t < 0.8) {
          const dx = pose.xCm - x;
          const dz = pose.zCm - z;
          pen.sprite('glow', 'comet', pose.xCm, pose.zCm - 90, {
            widthCm: Math.max(Math.hypot(dx, dz), 200),
            heightCm: 190,
            rotation: Math.atan2(dz, dx),
            tint,
            alpha: (1 - t) * 0.7,
          });
        }
      } else {
        expandingRing(pen, x, z, 150, t, tint);
        pen.sprite('glow', 'column', x, z + 20, { widthCm: 130, heightCm: 340, tint, alpha: (1 - t) * 0.4 });
      }
    },
  },
  swing: {
    ticks: 5,
    paint: (pen, scene, event, _x, _z, t) => {
      const pose = scene.bySlot.get(event['source'] ?? -1);
      const target = scene.bySlot.get(event['target'] ?? -1);
      if (!pose || !target || !SWINGERS.includes(pose.kind)) return;
      const dx = target.xCm - pose.xCm;
      const dz = target.zCm - pose.zCm;
      const reach = Math.hypot(dx, dz);
      if (reach > 340 || reach < 1) return;
      pen.sprite('glow', 'slash', pose.xCm + (dx / reach) * 90, pose.zCm - 90 + (dz / reach) * 90, {
        widthCm: pose.kind === 'hero' ? 250 : 130,
        rotation: Math.atan2(dz, dx) + (t - 0.5) * 0.7,
        tint: tintOf(scene, pose.slot),
        alpha: (1 - t) * 0.9,
      });
    },
  },
  death: {
    ticks: 34,
    paint: (pen, scene, event, x, z, t, seed) => {
      const target = event['target'] ?? -1;
      const kind = scene.unitKinds[event['detail'] ?? 0];
      const isLarge = isHero(scene, target) || kind === 'tower' || kind === 'crystal';
      if (!isLarge) {
        const size = kind === 'monster' ? 300 : 170;
        if (t < 0.4) burst(pen, x, z - 40, size, t / 0.4, 0xd9cfae, kind === 'monster' ? 10 : 5, seed);
        return;
      }
      const size = isHero(scene, target) ? 420 : 900;
      expandingRing(pen, x, z, size, Math.min(t * 1.6, 1), 0xffe2a8);
      burst(pen, x, z - 80, size, t, 0xffb25e, 16, seed);
      burst(pen, x, z - 160, size * 0.6, Math.min(t * 1.4, 1), 0xffffff, 10, seed + 7);
      pen.sprite('glow', 'column', x, z, {
        widthCm: size * 0.5 * (1 - t),
        heightCm: size * 1.6,
        tint: 0xffe2a8,
        alpha: 1 - t,
      });
    },
  },
  lastHit: {
    ticks: 18,
    paint: (pen, _scene, event, x, z, t, seed) => {
      const gold = event['amount'] ?? 0;
      if (gold > 0 && pen.cmPerPx <= FAR_CM_PER_PX)
        floatText(pen, `+${gold}`, x, z, t, { color: '#f5cf73', sizePx: 14, seed, liftPx: 16 });
    },
  },
  levelUp: {
    ticks: 24,
    paint: (pen, _scene, _event, x, z, t, seed) => {
      pen.sprite('glow', 'column', x, z + 30, {
        widthCm: 240,
        heightCm: 620 * easeOut(t),
        tint: 0xf5cf73,
        alpha: (1 - t) * 0.8,
      });
      expandingRing(pen, x, z, 210, t, 0xf5cf73);
      burst(pen, x, z - 120, 260, t, 0xf5cf73, 8, seed);
    },
  },
  respawn: {
    ticks: 24,
    paint: (pen, scene, event, x, z, t) => {
      const tint = tintOf(scene, event['target'] ?? event['source'] ?? -1);
      pen.sprite('glow', 'column', x, z + 30, {
        widthCm: 320 * (1 - t * 0.5),
        heightCm: 900,
        tint,
        alpha: (1 - t) * 0.8,
      });
      expandingRing(pen, x, z, 300, t, tint);
    },
  },
  passive: {
    ticks: 18,
    paint: (pen, scene, event, _x, _z, t) => {
      const hero = scene.content.heroes[event['detail'] ?? -1];
      const pose = scene.bySlot.get(event['source'] ?? -1);
      if (!hero || !pose) return;
      const { tint } = heroLook(hero.key);
      const alpha = t < 0.2 ? t / 0.2 : (1 - t) / 0.8;
      pen.sprite('glow', 'thinRing', pose.xCm, pose.zCm, {
        widthCm: 210 + 90 * t,
        heightCm: 105 + 45 * t,
        tint,
        alpha,
      });
      pen.sprite('glow', `glyph:${passiveGlyph(hero.passive)}`, pose.xCm + 120, pose.zCm - 210 - 70 * easeOut(t), {
        widthCm: 110,
        tint,
        alpha,
      });
    },
  },
  zoneStrike: {
    ticks: 12,
    paint: (pen, scene, event, x, z, t, seed) => {
      const ability = scene.content.abilities[event['detail'] ?? -1];
      const radius = ability?.radiusCm || 230;
      const tint = tintOf(scene, event['source'] ?? -1);
      expandingRing(pen, x, z, radius, t, tint);
      burst(pen, x, z, radius * 1.3, t, tint, 12, seed);
      pen.sprite('glow', 'column', x, z, {
        widthCm: radius * 0.7 * (1 - t),
        heightCm: 700,
        tint,
        alpha: (1 - t) * 0.8,
      });
    },
  },
};

/** Draws what is left of recent events at match time `tick`. */
export const drawEvents = (
  pen: Pen,
  scene: Scene,
  events: readonly RenderRow[],
  tick: number,
  isLit: (xCm: number, zCm: number) => boolean,
): void => {
  events.forEach((event, index) => {
    const kind = scene.eventKinds[event['kind'] ?? 0] ?? '';
    const painter = PAINTERS[kind];
    const start = event['tick'] ?? 0;
    if (!painter || tick < start) return;
    const t = (tick - start) / painter.ticks;
    if (t >= 1) return;
    const pose = scene.bySlot.get(event['target'] ?? -1) ?? scene.bySlot.get(event['source'] ?? -1);
    const hasPlace = (event['x'] ?? 0) !== 0 || (event['z'] ?? 0) !== 0;
    const x = hasPlace ? (event['x'] as number) : (pose?.xCm ?? -1);
    const z = hasPlace ? (event['z'] as number) : (pose?.zCm ?? -1);
    if (x < 0 || !isLit(x, z)) return;
    const seed = start * 31 + (event['target'] ?? 0) * 7 + (event['amount'] ?? 0) + (index % 3);
    painter.paint(pen, scene, event, x, z, t, seed);
  });
};
