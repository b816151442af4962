// Monsters of the camps as painted figures on a 200 x 220 sheet, feet at (100, 196): one look a kind.

import { chanceOf } from './palette.ts';
import { type Context, disc, fade, glow, path } from './sketch.ts';

type Painter = (c: Context) => void;

const eye = (c: Context, x: number, y: number, color = '#ffe08a'): void => path(c, disc(x, y, 5), color, '#0b0d12', 3);

const PAINTERS: Readonly<Record<string, Painter>> = {
  'cinder-ox': (c) => {
    glow(c, 100, 120, 92, 'rgba(255,122,60,0.4)');
    path(c, 'M40 192V150M72 192V156M118 192V156M146 192V148', null, '#3a1c14', 17);
    path(
      c,
      'M24 128Q30 86 88 84Q140 78 156 108Q164 140 148 158Q90 172 40 158Q24 148 24 128z',
      fade(c, '#a4472a', '#2e120d'),
    );
    path(c, 'M132 92Q176 88 188 118Q184 146 156 148Q130 140 132 92z', fade(c, '#bf5730', '#421a10'));
    path(
      c,
      'M140 92C130 70 136 48 156 38C152 58 156 74 164 90M168 92C172 70 186 58 198 56C190 68 188 82 184 96',
      '#f5dcb0',
    );
    path(c, 'M156 40l-8-14 14 6zM196 58l4-16 2 18z', '#ff9a4a', null);
    eye(c, 164, 112, '#ffb347');
    path(c, 'M44 96l16-22 10 18 18-24 12 20', null, '#ff8a3c', 5);
  },
  'tide-crane': (c) => {
    glow(c, 100, 110, 90, 'rgba(95,200,255,0.35)');
    path(c, 'M88 190L92 150M112 190L108 150', null, '#3d4a52', 6);
    path(c, 'M36 150Q40 92 98 96Q150 100 156 140Q120 168 70 162z', fade(c, '#f2f7fa', '#6b93ac', 90, 170));
    path(c, 'M36 150L8 168L30 140L4 142L40 124z', '#263d4d');
    path(c, 'M74 112Q112 100 140 134Q110 152 82 142z', fade(c, '#bfe3f5', '#3a6f92', 100, 150));
    path(c, 'M132 112C150 96 136 66 140 42', null, '#0b0d12', 18);
    path(c, 'M132 112C150 96 136 66 140 42', null, '#f2f7fa', 11);
    path(c, disc(144, 36, 15), '#f2f7fa');
    path(c, 'M133 28Q144 14 156 28z', '#e0483a');
    path(c, 'M156 34L194 40L156 45z', '#e0b25a');
    eye(c, 150, 36, '#1a2a33');
  },
  'reed-boar': (c) => {
    path(c, 'M48 192V152M78 192V158M116 192V158M142 192V150', null, '#2d2114', 15);
    path(c, 'M26 140Q24 96 84 88Q140 84 158 118Q160 150 140 162Q80 172 40 160z', fade(c, '#8c7443', '#32260f'));
    path(c, 'M36 106l4-26 14 18 6-30 14 22 10-30 12 26 16-22 6 24 16-14', null, '#c9b06a', 6);
    path(c, 'M134 102Q176 104 190 136L178 152Q146 156 130 138z', '#86703f');
    path(c, 'M176 138h14v14h-14z', '#d3a58a');
    path(c, 'M164 148C168 132 178 126 184 124', null, '#f4ecd8', 6);
    eye(c, 156, 120, '#ffdf7a');
  },
  'bamboo-ape': (c) => {
    path(c, 'M170 196V30M162 84h16M162 140h16', null, '#6f9a4a', 11);
    path(c, 'M64 192Q56 160 68 146L132 146Q146 164 138 192H112L100 168L90 192z', '#2c3526');
    path(c, 'M46 108Q100 74 154 108Q162 146 134 160H66Q38 146 46 108z', fade(c, '#6d7a57', '#262d1d'));
    path(c, 'M54 112Q26 140 34 182M146 112Q176 116 168 126', null, '#4a553a', 21);
    path(c, disc(34, 184, 13), '#4a553a');
    path(c, disc(100, 74, 33), fade(c, '#7b8964', '#353d29', 40, 110));
    path(c, 'M78 76Q100 58 122 76Q124 100 100 102Q76 100 78 76z', '#c9b896');
    eye(c, 91, 78);
    eye(c, 111, 78);
    path(c, 'M90 92Q100 97 112 92', null, '#3a2a1c', 4);
  },
  'wind-hare': (c) => {
    glow(c, 100, 130, 80, 'rgba(159,245,216,0.4)');
    path(c, 'M50 192q-8-26 16-34M118 192q-2-22 14-30', null, '#7f8d86', 16);
    path(
      c,
      'M36 160Q32 112 86 110Q136 112 140 150Q136 178 92 180Q44 182 36 160z',
      fade(c, '#eef5f0', '#8ba198', 100, 184),
    );
    path(c, disc(34, 150, 13), '#ffffff');
    path(
      c,
      'M120 88C100 60 92 34 102 14C118 30 130 56 132 82M138 84C132 52 138 26 154 12C162 36 158 62 148 86',
      fade(c, '#f6faf7', '#9fb3aa', 10, 90),
    );
    path(c, disc(136, 106, 25), '#f2f7f4');
    eye(c, 144, 102, '#d6505a');
    path(c, 'M8 120h30M2 140h26M14 100h24', null, 'rgba(159,245,216,0.8)', 5);
  },
  'spring-turtle': (c) => {
    glow(c, 92, 120, 90, 'rgba(127,233,196,0.35)');
    path(c, 'M40 188v-22M134 188v-22', null, '#48704f', 24);
    path(c, 'M146 130Q180 118 192 140Q186 164 150 160z', fade(c, '#7fa86f', '#32522f', 120, 164));
    path(c, 'M18 164Q20 88 90 82Q158 88 158 164Q90 184 18 164z', fade(c, '#4f8f86', '#15332f', 80, 180));
    path(c, 'M90 84V170M30 132Q90 110 150 132M54 98L44 168M126 98l12 70', null, '#a6e0cc', 4);
    path(c, 'M70 84Q90 40 110 84', '#8fd6ff');
    path(c, 'M90 60V34M78 66L66 46M102 66l12-20', null, '#bfeaff', 5);
    eye(c, 176, 136);
  },
  'river-rhino': (c) => {
    glow(c, 100, 116, 98, 'rgba(63,140,255,0.45)');
    path(c, 'M34 194V150M68 194V158M112 194V158M140 194V150', null, '#22303f', 24);
    path(
      c,
      'M12 130Q14 74 84 70Q146 66 160 108Q168 148 146 166Q76 182 28 164Q12 152 12 130z',
      fade(c, '#5f7f9b', '#17222e', 66, 180),
    );
    path(c, 'M22 116Q60 92 96 116M90 84Q130 96 126 146M34 150Q60 136 84 152', null, '#a9cdea', 4);
    path(c, 'M128 92Q176 84 192 124Q188 156 156 160Q126 148 128 92z', fade(c, '#7494af', '#22303f', 86, 160));
    path(c, 'M172 100C166 70 176 44 194 26C198 56 198 84 190 112z', '#f2e6c6');
    path(c, 'M152 90C150 76 154 66 162 58C166 72 166 82 164 92z', '#f2e6c6');
    path(c, 'M60 74l12-30 12 28M30 86l2-28 18 20', '#c9a34a');
    eye(c, 158, 112, '#7fd0ff');
    path(c, 'M4 190q14-14 28 0t28 0 28 0 28 0 28 0 28 0 24 0', null, '#6fb8ff', 5);
  },
  'cauldron-spirit': (c) => {
    glow(c, 100, 84, 100, 'rgba(255,207,92,0.55)');
    path(c, 'M100 4C140 34 158 58 132 92Q100 108 68 92C42 58 72 44 100 4z', fade(c, '#fff2b0', '#e2772c', 4, 100));
    path(c, 'M100 34C120 52 124 66 112 84Q100 90 88 84C78 68 90 54 100 34z', '#fffbe0', null);
    path(c, 'M84 70l10 6M116 70l-10 6', null, '#5a1f0a', 6);
    path(c, 'M48 196L62 152M152 196L138 152M100 196V160', null, '#4a3a1c', 17);
    path(c, 'M30 94H170L158 150Q100 178 42 150z', fade(c, '#b58a3c', '#3a270c', 90, 170));
    path(c, 'M22 86h156v16H22z', '#d8ac58');
    path(c, 'M34 86V60h16v26M150 86V60h16v26', null, '#d8ac58', 8);
    path(c, 'M58 116q12-12 24 0v16H58zM88 116q12-12 24 0v16H88zM118 116q12-12 24 0v16h-24z', null, '#ffe7a3', 4);
  },
  spirit: (c) => {
    glow(c, 100, 120, 96, 'rgba(185,148,255,0.35)');
    path(
      c,
      'M24 176Q14 110 60 92Q78 52 118 62Q170 66 182 120L172 192H146L136 164H82L70 194H40z',
      fade(c, '#6c5a9c', '#221a3d'),
    );
    path(c, 'M60 92Q34 62 42 30Q56 54 80 66M118 62Q134 34 122 10Q150 28 148 70', '#e2d7f2');
    path(c, 'M132 98Q186 92 192 128Q176 150 138 142z', fade(c, '#8a78bd', '#3a2d63'));
    path(c, 'M154 112l14 4', null, '#ffe08a', 8);
    path(c, 'M60 110l16 14 8-18 14 16 10-18', null, '#c6aef5', 4);
  },
};

/** A kind without a picture of its own is a horned beast in a colour that its key chooses. */
const paintStranger = (c: Context, key: string): void => {
  const hue = Math.floor(chanceOf(key, 3) * 360);
  path(c, 'M48 192V150M78 192V156M116 192V156M142 192V150', null, `hsl(${hue} 30% 14%)`, 18);
  path(
    c,
    'M24 132Q26 84 88 80Q150 82 160 122Q160 152 140 164Q80 174 38 160z',
    fade(c, `hsl(${hue} 36% 48%)`, `hsl(${hue} 40% 14%)`),
  );
  path(c, disc(150, 110, 32), `hsl(${hue} 34% 40%)`);
  path(
    c,
    'M136 86C126 62 134 44 148 34C148 56 152 70 156 82M166 86C174 66 186 56 196 56C188 70 186 82 180 96',
    '#efe4cc',
  );
  eye(c, 158, 108);
};

export const paintMonster = (context: Context, key: string): void => {
  const painter = PAINTERS[key];
  if (painter) painter(context);
  else paintStranger(context, key);
};
