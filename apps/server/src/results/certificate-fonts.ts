// Fonts of certificates: Noto Serif and Noto Serif SC (SIL Open Font License) come in slices of some hundred characters; of
// those that a text needs, the glyphs it needs are taken at the weight it needs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';

const resolve = createRequire(import.meta.url).resolve;

/** In the order in which they are asked: the first knows more of the Latin, Greek and Cyrillic letters. */
const families = ['noto-serif', 'noto-serif-sc'];

type Slice = { readonly file: string; readonly ranges: readonly (readonly [number, number])[] };

let slices: readonly Slice[] | undefined;
const covered = new Map<Slice, ReadonlySet<number>>();

/** `unicode.json` names slices as `[4]` and `latin`, with ranges as in CSS; common ones stand last. */
function listSlices(family: string): readonly Slice[] {
  const name = `@fontsource-variable/${family}`;
  const document = JSON.parse(readFileSync(resolve(`${name}/unicode.json`), 'utf8')) as Record<string, string>;
  return Object.entries(document)
    .reverse()
    .map(([slice, text]) => ({
      file: resolve(`${name}/files/${family}-${slice.replace(/[[\]]/g, '')}-wght-normal.woff2`),
      ranges: text.split(',').map((part) => {
        const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
      }),
    }));
}

/** What is in the file: ranges promise more. */
function isCovered(slice: Slice, code: number): boolean {
  const known = covered.get(slice) ?? new Set((create(readFileSync(slice.file)) as Font).characterSet);
  covered.set(slice, known);
  return known.has(code);
}

function sliceOf(character: string): Slice | undefined {
  slices ??= families.flatMap(listSlices);
  const code = character.codePointAt(0) as number;
  return slices.find(
    (slice) => slice.ranges.some(([from, to]) => from <= code && code <= to) && isCovered(slice, code),
  );
}

export type FontRun = { readonly text: string; readonly font: string };

/** Small fonts for the texts of one document. Characters that no slice has are shown as a square. */
export class DocumentFonts {
  readonly #files: ReadonlyMap<string, Buffer>;

  private constructor(files: ReadonlyMap<string, Buffer>) {
    this.#files = files;
  }

  /** `texts` by weight, 200 .. 900. */
  static async of(texts: ReadonlyMap<number, string>): Promise<DocumentFonts> {
    const files = new Map<string, Buffer>();
    for (const [weight, text] of texts) {
      const needed = new Map<Slice, string>();
      for (const character of new Set(`□${text}`)) {
        const slice = sliceOf(character);
        if (slice !== undefined) needed.set(slice, (needed.get(slice) ?? '') + character);
      }
      for (const [slice, characters] of needed) {
        const options = { targetFormat: 'truetype', variationAxes: { wght: weight } } as const;
        files.set(`${weight} ${slice.file}`, await subsetFont(readFileSync(slice.file), characters, options));
      }
    }
    return new DocumentFonts(files);
  }

  /** By name, to be registered with a document. */
  entries(): Iterable<[string, Buffer]> {
    return this.#files.entries();
  }

  /** Cuts a text into runs of one font each. */
  runs(text: string, weight: number): readonly FontRun[] {
    const runs: { text: string; font: string }[] = [];
    for (const character of text) {
      const known = sliceOf(character);
      const shown = known === undefined ? '□' : character;
      const font = `${weight} ${(known ?? sliceOf('□'))?.file}`;
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ text: shown, font });
    }
    return runs;
  }
}
