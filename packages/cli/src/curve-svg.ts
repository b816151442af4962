// Draws curves as an SVG file: panels one below the other over a common horizontal axis. No dependency, same bytes for
// the same numbers.

export type Series = {
  /** Empty: not in the legend. */
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  readonly colour?: string;
  /** An interval around the curve: x, low, high. */
  readonly band?: readonly (readonly [number, number, number])[];
};

/** Points with intervals over an axis of their own. */
export type Scatter = {
  readonly title: string;
  readonly range: readonly [number, number];
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly low: number;
    readonly high: number;
    readonly colour: string;
  }[];
  /** `names`: of the places 0, 1, ... where x is a choice. */
  readonly x: {
    readonly low: number;
    readonly high: number;
    readonly isLog: boolean;
    readonly isWhole: boolean;
    readonly names: readonly string[] | null;
  };
};

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

/** Round numbers on a logarithmic axis: 1, 2 and 5 times powers of ten. */
export function logTicks(low: number, high: number): number[] {
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of [1, 2, 5]) found.push(Number((digit * 10 ** power).toPrecision(3)));
  }
  return found.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

function drawScatter({ title, range: [yLow, yHigh], points, x: axis }: Scatter, y0: number): string[] {
  const scale = axis.isLog ? Math.log : (x: number): number => x;
  const [xLow, xHigh] = [scale(axis.low), scale(axis.high)];
  const px = (x: number): number => left + ((scale(x) - xLow) / (xHigh - xLow)) * (width - left - right);
  const py = (y: number): number => y0 + panelHeight - ((y - yLow) / (yHigh - yLow)) * panelHeight;
  const lines = [`<text x="${left}" y="${y0 - 8}" class="title">${escapeText(title)}</text>`];
  for (const y of ticks(yLow, yHigh)) {
    lines.push(`<path class="grid" d="M${left} ${place(py(y))}H${width - right}"/>`);
    lines.push(`<text x="${left - 6}" y="${place(py(y) + 4)}" class="end">${tickText(y)}</text>`);
  }
  const places = axis.names
    ? axis.names.map((name, at) => [at, name] as const)
    : (axis.isLog ? logTicks(axis.low, axis.high) : ticks(axis.low, axis.high))
        .filter((x) => !axis.isWhole || Number.isInteger(x))
        .map((x) => [x, tickText(x)] as const);
  for (const [x, text] of places) {
    lines.push(`<path class="grid" d="M${place(px(x))} ${y0}V${y0 + panelHeight}"/>`);
    lines.push(`<text x="${place(px(x))}" y="${y0 + panelHeight + 16}" class="middle">${escapeText(text)}</text>`);
  }
  for (const { x, y, low, high, colour } of points) {
    lines.push(
      `<path d="M${place(px(x))} ${place(py(low))}V${place(py(high))}" stroke="${colour}" stroke-width="1.2"/>`,
    );
    lines.push(`<circle cx="${place(px(x))}" cy="${place(py(y))}" r="3.5" fill="${colour}"/>`);
  }
  return lines;
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
  const named = panel.series.filter(({ name }) => name !== '');
  for (const [at, { name, points: all, colour: own, band = [] }] of panel.series.entries()) {
    const colour = own ?? colours[at % colours.length];
    if (band.length > 0) {
      const rim = [
        ...band.map(([x, , high]) => [x, high] as const),
        ...band.map(([x, low]) => [x, low] as const).reverse(),
      ];
      const corners = rim.map(([x, y]) => `${place(px(x))} ${place(py(y))}`);
      lines.push(`<path class="band" d="M${corners.join('L')}Z" fill="${colour}" fill-opacity="0.15"/>`);
    }
    const path = all.filter(isDrawable).map(([x, y]) => `${place(px(x))} ${place(py(y))}`);
    if (path.length > 0) lines.push(`<path d="M${path.join('L')}" fill="none" stroke="${colour}" stroke-width="1.6"/>`);
    if (name !== '' && panel.series.length > 1) {
      const x = width - right - (named.length - named.findIndex((one) => one.name === name)) * 110;
      lines.push(`<text x="${x}" y="${y0 - 8}" fill="${colour}">${escapeText(name)}</text>`);
    }
  }
  return lines;
}

/** A complete SVG document. Points that are not finite are left out. `scatters` stand below the curves. */
export function curveSvg(
  title: string,
  xTitle: string,
  panels: readonly Panel[],
  scatters: readonly Scatter[] = [],
): string {
  const curvesHeight = top + panels.length * (panelHeight + gap) - gap + bottom;
  const height = curvesHeight + scatters.length * (panelHeight + gap);
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
    `<text x="${(left + width - right) / 2}" y="${curvesHeight - 8}" class="middle">${escapeText(xTitle)}</text>`,
    ...scatters.flatMap((scatter, at) => drawScatter(scatter, curvesHeight + gap / 2 + at * (panelHeight + gap))),
    '</svg>',
    '',
  ].join('\n');
}
