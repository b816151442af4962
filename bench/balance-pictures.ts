// The pictures of a balance report: win rates of heroes with their intervals, match lengths, who beats whom.
import { minutesRange } from './balance-goals.ts';
import type { HeroBalance } from './balance-heroes.ts';
import type { BalanceReport } from './balance-report.ts';
import type { DuelTable } from './duel-table.ts';
import { percent } from './rate.ts';
import { label, line, picture, rect } from './svg.ts';

const width = 760;
const grid = '#e2e8f0';
const band = '#dcfce7';
const roleColours: Readonly<Record<string, string>> = {
  tank: '#64748b',
  fighter: '#b45309',
  assassin: '#7c3aed',
  mage: '#2563eb',
  marksman: '#dc2626',
  support: '#059669',
};
const colourOf = (role: string): string => roleColours[role] ?? '#334155';

const titleOf = (report: BalanceReport, what: string): string =>
  `${report.scenario}: ${what}, ${report.matches} matches of bot:${report.bot}`;

const shownName = ({ name, hero }: Pick<HeroBalance, 'name' | 'hero'>): string =>
  name.zh === name.en ? hero : `${name.en} ${name.zh}`;

/** One row a hero, best first: rate and interval, the wanted range behind. */
export const heroRatesSvg = (report: BalanceReport): string => {
  const { heroes, heroRange } = report;
  const [left, right, top, rowHeight] = [150, 110, 62, 20];
  const bottom = top + heroes.length * rowHeight;
  const step = 0.05;
  const low = Math.floor(Math.min(0.4, ...heroes.map((hero) => hero.low)) / step) * step;
  const high = Math.ceil(Math.max(0.6, ...heroes.map((hero) => hero.high)) / step) * step;
  const px = (share: number): number => left + ((share - low) / (high - low)) * (width - left - right);
  const content = [rect(px(heroRange[0]), top, px(heroRange[1]) - px(heroRange[0]), bottom - top, band)];
  const every = high - low > 0.5 ? 0.1 : step;
  for (let at = Math.ceil(low / every - 1e-9); at * every <= high + 1e-9; at++) {
    const share = at * every;
    content.push(line(px(share), top, px(share), bottom, grid));
    content.push(label(px(share), bottom + 16, `${Math.round(share * 100)} %`, 'class="middle"'));
  }
  content.push(line(px(0.5), top, px(0.5), bottom, '#94a3b8'));
  for (const [row, hero] of heroes.entries()) {
    const y = top + (row + 0.5) * rowHeight;
    const colour = colourOf(hero.role);
    content.push(label(left - 10, y + 4, shownName(hero), `class="end" fill="${colour}"`));
    content.push(line(px(hero.low), y, px(hero.high), y, colour, 2));
    for (const end of [hero.low, hero.high]) content.push(line(px(end), y - 4, px(end), y + 4, colour, 2));
    content.push(
      `<circle cx="${Math.round(px(hero.rate) * 10) / 10}" cy="${y}" r="4.5" fill="${colour}" stroke="#fff" stroke-width="1"/>`,
    );
    content.push(label(width - right + 14, y + 4, `${percent(hero.rate)} of ${hero.games}`));
  }
  const roles = Object.keys(roleColours).filter((role) => heroes.some((hero) => hero.role === role));
  for (const [at, role] of roles.entries()) {
    content.push(label(left + at * 84, 48, `● ${role}`, `fill="${colourOf(role)}"`));
  }
  content.push(label(px(0.5), bottom + 34, 'win rate, bars are 95 % intervals', 'class="middle"'));
  return picture(width, bottom + 46, titleOf(report, 'win rate of every hero'), content);
};

/** Matches by game minute, the wanted range of the median behind. */
export const lengthsSvg = (report: BalanceReport): string => {
  const { histogram, lowerQuartile, median, upperQuartile } = report.lengthMinutes;
  const [left, right, top, height] = [56, 20, 50, 220];
  const bottom = top + height;
  const minutes = Math.max(histogram.length, minutesRange[1] + 1);
  const most = Math.max(1, ...histogram);
  const px = (minute: number): number => left + (minute / minutes) * (width - left - right);
  const py = (count: number): number => bottom - (count / most) * height;
  const content = [rect(px(minutesRange[0]), top, px(minutesRange[1]) - px(minutesRange[0]), height, band)];
  for (let quarter = 0; quarter <= 4; quarter++) {
    const y = bottom - (quarter / 4) * height;
    content.push(line(left, y, width - right, y, grid));
    const share = (most * quarter) / 4 / Math.max(1, report.matches);
    content.push(label(left - 6, y + 4, percent(share), 'class="end"'));
  }
  for (const [minute, count] of histogram.entries()) {
    if (count > 0) content.push(rect(px(minute) + 1, py(count), px(1) - px(0) - 2, bottom - py(count), '#2563eb'));
  }
  for (let minute = 0; minute <= minutes; minute += minutes > 40 ? 5 : 2) {
    content.push(label(px(minute), bottom + 16, String(minute), 'class="middle"'));
  }
  content.push(line(px(median), top - 4, px(median), bottom, '#d97706', 2));
  const quartiles = `quartiles ${lowerQuartile.toFixed(1)} and ${upperQuartile.toFixed(1)}`;
  const text = `median ${median.toFixed(1)} minutes, ${quartiles}`;
  content.push(label(width - right, 22, text, 'class="end" fill="#b45309"'));
  content.push(label((left + width - right) / 2, bottom + 34, 'game minutes', 'class="middle"'));
  return picture(width, bottom + 46, titleOf(report, 'match length'), content);
};

const mix = (from: number, to: number, share: number): number => Math.round(from + (to - from) * share);

/** White at one half, blue where the row wins, orange where it loses. */
const heat = (rate: number): string => {
  const strength = Math.min(1, Math.abs(rate - 0.5) * 2);
  const [red, green, blue] = rate >= 0.5 ? [29, 78, 216] : [194, 65, 12];
  return `rgb(${mix(255, red as number, strength)},${mix(255, green as number, strength)},${mix(255, blue as number, strength)})`;
};

/** A cell a pair: how often the hero of the row beats that of the column. Rows and columns by the hero's own rate. */
export const duelsSvg = (report: BalanceReport, duels: DuelTable): string => {
  const { heroes } = report;
  const [left, top, cell] = [104, 100, 31];
  const order = heroes.map(({ hero }) => duels.heroes.indexOf(hero));
  const side = order.length * cell;
  const content: string[] = [];
  for (const [row, hero] of heroes.entries()) {
    const middle = (row + 0.5) * cell;
    const beaten = duels.beats.find((one) => one.hero === hero.hero)?.others ?? 0;
    content.push(label(left - 8, top + middle + 4, shownName(hero), 'class="end"'));
    content.push(label(left + side + 8, top + middle + 4, String(beaten)));
    const turn = `transform="rotate(-50 ${left + middle} ${top - 8})"`;
    content.push(label(left + middle, top - 8, hero.name.en, turn));
    for (const [column] of heroes.entries()) {
      const rate = duels.rates[order[row] as number]?.[order[column] as number] ?? null;
      const x = left + column * cell;
      const y = top + row * cell;
      content.push(rect(x, y, cell - 1, cell - 1, rate === null ? '#f1f5f9' : heat(rate)));
      if (rate === null) continue;
      const ink = Math.abs(rate - 0.5) > 0.27 ? '#fff' : '#334155';
      const text = String(Math.round(rate * 100));
      content.push(label(x + (cell - 1) / 2, y + cell / 2 + 3, text, `class="middle" font-size="10" fill="${ink}"`));
    }
  }
  content.push(label(left + side + 8, top - 8, 'beats'));
  content.push(label(16, top + side + 20, 'Wins of the row against the column in per cent, both sides together.'));
  return picture(left + side + 56, top + side + 32, titleOf(report, 'who beats whom'), content);
};
