// Creeps as small painted figures in their side's colour, on a 200 x 220 sheet, feet at (100, 196).

import { TEAM_COLORS, TEAM_DEEP } from './palette.ts';
import { type Context, fade, path } from './sketch.ts';

/** `melee` with a shield, `ranged` hooded with a staff, `siege` a wheeled ram, `super` an armoured giant with a banner. */
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
  if (kind === 'super') {
    path(context, 'M156 190V18', null, '#5d432c', 7);
    path(context, 'M156 20h40l-10 16 10 16h-40z', main);
    path(context, 'M62 140L52 194H92L100 160L108 194H148L138 140z', '#2f3840');
    path(context, 'M48 92Q100 66 152 92L142 152Q100 170 58 152z', fade(context, main, deep));
    path(context, 'M62 108Q100 122 138 108M66 128Q100 142 134 128', null, '#f2ead2', 4);
    path(
      context,
      'M38 92q22-24 42 0l-12 34q-32 4-30-34zM162 92q-22-24-42 0l12 34q32 4 30-34z',
      fade(context, '#b6c0c8', '#4d5760', 76, 130),
    );
    path(context, 'M68 76a32 34 0 1 1 64 0v14H68z', fade(context, '#aab4bc', '#454f58', 40, 92));
    path(context, 'M80 74h40', null, '#ffd36b', 6);
    path(context, 'M70 54Q50 46 46 22Q62 34 80 42M130 54Q150 46 154 22Q138 34 120 42', '#f0e6c8');
    path(context, 'M52 132L24 60l-8-22 22 12 28 76z', '#dfe6ea');
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
