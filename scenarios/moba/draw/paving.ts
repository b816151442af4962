// Stonework on the ground: plinths under structures, the ring of debate in the middle, camps, the places where heroes start.

import type { Place } from './content.ts';
import { TEAM_COLORS } from './palette.ts';
import type { Standing } from './standing.ts';

type Context = CanvasRenderingContext2D;

const circle = (context: Context, x: number, z: number, radius: number): void => {
  context.beginPath();
  context.arc(x, z, radius, 0, Math.PI * 2);
};

/** Bare earth where monsters dwell, with stones around it; a great one's has an engraved ring. */
export const paintClearing = (context: Context, x: number, z: number, isGreat: boolean): void => {
  const radius = isGreat ? 470 : 250;
  const earth = context.createRadialGradient(x, z, radius * 0.2, x, z, radius);
  earth.addColorStop(0, isGreat ? 'rgba(88, 78, 66, 0.9)' : 'rgba(82, 72, 52, 0.8)');
  earth.addColorStop(0.75, isGreat ? 'rgba(62, 62, 60, 0.75)' : 'rgba(66, 62, 46, 0.55)');
  earth.addColorStop(1, 'rgba(50, 52, 44, 0)');
  context.fillStyle = earth;
  circle(context, x, z, radius);
  context.fill();
  const stones = isGreat ? 16 : 9;
  for (let i = 0; i < stones; i += 1) {
    const angle = (i / stones) * Math.PI * 2 + 0.3;
    const size = isGreat ? 34 : 24;
    const [sx, sz] = [x + Math.cos(angle) * radius * 0.92, z + Math.sin(angle) * radius * 0.92];
    context.fillStyle = 'rgba(14, 20, 22, 0.5)';
    circle(context, sx + 6, sz + 8, size);
    context.fill();
    context.fillStyle = i % 2 === 0 ? '#5d666a' : '#4b5458';
    circle(context, sx, sz, size * 0.85);
    context.fill();
  }
  if (!isGreat) return;
  context.strokeStyle = 'rgba(255, 207, 92, 0.4)';
  for (const [share, width] of [
    [0.72, 12],
    [0.62, 5],
  ] as const) {
    context.lineWidth = width;
    circle(context, x, z, radius * share);
    context.stroke();
  }
};

/** Where a side's heroes start and return. */
export const paintDais = (context: Context, { xCm: x, zCm: z }: Place, team: number): void => {
  const color = TEAM_COLORS[team] ?? TEAM_COLORS[2];
  context.fillStyle = 'rgba(10, 15, 18, 0.45)';
  circle(context, x, z + 16, 400);
  context.fill();
  context.fillStyle = '#3f484d';
  circle(context, x, z, 380);
  context.fill();
  context.fillStyle = '#4c565b';
  circle(context, x, z - 10, 320);
  context.fill();
  const light = context.createRadialGradient(x, z, 20, x, z, 330);
  light.addColorStop(0, `${color}aa`);
  light.addColorStop(1, `${color}00`);
  context.fillStyle = light;
  circle(context, x, z, 330);
  context.fill();
  context.strokeStyle = `${color}cc`;
  context.lineWidth = 12;
  for (const radius of [300, 180]) {
    circle(context, x, z - 6, radius);
    context.stroke();
  }
};

export const paintPlinth = (context: Context, { xCm, zCm, team, isCrystal }: Standing): void => {
  const radius = isCrystal ? 340 : 230;
  const color = TEAM_COLORS[team] ?? TEAM_COLORS[2];
  context.save();
  context.translate(xCm, zCm);
  context.fillStyle = 'rgba(10, 15, 18, 0.5)';
  context.beginPath();
  context.arc(0, 14, radius + 16, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#4a5357';
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#3a4347';
  context.beginPath();
  context.arc(0, 0, radius * 0.86, 0, Math.PI * 2);
  context.fill();
  context.strokeStyle = color;
  context.globalAlpha = 0.6;
  context.lineWidth = 8;
  context.beginPath();
  context.arc(0, 0, radius * 0.72, 0, Math.PI * 2);
  context.stroke();
  const sides = isCrystal ? 8 : 6;
  for (let i = 0; i < sides; i += 1) {
    const angle = (i / sides) * Math.PI * 2;
    context.beginPath();
    context.moveTo(Math.cos(angle) * radius * 0.48, Math.sin(angle) * radius * 0.48);
    context.lineTo(Math.cos(angle) * radius * 0.66, Math.sin(angle) * radius * 0.66);
    context.stroke();
  }
  context.restore();
};

/** Where two schools meet: an engraved ring in the middle of the map. */
export const paintRing = (context: Context, x: number, z: number): void => {
  context.save();
  context.translate(x, z);
  context.strokeStyle = 'rgba(226, 196, 128, 0.34)';
  for (const [radius, width] of [
    [430, 12],
    [395, 4],
    [230, 6],
  ] as const) {
    context.lineWidth = width;
    context.beginPath();
    context.arc(0, 0, radius, 0, Math.PI * 2);
    context.stroke();
  }
  context.lineWidth = 5;
  for (let i = 0; i < 64; i += 1) {
    const angle = (i / 64) * Math.PI * 2;
    const inner = i % 8 === 0 ? 330 : 365;
    context.beginPath();
    context.moveTo(Math.cos(angle) * inner, Math.sin(angle) * inner);
    context.lineTo(Math.cos(angle) * 395, Math.sin(angle) * 395);
    context.stroke();
  }
  // Eight trigram-like bars between the inner rings, broken and whole by turns.
  for (let i = 0; i < 8; i += 1) {
    context.save();
    context.rotate((i / 8) * Math.PI * 2);
    context.fillStyle = 'rgba(226, 196, 128, 0.3)';
    for (let bar = 0; bar < 3; bar += 1) {
      const y = -250 - bar * 24;
      if ((i >> bar) & 1) context.fillRect(-38, y, 76, 11);
      else {
        context.fillRect(-38, y, 31, 11);
        context.fillRect(7, y, 31, 11);
      }
    }
    context.restore();
  }
  context.restore();
};
