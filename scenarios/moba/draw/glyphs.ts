// Line icons on a 24 x 24 grid as path data: the same strings serve canvases and the page's SVG.

export const GLYPHS: Readonly<Record<string, string>> = {
  // Heroes
  liuying:
    'M12 2v3 M8 5h8l2 4v7l-2 4H8l-2-4V9z M12 9.5a3 3 0 1 1 0 6 3 3 0 1 1 0-6 M3 4l1.5 1.5 M21 4l-1.5 1.5 M3 19l1.5-1.5 M21 19l-1.5-1.5',
  changxian: 'M6 2c9 3 12 8 12 10s-3 7-12 10 M6 2v20 M6 12h15 M18 9l3 3-3 3 M9 6.5v11',
  hengshuo: 'M3 21L17 7 M17 7l4-4-1 6-5 1z M4 9h9L8.500 4z M6 16l3 3',
  shigan: 'M4 21V7h3V3h10v4h3v14z M9 21v-6h6v6 M8 10h3 M13 10h3',
  yesun: 'M12 21l-3-6-6-3 3-1-4-7 7 3 3 4 3-4 7-3-4 7 3 1-6 3z',
  // Skills
  spark: 'M12 3l2 6 6 3-6 3-2 6-2-6-6-3 6-3z',
  lantern: 'M12 3v2 M8 5h8l2 4v6l-2 4H8l-2-4V9z M12 9v6 M5 22h14',
  starfall:
    'M15 3l-5 5 M20 4l-6 6 M21 9l-4 4 M9 10l1.600 3.300 3.400 1.700-3.400 1.700L9 20l-1.600-3.300L4 15l3.400-1.700z',
  resonance: 'M12 4v16 M8 7v10 M16 7v10 M4 10v4 M20 10v4',
  backstep: 'M4 12h12 M11 7l5 5-5 5 M20 5v14',
  finale: 'M2 12h18 M15 7l5 5-5 5 M6 8v8 M9 6v12',
  sweep: 'M20 12a8 8 0 1 1-3-6.200 M17 2v4h4 M12 12l6-6',
  lunge: 'M3 21L14 10 M14 10l7-7-2 8-5 1z M3 14l3-3 M10 21l3-3',
  rage: 'M12 2c1 4 6 6 6 12a6 6 0 0 1-12 0c0-3 2-4 2-7 2 1 3 2 3 4 1-2 1-5 1-9z',
  bulwark: 'M12 2l8 3v6c0 5-3.500 9-8 11-4.500-2-8-6-8-11V5z M12 7v9 M8 11h8',
  quake: 'M3 20h18 M12 3v8 M8 8l4 4 4-4 M5 16l3-2 2 3 2-3 2 3 2-3 3 2',
  charge: 'M3 5v14h4V5z M10 12h11 M16 7l5 5-5 5 M10 7h3 M10 17h3',
  feather: 'M4 20c2-9 7-15 16-16-1 9-7 14-14 14 M4 20l9-9',
  swoop: 'M2 8c5 0 7 3 10 3s5-3 10-6c-2 8-5 12-10 12-3 0-6-4-10-9z',
  verdict: 'M5 3l8 8 M13 11l3-3 3 3-3 3z M4 13l4 4 M3 21l6-6 M14 18l4 4 M18 18l-4 4',
  heal: 'M12 4v16 M4 12h16',
  blink: 'M4 12h6 M14 4l6 8-6 8 M8 8l-4 4 4 4',
  sprint: 'M4 7h7 M2 12h7 M4 17h7 M13 6l6 6-6 6',
  purge: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18 M8 12l3 3 5-6',
  ignite: 'M12 3c1 4 5 5 5 10a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 1-2 0-5 1-9z M5 21h14',
  recall: 'M12 21c5-4 7-7 7-11a7 7 0 0 0-14 0c0 4 2 7 7 11z M12 7v6 M9 10l3-3 3 3',
  attack: 'M4 20L16 8 M14 4h6v6 M16 8l4-4 M4 14l6 6',
  // Items
  boots: 'M8 3h5v8l6 4v4H6v-9z M6 15h5',
  'swift-boots': 'M9 3h5v8l6 4v4H7v-9z M2 8h4 M1 12h4 M2 16h3',
  'long-spear': 'M3 21L16 8 M15 9l6-6-2 7z',
  'storm-halberd': 'M4 20L18 6 M14 4c4 0 6 2 6 6-3 0-5-1-6-2s-1-2 0-4z',
  'split-blade': 'M5 19l4-4 M7 13l10-10 4 4-10 10z M12 8l4 4',
  'blood-cord': 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z M12 17a3 3 0 0 1-3-3',
  'ink-stone': 'M4 8h16v10H4z M7 11h7v4H7z M17 11v4',
  'star-chart': 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18 M8 9l4 2 4-3 M12 11l-1 5',
  'void-scroll': 'M6 4h10v13a3 3 0 0 0 3 3H8a3 3 0 0 1-3-3V6 M9 9h4 M9 13h4',
  'iron-tome': 'M5 4h14v16H5z M9 4v16 M12 9h4 M12 13h4',
  'jade-plate': 'M6 4l6 2 6-2 2 6-3 10H7L4 10z M12 6v14',
  'bronze-bell': 'M8 5h8l3 13H5z M12 2v3 M8 13h8 M12 18v3',
  'stone-drum': 'M4 8c0-4 16-4 16 0v8c0 4-16 4-16 0z M4 8c0 4 16 4 16 0',
  'jade-ward': 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18 M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8',
};

/** Strokes a glyph into a square of a canvas. */
export const strokeGlyph = (
  context: CanvasRenderingContext2D,
  key: string,
  x: number,
  y: number,
  size: number,
  color: string,
  lineWidth = 1.8,
): void => {
  const data = GLYPHS[key];
  if (!data) return;
  context.save();
  context.translate(x, y);
  context.scale(size / 24, size / 24);
  context.strokeStyle = color;
  context.lineWidth = lineWidth;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(new Path2D(data));
  context.restore();
};
