// Ratings as points with their intervals on one axis. Made of boxes, so that it is as wide as the screen and prints.

import type { RatedAgent } from '../../ratings/rate-games.ts';
import { agentName, both, type Html, tip } from './markup.ts';

/** Round values that make 3 to 7 ticks. */
const ticksOf = (low: number, high: number): number[] => {
  const span = high - low;
  const step = [25, 50, 100, 200, 250, 500, 1000, 2500, 5000].find((size) => span / size <= 6) ?? 10_000;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) => (first + at) * step);
};

export const ratingPlot = (agents: readonly RatedAgent[]): Html => {
  const lows = Math.min(...agents.map(({ eloLow }) => eloLow));
  const highs = Math.max(...agents.map(({ eloHigh }) => eloHigh));
  const margin = Math.max(10, (highs - lows) * 0.04);
  const [low, high] = [lows - margin, highs + margin];
  const place = (elo: number): string => (((elo - low) / (high - low)) * 100).toFixed(2);
  const ticks = ticksOf(low, high);
  const grid = ticks.map((value) => `<i class="grid" style="left:${place(value)}%"></i>`).join('');
  const rows = agents.map(({ name, elo, eloLow, eloHigh }) => {
    const told = `${Math.round(elo)} (95 %: ${Math.round(eloLow)} – ${Math.round(eloHigh)})`;
    const width = (Number(place(eloHigh)) - Number(place(eloLow))).toFixed(2);
    return `<div class="plot-row"><div class="plot-name">${agentName(name)}</div><div class="track" tabindex="0" role="img" ${tip(`${name}: Elo ${told}`, `${name}：Elo ${told}`)}>${grid}<i class="whisker" style="left:${place(eloLow)}%;width:${width}%"></i><i class="dot" style="left:${place(elo)}%"></i></div><div class="plot-value">${Math.round(elo)}</div></div>`;
  });
  const axis = ticks.map((value) => `<span style="left:${place(value)}%">${value}</span>`).join('');
  return `<figure class="plot"><figcaption>${both('Elo with 95 % intervals', 'Elo 与 95 % 区间')}</figcaption>${rows.join('\n')}<div class="plot-row axis" aria-hidden="true"><div></div><div class="ticks">${axis}</div><div></div></div></figure>`;
};
