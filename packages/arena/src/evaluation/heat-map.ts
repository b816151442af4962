// Draws a table of win rates as an SVG file: orange below a half, white at it, blue above. Same numbers, same bytes.

export type HeatCell = {
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly matches?: number;
};

export type HeatMap = {
  readonly title: string;
  /** What rows and columns are. */
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** [rows][columns], scores 0 .. 1; null = nothing known. */
  readonly cells: readonly (readonly (HeatCell | null)[])[];
};

const cellWidth = 40;
const cellHeight = 26;
const letterWidth = 6.4;

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const percent = (share: number): string => String(Math.round(share * 100));

/** Chinese letters are twice as wide. */
const textWidth = (text: string): number =>
  letterWidth * [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);

const mix = (from: readonly number[], to: readonly number[], share: number): string =>
  `rgb(${from.map((value, at) => Math.round(value + share * (to[at]! - value))).join(',')})`;

const white = [255, 255, 255];
const orange = [194, 85, 10];
const blue = [29, 78, 160];

/** Colours that the common colour blindnesses keep apart, and lightness that prints. */
const colourOf = (score: number): string => {
  const distance = Math.min(1, Math.abs(score - 0.5) * 2);
  return mix(white, score < 0.5 ? orange : blue, distance);
};

/** A complete SVG document. Every cell carries its figures as a tooltip. */
export const heatMapSvg = (map: HeatMap): string => {
  const { title, rowTitle, columnTitle, rows, columns, cells } = map;
  const left = 24 + Math.max(60, ...rows.map(textWidth)) + 8;
  const headHeight = Math.max(40, ...columns.map((name) => textWidth(name) * 0.72 + 14));
  const top = 52 + headHeight;
  const width = Math.max(left + columns.length * cellWidth + 60, 24 + textWidth(title) * 1.4, 420);
  const height = top + rows.length * cellHeight + 56;
  const place = (value: number): string => String(Math.round(value * 10) / 10);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${place(width)} ${place(height)}" font-family="system-ui, sans-serif" font-size="11" fill="#1e293b">`,
    `<rect width="${place(width)}" height="${place(height)}" fill="#fff"/>`,
    `<text x="24" y="26" font-size="15" font-weight="600">${escapeText(title)}</text>`,
    `<text x="24" y="44" fill="#64748b">${escapeText(`${rowTitle} ↓   ${columnTitle} →   win rate in %`)}</text>`,
  ];
  for (const [at, name] of columns.entries()) {
    const x = place(left + (at + 0.5) * cellWidth);
    const y = place(top - 6);
    lines.push(`<text x="${x}" y="${y}" transform="rotate(-45 ${x} ${y})">${escapeText(name)}</text>`);
  }
  for (const [row, name] of rows.entries()) {
    const y = top + row * cellHeight;
    lines.push(
      `<text x="${place(left - 8)}" y="${place(y + cellHeight / 2 + 4)}" text-anchor="end">${escapeText(name)}</text>`,
    );
    for (const [column, other] of columns.entries()) {
      const cell = cells[row]?.[column] ?? null;
      const box = `x="${place(left + column * cellWidth)}" y="${place(y)}" width="${cellWidth - 1}" height="${cellHeight - 1}"`;
      if (cell === null) {
        lines.push(`<rect ${box} fill="#f1f5f9"/>`);
        continue;
      }
      const count = cell.matches === undefined ? '' : `, ${cell.matches} matches`;
      const told = `${name} – ${other}: ${percent(cell.score)} % (${percent(cell.low)} to ${percent(cell.high)} %${count})`;
      const ink = Math.abs(cell.score - 0.5) > 0.3 ? '#fff' : '#1e293b';
      lines.push(
        `<g><title>${escapeText(told)}</title><rect ${box} fill="${colourOf(cell.score)}"/>` +
          `<text x="${place(left + (column + 0.5) * cellWidth)}" y="${place(y + cellHeight / 2 + 4)}" text-anchor="middle" fill="${ink}">${percent(cell.score)}</text></g>`,
      );
    }
  }
  const legend = top + rows.length * cellHeight + 22;
  for (const [at, score] of [0, 0.25, 0.5, 0.75, 1].entries()) {
    const x = left + at * cellWidth;
    lines.push(
      `<rect x="${place(x)}" y="${place(legend)}" width="${cellWidth - 1}" height="10" fill="${colourOf(score)}" stroke="#e2e8f0"/>`,
      `<text x="${place(x + cellWidth / 2)}" y="${place(legend + 23)}" text-anchor="middle" fill="#64748b">${percent(score)}</text>`,
    );
  }
  return [...lines, '</svg>', ''].join('\n');
};
