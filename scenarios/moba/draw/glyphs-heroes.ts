// Line icons of heroes on a 24 x 24 grid as path data: the same strings serve canvases and the page's SVG.

export const HERO_GLYPHS: Readonly<Record<string, string>> = {
  liuying:
    'M12 2v3 M8 5h8l2 4v7l-2 4H8l-2-4V9z M12 9.5a3 3 0 1 1 0 6 3 3 0 1 1 0-6 M3 4l1.5 1.5 M21 4l-1.5 1.5 M3 19l1.5-1.5 M21 19l-1.5-1.5',
  changxian: 'M6 2c9 3 12 8 12 10s-3 7-12 10 M6 2v20 M6 12h15 M18 9l3 3-3 3 M9 6.5v11',
  hengshuo: 'M3 21L17 7 M17 7l4-4-1 6-5 1z M4 9h9L8.500 4z M6 16l3 3',
  shigan: 'M4 21V7h3V3h10v4h3v14z M9 21v-6h6v6 M8 10h3 M13 10h3',
  yesun: 'M12 21l-3-6-6-3 3-1-4-7 7 3 3 4 3-4 7-3-4 7 3 1-6 3z',
  dingbo: 'M5 8h14l-1 7H6z M7 15l-1 6 M17 15l1 6 M12 15v6 M8 8V4 M16 8V4',
  leisheng: 'M3 12h18v9H3z M3 16.500h18 M9 12v4.500 M15 16.500V21 M12 2v7 M9 9h6',
  duanjian: 'M6 3v18 M10 3v7l2 2-2 2v7 M14 3v9l2 2-2 1v6 M18 3v18 M4 8h16 M4 16h16',
  hangge: 'M12 2v12 M7 14h10v5H7z M4 7c-2 2-2 4 0 6 M20 7c2 2 2 4 0 6 M5 22h14',
  wugan: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z M9 16c1-5 3-7 6-9 M9 12h5',
  chanyi:
    'M12 5a3 3 0 0 1 3 3v8l-3 4-3-4V8a3 3 0 0 1 3-3z M9 9C5 9 4 15 4 19l5-4 M15 9c4 0 5 6 5 10l-5-4 M10 5L8 3 M14 5l2-2',
  zheliu:
    'M8 2c0 8 2 14 8 20 M9 7c-4 0-5 3-5 5 3 0 5-2 6-3 M11 12c4-2 7-1 8 2-3 1-5 0-7-1 M13 17c-4-1-6 1-7 3 3 1 6 0 8-1',
  cetian: 'M4 20h16 M8 20V7 M8 20L18 12 M17 3a3 3 0 1 1 0 6 3 3 0 1 1 0-6',
  yanbing: 'M12 2v20 M3.300 7l17.400 10 M20.700 7L3.300 17 M9 4l3 3 3-3 M9 20l3-3 3 3',
  wengua: 'M4 5h16 M4 12h6 M14 12h6 M4 19h16 M12 8v8',
  yiqing: 'M3 21L17 7 M12 6h6v6 M5 15c-3-4 0-8 4-7s5 6 1 8',
  kuoyu: 'M12 2v20 M9 5l3-3 3 3 M12 13l5-3v5l-5 3 M12 13l-5-3v5l5 3',
  cailing: 'M12 21V9 M12 13c-5 0-7-3-7-7 4 0 7 2 7 7z M12 11c0-4 3-6 7-6 0 4-2 7-7 7 M8 21h8',
  mingduo: 'M12 2v5 M8 7h8l2 10H6z M6 17h12 M12 17v4',
  jiehuan: 'M9 5a6 6 0 1 0 .1 0 M15 7a6 6 0 1 0 .1 0',
};
