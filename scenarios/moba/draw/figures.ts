// The five heroes, creeps and the monster as small painted figures on a 200 x 220 sheet, feet at (100, 196).

import { heroLook, TEAM_COLORS, TEAM_DEEP } from './palette.ts';

type Context = CanvasRenderingContext2D;
type Fill = string | CanvasGradient;

const path = (
  c: Context,
  data: string,
  fill: Fill | null,
  stroke: string | null = 'rgba(6,9,14,0.9)',
  width = 4,
): void => {
  const shape = new Path2D(data);
  if (fill) {
    c.fillStyle = fill;
    c.fill(shape);
  }
  if (stroke) {
    c.strokeStyle = stroke;
    c.lineWidth = width;
    c.lineJoin = 'round';
    c.lineCap = 'round';
    c.stroke(shape);
  }
};

const fade = (c: Context, top: string, bottom: string, y0 = 40, y1 = 196): CanvasGradient => {
  const gradient = c.createLinearGradient(70, y0, 130, y1);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, bottom);
  return gradient;
};

const glow = (c: Context, x: number, y: number, radius: number, color: string): void => {
  const gradient = c.createRadialGradient(x, y, 1, x, y, radius);
  gradient.addColorStop(0, color);
  gradient.addColorStop(1, 'rgba(255,255,255,0)');
  c.fillStyle = gradient;
  c.fillRect(x - radius, y - radius, radius * 2, radius * 2);
};

const head = (c: Context, y: number, radius = 21): void => {
  const circle = `M${100 - radius} ${y}a${radius} ${radius} 0 1 1 ${radius * 2} 0a${radius} ${radius} 0 1 1 ${-radius * 2} 0z`;
  path(c, circle, '#f0d2b0');
  c.fillStyle = '#1b1a22';
  c.fillRect(103, y - 2, 4, 7);
  c.fillRect(114, y - 2, 4, 7);
};

const PAINTERS: Readonly<Record<string, (c: Context, main: string, dark: string, light: string) => void>> = {
  liuying: (c, main, dark, light) => {
    path(c, 'M150 196L150 40', null, '#6d4a2c', 8);
    glow(c, 150, 46, 46, 'rgba(232,255,130,0.85)');
    path(c, 'M138 34h24l6 12-6 22h-24l-6-22z', '#fff3a8');
    path(c, 'M100 82C74 84 62 130 48 194Q100 210 152 194C138 130 126 84 100 82z', fade(c, main, dark));
    path(c, 'M100 90L88 196M100 90l14 106', null, light, 3);
    path(c, 'M122 108Q146 116 152 124', null, main, 15);
    head(c, 64);
    path(c, 'M76 66C70 30 130 28 126 64C116 48 98 46 92 56C90 70 82 92 72 98C70 84 74 74 76 66z', '#1d2b35');
    path(c, 'M90 30a11 11 0 1 1 20 0z', '#1d2b35');
    for (const [x, y] of [
      [46, 96],
      [60, 60],
      [34, 138],
      [166, 110],
    ] as const)
      glow(c, x, y, 13, 'rgba(216,255,138,0.95)');
  },
  changxian: (c, main, dark, light) => {
    path(c, 'M100 84C78 86 70 124 54 194Q100 206 144 192C130 128 122 86 100 84z', fade(c, main, dark));
    path(c, 'M82 126Q102 136 122 124L126 138Q102 150 78 140z', light);
    path(c, 'M112 106Q138 104 158 110', null, main, 14);
    path(c, 'M144 28C190 62 190 146 144 182', null, '#4a2a1d', 13);
    path(c, 'M144 28C186 62 186 146 144 182', null, '#e8b872', 6);
    path(c, 'M144 28L138 106L144 182M148 30l-2 150', null, light, 2);
    path(c, 'M92 108H182M172 100l10 8-10 8', null, '#f7eef0', 4);
    head(c, 62);
    path(c, 'M76 68C66 26 132 24 126 58C112 44 96 48 92 58C88 92 70 120 52 130C66 104 70 90 76 68z', '#3c1c2c');
    path(c, 'M84 34l-12-12M88 32l-4-18', null, light, 5);
  },
  hengshuo: (c, main, dark, light) => {
    path(
      c,
      'M100 84C72 84 66 120 60 150L52 192H84L100 164L116 192H148L140 150C134 120 128 84 100 84z',
      fade(c, main, dark),
    );
    path(c, 'M70 96Q100 84 130 96L126 120Q100 132 74 120z', light);
    path(c, 'M76 140h48v12H76z', '#74311c');
    path(c, 'M134 194L164 34', null, '#8d6136', 8);
    path(c, 'M154 36l14-34 8 38z', '#e7edf2');
    path(c, 'M156 42l-14 8 12 14z', '#d9482f');
    path(c, 'M72 104Q52 122 74 142M126 104Q144 112 150 104', null, main, 16);
    head(c, 68);
    path(c, 'M40 62Q100 30 160 62Q100 74 40 62z', '#caa15c');
    path(c, 'M62 56Q92 26 100 12Q108 26 138 56Q100 66 62 56z', '#e0bd78');
  },
  shigan: (c, main, dark, light) => {
    path(c, 'M64 148L56 196H92L98 160h8l6 36H146L136 148z', dark);
    path(c, 'M44 74Q100 44 156 74L164 118L138 164H62L36 118z', fade(c, main, dark));
    path(c, 'M44 78L20 96L16 150L40 158L50 112zM156 78L180 96L184 150L160 158L150 112z', fade(c, '#a3afb9', dark));
    path(c, 'M76 34h48l8 24-10 26H78L68 58z', main);
    path(c, 'M60 28h80l10 12H50zM72 16h56l8 12H64z', '#59656f');
    path(c, 'M82 58h12M106 58h12', null, light, 6);
    glow(c, 100, 116, 44, 'rgba(140,215,255,0.8)');
    path(c, 'M82 140V102h36v38M76 100h48M100 102v38', null, light, 6);
  },
  yesun: (c, main, dark, light) => {
    path(
      c,
      'M100 78C70 62 36 70 6 44C14 92 22 104 40 118L28 126L54 140L48 154L88 150zM100 78C130 62 164 70 194 44C186 92 178 104 160 118L172 126L146 140L152 154L112 150z',
      fade(c, main, '#17133c'),
    );
    path(c, 'M30 66Q64 84 90 92M170 66Q136 84 110 92', null, light, 3);
    path(
      c,
      'M100 84C80 86 78 120 72 150L64 194H90L100 158L110 194H136L128 150C122 120 120 86 100 84z',
      fade(c, dark, '#120f2c'),
    );
    path(c, 'M78 132h44v9H78z', light);
    path(c, 'M100 26C70 28 68 62 76 88Q100 98 124 88C132 62 130 28 100 26z', fade(c, main, dark, 20, 90));
    path(c, 'M82 64Q100 52 118 64L112 80Q100 86 88 80z', '#0d0b1c', null);
    path(c, 'M88 68l8 3M112 68l-8 3', null, '#f3eaff', 5);
    path(c, 'M60 150L30 186M140 150L170 186', null, '#dfe4f5', 6);
  },
};

export const paintHero = (context: Context, key: string): void => {
  const look = heroLook(key);
  const painter = PAINTERS[key];
  if (painter) {
    painter(context, look.main, look.dark, look.light);
    return;
  }
  path(
    context,
    'M100 84C74 86 66 128 56 194Q100 206 144 194C134 128 126 86 100 84z',
    fade(context, look.main, look.dark),
  );
  head(context, 62);
};

/** Creeps wear their side's colour: `melee` with a shield, `ranged` hooded with a staff, `siege` a wheeled ram. */
export const paintCreep = (context: Context, kind: string, team: number): void => {
  const main = TEAM_COLORS[team] ?? TEAM_COLORS[2];
  const deep = TEAM_DEEP[team] ?? TEAM_DEEP[2];
  if (kind === 'siege') {
    path(context, 'M30 150L48 92H150L176 150z', fade(context, '#8a6b49', '#3d2b1c'));
    path(context, 'M40 94L100 56L160 94z', fade(context, main, deep));
    path(context, 'M120 124h56l16-12v36l-16-10h-56z', '#b9c2c9');
    for (const x of [62, 142]) {
      path(context, `M${x - 28} 164a28 28 0 1 1 56 0a28 28 0 1 1 -56 0z`, '#54402b');
      path(context, `M${x - 8} 164a8 8 0 1 1 16 0a8 8 0 1 1 -16 0z`, main);
    }
    return;
  }
  if (kind === 'ranged') {
    path(context, 'M146 196V66', null, '#5d432c', 8);
    path(context, 'M132 60l14-26 14 26-14 18z', main);
    path(context, 'M100 92C78 96 70 140 60 194Q100 204 140 194C130 140 122 96 100 92z', fade(context, main, deep));
    path(
      context,
      'M100 54C74 54 70 92 78 112Q100 120 122 112C130 92 126 54 100 54z',
      fade(context, '#7d8790', deep, 50, 120),
    );
    path(context, 'M86 86Q102 76 118 88L112 106Q100 110 90 104z', '#14171d', null);
  } else {
    path(context, 'M78 130L70 194H96L100 164L106 194H132L124 130z', '#3c4650');
    path(context, 'M68 102Q100 86 132 102L126 150H74z', fade(context, main, deep));
    path(context, 'M76 82a24 24 0 1 1 48 0v10H76z', fade(context, '#aab4bc', '#545e68', 56, 96));
    path(context, 'M100 58v-18', null, main, 9);
    path(context, 'M128 96h42v46q-20 26-42 0z', fade(context, deep, main, 90, 170));
    path(context, 'M150 104v40M136 120h26', null, '#f2ead2', 4);
    path(context, 'M70 124L40 76', null, '#dfe6ea', 8);
  }
};

export const paintMonster = (context: Context): void => {
  glow(context, 100, 120, 96, 'rgba(185,148,255,0.35)');
  path(
    context,
    'M24 176Q14 110 60 92Q78 52 118 62Q170 66 182 120L172 192H146L136 164H82L70 194H40z',
    fade(context, '#6c5a9c', '#221a3d'),
  );
  path(context, 'M60 92Q34 62 42 30Q56 54 80 66M118 62Q134 34 122 10Q150 28 148 70', '#e2d7f2');
  path(context, 'M132 98Q186 92 192 128Q176 150 138 142z', fade(context, '#8a78bd', '#3a2d63'));
  path(context, 'M154 112l14 4', null, '#ffe08a', 8);
  path(context, 'M60 110l16 14 8-18 14 16 10-18', null, '#c6aef5', 4);
};
