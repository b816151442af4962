// Draws curves as an SVG file: panels one below the other over a common horizontal axis. No dependency, same bytes for
// the same numbers.

export type Series = { readonly name: string; readonly points: readonly (readonly [number, number])[] };

export type Panel = {
  readonly title: string;
  readonly series: readonly Series[];
  /** Fixed vertical range, e.g. [0, 1] for a win rate; from the data where absent. */
  readonly range?: readonly [number, number];
};

const width = 760;
const panelHeight = 190;
const left = 64;
const right = 16;
const top = 44;
const bottom = 44;
const gap = 46;
const colours = ['#2563eb', '#d97706', '#059669', '#dc2626', '#7c3aed', '#0891b2'];

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const place = (value: number): string => String(Math.round(value * 10) / 10);

/** About five round numbers (1, 2 or 5 times a power of ten apart) within a range. */
export function ticks(low: number, high: number): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  let power = 1;
  while (power > span) power /= 10;
  while (power * 10 <= span) power *= 10;
  const ratio = span / power;
  const step = power * (ratio < 2 ? 0.2 : ratio < 5 ? 0.5 : 1);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

export function tickText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${Number((value / 1e6).toPrecision(4))}M`;
  if (size >= 1e4) return `${Number((value / 1e3).toPrecision(4))}k`;
  return String(Number(value.toPrecision(6)));
}

const isDrawable = ([x, y]: readonly [number, number]): boolean => Number.isFinite(x) && Number.isFinite(y);

function rangeOf(values: readonly number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

function drawPanel(panel: Panel, y0: number, [xLow, xHigh]: readonly [number, number], isLast: boolean): string[] {
  const points = panel.series.flatMap(({ points: all }) => all.filter(isDrawable));
  const [yLow, yHigh] = panel.range ?? rangeOf(points.map(([, y]) => y));
  const px = (x: number): number => left + ((x - xLow) / (xHigh - xLow)) * (width - left - right);
  const py = (y: number): number => y0 + panelHeight - ((y - yLow) / (yHigh - yLow)) * panelHeight;
  const lines = [`<text x="${left}" y="${y0 - 8}" class="title">${escapeText(panel.title)}</text>`];
  for (const y of ticks(yLow, yHigh)) {
    lines.push(`<path class="grid" d="M${left} ${place(py(y))}H${width - right}"/>`);
    lines.push(`<text x="${left - 6}" y="${place(py(y) + 4)}" class="end">${tickText(y)}</text>`);
  }
  for (const x of ticks(xLow, xHigh)) {
    lines.push(`<path class="grid" d="M${place(px(x))} ${y0}V${y0 + panelHeight}"/>`);
    if (isLast)
      lines.push(`<text x="${place(px(x))}" y="${y0 + panelHeight + 16}" class="middle">${tickText(x)}</text>`);
  }
  for (const [at, { name, points: all }] of panel.series.entries()) {
    const colour = colours[at % colours.length];
    const path = all.filter(isDrawable).map(([x, y]) => `${place(px(x))} ${place(py(y))}`);
    if (path.length > 0) lines.push(`<path d="M${path.join('L')}" fill="none" stroke="${colour}" stroke-width="1.6"/>`);
    if (panel.series.length > 1) {
      const x = width - right - (panel.series.length - at) * 110;
      lines.push(`<text x="${x}" y="${y0 - 8}" fill="${colour}">${escapeText(name)}</text>`);
    }
  }
  return lines;
}

/** A complete SVG document. Points that are not finite are left out. */
export function curveSvg(title: string, xTitle: string, panels: readonly Panel[]): string {
  const height = top + panels.length * (panelHeight + gap) - gap + bottom;
  const xs = panels.flatMap(({ series }) => series.flatMap(({ points }) => points.filter(isDrawable).map(([x]) => x)));
  const xRange = rangeOf(xs);
  const drawn = panels.flatMap((panel, at) =>
    drawPanel(panel, top + at * (panelHeight + gap), xRange, at === panels.length - 1),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11" fill="#334155">`,
    '<style>.title{font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}.grid{stroke:#e2e8f0;fill:none}</style>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="18" font-size="14" class="title">${escapeText(title)}</text>`,
    ...drawn,
    `<text x="${(left + width - right) / 2}" y="${height - 8}" class="middle">${escapeText(xTitle)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}
