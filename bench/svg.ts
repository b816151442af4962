// Pieces that the pictures of reports are drawn with. Same bytes for the same numbers.

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A coordinate to a tenth of a pixel. */
export const place = (value: number): string => String(Math.round(value * 10) / 10);

export const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${place(x)}" y="${place(y)}" width="${place(width)}" height="${place(height)}" fill="${fill}"/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string =>
  `<path d="M${place(x1)} ${place(y1)}L${place(x2)} ${place(y2)}" stroke="${stroke}" stroke-width="${width}" fill="none"/>`;

export const label = (x: number, y: number, text: string, rest = ''): string =>
  `<text x="${place(x)}" y="${place(y)}"${rest === '' ? '' : ` ${rest}`}>${escapeText(text)}</text>`;

/** A complete document on white with its title. */
export const picture = (width: number, height: number, title: string, content: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11" fill="#334155">`,
    '<style>.end{text-anchor:end}.middle{text-anchor:middle}</style>',
    `<title>${escapeText(title)}</title>`,
    rect(0, 0, width, height, '#fff'),
    label(16, 22, title, 'font-size="14" font-weight="600"'),
    ...content,
    '</svg>',
    '',
  ].join('\n');
