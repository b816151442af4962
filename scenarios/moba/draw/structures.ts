// Towers and crystals, painted on a 240 x 360 sheet, foot at (120, 318), and their ruins.

import { TEAM_COLORS, TEAM_DEEP } from './palette.ts';

type Context = CanvasRenderingContext2D;

const fill = (
  c: Context,
  data: string,
  style: string | CanvasGradient,
  stroke = 'rgba(6,9,14,0.85)',
  width = 4,
): void => {
  const shape = new Path2D(data);
  c.fillStyle = style;
  c.fill(shape);
  c.strokeStyle = stroke;
  c.lineWidth = width;
  c.lineJoin = 'round';
  c.stroke(shape);
};

const across = (c: Context, left: string, right: string, x0 = 60, x1 = 180): CanvasGradient => {
  const gradient = c.createLinearGradient(x0, 0, x1, 0);
  gradient.addColorStop(0, left);
  gradient.addColorStop(1, right);
  return gradient;
};

const halo = (c: Context, x: number, y: number, radius: number, color: string, alpha: number): void => {
  const gradient = c.createRadialGradient(x, y, 2, x, y, radius);
  gradient.addColorStop(0, color);
  gradient.addColorStop(1, 'rgba(0,0,0,0)');
  c.globalAlpha = alpha;
  c.fillStyle = gradient;
  c.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  c.globalAlpha = 1;
};

/** A watch pagoda with a light on top: one roof on the outermost towers, three before the crystal. */
export const paintTower = (c: Context, team: number, roofs: number): void => {
  const main = TEAM_COLORS[team] ?? TEAM_COLORS[2];
  const deep = TEAM_DEEP[team] ?? TEAM_DEEP[2];
  // What is left out below lets the light sink.
  const drop = roofs >= 3 ? 0 : roofs === 2 ? 52 : 118;
  halo(c, 120, 60 + drop, 110, main, 0.5);
  fill(c, 'M58 296L70 318H170L182 296L170 282H70z', across(c, '#6b757b', '#343c42'));
  fill(c, 'M78 284L86 216H154L162 284z', across(c, '#8b8f8d', '#3e464c'));
  fill(c, 'M108 284V250a12 12 0 0 1 24 0v34z', '#171d22');
  if (roofs < 3) fill(c, 'M64 292v-30l8-10 8 10v30zM160 292v-30l8-10 8 10v30z', across(c, main, deep));
  fill(c, 'M54 222Q92 212 96 188H144Q148 212 186 222Q120 236 54 222z', across(c, main, deep));
  if (roofs >= 2) {
    fill(c, 'M92 190L96 150H144L148 190z', across(c, '#8b8f8d', '#3e464c'));
    fill(c, 'M66 156Q98 146 102 124H138Q142 146 174 156Q120 168 66 156z', across(c, main, deep));
    c.fillStyle = '#ffe3a1';
    c.fillRect(115, 164, 10, 15);
  }
  if (roofs >= 3) {
    fill(c, 'M102 126L106 100H134L138 126z', across(c, '#9a9d99', '#474f55'));
    fill(c, 'M82 104Q110 96 120 70Q130 96 158 104Q120 114 82 104z', across(c, main, deep));
  }
  halo(c, 120, 56 + drop, 40, '#ffffff', 0.8);
  c.save();
  c.translate(0, drop);
  fill(c, 'M120 26L136 52L120 78L104 52z', across(c, '#ffffff', main, 104, 136));
  c.restore();
};

export const paintCrystalBase = (c: Context, team: number): void => {
  const main = TEAM_COLORS[team] ?? TEAM_COLORS[2];
  const deep = TEAM_DEEP[team] ?? TEAM_DEEP[2];
  fill(c, 'M26 290L60 322H180L214 290L180 262H60z', across(c, '#77828a', '#2f373d', 26, 214));
  fill(c, 'M54 276L78 296H162L186 276L162 256H78z', across(c, deep, '#161b20', 54, 186));
  for (const x of [40, 184]) fill(c, `M${x} 284V204l8-16 8 16v80z`, across(c, main, deep, x, x + 16));
  halo(c, 120, 270, 90, main, 0.6);
};

/** The floating stone above the base, on a 160 x 220 sheet. */
export const paintCrystalStone = (c: Context, team: number): void => {
  const main = TEAM_COLORS[team] ?? TEAM_COLORS[2];
  const deep = TEAM_DEEP[team] ?? TEAM_DEEP[2];
  halo(c, 80, 110, 80, main, 0.75);
  fill(c, 'M80 14L124 88L80 206L36 88z', across(c, main, deep, 36, 124), 'rgba(255,255,255,0.75)', 3);
  c.globalAlpha = 0.75;
  fill(c, 'M80 14L96 92L80 206L52 92z', across(c, '#ffffff', main, 50, 100), 'rgba(255,255,255,0.5)', 2);
  c.globalAlpha = 0.4;
  fill(c, 'M80 14L52 92L36 88z', '#ffffff', 'rgba(255,255,255,0.4)', 1);
  c.globalAlpha = 1;
};

export const paintRuin = (c: Context): void => {
  fill(c, 'M52 300L70 322H172L190 300L166 284H76z', across(c, '#4a5157', '#23292e'));
  fill(c, 'M76 290L84 240L100 262L112 228L128 258L146 236L158 290z', across(c, '#585f63', '#262c31'));
  fill(c, 'M40 312l18-16 14 18zM176 316l16-22 18 24z', '#3c4348');
};
