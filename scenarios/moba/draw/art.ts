// Every picture of the MOBA by name; a viewer paints each once and keeps it.

import type { Art } from '@jixia/env/drawing';
import { paintCreep } from './creeps.ts';
import { paintHero } from './figures.ts';
import { heroGlyph, strokeGlyph } from './glyphs.ts';
import { paintMonster } from './monsters.ts';
import { heroLook, TEAM_COLORS, TEAM_DEEP } from './palette.ts';
import { paintCrystalBase, paintCrystalStone, paintRuin, paintTower } from './structures.ts';

type Context = CanvasRenderingContext2D;

const art = (
  widthPx: number,
  heightPx: number,
  anchorX: number,
  anchorY: number,
  paint: (c: Context) => void,
): Art => ({
  widthPx,
  heightPx,
  anchorX,
  anchorY,
  paint,
});

const figure = (paint: (c: Context) => void): Art => art(200, 220, 0.5, 0.89, paint);
const building = (paint: (c: Context) => void): Art => art(240, 360, 0.5, 0.83, paint);
const centred = (size: number, paint: (c: Context) => void): Art => art(size, size, 0.5, 0.5, paint);

const radial = (stops: readonly (readonly [number, number])[]): Art =>
  centred(128, (c) => {
    const gradient = c.createRadialGradient(64, 64, 0, 64, 64, 64);
    for (const [at, alpha] of stops) gradient.addColorStop(at, `rgba(255,255,255,${alpha})`);
    c.fillStyle = gradient;
    c.fillRect(0, 0, 128, 128);
  });

const ring = (width: number, glowWidth: number): Art =>
  centred(256, (c) => {
    c.strokeStyle = 'rgba(255,255,255,0.28)';
    c.lineWidth = glowWidth;
    c.beginPath();
    c.arc(128, 128, 116, 0, Math.PI * 2);
    c.stroke();
    c.strokeStyle = '#fff';
    c.lineWidth = width;
    c.stroke();
  });

/** Telegraph of an area: a ring with inner marks that reads as a spell, not as a shape. */
const rune = centred(256, (c) => {
  c.strokeStyle = '#fff';
  c.fillStyle = 'rgba(255,255,255,0.16)';
  c.lineWidth = 5;
  c.beginPath();
  c.arc(128, 128, 122, 0, Math.PI * 2);
  c.fill();
  c.stroke();
  c.lineWidth = 2;
  c.beginPath();
  c.arc(128, 128, 98, 0, Math.PI * 2);
  c.stroke();
  for (let i = 0; i < 12; i += 1) {
    c.save();
    c.translate(128, 128);
    c.rotate((i / 12) * Math.PI * 2);
    c.fillStyle = '#fff';
    c.fillRect(-2, -118, 4, i % 3 === 0 ? 34 : 16);
    c.restore();
  }
  c.beginPath();
  for (let i = 0; i < 9; i += 1) {
    const angle = ((i * 3) / 8) * Math.PI * 2;
    c.lineTo(128 + Math.cos(angle) * 92, 128 + Math.sin(angle) * 92);
  }
  c.stroke();
});

/** A comet flying to the right; its head lies at the anchor. */
const comet = art(160, 48, 0.82, 0.5, (c) => {
  const tail = c.createLinearGradient(0, 0, 132, 0);
  tail.addColorStop(0, 'rgba(255,255,255,0)');
  tail.addColorStop(1, 'rgba(255,255,255,0.9)');
  c.fillStyle = tail;
  c.fill(new Path2D('M0 24L128 10Q146 24 128 38z'));
  c.fillStyle = '#fff';
  c.fill(new Path2D('M118 24a13 13 0 1 1 26 0a13 13 0 1 1 -26 0z'));
});

const arrow = art(120, 30, 0.9, 0.5, (c) => {
  c.strokeStyle = 'rgba(255,255,255,0.75)';
  c.lineWidth = 4;
  c.stroke(new Path2D('M6 15H104'));
  c.fillStyle = '#fff';
  c.fill(new Path2D('M92 4L118 15L92 26L98 15zM2 6l14 9-14 9 6-9z'));
});

const blade = centred(96, (c) => {
  c.fillStyle = '#fff';
  c.fill(new Path2D('M48 4Q66 40 92 48Q66 56 48 92Q40 60 4 48Q40 36 48 4z'));
});

const slash = centred(160, (c) => {
  const gradient = c.createLinearGradient(60, 10, 150, 150);
  gradient.addColorStop(0, 'rgba(255,255,255,0)');
  gradient.addColorStop(0.5, '#fff');
  gradient.addColorStop(1, 'rgba(255,255,255,0)');
  c.fillStyle = gradient;
  c.fill(new Path2D('M84 6Q170 80 84 154Q132 80 84 6z'));
});

const star = centred(96, (c) => {
  c.fillStyle = '#fff';
  c.fill(new Path2D('M48 0L54 42L96 48L54 54L48 96L42 54L0 48L42 42z'));
});

const column = art(64, 256, 0.5, 0.96, (c) => {
  const gradient = c.createLinearGradient(0, 0, 0, 256);
  gradient.addColorStop(0, 'rgba(255,255,255,0)');
  gradient.addColorStop(1, 'rgba(255,255,255,0.85)');
  c.fillStyle = gradient;
  c.fill(new Path2D('M14 0H50L62 244Q32 256 2 244z'));
});

const emblem = (key: string, team: number): Art =>
  centred(96, (c) => {
    const look = heroLook(key);
    const gradient = c.createLinearGradient(0, 0, 96, 96);
    gradient.addColorStop(0, look.main);
    gradient.addColorStop(1, look.dark);
    c.fillStyle = gradient;
    c.beginPath();
    c.arc(48, 48, 44, 0, Math.PI * 2);
    c.fill();
    c.strokeStyle = TEAM_COLORS[team] ?? '#d8c48f';
    c.lineWidth = 7;
    c.stroke();
    strokeGlyph(c, heroGlyph(key), 22, 22, 52, look.light, 2);
  });

const levelBadge = (team: number): Art =>
  centred(64, (c) => {
    c.fillStyle = TEAM_DEEP[team] ?? '#20262c';
    c.strokeStyle = '#e8bd6a';
    c.lineWidth = 4;
    const hexagon = new Path2D('M32 3L58 17V47L32 61L6 47V17z');
    c.fill(hexagon);
    c.stroke(hexagon);
  });

const FIXED: Readonly<Record<string, Art>> = {
  white: centred(8, (c) => {
    c.fillStyle = '#fff';
    c.fillRect(0, 0, 8, 8);
  }),
  bar: art(8, 8, 0, 0.5, (c) => {
    c.fillStyle = '#fff';
    c.fillRect(0, 0, 8, 8);
  }),
  glow: radial([
    [0, 1],
    [0.25, 0.55],
    [1, 0],
  ]),
  soft: radial([
    [0, 0.6],
    [0.6, 0.4],
    [1, 0],
  ]),
  shadow: radial([
    [0, 0.75],
    [0.55, 0.5],
    [1, 0],
  ]),
  ring: ring(8, 18),
  thinRing: ring(4, 9),
  rune,
  comet,
  arrow,
  blade,
  slash,
  star,
  column,
  ruin: building(paintRuin),
};

/**
 * The picture of a name such as `hero:yesun:assassin`, `creep:melee:0`, `monster:river-rhino`, `tower:1:3` (roofs),
 * `emblem:liuying:0`, `glyph:M4 4h16`. Unknown names are a plain disc.
 */
export const mobaArt = (name: string): Art => {
  const fixed = FIXED[name];
  if (fixed) return fixed;
  const [kind = '', first = '', second = ''] = name.split(':');
  switch (kind) {
    case 'hero':
      return figure((c) => paintHero(c, first, second));
    case 'creep':
      return figure((c) => paintCreep(c, first, Number(second)));
    case 'monster':
      return figure((c) => paintMonster(c, first));
    case 'tower':
      return building((c) => paintTower(c, Number(first), Number(second)));
    case 'crystalBase':
      return building((c) => paintCrystalBase(c, Number(first)));
    case 'crystalStone':
      return art(160, 220, 0.5, 0.94, (c) => paintCrystalStone(c, Number(first)));
    case 'emblem':
      return emblem(first, Number(second));
    case 'glyph':
      return centred(64, (c) => strokeGlyph(c, first, 4, 4, 56, '#fff', 2.2));
    case 'level':
      return levelBadge(Number(first));
    default:
      return FIXED['soft'] as Art;
  }
};
